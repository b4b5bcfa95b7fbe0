from __future__ import annotations

import math
from dataclasses import replace

import pytest

from maps.geo import AboveGround, AboveHome, Amsl, LatLon
from missions.camera_model import DEFAULT_CAMERA
from missions.checks import Finding, Severity, check, mend
from missions.energy import WindAt
from missions.patterns.sweep import parallel
from missions.plan import Fence, Plan, RallyPoint, Waypoint
from tests.missions import shapes
from tests.missions.grounds import PlaceByPlace

HOME = shapes.at(-50.0, -50.0)
PLAN = parallel(
    shapes.area([(0, 0), (300, 0), (300, 200), (0, 200)]), DEFAULT_CAMERA, AboveGround(60.0), home=HOME
)


class Slope(PlaceByPlace):
    """Ground that rises to the east."""

    def __init__(self, metres_per_metre: float) -> None:
        self._steep = metres_per_metre

    def height_m(self, at: LatLon) -> Amsl | None:
        return Amsl(20.0 + self._steep * (at.lon_deg - HOME.lon_deg) * 60_700.0)


class Hole(PlaceByPlace):
    """Elevation data that know nothing."""

    def height_m(self, at: LatLon) -> Amsl | None:
        return None


def test_a_good_plan_on_known_ground_has_no_finding():
    plan = parallel(
        shapes.area([(0, 0), (300, 0), (300, 200), (0, 200)]),
        DEFAULT_CAMERA,
        AboveGround(60.0),
        home=HOME,
        ground=Slope(0.1),
    )
    assert check(plan, ground=Slope(0.1)) == ()


def test_flat_ground_is_an_assumption_and_said():
    assert _codes(PLAN) == ["ground_unknown"]
    assert "ground_unknown" in [finding.code for finding in check(PLAN, ground=Hole())]


def test_above_120_m_is_red_and_mends_itself():
    high = _at_height(150.0)
    found = _only(high, "too_high")
    assert found.severity is Severity.RED
    assert found.facts["height_m"] == 150.0
    assert "too_high" not in _codes(mend(high, found))


def test_height_is_counted_from_the_ground_below():
    found = [f.code for f in check(_at_height(110.0), ground=Slope(-0.5))]
    assert "too_high" in found
    assert "into_ground" in [f.code for f in check(PLAN, ground=Slope(0.5))]


def test_a_hill_between_two_waypoints_is_seen():
    class Hill(PlaceByPlace):
        def height_m(self, at: LatLon) -> Amsl | None:
            return Amsl(100.0 if abs((at.lon_deg - shapes.PLACE.lon_deg) * 60_700 - 150) < 40 else 0.0)

    assert "into_ground" in [f.code for f in check(PLAN, ground=Hill())]


def test_too_low_is_amber_and_raises_everything():
    low = _at_height(8.0)
    found = _only(low, "too_low")
    assert found.severity is Severity.AMBER
    assert "too_low" not in _codes(mend(low, found))


def test_swapped_coordinates_are_recognised_and_swapped_back():
    turned = replace(
        PLAN,
        waypoints=tuple(replace(w, at=LatLon(w.at.lon_deg, w.at.lat_deg)) for w in PLAN.waypoints),
        fence=None,
        area=None,
    )
    found = _only(turned, "swapped")
    assert found.where == 1
    assert mend(turned, found).waypoints == PLAN.waypoints


def test_points_at_zero_far_away_and_elsewhere_are_found():
    assert _only(_first_at(LatLon(0.0, 0.0)), "at_zero").where == 1
    assert _only(_first_at(shapes.at(7000, 0)), "far").severity is Severity.AMBER
    assert _only(_first_at(LatLon(48.0, 2.0)), "elsewhere").severity is Severity.RED


def test_a_leg_outside_the_fence_is_red_and_the_fence_grows():
    outside = _first_at(shapes.at(0, 2000))
    found = _only(outside, "outside_fence")
    assert found.severity is Severity.RED
    assert "outside_fence" not in _codes(mend(outside, found))


def test_a_drone_that_stands_outside_the_fence_is_told():
    codes = [f.code for f in check(PLAN, home=shapes.at(0, -1000))]
    assert "home_outside_fence" in codes


@pytest.mark.hazard("H8")
def test_a_way_that_nearly_touches_the_fence_asks_and_the_fence_grows():
    close = Fence(shapes.area([(-80, -80), (297, -80), (297, 220), (-80, 220)]), AboveHome(90.0))
    narrow = replace(PLAN, fence=close)
    found = _only(narrow, "near_fence")
    assert found.severity is Severity.AMBER
    assert found.facts["distance_m"] == pytest.approx(min(_margins(close, narrow)), abs=0.5)
    assert "near_fence" not in _codes(mend(narrow, found))


def test_a_rally_point_outside_the_fence_is_red():
    astray = replace(PLAN, rally=(RallyPoint(shapes.at(0, 900), AboveHome(40.0)),))
    assert _only(astray, "rally_outside_fence").severity is Severity.RED


def test_no_fence_is_said_and_one_is_drawn():
    bare = replace(PLAN, fence=None)
    assert mend(bare, _only(bare, "no_fence")).fence is not None


def test_a_long_search_asks_for_batteries_and_a_storm_forbids_it():
    big = parallel(
        shapes.area([(0, 0), (1500, 0), (1500, 1500), (0, 1500)]),
        DEFAULT_CAMERA,
        AboveGround(60.0),
        home=HOME,
    )
    batteries = _only(big, "several_batteries").facts["batteries"]
    assert isinstance(batteries, int)
    assert batteries > 1
    assert "wind_too_strong" in [f.code for f in check(PLAN, wind=WindAt(90.0, 20.0))]
    assert "out_of_reach" in [f.code for f in check(PLAN, home=shapes.at(0, 8000))]


def test_a_way_over_a_no_fly_area_is_red():
    shut = shapes.area([(100, 50), (200, 50), (200, 150), (100, 150)])
    found = _only(replace(PLAN, no_fly=(shut,)), "over_no_fly")
    assert found.severity is Severity.RED


def test_a_step_over_the_border_is_red():
    latvia, lithuania = LatLon(56.42, 24.16), LatLon(56.25, 24.16)
    abroad = replace(PLAN, waypoints=(Waypoint(lithuania, AboveHome(60.0)),), fence=None, area=None)
    found = [f for f in check(abroad, home=latvia) if f.code == "border_crossed"]
    assert (found[0].facts["from"], found[0].facts["to"]) == ("LV", "LT")


def test_more_items_than_fit_aboard_are_red():
    many = replace(PLAN, waypoints=PLAN.waypoints * 100)
    assert _only(many, "too_many_items").severity is Severity.RED


def test_an_empty_plan_is_red():
    assert _codes(replace(PLAN, waypoints=())) == ["no_waypoints"]


def test_the_worst_comes_first():
    severities = [finding.severity for finding in check(_at_height(150.0))]
    assert severities == sorted(severities, key=list(Severity).index)


def test_what_has_no_mend_is_a_mistake_to_ask_for():
    with pytest.raises(ValueError, match="does not mend itself"):
        mend(PLAN, Finding("ground_unknown", Severity.AMBER))


def _margins(fence: Fence, plan: Plan) -> list[float]:
    """From each waypoint to the nearest side of an upright box, by hand."""
    south, north = min(c.lat_deg for c in fence.area.ring), max(c.lat_deg for c in fence.area.ring)
    west, east = min(c.lon_deg for c in fence.area.ring), max(c.lon_deg for c in fence.area.ring)
    m_lat, m_lon = 111_320.0, 111_320.0 * math.cos(math.radians(south))
    return [
        min(
            (w.at.lat_deg - south) * m_lat,
            (north - w.at.lat_deg) * m_lat,
            (w.at.lon_deg - west) * m_lon,
            (east - w.at.lon_deg) * m_lon,
        )
        for w in plan.waypoints
    ]


def _codes(plan: Plan) -> list[str]:
    return [finding.code for finding in check(plan)]


def _only(plan: Plan, code: str) -> Finding:
    (found,) = [finding for finding in check(plan) if finding.code == code]
    return found


def _at_height(height_m: float) -> Plan:
    return replace(
        PLAN,
        waypoints=tuple(replace(w, height=AboveHome(height_m)) for w in PLAN.waypoints),
        takeoff_height=AboveHome(height_m),
    )


def _first_at(place: LatLon) -> Plan:
    return replace(PLAN, waypoints=(replace(PLAN.waypoints[0], at=place), *PLAN.waypoints[1:]))


def test_an_orbit_over_a_no_fly_area_is_found_though_it_searches_no_area():
    shut = shapes.area([(100, 100), (200, 100), (200, 200)])
    crossing = replace(
        PLAN,
        area=None,
        no_fly=(shut,),
        waypoints=tuple(replace(PLAN.waypoints[0], at=shapes.at(*at)) for at in ((50, 150), (250, 150))),
    )
    assert "over_no_fly" in _codes(crossing)
