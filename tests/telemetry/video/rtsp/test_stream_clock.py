"""The stream's own clock."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from telemetry.video.rtsp.stream_clock import SenderClock, StreamClock


@given(st.integers(0, 0xFFFFFFFF), st.lists(st.integers(1, 900_000), min_size=1, max_size=50))
def test_ticks_are_seconds_that_never_wrap(first: int, steps: list[int]):
    clock = StreamClock(90_000)
    ticks, total = first, 0
    assert clock.seconds(ticks, 0.0) == 0.0
    for step in steps:
        ticks, total = (ticks + step) & 0xFFFFFFFF, total + step
        assert clock.seconds(ticks, 0.0) == pytest.approx(total / 90_000)
    assert clock.restarts == 0


def test_where_the_clock_of_a_camera_jumps_ours_goes_on():
    clock = StreamClock(90_000)
    clock.seconds(1000, 10.0)
    assert clock.seconds(0x80000000, 10.5) == pytest.approx(0.5)
    assert clock.seconds(0x80000000 + 9000, 10.6) == pytest.approx(0.6)
    assert clock.restarts == 1


def test_pictures_shown_later_than_they_are_sent_step_back_a_little():
    clock = StreamClock(90_000)
    assert [clock.seconds(ticks, 0.0) for ticks in (0, 9000, 4500)] == [0.0, 0.1, 0.05]


def test_a_report_lies_on_the_clock_of_the_stream():
    clock = StreamClock(90_000)
    assert clock.place(5) is None
    clock.seconds(0xFFFFFFFF, 0.0)
    assert clock.place(89_999) == pytest.approx(1.0)
    assert clock.place(0x70000000) is None
    assert SenderClock(1.0, 500.0).at(3.5) == 502.5
