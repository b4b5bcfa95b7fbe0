"""RTP packets taken apart, counted, and put in order."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from telemetry.video.rtsp.rtp import HELD, HOLD_S, NotRtpError, Reordering, RtpPacket, Sequence, parse_rtp
from tests.telemetry.video.rtsp.packets import PAYLOAD_TYPE, SOURCE, rtp


@given(
    st.binary(max_size=100),
    st.fixed_dictionaries(
        {
            "sequence": st.integers(0, 0xFFFF),
            "timestamp": st.integers(0, 0xFFFFFFFF),
            "marker": st.booleans(),
            "padding": st.integers(0, 255),
            "extension": st.none() | st.integers(0, 20).map(lambda words: bytes(4 * words)),
            "contributing": st.integers(0, 15),
        }
    ),
)
def test_a_packet_is_read_as_it_was_written(payload: bytes, has: dict[str, Any]):
    assert parse_rtp(rtp(payload, **has)) == RtpPacket(
        has["marker"], PAYLOAD_TYPE, has["sequence"], has["timestamp"], SOURCE, payload
    )


@given(st.binary(max_size=80) | st.binary(max_size=80).map(lambda rest: b"\xbf" + rest))
def test_any_bytes_are_a_packet_or_refused(data: bytes):
    try:
        packet = parse_rtp(data)
    except NotRtpError:
        return
    assert packet.payload in data


@pytest.mark.parametrize(
    "data",
    [
        b"", bytes(40), b"\x80" + bytes(10),  # nothing, version 0, too short
        b"\xa0" + bytes(11), b"\xa0" + bytes(11) + b"\x05",  # padded with nothing, with more than there is
        b"\x8f" + bytes(20), b"\x90" + bytes(13), b"\x90" + bytes(13) + b"\xff\xff",  # beyond the end
    ],
)  # fmt: skip
def test_a_hostile_packet_is_no_packet(data: bytes):
    with pytest.raises(NotRtpError):
        parse_rtp(data)


def test_numbers_that_wrap_are_not_missed():
    sequence = Sequence()
    assert [sequence.step(number & 0xFFFF) for number in range(65_500, 65_600)] == [0] * 100
    assert (sequence.received, sequence.lost, sequence.highest) == (100, 0, 65_599)


def test_what_is_missing_late_or_double_is_counted():
    sequence = Sequence()
    assert [sequence.step(number) for number in (10, 11, 14, 14, 12, 15)] == [0, 0, 2, -1, -3, 0]
    assert (sequence.received, sequence.lost) == (4, 2)


def test_a_sender_that_began_anew_is_followed():
    sequence = Sequence()
    for number in (40_000, 40_001):
        sequence.step(number)
    assert [sequence.step(number) for number in (7, 8, 9)] == [1, 0, 0]


def test_in_order_nothing_waits():
    order = Reordering()
    for number in range(65_530, 65_545):
        packet = parse_rtp(rtp(b"x", number, 0))
        assert order.push(packet, 0.0) == [packet]
        assert order.due_s is None


@given(st.integers(0, 0xFFFF), st.integers(0, 1000), st.integers(2, 60))
def test_what_was_overtaken_comes_in_its_turn(first: int, seed: int, count: int):
    numbers = [(first + step) & 0xFFFF for step in range(count)]
    mixed = numbers[1:]
    random.Random(seed).shuffle(mixed)
    order = Reordering()
    pushed = [order.push(parse_rtp(rtp(b"x", number, 0)), 0.0) for number in (first, *mixed)]
    assert [packet.sequence for ready in pushed for packet in ready] == numbers
    assert order.due_s is None


def test_what_does_not_come_is_given_up_in_time():
    order = Reordering()
    order.push(parse_rtp(rtp(b"x", 1, 0)), 5.0)
    assert order.push(parse_rtp(rtp(b"x", 3, 0)), 5.0) == []
    assert order.due_s == 5.0 + HOLD_S
    assert HOLD_S <= 0.05  # longer than a picture, the eye waits
    assert order.push(parse_rtp(rtp(b"x", 4, 0)), 5.01) == []
    assert order.due_s == 5.0 + HOLD_S
    assert [packet.sequence for packet in order.overdue(5.0 + HOLD_S)] == [3, 4]
    assert order.push(parse_rtp(rtp(b"x", 2, 0)), 5.04) == []
    assert order.due_s is None


def test_not_everything_is_held():
    order = Reordering()
    order.push(parse_rtp(rtp(b"x", 1, 0)), 0.0)
    ready = [order.push(parse_rtp(rtp(b"x", number, 0)), 0.0) for number in range(3, 4 + HELD)]
    assert len(ready[-1]) == HELD + 1


def test_a_sender_that_jumps_is_not_waited_for():
    order = Reordering()
    order.push(parse_rtp(rtp(b"x", 1, 0)), 0.0)
    assert [packet.sequence for packet in order.push(parse_rtp(rtp(b"x", 30_000, 0)), 0.0)] == [30_000]
    assert [packet.sequence for packet in order.push(parse_rtp(rtp(b"x", 5, 0)), 0.0)] == [5]
