"""Over the state border: red, unless the neighbour confirmed that place for that hour."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from maps.area import Area
from maps.borders import country_at, distance_to_border_m
from maps.geo import AboveHome, LatLon, distance_m
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


# --- where, how far, and the ways home: real ground between Aknīste and Rokiškis -----------------

# On the straight way from one town to the other, before and behind the border
NEAR_AKNISTE, BEYOND = LatLon(56.1080, 25.7033), LatLon(56.0999, 25.6967)
# Latvia, west of Subate: from the west straight home to the east lies a corner of Lithuania
EAST, NORTH, WEST = LatLon(55.96421, 25.99995), LatLon(55.97599, 25.99006), LatLon(55.97698, 25.98016)


def through(home: LatLon, *places: LatLon) -> Plan:
    stops = tuple(Waypoint(at, AboveHome(60.0)) for at in places)
    return replace(SEARCH, home=home, area=None, fence=None, waypoints=stops)


def box(middle: LatLon, half_deg: float) -> Area:
    lat, lon = middle.lat_deg, middle.lon_deg
    return Area(tuple(
        LatLon(lat + half_deg * n, lon + half_deg * e) for n, e in ((-1, -1), (-1, 1), (1, 1), (1, -1))
    ))  # fmt: skip


def test_it_is_said_where_the_way_crosses_and_how_far_it_goes_beyond():
    red = found(air(), through(NEAR_AKNISTE, BEYOND))["border_crossed"]
    lat, lon = red.facts["lat_deg"], red.facts["lon_deg"]
    assert isinstance(lat, float)
    assert isinstance(lon, float)
    assert distance_to_border_m(LatLon(lat, lon)) < 1.0
    assert red.facts["distance_m"] == pytest.approx(distance_m(NEAR_AKNISTE, LatLon(lat, lon)), abs=1.0)
    step = (BEYOND.lat_deg - NEAR_AKNISTE.lat_deg, BEYOND.lon_deg - NEAR_AKNISTE.lon_deg)
    places = [
        LatLon(NEAR_AKNISTE.lat_deg + n / 200 * step[0], NEAR_AKNISTE.lon_deg + n / 200 * step[1])
        for n in range(201)
    ]
    furthest_m = max(distance_to_border_m(at) for at in places if country_at(at) == "LT")
    assert red.facts["beyond_m"] == pytest.approx(furthest_m, abs=10.0)
    assert (red.where, red.facts["to"]) == (1, "LT")


def test_a_straight_way_home_that_crosses_asks_though_no_leg_does():
    plan = through(EAST, NORTH, WEST, NORTH)
    codes = found(air(), plan)
    assert "border_crossed" not in codes
    over = codes["way_home_over_border"]
    assert (over.severity, over.facts["to"]) == (Severity.AMBER, "LT")
    assert isinstance(over.facts["beyond_m"], float)
    assert over.facts["beyond_m"] > 50.0
    yes = replace(confirmed(plan), area=box(WEST, 0.1))
    told = found(air(confirmations=(yes,)), plan)
    assert told["way_home_border_confirmed"].facts["number"] == "17"
    assert "way_home_over_border" not in told
    late = replace(yes, valid_until=NOON)
    assert "way_home_over_border" in found(air(confirmations=(late,)), plan)


def test_the_last_way_home_is_flown_and_therefore_red():
    assert found(air(), through(EAST, NORTH, WEST))["border_crossed"].severity is Severity.RED


def test_one_confirmation_for_legs_and_ways_home_is_said_once_and_one_for_elsewhere_is_none():
    plan = through(EAST, NORTH, WEST)
    whole = replace(confirmed(plan), area=box(WEST, 0.1))
    told = found(air(confirmations=(whole,)), plan)
    assert "border_confirmed" in told
    assert not {"way_home_over_border", "way_home_border_confirmed", "border_near"} & set(told)
    elsewhere = replace(whole, area=box(NEAR_AKNISTE, 0.01))
    assert "border_crossed" in found(air(confirmations=(elsewhere,)), plan)


def test_near_the_border_it_is_said_how_near():
    south = LatLon(NEAR_AKNISTE.lat_deg - 0.002, NEAR_AKNISTE.lon_deg)
    near = found(air(), through(NEAR_AKNISTE, south))["border_near"]
    assert near.severity is Severity.INFO
    nearest_m = min(map(distance_to_border_m, (NEAR_AKNISTE, south)))
    assert near.facts["distance_m"] == pytest.approx(nearest_m, rel=0.01)
    assert "border_near" not in found(air())
