from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from maps.area import Area
from maps.geo import distance_m, moved
from missions.checks import Severity
from missions.energy import WindAt
from missions.plan import Plan
from tests.missions import shapes
from ui.desk.plan_desk import PlanDesk
from ui.incident.search_wish import SearchWish

if TYPE_CHECKING:
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
    desk.set_wish(SearchWish(height_m=150.0))
    assert desk.blocked
    (high,) = [finding for finding in desk.findings if finding.code == "too_high"]
    assert high.severity is Severity.RED
    desk.mend(high)
    assert "too_high" not in {finding.code for finding in desk.findings}
    assert not desk.blocked
    assert told.plans[-1][0] is desk.plan


def test_a_mended_plan_stays_mended_when_the_wind_turns(desk: PlanDesk):
    desk.set_home(SOUTH_WEST)
    desk.set_wish(SearchWish(height_m=150.0))
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
