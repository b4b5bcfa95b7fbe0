"""The drone at a moment of its recording, in the words of the live state."""

from datetime import timedelta

from telemetry.frames import Source, frames_of, read_frames, utc
from telemetry.track import track_of
from telemetry.vehicle_at import vehicle_at
from tests.telemetry.tlogs import EXTRACT, START_US, heartbeat, position, record

VEHICLE = Source(1, 1)
START = utc(START_US)


def test_outside_of_the_flight_there_is_no_drone():
    track = track_of(read_frames(EXTRACT), VEHICLE)
    first, last = utc(track.at_us[0]), utc(track.at_us[-1])
    assert vehicle_at(track, first - timedelta(microseconds=1)) is None
    assert vehicle_at(track, last + timedelta(microseconds=1)) is None
    assert vehicle_at(track, last) is not None


def test_in_the_middle_of_a_real_flight_it_flies_and_nothing_is_old():
    track = track_of(read_frames(EXTRACT), VEHICLE)
    middle = int(track.above_home_m.argmax())
    state = vehicle_at(track, utc(track.at_us[middle]))
    assert state is not None
    assert state.flying
    assert state.fix is not None
    assert state.battery is not None
    assert state.fix.above_home_m == track.above_home_m[middle]
    assert state.battery.percent == round(float(track.battery_percent[middle]))
    assert {state.fix.received_s, state.battery.received_s, state.link.heard_s} == {0.0}


def test_in_a_gap_of_the_recording_the_values_are_as_old_as_they_are():
    data = record(0, position(56.0, 25.0, 10)) + record(30, position(56.1, 25.1, 20))
    state = vehicle_at(track_of(frames_of(data), VEHICLE), START + timedelta(seconds=12))
    assert state is not None
    assert state.fix is not None
    assert state.fix.received_s == -12.0


def test_armed_on_the_ground_is_not_flying():
    data = record(0, heartbeat(armed=True)) + record(1, position(56.0, 25.0, 0))
    state = vehicle_at(track_of(frames_of(data), VEHICLE), START + timedelta(seconds=1))
    assert state is not None
    assert state.armed
    assert not state.flying


def test_what_was_never_heard_is_unknown():
    track = track_of(frames_of(record(0, position(56.0, 25.0, 10))), VEHICLE)
    state = vehicle_at(track, START)
    assert state is not None
    assert state.attitude is None
    assert state.battery is not None
    assert state.battery.percent is None
