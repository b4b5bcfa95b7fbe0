"""A plan that lies in the wrong place is red before it flies, whatever else is known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from maps.geo import AboveGround, LatLon, moved
from missions.camera_model import DEFAULT_CAMERA
from missions.checks import Severity, check
from missions.patterns.sweep import parallel
from missions.plan import Plan, Waypoint
from tests.missions import shapes

HOME = shapes.at(-50.0, -50.0)
PLAN = parallel(shapes.area(shapes.BOX), DEFAULT_CAMERA, AboveGround(60.0), home=HOME)

pytestmark = pytest.mark.hazard("H31")


def turned(at: LatLon) -> LatLon:
    return LatLon(at.lon_deg, at.lat_deg)


def placed(plan: Plan, *where: LatLon) -> Plan:
    """The plan with its first waypoints there."""
    height = plan.waypoints[0].height
    return replace(
        plan, waypoints=(*(Waypoint(at, height) for at in where), *plan.waypoints[len(where) :]), area=None
    )


def red(plan: Plan, home: LatLon | None = None) -> dict[str, object]:
    found = check(plan, home=home)
    return {finding.code: finding.where for finding in found if finding.severity is Severity.RED}


def test_a_plan_where_the_drone_stands_has_no_red_place():
    assert not {"at_zero", "swapped", "elsewhere"} & set(red(PLAN))


def test_a_plan_far_from_where_the_drone_stands_is_red():
    away = LatLon(PLAN.waypoints[0].at.lat_deg + 0.5, PLAN.waypoints[0].at.lon_deg)
    assert red(PLAN, home=away)["elsewhere"] == 1


@pytest.mark.parametrize("at", [LatLon(0.0, 0.0), LatLon(0.0, 1e-5)])
def test_a_point_at_zero_is_red_wherever_it_stands_in_the_plan(at: LatLon):
    assert red(placed(PLAN, PLAN.waypoints[0].at, at))["at_zero"] == 2


def test_a_point_that_is_only_far_does_not_hide_one_that_is_elsewhere():
    far, elsewhere = moved(HOME, 6_000.0, 0.0), moved(HOME, 0.0, 80_000.0)
    assert red(placed(PLAN, far, elsewhere))["elsewhere"] == 2


@pytest.mark.parametrize("home", [None, "its own", "swapped too"])
def test_swapped_coordinates_are_red_with_and_without_a_home(home: str | None):
    places = [turned(w.at) for w in PLAN.waypoints]
    start = {None: None, "its own": HOME, "swapped too": turned(HOME)}[home]
    assert red(replace(placed(PLAN, *places), home=start, fence=None))["swapped"] == 1
