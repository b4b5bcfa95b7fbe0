from datetime import timedelta

import numpy as np
import pytest

from maps.geo import LatLon, distance_m
from telemetry.frames import Source, frames_of, read_frames, utc
from telemetry.messages import mavlink
from telemetry.track import distances_m, track_of
from tests.telemetry.tlogs import EXTRACT, START_US, expected, heartbeat, position, record

VEHICLE = Source(1, 1)
START = utc(START_US)


def test_the_real_flight_was_as_far_and_as_high_as_counted_by_pymavlink():
    track = track_of(read_frames(EXTRACT), VEHICLE)
    assert len(track) == expected()["counts_vehicle"]["GLOBAL_POSITION_INT"]
    assert track.distance_m() == pytest.approx(expected()["distance_flown_m"], abs=0.1)
    assert track.above_home_m.max() == expected()["max_height_above_home_m"]
    assert track.ground_speed_m_s.max() == pytest.approx(expected()["max_groundspeed_m_s"], abs=0.01)
    assert np.all(np.diff(track.at_us) >= 0)


def test_a_moment_is_the_newest_that_was_known_then():
    data = record(0, position(56.0, 25.0, 10)) + record(2, position(56.1, 25.1, 20))
    track = track_of(frames_of(data), VEHICLE)
    assert track.at(START - timedelta(seconds=1)) is None
    point = track.at(START + timedelta(seconds=1.9))
    assert point is not None
    assert (point.at, point.position, point.above_home_m, point.amsl_m) == (START, LatLon(56.0, 25.0), 10, 90)
    later = track.at(START + timedelta(hours=1))
    assert later is not None
    assert later.position == LatLon(56.1, 25.1)


def test_what_was_not_heard_is_unknown_and_what_was_heard_stays():
    unknown = mavlink.MAVLink_sys_status_message(0, 0, 0, 0, 0xFFFF, -1, -1, 0, 0, 0, 0, 0, 0)
    known = mavlink.MAVLink_sys_status_message(0, 0, 0, 0, 12_400, -1, 55, 0, 0, 0, 0, 0, 0)
    attitude = mavlink.MAVLink_attitude_message(0, np.pi / 2, -np.pi / 4, 0, 0, 0, 0)
    nowhere = position(hdg=0xFFFF)
    data = b"".join(
        record(n, message)
        for n, message in enumerate(
            (nowhere, unknown, position(), known, attitude, heartbeat(armed=True), position(), position())
        )
    )
    first, second, third, fourth = (track_of(frames_of(data), VEHICLE).at(utc(START_US + n * 1_000_000))
                                    for n in (0, 2, 6, 7))  # fmt: skip
    assert first is not None
    assert second is not None
    assert third is not None
    assert fourth is not None
    assert (first.heading_deg, first.battery_v, first.roll_deg, first.armed) == (None, None, None, False)
    assert (second.heading_deg, second.battery_v, second.battery_percent) == (90, None, None)
    assert (third.battery_v, third.battery_percent, third.armed) == (12.4, 55, True)
    assert (third.roll_deg, third.pitch_deg) == (pytest.approx(90), pytest.approx(-45))
    assert fourth.battery_percent == 55


def test_a_position_at_zero_is_none_and_one_that_is_not_on_earth_is_none():
    data = record(0, position(0, 0)) + record(1, position(95, 25)) + record(2, position(56, 25))
    assert track_of(frames_of(data), VEHICLE).lat_deg.tolist() == [56]


def test_only_the_way_between_arming_and_disarming_is_flown():
    parts = [
        position(56.0),
        heartbeat(armed=True),
        position(56.01),
        position(56.02),
        heartbeat(),
        position(56.2),
    ]
    track = track_of(frames_of(b"".join(record(n, part) for n, part in enumerate(parts))), VEHICLE)
    assert track.distance_m() == pytest.approx(distance_m(LatLon(56.01, 25.3), LatLon(56.02, 25.3)))


def test_a_clock_that_was_set_back_does_not_turn_the_track_around():
    data = record(0, position()) + record(5, position()) + record(3, position()) + record(6, position())
    track = track_of(frames_of(data), VEHICLE)
    assert ((track.at_us - START_US) / 1e6).tolist() == [0, 5, 5, 6]


def test_a_flight_without_positions_has_an_empty_track():
    track = track_of(frames_of(record(0, heartbeat())), VEHICLE)
    assert (len(track), track.distance_m(), track.at(START)) == (0, 0.0, None)


def test_many_distances_are_as_one_by_one():
    a, b = LatLon(56.2, 25.3), LatLon(54.7, 24.1)
    columns = [np.array([value]) for value in (a.lat_deg, a.lon_deg, b.lat_deg, b.lon_deg)]
    assert distances_m(*columns).tolist() == [pytest.approx(distance_m(a, b))]
