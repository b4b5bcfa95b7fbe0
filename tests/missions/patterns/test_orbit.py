from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, Point

from maps.geo import AboveGround, Amsl, LatLon
from missions.items import mission_items
from missions.patterns.orbit import CHORD_M, circle
from missions.plan import PlanError
from missions.planner import plan_for
from missions.task import Around, Pattern, Task
from tests.missions import shapes
from tests.missions.grounds import PlaceByPlace
from tests.missions.patterns import drawn

ROOF = shapes.at(0.0, 0.0)
HOME = shapes.at(-120.0, -50.0)
TASK = Task(Pattern.ORBIT, at=ROOF, radius_m=40.0, height=AboveGround(30.0), object_height_m=9.0)
AT_HOME = Around(home=HOME)


class Slope(PlaceByPlace):
    """Rises by a tenth to the east."""

    def height_m(self, at: LatLon) -> Amsl | None:
        return Amsl(100.0 + 0.1 * drawn.east_m(at, ROOF))


@given(st.floats(10.0, 5000.0), st.floats(0.0, 360.0))
def test_the_corners_lie_on_the_circle_and_the_legs_hardly_inside(radius: float, first: float):
    ring = circle(radius, first)
    assert len(ring) > 12
    assert ring[0] == ring[-1]
    assert [math.hypot(*corner) for corner in ring] == pytest.approx([radius] * len(ring))
    assert Point(0, 0).distance(LineString(ring)) >= radius - CHORD_M - 1e-6
    assert all(20.0 < turn < 31.0 or len(ring) > 13 for turn in drawn.right_turns(ring))  # clockwise


def test_it_starts_on_the_side_of_home_and_closes_there():
    plan = plan_for(TASK, AT_HOME)
    corners = drawn.points(plan, ROOF)
    assert corners[0] == pytest.approx(corners[-1], abs=0.01)
    towards_home = math.atan2(-120.0, -50.0)
    assert math.atan2(*corners[0]) == pytest.approx(towards_home, abs=0.02)
    assert [w.searching for w in plan.waypoints] == [False] + [True] * (len(corners) - 1)


def test_the_first_look_may_be_wanted():
    plan = plan_for(Task(Pattern.ORBIT, at=ROOF, radius_m=40.0, heading_deg=90.0), AT_HOME)
    assert (-40.0, 0.0) in [pytest.approx(corner, abs=0.05) for corner in drawn.points(plan, ROOF)]
    first = next(w for w in plan.waypoints if w.searching)
    assert drawn.points(plan, ROOF)[plan.waypoints.index(first) - 1] == pytest.approx((-40.0, 0.0), abs=0.05)


def test_the_camera_is_locked_on_the_middle_of_the_object_over_its_own_ground():
    flat = plan_for(TASK, AT_HOME)
    assert flat.look is not None
    assert (flat.look.at, flat.look.height) == (ROOF, 4.5)
    sloping = plan_for(TASK, Around(home=HOME, ground=Slope()))
    assert sloping.look is not None
    assert sloping.look.height == pytest.approx(12.0 + 4.5, abs=0.1)
    assert sloping.ground_known


def test_it_is_level_and_as_high_as_wanted_over_the_ground_of_the_object():
    plan = plan_for(TASK, Around(home=HOME, ground=Slope()))
    heights = {w.height for w in plan.waypoints}
    assert len(heights) == 1
    assert heights.pop() == pytest.approx(12.0 + 30.0, abs=0.1)


def test_it_never_flies_lower_than_over_the_top_of_the_object():
    tower = Task(Pattern.ORBIT, at=ROOF, height=AboveGround(20.0), object_height_m=45.0)
    plan = plan_for(tower, AT_HOME)
    assert {w.height for w in plan.waypoints} == {55.0}
    assert math.hypot(*drawn.points(plan, ROOF)[0]) == pytest.approx(1.5 * 45.0 + 15.0, abs=0.1)


def test_a_hill_beside_the_object_lifts_the_whole_ring():
    class Hill(PlaceByPlace):
        def height_m(self, at: LatLon) -> Amsl | None:
            return Amsl(150.0 if drawn.east_m(at, ROOF) > 30.0 else 100.0)

    plan = plan_for(TASK, Around(home=HOME, ground=Hill()))
    assert {w.height for w in plan.waypoints} == {65.0}


def test_unknown_ground_is_taken_as_flat_and_said():
    class Hole(PlaceByPlace):
        def height_m(self, at: LatLon) -> Amsl | None:
            return None if drawn.east_m(at, ROOF) > 20.0 else Amsl(100.0)

    plan = plan_for(TASK, Around(home=HOME, ground=Hole()))
    assert not plan.ground_known


def test_the_second_ring_is_higher():
    plan = plan_for(Task(Pattern.ORBIT, at=ROOF, radius_m=40.0, passes=2), AT_HOME)
    heights = [float(w.height) for w in plan.waypoints]
    assert heights == sorted(heights)
    assert set(heights) == {60.0, 75.0}
    half = len(heights) // 2
    assert drawn.points(plan, ROOF)[:half] == drawn.points(plan, ROOF)[half:]


def test_a_radius_of_our_own_grows_to_clear_a_no_fly_area():
    shut = (shapes.area([(25, -3), (30, -3), (30, 3), (25, 3)]),)
    plan = plan_for(Task(Pattern.ORBIT, at=ROOF, no_fly=shut), AT_HOME)
    assert drawn.metres_shut(plan, shut) == 0.0
    radii = {round(math.hypot(*corner), 1) for corner in drawn.points(plan, ROOF)}
    assert radii == {39.0}


@settings(max_examples=25)
@given(
    st.floats(20.0, 80.0), st.floats(0.0, 360.0), st.floats(8.0, 60.0), st.floats(30.0, 110.0),
    st.integers(1, 2),
)  # fmt: skip
def test_no_fly_areas_are_never_crossed_and_the_object_never_flown_over(
    radius: float, bearing: float, size: float, away: float, passes: int
):
    x, y = away * math.sin(math.radians(bearing)), away * math.cos(math.radians(bearing))
    shut = (shapes.area([(x - size, y - size), (x + size, y - size), (x + size, y + size), (x, y + size)]),)
    task = Task(Pattern.ORBIT, at=ROOF, radius_m=radius, no_fly=shut, passes=passes)
    try:
        plan = plan_for(task, Around(home=shapes.at(-250.0, -180.0)))
    except PlanError:  # the whole ring lies inside
        assert size > radius / 3
        return
    assert drawn.metres_shut(plan, shut) == 0.0
    whole = LineString(drawn.points(plan, ROOF))
    assert whole.distance(Point(0, 0)) > 0.75 * radius
    assert plan == plan_for(task, Around(home=shapes.at(-250.0, -180.0)))


def test_it_fits_aboard_with_its_look():
    plan = plan_for(Task(Pattern.ORBIT, at=ROOF, radius_m=5000.0, passes=2), AT_HOME)
    assert len(mission_items(plan)) <= 650


@pytest.mark.parametrize(
    ("task", "said"),
    [
        (Task(Pattern.ORBIT), "--at"),
        (Task(Pattern.ORBIT, at=ROOF, radius_m=4.0), "--radius 4 m is too near"),
        (
            Task(Pattern.ORBIT, at=ROOF, radius_m=30.0,
                 no_fly=(shapes.area([(-80, -80), (80, -80), (80, 80), (-80, 80)]),)),
            "nothing of this flight is left",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_flown_is_one_line_that_says_what_to_do(task: Task, said: str):
    with pytest.raises(PlanError, match=said):
        plan_for(task, Around(home=shapes.at(-250.0, -180.0)))
