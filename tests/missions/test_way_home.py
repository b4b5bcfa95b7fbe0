"""A failsafe flies straight home, from anywhere: over a ridge that the plan itself never crosses, too."""

from __future__ import annotations

from dataclasses import replace

import pytest

from maps.area import LocalFrame
from maps.geo import AboveGround, AboveHome, Amsl, LatLon
from missions.camera_model import DEFAULT_CAMERA
from missions.checks import Severity, check
from missions.patterns.sweep import parallel
from missions.plan import Plan, Waypoint
from missions.way_home import MARGIN_M, RETURN_HEIGHT_M, lowest_on_the_way_home
from tests.missions import shapes
from tests.missions.grounds import PlaceByPlace

HOME = shapes.at(0.0, 0.0)
FRAME = LocalFrame(HOME)
SEARCH = parallel(shapes.area(shapes.BOX), DEFAULT_CAMERA, AboveGround(60.0), home=HOME)
# North, east, and south again, round a ridge: no leg comes near it, the straight way home crosses it.
ROUND = ((0.0, 900.0), (900.0, 900.0), (900.0, 0.0))


class Ridge(PlaceByPlace):
    """Flat ground, and a wall across the east, 300 m to 600 m from home and as long as to the north 300 m."""

    def __init__(self, height_m: float) -> None:
        self._height_m = height_m

    def height_m(self, at: LatLon) -> Amsl | None:
        east, north = FRAME.to_xy(at)
        return Amsl(50.0 + self._height_m if 300.0 < east < 600.0 and abs(north) < 300.0 else 50.0)


def plan(height_m: float, legs: tuple[tuple[float, float], ...] = ROUND) -> Plan:
    return replace(
        SEARCH,
        area=None,
        fence=None,
        waypoints=tuple(Waypoint(shapes.at(*leg), AboveHome(height_m)) for leg in legs),
        ground_known=True,
    )


def codes(made: Plan, ridge: Ridge) -> dict[str, Severity]:
    return {finding.code: finding.severity for finding in check(made, ground=ridge)}


@pytest.mark.hazard("H4")
def test_a_ridge_between_the_drone_and_home_is_red_though_no_leg_crosses_it():
    found = codes(plan(60.0), Ridge(70.0))
    assert found["way_home_low"] is Severity.RED
    assert "into_ground" not in found


@pytest.mark.hazard("H4")
def test_less_than_the_margin_is_asked_about_and_the_margin_itself_is_enough():
    assert codes(plan(60.0), Ridge(50.0))["way_home_low"] is Severity.AMBER
    assert "way_home_low" not in codes(plan(60.0), Ridge(60.0 - MARGIN_M))


def test_a_drone_below_its_return_height_climbs_first():
    ridge = Ridge(0.0)
    assert lowest_on_the_way_home(plan(5.0), HOME, ridge) == (RETURN_HEIGHT_M, 1)


def test_the_waypoint_that_it_starts_from_is_named():
    found = next(f for f in check(plan(60.0), ground=Ridge(70.0)) if f.code == "way_home_low")
    assert found.where == 3
    assert found.facts["height_m"] == pytest.approx(-10.0)


@pytest.mark.hazard("H4")
def test_unknown_ground_is_said_and_never_taken_for_clear():
    class Nothing(PlaceByPlace):
        def height_m(self, _at: LatLon) -> Amsl | None:
            return None

    unknown = replace(plan(60.0), ground_known=False)
    assert lowest_on_the_way_home(unknown, HOME, Nothing()) is None
    assert "ground_unknown" in {finding.code for finding in check(unknown, ground=Nothing())}


def test_a_point_on_the_other_side_of_the_earth_is_looked_at_quickly():
    far = replace(plan(60.0), waypoints=(Waypoint(LatLon(-40.0, 170.0), AboveHome(60.0)),))
    assert lowest_on_the_way_home(far, HOME, Ridge(0.0)) is not None
