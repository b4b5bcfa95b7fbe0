"""Currents and speeds of a flight as columns."""

from __future__ import annotations

import numpy as np
import pytest

from telemetry.frames import Frames, Source, frames_of, read_frames
from telemetry.messages import mavlink
from telemetry.power_track import power_track
from tests.telemetry.tlogs import EXTRACT, heartbeat, record, sender


def test_the_recorded_flight_drew_what_its_own_counter_says():
    frames = read_frames(EXTRACT)
    track = power_track(frames, frames.vehicles()[0])
    lasted_s = np.diff(track.at_s)
    drawn_mah = float(np.sum(track.current_a[:-1] * lasted_s)) / 3.6
    assert drawn_mah == pytest.approx(3279.0, rel=0.05)  # the counter's, motors on the ground included
    assert track.capacity_mah == pytest.approx(3300.0, rel=0.01)  # BATT_CAPACITY of the recorded vehicle
    assert track.wind_known
    assert 9.9 < track.air_m_s.max() < 10.3
    assert 2.3 < track.climb_m_s.max() < 2.6


def test_wind_is_taken_out_of_the_speed():
    track = power_track(*_flight(wind_from_deg=90.0, wind_m_s=4.0))
    assert track.east_m_s == pytest.approx(10.0)  # 6 m/s over ground, straight against it
    assert track.north_m_s == pytest.approx(0.0, abs=1e-6)


def test_without_a_measured_current_the_charge_used_makes_one():
    track = power_track(*_flight(current_ca=-1, mah_s=10.0))
    assert track.current_a == pytest.approx(36.0)


def test_a_vehicle_that_tells_neither_has_an_empty_track():
    assert len(power_track(*_flight(current_ca=-1, mah_s=None))) == 0


def test_on_the_ground_or_disarmed_nothing_is_learned():
    assert len(power_track(*_flight(up_m=0.5))) == 0
    assert len(power_track(*_flight(armed=False))) == 0


def _flight(
    *,
    current_ca: int = 3000,
    mah_s: float | None = 8.0,
    wind_from_deg: float = 0.0,
    wind_m_s: float = 0.0,
    up_m: float = 40.0,
    armed: bool = True,
) -> tuple[Frames, Source]:
    """A minute eastwards at 6 m/s."""
    mav, data = sender(), b""
    for second in range(61):
        used = -1 if mah_s is None else round(mah_s * second)
        battery = mavlink.MAVLink_battery_status_message(
            0, 0, 0, 0, [0xFFFF] * 10, current_ca, used, -1, 100 - second
        )
        fix = mavlink.MAVLink_global_position_int_message(
            second * 1000, 562_000_000, 253_000_000, 0, round(up_m * 1000), 0, 600, 0, 0
        )
        wind = mavlink.MAVLink_wind_message(wind_from_deg, wind_m_s, 0.0)
        for message in (heartbeat(armed=armed), fix, wind, battery):
            data += record(float(second), message, mav)
    frames = frames_of(data)
    return frames, frames.vehicles()[0]
