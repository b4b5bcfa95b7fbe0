"""Satellite time against the laptop's clock: the median of all messages that know the time."""

from __future__ import annotations

import pytest

from telemetry.frames import frames_of
from telemetry.gps_time import GpsTime, gps_time
from tests.telemetry.tlogs import heartbeat, record, system_time


def told(*messages: bytes) -> GpsTime | None:
    frames = frames_of(b"".join([record(0, heartbeat()), *messages]))
    return gps_time(frames, frames.vehicles()[0])


def test_a_laptop_that_is_behind_is_said_with_how_well_it_is_known():
    found = told(*(record(i, system_time(i + 3.0 + 0.01 * (i % 3))) for i in range(60)))
    assert found is not None
    assert found.offset_s == pytest.approx(3.01, abs=1e-3)
    assert found.spread_s == pytest.approx(0.01, abs=1e-3)
    assert found.count == 60


def test_an_autopilot_without_satellites_says_nothing():
    assert told(record(1, system_time(None))) is None
    assert told() is None
