"""When a drone was off the ground, from a real recording and from made-up turns of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from telemetry.frames import read_frames
from telemetry.hops import hops
from telemetry.packs import packs
from telemetry.track import track_of
from tests.incidents.operator.evening import AIR_S, RECORDING


def test_a_flight_is_from_lift_off_to_touchdown():
    frames = read_frames(RECORDING)
    source = frames.vehicles()[0]
    [hop] = hops(frames, source, track_of(frames, source))
    assert hop.duration_s == pytest.approx(AIR_S, abs=0.1)
    assert hop.on_at is not None
    assert hop.off_place is not None
    assert (hop.off_place.lat_deg, hop.off_place.lon_deg) == pytest.approx((56.2, 25.3), abs=1e-4)
    assert hop.touchdown_m_s == pytest.approx(0.5, abs=0.1)  # the simulator itself said 0.500919


def test_a_recording_that_ends_in_the_air_knows_no_landing(tmp_path: Path):
    whole = RECORDING.read_bytes()
    cut = tmp_path / "cut.tlog"
    cut.write_bytes(whole[: len(whole) // 2])
    frames = read_frames(cut)
    source = frames.vehicles()[0]
    [hop] = hops(frames, source, track_of(frames, source))
    assert (hop.on_at, hop.on_place, hop.touchdown_m_s) == (None, None, None)
    assert 0 < hop.duration_s < AIR_S


def test_a_battery_tells_what_it_gave():
    frames = read_frames(RECORDING)
    [pack] = packs(frames, frames.vehicles()[0])
    assert (pack.number, pack.serial, pack.first_percent, pack.used_mah) == (0, None, 100, 3279)
    assert pack.capacity_mah == pytest.approx(3300, rel=0.01)  # the simulator's battery has 3300 mAh
    assert pack.resting_v == pytest.approx(12.6)
