"""Over the state border: red, unless the neighbour confirmed that place for that hour."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from maps.area import Area
from maps.geo import AboveHome, LatLon
from missions.checks import Severity
from missions.confirmations import BORDER, Confirmation
from missions.plan import Plan, Waypoint
from tests.missions.findings.airs import NOON, SEARCH, air, found

# The border runs between these two, 700 m apart
LATVIA = LatLon(56.3050, 24.1600)


def abroad(metres_south: float) -> Plan:
    """From Latvia to the south and back."""
    there = LatLon(LATVIA.lat_deg - metres_south / 111_320.0, LATVIA.lon_deg)
    return replace(SEARCH, home=LATVIA, area=None, fence=None, waypoints=(Waypoint(there, AboveHome(60.0)),))


@pytest.fixture(scope="module")
def crossing() -> Plan:
    """As far south as it takes to cross."""
    plans = (abroad(metres) for metres in range(200, 30_000, 200))
    return next(plan for plan in plans if "border_crossed" in found(None, plan))


def around(plan: Plan, south_deg: float = 0.02) -> Area:
    """Everything south of where the plan turns, and as far north as it takes."""
    turn = plan.waypoints[0].at
    west, east = turn.lon_deg - 0.05, turn.lon_deg + 0.05
    north = turn.lat_deg + 0.01
    return Area((
        LatLon(turn.lat_deg - south_deg, west),
        LatLon(turn.lat_deg - south_deg, east),
        LatLon(north, east),
        LatLon(north, west),
    ))  # fmt: skip


def confirmed(plan: Plan) -> Confirmation:
    return Confirmation(
        BORDER, around(plan), NOON - timedelta(hours=1), NOON + timedelta(hours=5), "LT duty officer", "17"
    )


def test_a_confirmation_for_that_hour_and_place_turns_red_into_a_name(crossing: Plan):
    told = found(air(confirmations=(confirmed(crossing),)), crossing)
    assert told["border_confirmed"].severity is Severity.INFO
    assert told["border_confirmed"].facts["who"] == "LT duty officer"
    assert (told["border_confirmed"].facts["from"], told["border_confirmed"].facts["to"]) == ("LV", "LT")
    assert "border_crossed" not in told


def test_an_expired_one_one_for_elsewhere_and_one_for_a_zone_stay_red(crossing: Plan):
    good = confirmed(crossing)
    elsewhere = Area(tuple(LatLon(at.lat_deg, at.lon_deg + 0.2) for at in good.area.ring))
    for other in (
        replace(good, valid_until=NOON - timedelta(minutes=1)),
        replace(good, valid_from=NOON + timedelta(hours=1)),
        replace(good, area=elsewhere),
        replace(good, about="EVX1"),
    ):
        red = found(air(confirmations=(other,)), crossing)
        assert red["border_crossed"].severity is Severity.RED
        assert red["border_crossed"].facts.get("confirmations", 0) == (other.about == BORDER)


def test_without_an_hour_no_confirmation_holds(crossing: Plan):
    assert "border_crossed" in found(air(at=None, confirmations=(confirmed(crossing),)), crossing)


def test_at_home_in_latvia_nothing_is_crossed():
    assert not {"border_crossed", "border_confirmed"} & set(found(air()))
