"""The drone of the window's benches says as much as was asked, whatever a ground station wants."""

from __future__ import annotations

import pytest

from firedrone.bench.talkative_drone import TalkativeDrone
from maps.geo import LatLon
from telemetry.framing import Framer
from telemetry.messages import Codec, mavlink
from training.practice import practice_drone

STEP_S, SECONDS, SETTLES_S = 0.02, 14, 4


def said_a_second(drone: TalkativeDrone, received: bytes = b"") -> list[int]:
    """Frames of each second; `received` is heard once, a little after the middle."""
    frames, counts = Framer(), [0] * SECONDS
    for step in range(round(SECONDS / STEP_S)):
        heard = received if step == round((0.5 * SECONDS + 0.3) / STEP_S) else b""
        counts[int(step * STEP_S)] += len(frames.feed(drone.step(step * STEP_S, heard)))
    return counts


@pytest.mark.parametrize("rate_hz", [200.0, 400.0])
def test_it_says_a_little_more_than_was_asked_and_no_more(rate_hz: float):
    drone = TalkativeDrone(practice_drone(LatLon(56.1, 25.6)), rate_hz)
    settled = said_a_second(drone)[SETTLES_S:]
    assert rate_hz <= sum(settled) / len(settled) <= 1.03 * rate_hz


def test_a_ground_station_that_wants_less_hears_less_for_a_second_only():
    drone = TalkativeDrone(practice_drone(LatLon(56.1, 25.6)), 400.0)
    quiet = Codec().pack(mavlink.MAVLink_request_data_stream_message(1, 1, mavlink.MAV_DATA_STREAM_ALL, 1, 1))
    counts = said_a_second(drone, quiet)
    assert min(counts[SECONDS // 2 :][:2]) < 350
    assert sum(counts[-4:]) / 4 >= 395
