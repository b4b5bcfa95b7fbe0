from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from missions.energy import WindAt
from missions.plan import PlanError
from missions.planner import plan_for
from missions.swept import swept
from missions.task import Around, Pattern, Task
from tests.missions import shapes
from tests.missions.patterns import drawn

DATUM = shapes.at(0.0, 0.0)
HEADINGS = [0.0, 120.0, 240.0, 240.0, 0.0, 120.0, 120.0, 240.0, 0.0]


@settings(max_examples=20)
@given(st.floats(50.0, 3000.0), st.floats(0.0, 359.0))
def test_nine_legs_of_the_radius_at_exact_headings(radius: float, first: float):
    task = Task(Pattern.SECTOR, at=DATUM, radius_m=radius, heading_deg=first)
    corners = drawn.points(plan_for(task, drawn.CALM_DAY), DATUM)
    assert drawn.lengths(corners) == pytest.approx([radius] * 9, abs=0.02)
    off = [(got - first - wanted + 180.0) % 360.0 - 180.0 for got, wanted in zip(
        drawn.headings(corners), HEADINGS, strict=True)]  # fmt: skip
    assert off == pytest.approx([0.0] * 9, abs=0.05)


def test_six_turns_of_120_degrees_and_three_times_straight_through_the_datum():
    corners = drawn.points(plan_for(Task(Pattern.SECTOR, at=DATUM), drawn.CALM_DAY), DATUM)
    turns = [round(turn) % 360 for turn in drawn.right_turns(corners)]
    assert turns == [120, 120, 0, 120, 120, 0, 120, 120]
    assert [math.hypot(*corner) < 0.01 for corner in corners].count(True) == 4  # the last one arrives there


def test_the_second_pass_is_turned_30_degrees_and_no_leg_is_flown_twice():
    plan = plan_for(Task(Pattern.SECTOR, at=DATUM, radius_m=300.0, passes=2), drawn.CALM_DAY)
    corners = drawn.points(plan, DATUM)
    assert len(corners) == 19
    assert drawn.headings(corners)[9] == pytest.approx(30.0, abs=0.05)
    assert drawn.metres_flown_twice(corners) == 0.0


def test_the_measured_share_of_the_disc_is_that_of_the_reference():
    once, twice = (
        swept(plan_for(Task(Pattern.SECTOR, at=DATUM, radius_m=300.0, passes=n, overlap=0.2), Around()))
        for n in (1, 2)
    )
    assert once is not None
    assert twice is not None
    assert once.share == pytest.approx(0.37, abs=0.01)  # 34 % at a spacing of 40 m, this is 43
    assert twice.share == pytest.approx(0.63, abs=0.01)
    assert once.outside_m == 0.0


def test_it_starts_into_the_wind():
    plan = plan_for(Task(Pattern.SECTOR, at=DATUM), Around(wind=WindAt(200.0, 4.0)))
    assert drawn.headings(drawn.points(plan, DATUM))[0] == pytest.approx(200.0, abs=0.05)


def test_shut_ground_is_gone_round():
    shut = (shapes.area([(-30, 60), (30, 60), (30, 120), (-30, 120)]),)
    plan = plan_for(
        Task(Pattern.SECTOR, at=DATUM, radius_m=250.0, no_fly=shut), Around(home=shapes.at(0.0, 300.0))
    )
    assert drawn.metres_shut(plan, shut) == 0.0
    assert len(plan.waypoints) > 10


@pytest.mark.parametrize(
    ("task", "said"),
    [
        (Task(Pattern.SECTOR), "--at"),
        (Task(Pattern.SECTOR, at=DATUM, radius_m=30.0), "--radius 30 m is less than the track spacing"),
    ],
)
def test_what_cannot_be_flown_is_one_line_that_says_what_to_do(task: Task, said: str):
    with pytest.raises(PlanError, match=said):
        plan_for(task, drawn.CALM_DAY)
