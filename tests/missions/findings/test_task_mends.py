"""A zone or a mast in the way becomes a no-fly area of the task, and the plan goes round it."""

from __future__ import annotations

import math

import pytest

from maps.area import Area, LocalFrame, to_polygon
from maps.geo import AboveGround
from maps.obstacles import Obstacle
from missions.airspace import Airspace
from missions.checks import Finding, Severity, check, mended_task
from missions.planner import plan_for
from missions.task import Around, Task
from tests.missions import shapes
from tests.missions.findings.airs import HOME, Flat, air, zone

BOX = shapes.area([(0, 0), (500, 0), (500, 400), (0, 400)])
TASK = Task(area=BOX, height=AboveGround(60.0))
AROUND = Around(HOME, Flat())


def the(code: str, airspace: Airspace) -> Finding:
    plan = plan_for(TASK, AROUND)
    return next(f for f in check(plan, ground=Flat(), airspace=airspace) if f.code == code)


@pytest.mark.parametrize(
    "corners",
    [
        [(150, 100), (300, 100), (300, 250), (150, 250)],
        [(300, -900), (2000, -900), (2000, 200), (300, 200)],
        [(200 + 40 * (n % 2), 150 + 3 * n) for n in range(60)] + [(400, 300), (400, 150)],
    ],
)
def test_a_plan_goes_round_the_zone(corners: list[tuple[float, float]]):
    shut = zone(corners)
    finding = the("zone_conflict", air(shut))
    task = mended_task(TASK, finding, zones=(shut,), home=HOME)
    assert task is not None
    frame = LocalFrame(BOX.centre)
    for area in task.no_fly:
        assert len(area.ring) <= 24
        assert to_polygon(area, frame).is_valid
    again = plan_for(task, AROUND)
    assert "zone_conflict" not in {f.code for f in check(again, ground=Flat(), airspace=air(shut))}


def test_a_plan_goes_round_a_mast():
    mast = Obstacle((shapes.at(250, 200),), AboveGround(115.0), 10.0, "mast", "Tornis")
    finding = the("into_obstacle", air(obstacles=(mast,)))
    task = mended_task(TASK, finding, obstacles=(mast,), home=HOME)
    assert task is not None
    again = check(plan_for(task, AROUND), ground=Flat(), airspace=air(obstacles=(mast,)))
    assert "into_obstacle" not in {f.code for f in again}


@pytest.mark.parametrize(
    "corners",
    [
        [(-900, -900), (900, -900), (900, 900), (-900, 900)],  # all of it
        [(-100, -100), (100, -100), (100, 100), (-100, 100)],  # the drone stands in it
    ],
)
def test_where_no_way_round_is_left_there_is_no_task(corners: list[tuple[float, float]]):
    shut = zone(corners)
    assert mended_task(TASK, the("zone_conflict", air(shut)), zones=(shut,), home=HOME) is None


def test_a_finding_without_a_mend_and_one_of_a_zone_that_is_gone():
    assert mended_task(TASK, Finding("ground_unknown", Severity.AMBER)) is None
    gone = Finding("zone_conflict", Severity.RED, 1, {"id": "EVX1"}, "go_round")
    assert mended_task(TASK, gone, zones=(), home=HOME) is None


def test_heights_change_in_the_task_within_the_limit():
    low = Finding("too_low", Severity.AMBER, 1, {"lift_m": 20.0}, "raise_leg")
    high = Finding("too_high", Severity.RED, 1, {"limit_m": 50.0}, "lower")
    raised, lowered = mended_task(TASK, low, home=HOME), mended_task(TASK, high, home=HOME)
    assert raised is not None
    assert lowered is not None
    assert (raised.height, lowered.height) == (80.0, 50.0)
    much = Finding("too_low", Severity.AMBER, 1, {"lift_m": 70.0}, "raise_leg")
    assert mended_task(TASK, much, home=HOME) is None


def test_a_zone_with_thousands_of_corners_elsewhere_is_cut_to_the_task():
    ring = [
        (150 + 30_000 + 30_000 * math.cos(a / 400), 150 + 30_000 * math.sin(a / 400)) for a in range(2513)
    ]
    shut = zone(ring)
    task = mended_task(TASK, the("zone_conflict", air(shut)), zones=(shut,), home=HOME)
    assert task is not None
    assert all(isinstance(area, Area) and len(area.ring) <= 24 for area in task.no_fly)
