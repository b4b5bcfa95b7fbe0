from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, box

from maps.geo import AboveGround
from missions.energy import WindAt
from missions.patterns.square import expanding
from missions.plan import PlanError
from missions.planner import plan_for
from missions.swept import swept
from missions.task import Around, Pattern, Task
from tests.missions import shapes
from tests.missions.patterns import drawn

DATUM = shapes.at(0.0, 0.0)
TASK = Task(Pattern.SQUARE, at=DATUM)
S = TASK.spacing_m


def test_legs_are_s_s_2s_2s_and_every_turn_is_a_right_angle_to_the_right():
    plan = plan_for(_square(4 * S), drawn.CALM_DAY)
    corners = drawn.points(plan, DATUM)
    wanted = [i * S for i in range(1, 9) for _ in (0, 1)] + [8 * S]
    assert drawn.lengths(corners) == pytest.approx(wanted, abs=0.01)
    assert drawn.right_turns(corners) == pytest.approx([90.0] * 16, abs=0.01)
    assert drawn.headings(corners)[0] == pytest.approx(0.0, abs=0.01)


def test_the_first_leg_goes_into_the_wind_unless_a_heading_is_wanted():
    windy = Around(wind=WindAt(240.0, 6.0))
    assert drawn.headings(drawn.points(plan_for(TASK, windy), DATUM))[0] == pytest.approx(240.0, abs=0.01)
    wanted = Task(Pattern.SQUARE, at=DATUM, heading_deg=35.0)
    assert drawn.headings(drawn.points(plan_for(wanted, windy), DATUM))[0] == pytest.approx(35.0, abs=0.01)


@given(st.floats(20.0, 2000.0), st.floats(5.0, 100.0))
def test_the_whole_square_lies_in_the_strips_of_the_legs_and_no_leg_outside(half: float, spacing: float):
    half = max(half, spacing)
    path = LineString(expanding(half, spacing))
    square = box(-half, -half, half, half)
    strips = path.buffer(spacing / 2 + 1e-6, join_style="mitre", cap_style="square")
    assert square.difference(strips).area < 1e-6 * square.area
    assert path.difference(square.buffer(1e-6)).length == 0.0


@settings(max_examples=20)
@given(st.floats(50.0, 600.0), st.floats(0.0, 360.0), st.integers(1, 2))
def test_what_is_measured_of_a_plan_agrees(radius: float, heading: float, passes: int):
    task = Task(Pattern.SQUARE, at=DATUM, radius_m=radius, heading_deg=heading, passes=passes)
    seen = swept(plan_for(task, Around(home=shapes.at(-300.0, 100.0))))
    assert seen is not None
    assert seen.share > 0.96  # a round picture leaves the tips of the corners out
    assert passes == 2 or seen.outside_m == 0.0


def test_no_leg_is_flown_twice_in_one_pass_or_two():
    for passes in (1, 2):
        task = Task(Pattern.SQUARE, at=DATUM, passes=passes)
        assert drawn.metres_flown_twice(drawn.points(plan_for(task, drawn.CALM_DAY), DATUM)) == 0.0


def test_the_second_pass_begins_at_the_datum_again_turned_45_degrees():
    plan = plan_for(Task(Pattern.SQUARE, at=DATUM, passes=2), drawn.CALM_DAY)
    corners = drawn.points(plan, DATUM)
    second = corners[len(corners) // 2 :]
    assert math.hypot(*second[0]) < 0.01
    assert not plan.waypoints[len(corners) // 2].searching
    assert drawn.headings(second)[0] == pytest.approx(45.0, abs=0.01)


def test_a_square_at_another_place_is_the_same_square():
    here, there = (
        plan_for(Task(Pattern.SQUARE, at=at, radius_m=150.0, heading_deg=20.0), drawn.CALM_DAY)
        for at in (DATUM, shapes.at(30_000.0, -20_000.0))
    )
    moved = drawn.points(there, shapes.at(30_000.0, -20_000.0))
    apart = [math.dist(a, b) for a, b in zip(moved, drawn.points(here, DATUM), strict=True)]
    assert max(apart) < 0.01


def test_a_turned_square_is_the_same_square():
    north, turned = (
        plan_for(Task(Pattern.SQUARE, at=DATUM, heading_deg=deg), drawn.CALM_DAY) for deg in (0.0, 73.0)
    )
    assert drawn.lengths(drawn.points(turned, DATUM)) == pytest.approx(
        drawn.lengths(drawn.points(north, DATUM)), abs=0.01
    )


def test_shut_ground_is_gone_round_and_the_rest_searched():
    shut = (shapes.area([(40, 40), (110, 30), (90, 100)]), shapes.area([(-300, -60), (-60, -50), (-60, -20)]))
    task = Task(Pattern.SQUARE, at=DATUM, no_fly=shut)
    plan = plan_for(task, Around(home=shapes.at(-400.0, -40.0)))
    assert drawn.metres_shut(plan, shut) == 0.0
    seen = swept(plan)
    assert seen is not None
    assert seen.share > 0.95
    assert plan == plan_for(task, Around(home=shapes.at(-400.0, -40.0)))


@pytest.mark.parametrize(
    ("task", "said"),
    [
        (Task(Pattern.SQUARE), "--at"),
        (Task(Pattern.SQUARE, at=DATUM, radius_m=20.0), "--radius 20 m is less than the track spacing of 43"),
        (Task(Pattern.SQUARE, at=DATUM, radius_m=5000.0, height=AboveGround(10.0)), "fit aboard"),
        (
            Task(Pattern.SQUARE, at=DATUM, no_fly=(shapes.area([(-9, -9), (9, -9), (0, 9)]),)),
            "the datum lies inside a no-fly area",
        ),
        (Task(Pattern.SQUARE, at=DATUM, speed_m_s=0.0), "above 0"),
    ],
)
def test_what_cannot_be_flown_is_one_line_that_says_what_to_do(task: Task, said: str):
    with pytest.raises(PlanError, match=said):
        plan_for(task, drawn.CALM_DAY)


def _square(half: float) -> Task:
    return Task(Pattern.SQUARE, at=DATUM, radius_m=half)
