import time
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from telemetry.flight_summary import summarise
from telemetry.frame_times import frame_times
from telemetry.frames import frames_of, utc
from telemetry.track import track_of
from tests.telemetry.tlogs import START_US, heartbeat, position, record

HOUR_S = 3600.0


def seconds_of(*stamped: float) -> list[float]:
    frames = frames_of(b"".join(record(at, heartbeat()) for at in stamped))
    return ((frames.at_us - START_US) / 1e6).tolist()


def test_when_the_clock_was_set_back_what_was_before_moves_to_the_new_clock():
    assert seconds_of(3600, 3601, 3602, 2, 3, 4) == [0, 1, 2, 2, 3, 4]


def test_a_clock_may_be_set_back_more_than_once():
    assert seconds_of(100, 101, 51, 52, 22, 23) == [20, 21, 21, 22, 22, 23]


def test_a_clock_that_was_set_forward_is_a_gap():
    assert seconds_of(0, 1, 3601, 3602) == [0, 1, 3601, 3602]


def test_two_threads_that_stamp_in_another_order_than_they_write_set_no_clock():
    assert seconds_of(0, 1.2, 1.1, 1.3) == [0, 1.2, 1.1, 1.3]


def test_a_few_damaged_times_side_by_side_are_mended_and_set_no_clock():
    records = [record(n, heartbeat()) for n in range(30)]
    for n in (10, 11, 12):
        records[n] = bytes((records[n][0] ^ 0x40,)) + records[n][1:]
    mended = (frames_of(b"".join(records)).at_us - START_US) / 1e6
    assert mended.tolist() == [*range(10), 9, 9, 9, *range(13, 30)]


@pytest.mark.hazard("H21")
@pytest.mark.parametrize("set_by_s", [-HOUR_S, HOUR_S])
def test_an_hour_set_in_mid_flight_gives_no_negative_duration(tmp_path: Path, set_by_s: float):
    """Armed before, flown across, disarmed behind: as a recorder stamps it."""
    parts: list[bytes] = []
    for second in range(120):
        stamped = second + (set_by_s if second >= 60 else 0)
        armed = 30 <= second < 90
        parts += [record(stamped, heartbeat(armed=armed)), record(stamped, position(56.2 + second * 1e-5))]
    log = tmp_path / "flight.tlog"
    log.write_bytes(b"".join(parts))
    flight = summarise(log)
    ((since, until),) = flight.armed
    assert until is not None
    assert until - since >= timedelta(seconds=59)
    assert flight.duration_s >= 118
    assert flight.armed_s >= 59
    assert all(gap.duration_s > 0 for gap in flight.gaps)
    if set_by_s < 0:
        assert flight.duration_s == pytest.approx(118)
        assert flight.armed_s == pytest.approx(59)
        assert flight.gaps == ()
    else:
        assert [round(gap.duration_s) for gap in flight.gaps] == [HOUR_S + 1]
    frames = frames_of(log.read_bytes())
    track = track_of(frames, frames.vehicles()[0])
    assert (np.diff(track.at_us) >= 0).all()
    assert len(np.unique(track.at_us)) >= 119


@given(st.lists(st.integers(-4000, 4000), min_size=3, max_size=40))
def test_however_a_clock_is_set_no_time_runs_back_by_more_than_two_seconds(steps: list[int]):
    stamped = (np.cumsum([1_000_000, *steps])).tolist()
    assert (np.diff(seconds_of(*stamped)) >= -2.0).all()


def test_times_from_the_year_9999_back_to_1970_end_in_no_error_and_no_long_wait():
    leap = [event for n in range(40) for event in (250_000_000_000, -START_US / 1e6 + n)]
    frames = frames_of(b"".join(record(at, heartbeat()) for at in leap for _ in range(20)))
    assert frames.at_us.min() >= 0
    assert utc(frames.at_us[0]).year >= 1970
    begun_s = time.process_time()
    frame_times_of(1_000_000)
    assert time.process_time() - begun_s < 2.0


def frame_times_of(count: int) -> None:
    """A clock that is set back at every second frame."""
    at_us = START_US + np.where(np.arange(count) % 2, 0, 5_000_000).astype(">u8")
    data = np.zeros((count, 16), dtype=np.uint8)
    data[:, :8] = at_us.view(np.uint8).reshape(count, 8)
    frame_times(data.reshape(-1), np.arange(8, 16 * count, 16))
