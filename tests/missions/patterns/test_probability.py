from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
import shapely
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from shapely import LineString

from maps.area import AreaError, to_polygon
from maps.geo import AboveGround, Amsl, LatLon, distance_m
from missions.chance_report import chance_report
from missions.chances import Chances
from missions.energy import DroneProfile, WindAt, estimate
from missions.patterns.probability import flights_by_probability
from missions.plan import Plan, PlanError
from missions.planner import plan_for
from missions.task import Around, Effort, Pattern, Task
from tests.missions import chance_maps, shapes
from tests.missions.grounds import PlaceByPlace

HILL = chance_maps.hills([(200.0, 100.0, 350.0), (-500.0, 300.0, 150.0)])
TASK = Task(pattern=Pattern.PROBABILITY, chances=HILL, overlap=0.0)
AROUND = Around(home=shapes.at(0.0, 0.0))
SMALL = DroneProfile(endurance_s=600.0)


def test_a_tour_begins_and_ends_at_home_within_the_battery():
    plan = plan_for(TASK, AROUND)
    assert plan.home is not None
    assert distance_m(plan.waypoints[0].at, plan.home) < 0.1
    assert distance_m(plan.waypoints[-1].at, plan.home) < 0.1
    assert [w.searching for w in plan.waypoints] == [False] + [True] * (len(plan.waypoints) - 1)
    assert 66.0 < estimate(plan, plan.home).used_percent <= 70.0


def test_it_finds_nearly_what_can_be_found_on_a_hill():
    found = chance_report(plan_for(TASK, AROUND), HILL)
    assert found.ratio_definite >= 0.88
    assert found.definite > found.exponential > 0.0


def test_quick_plans_are_tours_too():
    plan = plan_for(TASK, AROUND, Effort.QUICK)
    assert chance_report(plan, HILL).ratio_definite >= 0.85
    assert estimate(plan, shapes.at(0.0, 0.0)).used_percent <= 70.0


def test_the_same_task_is_the_same_plan():
    assert plan_for(TASK, AROUND, Effort.QUICK) == plan_for(TASK, AROUND, Effort.QUICK)
    small = Around(home=shapes.at(0.0, 0.0), drone=SMALL)
    assert plan_for(TASK, small) == plan_for(TASK, small)


def test_a_far_home_is_flown_from_and_back_to():
    home = shapes.at(-1700.0, -900.0)
    plan = plan_for(TASK, Around(home=home), Effort.QUICK)
    assert estimate(plan, home).used_percent <= 70.0
    assert plan.waypoints[-1].at == home
    assert chance_report(plan, HILL).definite > 0.12


def test_wind_makes_the_tour_shorter():
    calm, windy = (
        plan_for(TASK, replace(AROUND, wind=wind, drone=SMALL), Effort.QUICK)
        for wind in (WindAt(0.0, 0.0), WindAt(250.0, 11.0))
    )
    home = shapes.at(0.0, 0.0)
    assert estimate(windy, home, wind=WindAt(250.0, 11.0), drone=SMALL).used_percent <= 70.0
    assert estimate(windy, home).length_m < estimate(calm, home).length_m


def test_over_hills_the_tour_keeps_its_height():
    class Slope(PlaceByPlace):
        def height_m(self, at: LatLon) -> Amsl | None:
            return Amsl(100.0 + 2000.0 * (at.lat_deg - shapes.PLACE.lat_deg))

    plan = plan_for(TASK, replace(AROUND, ground=Slope(), drone=SMALL))
    assert plan.ground_known
    assert len({w.height for w in plan.waypoints}) > 5


def test_the_later_battery_searches_what_the_earlier_one_left():
    task = replace(TASK, batteries=3)
    around = replace(AROUND, drone=SMALL)
    flights = flights_by_probability(task, around, Effort.QUICK)
    assert len(flights) == 3
    home = shapes.at(0.0, 0.0)
    assert all(estimate(f, home, drone=SMALL).used_percent <= 70.0 for f in flights)
    assert plan_for(task, around, Effort.QUICK) == flights[0]
    alone = [chance_report(flight, HILL).definite for flight in flights]
    tracks = [_track(flight) for flight in flights]
    assert alone[0] > alone[2]
    assert tracks[1].intersection(tracks[0].buffer(20.0)).length < 0.5 * tracks[1].length


def test_no_fly_areas_are_kept_clear_of():
    walls = tuple(
        shapes.area(ring)
        for ring in ([(100, -50), (260, -30), (240, 180), (90, 160)], [(-400, 200), (-300, 200), (-350, 900)])
    )
    plan = plan_for(replace(TASK, no_fly=walls), AROUND)
    _assert_clear(plan)
    assert chance_report(plan, HILL).definite > 0.2


def test_a_tour_stays_inside_the_area_it_is_given():
    limit = shapes.area([(-300, -300), (900, -300), (900, 500), (300, 120), (-300, 500)])
    plan = plan_for(replace(TASK, area=limit), AROUND)
    _assert_clear(plan)


def test_from_a_home_outside_the_area_the_way_there_is_free():
    limit = shapes.area([(0, 0), (800, 0), (800, 700), (0, 700)])
    plan = plan_for(replace(TASK, area=limit), Around(home=shapes.at(-400.0, -400.0)), Effort.QUICK)
    inside = _track(plan).intersection(to_polygon(limit, HILL.frame).buffer(1.0))
    assert _track(plan).length - inside.length < 1500.0
    assert chance_report(plan, HILL).definite > 0.15


@settings(max_examples=6)
@given(
    chance_maps.hilly_maps(),
    st.tuples(st.floats(-1500.0, 1500.0), st.floats(-1500.0, 1500.0)),
    st.lists(st.tuples(st.floats(-900.0, 900.0), st.floats(-900.0, 900.0), shapes.star_shapes()), max_size=2),
    st.sampled_from(Effort),
)
def test_every_plan_is_closed_clear_and_within_its_budget_and_the_bounds(
    chances: Chances,
    home: tuple[float, float],
    shut: list[tuple[float, float, list[tuple[float, float]]]],
    effort: Effort,
):
    walls = tuple(
        shapes.area([(east + 0.3 * x, north + 0.3 * y) for x, y in ring]) for east, north, ring in shut
    )
    task = Task(pattern=Pattern.PROBABILITY, chances=chances, no_fly=walls)
    around = Around(home=shapes.at(*home), drone=SMALL)
    try:
        plan = plan_for(task, around, effort)
    except (PlanError, AreaError):  # nothing in reach, home inside; or corners that cross themselves
        assume(condition=False)
        raise
    _assert_clear(plan)
    assert plan.waypoints[-1].at == around.home == plan.waypoints[0].at
    assert estimate(plan, shapes.at(*home), drone=SMALL).used_percent <= 70.0
    found = chance_report(plan, chances)
    assert 0.0 <= found.definite <= found.bound_definite * 1.001
    assert 0.0 <= found.exponential <= found.bound_exponential * 1.001


@pytest.mark.parametrize(
    ("changes", "around", "said"),
    [
        ({"chances": None}, AROUND, "needs a map"),
        ({}, Around(), "where the drone takes off"),
        ({"speed_m_s": 0.0}, AROUND, "above 0"),
        ({"height": AboveGround(0.0)}, AROUND, "above 0"),
        ({}, Around(home=shapes.at(12_000.0, 0.0)), "one battery does not reach"),
        ({}, Around(home=shapes.at(400_000.0, 0.0)), "km from the likely ground"),
        ({"no_fly": (shapes.area(shapes.BOX),)}, Around(home=shapes.at(10.0, 10.0)), "home lies inside"),
        ({"area": shapes.area([(5000, 5000), (5400, 5000), (5400, 5400)])}, AROUND, "draw the area larger"),
        ({"area": shapes.area([(0, 0), (40, 0), (40, 40), (0, 40)])}, AROUND, "draw the area larger"),
        ({}, replace(AROUND, wind=WindAt(0.0, 40.0)), "wind is too strong"),
    ],
)
def test_what_cannot_be_planned_is_said_in_one_line(changes: dict[str, object], around: Around, said: str):
    with pytest.raises(PlanError, match=said) as refused:
        plan_for(replace(TASK, **changes), around)
    assert "\n" not in str(refused.value)


def _track(plan: Plan) -> LineString:
    return LineString([HILL.frame.to_xy(w.at) for w in plan.waypoints])


def _assert_clear(plan: Plan) -> None:
    track = _track(plan)
    assert np.isfinite(shapely.get_coordinates(track)).all()
    assert all(a.at != b.at for a, b in pairwise(plan.waypoints))
    for shut in plan.no_fly:
        assert not track.intersects(to_polygon(shut, HILL.frame).buffer(1.0))
    if plan.area is not None:
        assert track.difference(to_polygon(plan.area, HILL.frame).buffer(0.5)).length == 0.0
