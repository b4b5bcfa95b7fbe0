"""RTL comes down at a rally point that is nearer than home, as AP_Rally chooses."""

from __future__ import annotations

import pytest

from maps.geo import moved
from telemetry.messages import mavlink
from tests.training.station import HOME, Station
from training.mission_store import RALLY_POINT, Item, Kind
from training.modes import Mode


@pytest.fixture
def away() -> Station:
    """Flying 20 m high, 90 m north of home."""
    station = Station()
    station.airborne(20.0)
    there = moved(HOME, 0.0, 90.0)
    station.ask(
        mavlink.MAVLink_command_int_message(
            1, 1, 3, 192, 0, 0, -1, 1, 0, 0, round(there.lat_deg * 1e7), round(there.lon_deg * 1e7), 20.0
        )
    )
    station.run(30.0)
    return station


def test_it_lands_at_the_rally_point_that_is_nearer_and_arrives_at_its_height(away: Station):
    _rally(away, north_m=120.0, height_m=35.0)
    highest_m = _return(away)
    assert away.drone.autopilot.copter.north_m == pytest.approx(120.0, abs=2.0)
    assert highest_m == pytest.approx(35.0, abs=1.0)


def test_home_that_is_nearer_is_taken_unless_it_does_not_count(away: Station):
    _rally(away, north_m=300.0)
    _return(away)
    assert away.drone.autopilot.copter.north_m == pytest.approx(0.0, abs=2.0)


def test_home_may_be_left_out(away: Station):
    _rally(away, north_m=300.0)
    away.drone.autopilot.parameters.store("RALLY_INCL_HOME", 0.0)
    _return(away)
    assert away.drone.autopilot.copter.north_m == pytest.approx(300.0, abs=2.0)


def test_a_rally_point_beyond_the_limit_does_not_count_when_home_is_nearer(away: Station):
    _rally(away, north_m=900.0)
    away.drone.autopilot.parameters.store("RALLY_INCL_HOME", 0.0)
    _return(away)
    assert away.drone.autopilot.copter.north_m == pytest.approx(0.0, abs=2.0)


def _rally(station: Station, north_m: float, height_m: float = 20.0) -> None:
    at = moved(HOME, 0.0, north_m)
    x, y = round(at.lat_deg * 1e7), round(at.lon_deg * 1e7)
    item = Item(3, RALLY_POINT, 0.0, 0.0, 0.0, 0.0, x, y, height_m)
    ap = station.drone.autopilot
    ap.missions.items[Kind.RALLY] = [item]


def _return(station: Station) -> float:
    """Comes home; the highest it was on the way."""
    ap = station.drone.autopilot
    station.ask(mavlink.MAVLink_command_long_message(1, 1, 176, 0, 1, int(Mode.RTL), 0, 0, 0, 0, 0))
    highest_m = 0.0
    for _ in range(200):
        station.run(1.0, 0.1)
        highest_m = max(highest_m, ap.copter.up_m)
        if not ap.armed:
            return highest_m
    raise AssertionError("it never landed")
