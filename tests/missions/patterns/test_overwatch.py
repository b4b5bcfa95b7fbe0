from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, Point

from maps.area import LocalFrame
from maps.geo import AboveGround, Amsl, LatLon, bearing_deg, distance_m
from missions.energy import CALM, WindAt, estimate
from missions.patterns.overwatch import Station, needs_move, stand_off_m, station_for, way_to
from missions.plan import Plan, PlanError
from missions.planner import plan_for
from missions.plume import half_angle_deg, plume_of
from missions.task import Around, Pattern, Task
from tests.missions import shapes
from tests.missions.grounds import PlaceByPlace
from tests.missions.patterns import drawn

SCENE = shapes.at(0.0, 0.0)
HOME = shapes.at(-250.0, -30.0)
TASK = Task(Pattern.OVERWATCH, at=SCENE, object_height_m=8.0, radius_m=80.0)
WEST_WIND = WindAt(270.0, 5.0)


class Ridge(PlaceByPlace):
    """Flat, with a ridge across the west side 40 m from the scene, `high` metres above it."""

    def __init__(self, high: float) -> None:
        self.high = high

    def height_m(self, at: LatLon) -> Amsl | None:
        return Amsl(50.0 + (self.high if -50.0 < drawn.east_m(at, SCENE) < -30.0 else 0.0))


@settings(max_examples=30)
@given(st.floats(0.0, 359.9), st.floats(1.0, 15.0), st.floats(30.0, 300.0))
def test_the_station_is_upwind_at_the_stand_off_and_out_of_the_smoke(
    wind_from: float, speed: float, radius: float
):
    around = Around(home=HOME, wind=WindAt(wind_from, speed))
    station = station_for(replace(TASK, radius_m=radius), around)
    assert distance_m(SCENE, station.at) == pytest.approx(radius, rel=0.01)
    assert _apart(bearing_deg(SCENE, station.at), wind_from) < 1.0
    assert station.clear_of_smoke
    assert plume_of(SCENE, around.wind).clear_deg(station.at) > 60.0


def test_a_light_wind_spreads_the_smoke_wider_and_still_air_sends_it_up():
    angles = [half_angle_deg(speed) for speed in (1.0, 2.5, 4.0, 6.0, 12.0)]
    assert angles == sorted(angles, reverse=True)
    assert angles[0] == pytest.approx(53.75)
    assert half_angle_deg(0.5) == 0.0
    plume = plume_of(SCENE, WEST_WIND)
    assert plume.clear_deg(shapes.at(100.0, 0.0)) < 0.0 < plume.clear_deg(shapes.at(-100.0, 0.0))
    assert plume.clear_deg(shapes.at(3.0, 0.0)) < 0.0


def test_in_still_air_it_stands_on_the_side_of_home():
    station = station_for(TASK, Around(home=HOME))
    assert _apart(bearing_deg(SCENE, station.at), bearing_deg(SCENE, HOME)) < 1.0


def test_a_wanted_first_look_counts_until_it_looks_through_smoke():
    around = Around(home=HOME, wind=WEST_WIND)
    across = station_for(replace(TASK, heading_deg=180.0), around)
    assert across.bearing_deg == pytest.approx(0.0, abs=0.1)
    into_smoke = station_for(replace(TASK, heading_deg=270.0), around)
    assert into_smoke.clear_of_smoke
    assert plume_of(SCENE, WEST_WIND).clear_deg(into_smoke.at) >= 20.0


def test_the_plan_is_one_waypoint_that_is_held_with_the_camera_on_the_scene():
    plan = plan_for(replace(TASK, hold_s=90.4), Around(home=HOME, wind=WEST_WIND))
    (waypoint,) = plan.waypoints
    assert (waypoint.hold_s, waypoint.height, waypoint.searching) == (90.0, 60.0, True)
    assert plan.look is not None
    assert (plan.look.at, plan.look.height) == (SCENE, 4.0)
    assert plan.area is None
    assert not plan.ground_known


@pytest.mark.parametrize("wind", [CALM, WEST_WIND, WindAt(90.0, 12.0)])
def test_without_a_wish_it_stays_until_the_reserve_and_the_way_home_are_left(wind: WindAt):
    around = Around(home=HOME, wind=wind)
    plan = plan_for(TASK, around)
    hold_s = plan.waypoints[-1].hold_s
    going = replace(plan, waypoints=(*plan.waypoints[:-1], replace(plan.waypoints[-1], hold_s=0.0)))
    used = estimate(going, HOME, wind=wind).used_percent + 100.0 * hold_s / around.drone.endurance_s
    assert used <= 70.0 + 1e-6
    assert wind is not CALM or used == pytest.approx(70.0, abs=0.1)


def test_a_ridge_between_is_looked_over_from_higher_or_gone_beside():
    task = replace(TASK, height=AboveGround(20.0), object_height_m=0.0)
    around = Around(home=HOME, ground=Ridge(25.0), wind=WEST_WIND)
    station = station_for(task, around)
    assert station.sees is True
    low = station_for(task, replace(around, ground=Ridge(0.0)))
    assert (low.height, low.sees) == (20.0, True)
    assert station.height > 20.0 or _apart(station.bearing_deg, 270.0) > 30.0


def test_unknown_ground_is_said_and_never_taken_for_a_free_view():
    class Hole(Ridge):
        def height_m(self, at: LatLon) -> Amsl | None:
            return None if -70.0 < drawn.east_m(at, SCENE) < -25.0 else super().height_m(at)

    assert station_for(TASK, Around(home=HOME, wind=WEST_WIND)).sees is None
    west_only = replace(TASK, radius_m=80.0)
    around = Around(home=HOME, ground=Hole(0.0), wind=WEST_WIND)
    station = station_for(west_only, around)
    # From straight upwind the ground is not known; from further round it is, and nothing hides the scene.
    assert station.sees is True
    assert plan_for(west_only, around).ground_known


def test_a_scene_that_cannot_be_seen_is_refused():
    class Pit(PlaceByPlace):
        def height_m(self, at: LatLon) -> Amsl | None:
            east, north = LocalFrame(SCENE).to_xy(at)
            return Amsl(0.0 if math.hypot(east, north) < 20.0 else 200.0)

    with pytest.raises(PlanError, match="the ground hides the scene from every station"):
        station_for(replace(TASK, radius_m=300.0), Around(home=HOME, ground=Pit(), wind=WEST_WIND))


def test_a_no_fly_area_upwind_moves_it_aside_and_the_way_leads_round():
    shut = (shapes.area([(-110, -30), (-60, -30), (-60, 30), (-110, 30)]),)
    task = replace(TASK, no_fly=shut)
    around = Around(home=HOME, wind=WEST_WIND)
    plan = plan_for(task, around)
    assert drawn.metres_shut(plan, shut) == 0.0
    assert 10.0 < _apart(station_for(task, around).bearing_deg, 270.0) < 76.0
    assert plan == plan_for(task, around)


def test_the_way_there_does_not_lead_over_the_fire():
    plan = plan_for(TASK, Around(home=shapes.at(300.0, 0.0), wind=WEST_WIND))  # home stands downwind
    frame = LocalFrame(SCENE)
    way = LineString([frame.to_xy(at) for at in (plan.home or SCENE, *(w.at for w in plan.waypoints))])
    assert way.distance(Point(0.0, 0.0)) > 50.0
    assert [w.hold_s > 0.0 for w in plan.waypoints].count(True) == 1


def test_the_stand_off_of_our_own_is_outside_of_the_heat_and_fills_the_picture():
    assert stand_off_m(replace(TASK, radius_m=None, height=AboveGround(60.0))) == pytest.approx(65.3, abs=0.5)
    assert stand_off_m(replace(TASK, radius_m=None, height=AboveGround(100.0))) == 50.0
    assert stand_off_m(replace(TASK, radius_m=None, object_height_m=60.0)) == 120.0


def test_it_moves_when_the_smoke_comes_and_not_before():
    around = Around(home=HOME, wind=WEST_WIND)
    station = station_for(TASK, around)
    plan = plan_for(TASK, around)
    for turned in (-100.0, -60.0, 0.0, 60.0, 100.0):
        assert needs_move(station, TASK, replace(around, wind=WindAt((270.0 + turned) % 360.0, 5.0))) is None
    east = replace(around, wind=WindAt(90.0, 5.0))
    moved = needs_move(station, TASK, east)
    assert moved is not None
    assert moved == needs_move(plan, TASK, east)
    assert _apart(moved.bearing_deg, 90.0) < 1.0
    assert needs_move(moved, TASK, east) is None


def test_wind_that_falls_and_spreads_the_smoke_can_make_it_move():
    station = station_for(replace(TASK, heading_deg=310.0), Around(home=HOME, wind=WindAt(270.0, 8.0)))
    assert needs_move(station, TASK, Around(home=HOME, wind=WindAt(270.0, 8.0))) is None
    assert needs_move(station, TASK, Around(home=HOME, wind=WindAt(270.0, 1.2))) is not None


@settings(max_examples=25)
@given(st.floats(0.0, 359.9), st.floats(-6.0, 6.0), st.floats(0.8, 10.0))
def test_a_wind_that_plays_never_makes_it_run_to_and_fro(first: float, plays: float, speed: float):
    here: Station = station_for(TASK, Around(home=HOME, wind=WindAt(first, speed)))
    moves = 0
    for turn in range(0, 720, 4):  # all round twice, trembling
        wind = WindAt((first + turn + (plays if turn % 8 else -plays)) % 360.0, speed)
        new = needs_move(here, TASK, Around(home=HOME, wind=wind))
        if new is not None:
            here, moves = new, moves + 1
            assert plume_of(SCENE, wind).clear_deg(here.at) > 60.0
        assert plume_of(SCENE, wind).clear_deg(here.at) >= 10.0
    assert moves <= 14


def test_the_way_to_a_new_station_leads_round_the_scene_and_what_is_shut():
    shut = (shapes.area([(-20, 60), (20, 60), (20, 120), (-20, 120)]),)
    task = replace(TASK, no_fly=shut)
    here = station_for(task, Around(home=HOME, wind=WEST_WIND))
    there = station_for(task, Around(home=HOME, wind=WindAt(60.0, 5.0)))
    way = way_to(there, here.at, task)
    assert way[-1] == there.at
    frame = LocalFrame(SCENE)
    line = LineString([frame.to_xy(at) for at in (here.at, *way)])
    assert line.distance(Point(0.0, 0.0)) > 0.75 * 80.0
    assert drawn.metres_shut(_flight((here.at, *way)), shut) == 0.0


@pytest.mark.parametrize(
    ("task", "around", "said"),
    [
        (Task(Pattern.OVERWATCH), Around(), "--at"),
        (replace(TASK, radius_m=9.0), Around(home=HOME), "--radius 9 m is too near .*18 m"),
        (
            replace(TASK, no_fly=(shapes.area([(-200, -200), (-20, -200), (-20, 200), (-200, 200)]),)),
            Around(home=shapes.at(400.0, 0.0), wind=WEST_WIND),
            "no station upwind .* --radius 80 m",
        ),
        (TASK, Around(home=shapes.at(-7000.0, 0.0)), "one battery only flies to this station and back"),
        (
            replace(TASK, no_fly=(shapes.area([(-260, -60), (-240, -60), (-240, 0), (-260, 0)]),)),
            Around(home=HOME),
            "home lies inside",
        ),
    ],
)
def test_what_cannot_be_flown_is_one_line_that_says_what_to_do(task: Task, around: Around, said: str):
    with pytest.raises(PlanError, match=said):
        plan_for(task, around)


def _flight(places: tuple[LatLon, ...]) -> Plan:
    plan = plan_for(TASK, Around())
    return replace(plan, waypoints=tuple(replace(plan.waypoints[0], at=at) for at in places))


def _apart(a: float, b: float) -> float:
    return abs((a - b + 180.0) % 360.0 - 180.0)
