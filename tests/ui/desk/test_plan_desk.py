from __future__ import annotations

from concurrent.futures import Executor, Future
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from maps.area import Area
from maps.geo import AboveGround, distance_m, moved
from missions.checks import Severity
from missions.energy import WindAt
from missions.plan import Plan
from missions.planner import plan_for
from missions.task import Around, Task
from tests.missions import shapes
from ui.desk.plan_desk import PlanDesk
from ui.incident.wanted import Card, Wanted

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from missions.checks import Finding
    from missions.energy import Estimate

AREA = shapes.area(shapes.BOX)
SOUTH_WEST, NORTH_EAST = shapes.at(-50.0, -50.0), shapes.at(650.0, 550.0)
BOW_TIE = shapes.area([(0, 0), (200, 200), (200, 0), (0, 200)])


class Told:
    """Everything a desk said."""

    def __init__(self, desk: PlanDesk) -> None:
        self.plans: list[tuple[Plan | None, Estimate | None, tuple[Finding, ...]]] = []
        self.failures: list[str] = []
        desk.planned.connect(lambda *told: self.plans.append(told))
        desk.failed.connect(self.failures.append)


@pytest.fixture
def desk(qapp: object) -> PlanDesk:
    return PlanDesk()


@pytest.fixture
def told(desk: PlanDesk) -> Told:
    return Told(desk)


def begins_near(plan: Plan | None, place: object) -> float:
    assert plan is not None
    return distance_m(plan.waypoints[0].at, place)  # type: ignore[arg-type]


def test_an_area_becomes_a_plan_with_its_estimate_and_findings(desk: PlanDesk, told: Told):
    desk.set_home(SOUTH_WEST)
    desk.set_area(AREA)
    plan, estimate, findings = told.plans[-1]
    assert plan is desk.plan is not None
    assert plan.area == AREA
    assert estimate is not None
    assert estimate.duration_s > 60
    assert findings == desk.findings
    assert not desk.blocked


def test_the_plan_begins_at_the_corner_where_the_drone_stands(desk: PlanDesk, told: Told):
    desk.set_area(AREA)
    desk.set_home(SOUTH_WEST)
    from_the_south = desk.plan
    desk.set_home(NORTH_EAST)
    assert begins_near(from_the_south, SOUTH_WEST) < begins_near(from_the_south, NORTH_EAST)
    assert begins_near(desk.plan, NORTH_EAST) < begins_near(desk.plan, SOUTH_WEST)
    assert told.failures == []


def test_a_position_that_wanders_a_little_plans_nothing_anew(desk: PlanDesk, told: Told):
    desk.set_home(SOUTH_WEST)
    desk.set_area(AREA)
    plan, count = desk.plan, len(told.plans)
    for step_m in (1.0, -7.0, 14.0):
        desk.set_home(moved(SOUTH_WEST, step_m, 0.0))
    assert desk.plan is plan
    assert len(told.plans) == count
    desk.set_home(moved(SOUTH_WEST, 16.0, 0.0))
    assert len(told.plans) == count + 1


def test_wind_changes_what_it_takes_and_the_findings_and_not_the_way(desk: PlanDesk, told: Told):
    desk.set_home(SOUTH_WEST)
    desk.set_area(AREA)
    plan, calm, _ = told.plans[-1]
    desk.set_wind(WindAt(225.0, 7.0))
    assert told.plans[-1][0] is plan
    windy = told.plans[-1][1]
    assert calm is not None
    assert windy is not None
    assert windy.used_percent > calm.used_percent
    desk.set_wind(WindAt(225.0, 25.0))
    assert "wind_too_strong" in {finding.code for finding in desk.findings}
    assert desk.blocked


def test_a_wish_plans_anew_and_what_is_red_about_it_mends_itself(desk: PlanDesk, told: Told):
    desk.set_home(SOUTH_WEST)
    desk.set_area(AREA)
    desk.set_wish(Task(height=AboveGround(150.0)))
    assert desk.blocked
    (high,) = [finding for finding in desk.findings if finding.code == "too_high"]
    assert high.severity is Severity.RED
    desk.mend(high)
    assert "too_high" not in {finding.code for finding in desk.findings}
    assert not desk.blocked
    assert told.plans[-1][0] is desk.plan


def test_a_mended_plan_stays_mended_when_the_wind_turns(desk: PlanDesk):
    desk.set_home(SOUTH_WEST)
    desk.set_wish(Task(height=AboveGround(150.0)))
    desk.set_area(AREA)
    desk.mend(next(finding for finding in desk.findings if finding.code == "too_high"))
    mended = desk.plan
    desk.set_wind(WindAt(90.0, 4.0))
    assert desk.plan is mended


def test_an_outline_that_crosses_itself_is_one_sentence_and_no_plan(desk: PlanDesk, told: Told):
    desk.set_area(AREA)
    desk.set_area(BOW_TIE)
    assert desk.plan is None
    assert desk.blocked
    assert told.plans[-1] == (None, None, ())
    assert len(told.failures) == 1
    assert "\n" not in told.failures[0]
    desk.set_area(AREA)
    assert desk.plan is not None


def test_a_sliver_is_one_sentence_and_no_plan(desk: PlanDesk, told: Told):
    corner = shapes.at(0.0, 0.0)
    desk.set_area(Area((corner, moved(corner, 100.0, 0.0), moved(corner, 50.0, 0.001))))
    assert (desk.plan, len(told.failures)) == (None, 1)


def test_no_area_is_no_plan_and_no_failure(desk: PlanDesk, told: Told):
    desk.set_area(AREA)
    desk.set_area(None)
    assert told.plans[-1] == (None, None, ())
    assert told.failures == []


class Later(Executor):
    """Does what it is given when it is told to, so that a test can stand in between."""

    def __init__(self) -> None:
        self.given: list[tuple[Future[Any], Callable[[], Any]]] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        self.given.append((future, partial(fn, *args, **kwargs)))
        return future

    def work(self) -> None:
        for future, work in self.given:
            if future.set_running_or_notify_cancel():
                try:
                    future.set_result(work())
                except Exception as error:  # noqa: BLE001 as an executor does
                    future.set_exception(error)
        self.given.clear()


@pytest.fixture
def later() -> Later:
    return Later()


@pytest.fixture
def busy(qapp: object, later: Later) -> PlanDesk:
    return PlanDesk(later)


def test_a_quick_plan_is_there_at_once_and_the_thorough_one_takes_its_place(
    busy: PlanDesk, later: Later, qtbot: QtBot
):
    busy.set_home(SOUTH_WEST)
    busy.set_area(AREA)
    assert busy.plan is not None
    assert not busy.settled
    qtbot.waitUntil(lambda: bool(later.given))
    with qtbot.waitSignal(busy.planned) as planned:
        later.work()
    assert busy.settled
    assert planned.args[0] == plan_for(Task(area=AREA), Around(SOUTH_WEST))


def test_a_newer_wish_drops_what_was_being_worked_out(busy: PlanDesk, later: Later, qtbot: QtBot):
    busy.set_area(AREA)
    qtbot.waitUntil(lambda: bool(later.given))
    given = list(later.given)
    busy.set_wish(Task(height=AboveGround(80.0)))
    assert all(future.cancelled() for future, _ in given)
    assert busy.plan is not None
    assert busy.plan.height == 80.0


def test_each_card_says_how_long_it_would_take(busy: PlanDesk, later: Later, qtbot: QtBot):
    busy.begin(Wanted(area=AREA), shapes.at(300, 200))
    qtbot.waitUntil(lambda: bool(later.given))
    with qtbot.waitSignal(busy.minutes_changed) as told:
        later.work()
    assert told.args[0][Card.SEARCH] > 60.0
    assert Card.EDGE not in told.args[0]  # no line was drawn


def test_a_draft_is_no_step_and_works_nothing_out(busy: PlanDesk, later: Later):
    busy.want(Wanted(area=AREA))
    smaller = shapes.area([(0, 0), (300, 0), (300, 200), (0, 200)])
    busy.draft(Wanted(area=smaller))
    assert busy.plan is not None
    assert busy.plan.area == smaller
    assert not later.given
    assert busy.wanted.area == AREA
    busy.undo()
    assert busy.wanted.area is None


def test_everything_that_was_wanted_can_be_undone_and_done_again(desk: PlanDesk):
    desk.set_area(AREA)
    desk.set_wish(Task(height=AboveGround(80.0)))
    desk.want(replace(desk.wanted, no_fly=(shapes.area([(100, 100), (200, 100), (200, 200)]),)))
    heights = []
    while desk.can_undo:
        desk.undo()
        heights.append(None if desk.plan is None else float(desk.plan.height))
    assert heights == [80.0, 60.0, None]
    while desk.can_redo:
        desk.redo()
    assert desk.plan is not None
    assert len(desk.plan.no_fly) == 1


def test_another_incident_cannot_be_undone_into_this_one(desk: PlanDesk):
    desk.set_area(AREA)
    desk.begin(Wanted(), None)
    assert not desk.can_undo
    assert desk.plan is None


def test_a_plan_that_no_card_made_stands_until_something_else_is_wanted(desk: PlanDesk, told: Told):
    desk.set_area(AREA)
    searched = desk.plan
    given = plan_for(Task(area=shapes.area([(0, 0), (90, 0), (90, 60), (0, 60)])), Around(home=SOUTH_WEST))
    desk.take_plan(given)
    desk.set_home(NORTH_EAST)
    desk.set_wind(WindAt(90.0, 6.0))
    assert desk.plan == given
    assert told.plans[-1][1] is not None  # it is judged as any other
    desk.set_area(AREA)
    assert desk.plan is not None
    assert desk.plan != given
    assert desk.plan.area == (searched.area if searched is not None else None)
