"""Reports of sender and receiver."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from telemetry.video.rtsp.rtcp import Goodbye, Reception, SenderReport, parse_rtcp, receiver_report
from tests.telemetry.video.rtsp.packets import SOURCE, goodbye, sender_report


@pytest.mark.parametrize("at_s", [1_790_000_000.25, 2_090_000_000.5, 2_900_000_000.75])
def test_a_sender_tells_its_time_also_after_2036(at_s: float):
    (found,) = parse_rtcp(sender_report(at_s, 90_000))
    assert isinstance(found, SenderReport)
    assert (found.source, found.timestamp) == (SOURCE, 90_000)
    assert found.sender_s == pytest.approx(at_s, abs=1e-6)


def test_a_goodbye_behind_a_report_is_heard():
    assert parse_rtcp(sender_report(1e9, 0) + goodbye())[1] == Goodbye(SOURCE)


@given(st.binary(max_size=100) | st.binary(max_size=60).map(lambda rest: b"\x81\xc8\x00\x06" + rest))
def test_any_bytes_are_read_without_a_traceback(data: bytes):
    parse_rtcp(data)


def test_our_report_says_how_the_stream_arrives():
    (heard,) = parse_rtcp(sender_report(1e9 + 0.5, 90_000))
    assert isinstance(heard, SenderReport)
    report = receiver_report(7, Reception(SOURCE, 0.25, 5, 70_000, heard, 1.5))
    assert report[:8] == struct.pack(">BBHI", 0x81, 201, 7, 7)
    source, lost, highest, jitter, last, delay = struct.unpack_from(">6I", report, 8)
    assert (source, lost, highest, jitter) == (SOURCE, 64 << 24 | 5, 70_000, 0)
    assert last & 0xFFFF == 0x8000  # half a second
    assert delay == 98_304
    words = struct.unpack_from(">H", report, 34)[0]
    assert len(report) == 32 + 4 * (words + 1)
    assert parse_rtcp(report) == []
