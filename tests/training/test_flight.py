"""The embedded drone's flight against the figures of a recorded survey (same mission, no wind)."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest

from maps.geo import LatLon, distance_m
from telemetry.messages import mavlink
from tests.training.station import HOME, Station, item
from training.modes import Mode
from training.vehicle import EmbeddedDrone
from training.weather import Wind

FIRST_LINE_E7, LINES_APART_E7, LINES = 562005390, 2695, 9
WEST_E7, EAST_E7 = 252980622, 253016148
HEIGHT_M = 40.0
# Recorded, in seconds: from one of its texts to another.
RECORDED_S = {
    ("Mission: 1 Takeoff", "Mission: 3 WP"): 22.27,
    ("Mission: 3 WP", "Reached command #3"): 19.04,
    ("Reached command #3", "Reached command #4"): 25.42,
    ("Reached command #4", "Reached command #5"): 5.99,
    ("Reached command #5", "Reached command #6"): 24.77,
    ("Reached command #6", "Reached command #7"): 5.98,
    ("Reached command #19", "Reached command #20"): 27.0,
    ("Mission: 21 RTL", "Disarming motors"): 87.98,
    ("Mission: 1 Takeoff", "Disarming motors"): 402.86,
}
WITHIN = 0.05


def survey() -> list[mavlink.MAVLink_mission_item_int_message]:
    """The recorded mission: nine lines of 220 m, 30 m apart."""
    items = [
        item(0, 16, at=HOME, z=80.0, frame=0),
        item(1, 22, z=HEIGHT_M),
        item(2, 178, p=(1.0, 10.0, -1.0)),
    ]
    for line in range(LINES):
        lat = (FIRST_LINE_E7 + line * LINES_APART_E7) / 1e7
        for lon in (WEST_E7, EAST_E7) if line % 2 == 0 else (EAST_E7, WEST_E7):
            items.append(item(len(items), 16, at=LatLon(lat, lon / 1e7), z=HEIGHT_M))
    return [*items, item(len(items), 20)]


@pytest.fixture(scope="module")
def flown() -> Station:
    station = Station()
    assert station.upload(survey()) == mavlink.MAV_MISSION_ACCEPTED
    station.ask(mavlink.MAVLink_request_data_stream_message(1, 1, 0, 4, 1))
    station.fly_mission()
    station.until(lambda m: m.get_type() == "STATUSTEXT" and m.text == "Disarming motors", 450.0)
    station.run(1.0)
    return station


@pytest.mark.parametrize(("leg", "recorded_s"), RECORDED_S.items(), ids=str)
def test_every_leg_takes_as_long(leg: tuple[str, str], recorded_s: float, flown: Station):
    at_s = {m.text: s for s, m in flown.heard if m.get_type() == "STATUSTEXT"}
    assert at_s[leg[1]] - at_s[leg[0]] == pytest.approx(recorded_s, rel=WITHIN)


def test_it_flies_as_far(flown: Station):
    places = [LatLon(m.lat / 1e7, m.lon / 1e7) for m in flown.all("GLOBAL_POSITION_INT")]
    assert sum(distance_m(a, b) for a, b in pairwise(places)) == pytest.approx(2648.1, rel=WITHIN)
    assert max(distance_m(HOME, place) for place in places) == pytest.approx(321.6, rel=WITHIN)


def test_it_is_as_fast_and_as_high(flown: Station):
    positions = flown.all("GLOBAL_POSITION_INT")
    assert max(math.hypot(m.vx, m.vy) for m in positions) == pytest.approx(1003, rel=WITHIN)
    assert max(m.relative_alt for m in positions) == pytest.approx(40_020, rel=WITHIN)
    assert min(m.vz for m in positions) == pytest.approx(-253, rel=WITHIN)
    assert max(m.vz for m in positions) == pytest.approx(156, rel=WITHIN)


def test_it_uses_as_much_charge(flown: Station):
    last = flown.last("BATTERY_STATUS")
    assert last.current_consumed == pytest.approx(3279, rel=WITHIN)
    assert (last.voltages[0], last.battery_remaining) == (12_600, 0)


def test_it_reaches_what_it_reached(flown: Station):
    assert [m.seq for m in flown.all("MISSION_ITEM_REACHED")] == list(range(2, 22))


def test_the_progress_it_tells(flown: Station):
    told = [(m.seq, m.mission_state) for m in flown.all("MISSION_CURRENT")]
    assert told[0] == (0, mavlink.MISSION_STATE_NOT_STARTED)
    assert [seq for seq, state in dict.fromkeys(told) if state == mavlink.MISSION_STATE_ACTIVE] == [
        1,
        *range(3, 22),
    ]
    assert told[-1] == (0, mavlink.MISSION_STATE_COMPLETE)
    assert flown.last("MISSION_CURRENT").total == 21


def test_it_sends_at_the_asked_rate(flown: Station):
    at_s = [s for s, m in flown.heard if m.get_type() == "ATTITUDE"]
    assert len(at_s) / (at_s[-1] - at_s[0]) == pytest.approx(4.0, rel=0.01)


def test_the_status_it_goes_through(flown: Station):
    beats = [(m.base_mode, m.custom_mode, m.system_status) for m in flown.all("HEARTBEAT")]
    assert list(dict.fromkeys(beats)) == [
        (81, 0, 3), (89, 4, 3), (217, 3, 3), (217, 3, 4), (81, 3, 3),
    ]  # fmt: skip


@pytest.mark.parametrize("wind_m_s", [3.0, 6.0, 9.0])
def test_held_by_nobody_it_drifts_as_fast_as_the_air(wind_m_s: float):
    station = Station(EmbeddedDrone(HOME, ready=True, wind=Wind(from_deg=270.0, speed_m_s=wind_m_s)))
    station.airborne(20.0)
    assert station.command(176, 1, Mode.ALT_HOLD) == 0
    station.run(40.0, step_s=0.1)
    copter = station.drone.autopilot.copter
    assert copter.east_m_s == pytest.approx(wind_m_s, rel=0.1)
    assert abs(copter.north_m_s) < 0.1
    assert copter.up_m == pytest.approx(20.0, abs=0.5)


def test_in_gusts_it_keeps_its_place():
    station = Station(EmbeddedDrone(HOME, ready=True, wind=Wind(200.0, 7.0, 2.0)))
    station.airborne(20.0)
    off_m: list[float] = []
    for _ in range(60):
        station.run(1.0, step_s=0.1)
        off_m.append(
            math.hypot(station.drone.autopilot.copter.north_m, station.drone.autopilot.copter.east_m)
        )
    assert max(off_m) < 2.0
