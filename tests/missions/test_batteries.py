"""A plan over several batteries."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, MultiLineString, Point, Polygon

from maps.area import LocalFrame, to_polygon
from maps.geo import AboveGround, AboveHome, distance_m
from missions.batteries import split
from missions.camera_model import DEFAULT_CAMERA
from missions.energy import CALM, DroneProfile, WindAt, estimate
from missions.patterns.sweep import parallel
from missions.plan import Plan, PlanError, Waypoint
from missions.work import Work
from tests.missions import shapes
from tests.missions.practice import HOME

if TYPE_CHECKING:
    from collections.abc import Sequence

    from maps.geo import LatLon

SMALL = DroneProfile(endurance_s=600.0)


def _search(ring: Sequence[tuple[float, float]], holes: Sequence[Sequence[tuple[float, float]]] = ()) -> Plan:
    return parallel(shapes.area(ring, holes), DEFAULT_CAMERA, AboveGround(60.0), home=HOME)


def _searched_m(plan: Plan) -> float:
    return sum(distance_m(a.at, b.at) for a, b in pairwise(plan.waypoints) if b.searching)


def _used(plan: Plan, drone: DroneProfile, wind: WindAt = CALM) -> float:
    return estimate(plan, HOME, wind=wind, drone=drone).used_percent


def _legs(plan: Plan) -> list[tuple[LatLon, LatLon]]:
    return [(a.at, b.at) for a, b in pairwise(plan.waypoints) if b.searching]


def test_what_one_battery_flies_stays_whole():
    plan = _search(shapes.BOX)
    assert split(plan, HOME) == (plan,)


@cache
def _l_shaped() -> Plan:
    return _search(shapes.L_SHAPE)


def test_each_part_is_within_its_battery_and_together_they_fly_every_leg_once():
    plan = _l_shaped()
    parts = split(plan, HOME, drone=SMALL)
    assert len(parts) > 2
    assert all(_used(part, SMALL) <= 70.0 for part in parts)
    assert sum(map(_searched_m, parts)) == pytest.approx(_searched_m(plan), rel=1e-6)
    for before, after in pairwise(parts):  # the next begins where the last one stopped
        assert distance_m(_legs(before)[-1][1], _legs(after)[0][0]) < 0.01
    assert all(part.fence == plan.fence and part.area == plan.area for part in parts)
    assert all(part.home == HOME for part in parts)


def test_no_fewer_parts_would_do():
    """Every way to cut at leg ends and in the middle of legs, tried out."""
    plan, drone = _search(shapes.BOX), DroneProfile(endurance_s=560.0)
    work = Work(plan, HOME)
    cuts = [n / 2 for n in range(2 * work.length + 1)]
    reached, batteries = {0.0}, 0
    while work.length not in reached:
        batteries += 1
        reached = {
            end
            for end in cuts
            if any(start < end and _used(work.part(start, end), drone) <= 70.0 for start in reached)
        }
    assert len(split(plan, HOME, drone=drone)) <= batteries


def test_the_parts_are_evenly_filled():
    used = [_used(part, SMALL) for part in split(_l_shaped(), HOME, drone=SMALL)]
    assert min(used) > 50.0  # going as far as possible each time would leave a scrap for the last


def test_a_long_leg_is_cut_inside():
    long = Plan(
        pattern="along",
        area=None,
        home=HOME,
        waypoints=tuple(
            Waypoint(shapes.at(x, y), AboveHome(60.0), searching=x > 0)
            for x, y in ((-2000, 300), (2000, 300))
        ),
        takeoff_height=AboveHome(60.0),
        speed_m_s=8.0,
        camera="thermal-640",
        height=AboveGround(60.0),
        swath_m=50.0,
        spacing_m=40.0,
    )
    drone = DroneProfile(endurance_s=1300.0)
    parts = split(long, HOME, drone=drone)
    assert len(parts) == 2
    assert sum(map(_searched_m, parts)) == pytest.approx(4000.0, rel=1e-3)
    assert all(_used(part, drone) <= 70.0 for part in parts)


def test_a_stay_is_shared_by_the_batteries_to_the_second():
    station = Waypoint(shapes.at(200, 200), AboveHome(60.0), searching=False, hold_s=3000.0)
    watch = replace(_search(shapes.BOX), waypoints=(station,))
    parts = split(watch, HOME)
    assert len(parts) == 4
    assert sum(w.hold_s for part in parts for w in part.waypoints) == 3000.0
    assert all(_used(part, DroneProfile()) <= 70.0 for part in parts)


def test_ways_there_and_back_keep_off_what_is_shut():
    shut = shapes.area([(100, 100), (500, 100), (500, 300), (100, 300)])
    plan = parallel(
        shapes.area([(0, 0), (600, 0), (600, 500), (0, 500)]),
        DEFAULT_CAMERA,
        AboveGround(60.0),
        home=HOME,
        no_fly=(shut,),
    )
    parts = split(plan, HOME, drone=SMALL)
    assert len(parts) > 1
    for part in parts:
        assert _over(part, to_polygon(shut, LocalFrame(HOME))) < 0.5


def test_the_way_of_the_whole_plan_there_and_back_stays_in_the_first_and_last_part():
    plan = _l_shaped()
    way = Waypoint(shapes.at(-40, -10), AboveHome(60.0), searching=False)
    plan = replace(plan, waypoints=(way, *plan.waypoints, way))
    parts = split(plan, HOME, drone=SMALL)
    assert parts[0].waypoints[0] == way
    assert parts[-1].waypoints[-1] == way
    assert way not in parts[1].waypoints


def test_one_battery_that_does_not_go_there_and_back_is_said():
    with pytest.raises(PlanError, match="there and back"):
        split(_search(shapes.BOX), HOME, drone=DroneProfile(endurance_s=200.0))


def test_a_wind_that_is_too_strong_is_said():
    with pytest.raises(PlanError, match="wind"):
        split(_search(shapes.BOX), HOME, wind=WindAt(10.0, 18.0))


@settings(max_examples=15)
@given(
    ring=shapes.star_shapes(),
    from_deg=st.floats(0.0, 360.0),
    speed_m_s=st.floats(0.0, 9.0),
    endurance_s=st.floats(500.0, 1200.0),
)
def test_any_search_is_split_without_a_gap_or_a_leg_twice(
    ring: list[tuple[float, float]], from_deg: float, speed_m_s: float, endurance_s: float
):
    wind, drone = WindAt(from_deg, speed_m_s), DroneProfile(endurance_s=endurance_s)
    plan = _search(ring)
    try:
        parts = split(plan, HOME, wind=wind, drone=drone)
    except PlanError as error:
        assert "there and back" in str(error)  # noqa: PT017 the other outcome is checked below
        return
    assert sum(map(_searched_m, parts)) == pytest.approx(_searched_m(plan), rel=1e-6)
    assert all(_used(part, drone, wind) <= 70.0 + 1e-9 for part in parts)
    frame = LocalFrame(HOME)
    flown = MultiLineString([[frame.to_xy(at) for at in leg] for part in parts for leg in _legs(part)])
    corners = [Point(frame.to_xy(w.at)) for w in plan.waypoints[1:]]
    # Of several places on one straight stretch only its ends need be waypoints again.
    assert max(flown.distance(corner) for corner in corners) < 0.05


def _over(plan: Plan, shut: Polygon) -> float:
    frame = LocalFrame(HOME)
    path = [HOME, *(w.at for w in plan.waypoints), HOME]
    return LineString([frame.to_xy(at) for at in path]).intersection(shut).length
