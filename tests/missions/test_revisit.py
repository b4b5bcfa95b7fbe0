"""Every place is looked at, by a short way, from above, and nothing that is shut is flown over."""

from __future__ import annotations

import itertools
import math
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, Point

from maps.area import LocalFrame, to_polygon
from maps.geo import AboveGround, Amsl, distance_m
from missions.camera_model import footprint_along_m
from missions.checks import check
from missions.energy import estimate
from missions.flights import flights_of
from missions.plan import PlanError
from missions.plan_file import read_plan, write_plan
from missions.revisit import HOLD_S, MOST_PLACES, Place, revisit
from missions.task import Around, Task
from tests.missions import shapes
from tests.missions.grounds import PlaceByPlace

if TYPE_CHECKING:
    from pathlib import Path

    from maps.geo import LatLon
    from missions.plan import Plan

HOME = shapes.at(-60.0, -40.0)
AROUND = Around(home=HOME)
TASK = Task(height=AboveGround(40.0))
FRAME = LocalFrame(shapes.at(0.0, 0.0))
OFFSETS = st.tuples(st.floats(-400.0, 400.0), st.floats(-400.0, 400.0))


def place(x: float, y: float, error_m: float = 5.0) -> Place:
    return Place(shapes.at(x, y), error_m)


def flown_m(plan: Plan) -> float:
    way = [HOME, *(w.at for w in plan.waypoints), HOME]
    return sum(distance_m(a, b) for a, b in itertools.pairwise(way))


def test_it_stands_still_above_each_place_and_looks_down():
    made = revisit([place(100, 0), place(300, 50), place(200, 200)], TASK, AROUND)
    held = [w for w in made.plan.waypoints if w.hold_s]
    assert [w.hold_s for w in held] == [HOLD_S] * 3
    assert {w.height for w in held} == {40.0}
    assert made.plan.look is None
    for number, waypoint in zip(made.order, held, strict=True):
        assert distance_m(waypoint.at, [place(100, 0), place(300, 50), place(200, 200)][number].at) < 0.05
    assert made.plan.fence is not None


@settings(deadline=None, max_examples=30)
@given(st.lists(OFFSETS, min_size=1, max_size=6))
def test_the_tour_is_hardly_longer_than_the_best(told: list[tuple[float, float]]):
    places = [place(x, y) for x, y in told]
    made = revisit(places, TASK, AROUND)
    assert sorted(made.order) == list(range(len(places)))
    home = FRAME.to_xy(HOME)
    best = min(
        sum(math.dist(a, b) for a, b in itertools.pairwise([home, *order, home]))
        for order in itertools.permutations(told)
    )
    assert flown_m(made.plan) <= 1.1 * best + 1.0


@settings(deadline=None, max_examples=25)
@given(st.lists(OFFSETS, min_size=1, max_size=12))
def test_no_way_leads_over_a_no_fly_area_and_what_lies_in_one_is_named(told: list[tuple[float, float]]):
    shut = shapes.area([(50, -120), (150, -120), (150, 220), (50, 220)])
    outline = to_polygon(shut, FRAME)
    task = replace(TASK, no_fly=(shut,))
    places = [place(x, y) for x, y in told]
    inside = [n for n, at in enumerate(told) if outline.buffer(5.9, join_style="mitre").contains(Point(at))]
    if len(inside) == len(told):
        with pytest.raises(PlanError, match="no-fly"):
            revisit(places, task, AROUND)
        return
    made = revisit(places, task, AROUND)
    assert set(inside) <= set(made.left_out)
    assert sorted([*made.order, *made.left_out]) == list(range(len(places)))
    way = [HOME, *(w.at for w in made.plan.waypoints), HOME]
    track = LineString([FRAME.to_xy(at) for at in way])
    assert track.distance(outline) > 2.5
    assert made.plan.no_fly == (shut,)


@settings(deadline=None, max_examples=30)
@given(st.floats(0.0, 3.5), st.floats(30.0, 100.0))
def test_all_that_the_error_allows_comes_into_the_picture(pictures: float, height: float):
    task = replace(TASK, height=AboveGround(height))
    sees_m = footprint_along_m(task.lens, task.height) / 2.0
    error_m = pictures * sees_m
    made = revisit([place(200, 100, error_m)], task, AROUND)
    stops = [FRAME.to_xy(w.at) for w in made.plan.waypoints if w.hold_s]
    for turn, share in itertools.product(range(16), (0.0, 0.5, 1.0)):
        bearing = turn * math.pi / 8.0
        x, y = 200 + share * error_m * math.sin(bearing), 100 + share * error_m * math.cos(bearing)
        assert min(math.dist((x, y), stop) for stop in stops) <= sees_m
    if error_m < 0.75 * sees_m:
        assert len(stops) == 1


def test_without_a_home_it_begins_at_the_first_place():
    made = revisit([place(100, 0), place(300, 0)], TASK, Around())
    assert made.plan.home is None
    assert distance_m(made.plan.waypoints[0].at, shapes.at(100, 0)) < 0.05


def test_more_than_a_battery_is_split_as_any_other_plan():
    places = [place(300.0 * (i % 5), 300.0 * (i // 5)) for i in range(25)]
    made = revisit(places, replace(TASK, hold_s=60.0), AROUND)
    needed = estimate(made.plan, HOME)
    findings = check(made.plan)
    flights = flights_of(made.plan, needed, findings, AROUND, allowed=5)
    assert flights.batteries is not None
    assert flights.batteries > 1
    assert not any(finding.code == "out_of_reach" for finding in flights.findings)
    usable = 100.0 * (1.0 - AROUND.drone.reserve)
    assert all(estimate(part, HOME).used_percent <= usable + 0.1 for part in flights.plans)
    held = {
        (round(w.at.lat_deg, 6), round(w.at.lon_deg, 6))
        for part in flights.plans
        for w in part.waypoints
        if w.hold_s
    }
    assert len(held) == 25


def test_it_is_written_and_read_as_a_plan(tmp_path: Path):
    plan = revisit([place(100, 0), place(300, 50)], TASK, AROUND).plan
    write_plan(plan, tmp_path / "again.json")
    assert read_plan(tmp_path / "again.json")[0] == plan


def test_the_same_places_are_always_the_same_plan():
    places = [place(100, 0), place(300, 50), place(200, 200), place(-90, 30)]
    assert revisit(places, TASK, AROUND) == revisit(places, TASK, AROUND)


@pytest.mark.parametrize(
    ("places", "words"),
    [
        ([], "1 to"),
        ([place(0, 0)] * (MOST_PLACES + 1), "1 to"),
        ([place(0, 0, 2_000.0)], "fly higher, or search"),
        ([place(0, 0, math.inf)], "error"),
        ([place(0, 0, -1.0)], "error"),
        ([place(0, 0), Place(shapes.at(0, 200_000), 5.0)], "apart"),
    ],
)
def test_what_cannot_be_looked_at_is_said(places: list[Place], words: str):
    with pytest.raises(PlanError, match=words):
        revisit(places, TASK, AROUND)


def test_over_a_hill_it_keeps_its_height_above_the_ground():
    hill = _Hill()
    made = revisit([place(100, 0), place(300, 50)], TASK, replace(AROUND, ground=hill))
    assert made.plan.ground_known
    level = hill.height_m(HOME)
    for waypoint in made.plan.waypoints:
        assert waypoint.height - (hill.height_m(waypoint.at) - level) >= 39.9


class _Hill(PlaceByPlace):
    """It rises by 30 m over 300 m to the east."""

    def height_m(self, at: LatLon) -> Amsl:
        return Amsl(80.0 + max(0.0, FRAME.to_xy(at)[0]) / 10.0)
