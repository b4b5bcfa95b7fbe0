from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from telemetry.framing import Framer, frame_length, is_sound, message_id
from telemetry.messages import Codec, mavlink
from tests.telemetry.tlogs import extract_records, heartbeat, position, record, sender, text, unknown

BEAT = record(0, heartbeat())[8:]
WORDS = record(0, text("Arming motors"))[8:]


def in_slices(data: bytes, cuts: list[int]) -> tuple[list[bytes], Framer]:
    framer = Framer()
    places = sorted({0, len(data), *(cut % (len(data) + 1) for cut in cuts)})
    frames = [frame for begin, end in pairwise(places) for frame in framer.feed(data[begin:end])]
    return frames, framer


def test_frames_come_out_as_they_were_on_the_wire():
    framer = Framer()
    assert framer.feed(BEAT + WORDS) == [BEAT, WORDS]
    assert framer.bad_bytes == 0


def test_an_unfinished_frame_waits_for_its_rest():
    framer = Framer()
    assert framer.feed(BEAT[:-1]) == []
    assert framer.feed(BEAT[-1:] + WORDS[:1]) == [BEAT]
    assert framer.feed(WORDS[1:]) == [WORDS]


def test_the_real_flight_is_cut_into_its_frames():
    frames = [whole[8:] for whole in extract_records()]
    framer = Framer()
    assert framer.feed(b"".join(frames)) == frames
    assert framer.bad_bytes == 0


@pytest.mark.parametrize("v1", [False, True])
def test_both_versions_and_signatures_are_whole_frames(v1: bool):
    signed = record(0, heartbeat(), sender(key=bytes(32)))[8:]
    frames = [signed, record(0, position(), v1=v1)[8:], signed]
    assert Framer().feed(b"".join(frames)) == frames


def test_a_wrong_checksum_is_no_frame_and_the_next_one_is_found():
    broken = BEAT[:12] + bytes((BEAT[12] ^ 1,)) + BEAT[13:]
    framer = Framer()
    assert framer.feed(broken + WORDS) == [WORDS]
    assert framer.bad_bytes == len(broken)


def test_an_unknown_message_is_a_frame_if_any_last_byte_makes_its_checksum_right():
    strange = unknown(0x123456, b"abc")
    assert message_id(strange, 0) == 0x123456
    assert Framer().feed(BEAT + strange + BEAT) == [BEAT, strange, BEAT]
    broken = bytearray(strange)
    broken[-1] ^= 0x10
    framer = Framer()
    assert framer.feed(bytes(broken) + BEAT * 12) == [BEAT] * 12
    assert framer.bad_bytes == len(broken)


def test_an_unknown_flag_is_no_frame():
    assert frame_length(b"\xfd\x09\x02", 0) is None
    assert frame_length(b"\xfd\x09", 0) == 0
    assert frame_length(b"\xfd\x09\x01", 0) == 10 + 9 + 2 + 13
    assert frame_length(b"\xfe\x09\x00", 0) == 6 + 9 + 2
    assert frame_length(b"\x00", 0) is None


JUNK = st.binary(max_size=30).map(lambda data: data.replace(b"\xfd", b"").replace(b"\xfe", b""))
PACKED = st.one_of(
    st.builds(heartbeat, st.integers(0, 28), armed=st.booleans()),
    st.builds(position, st.floats(-89, 89), st.floats(-179, 179), st.floats(-100, 500)),
    st.builds(text, st.text("abc \u00fd\u00fe", max_size=20)),
)


@given(
    st.lists(st.tuples(PACKED, st.booleans(), JUNK), max_size=8), st.lists(st.integers(0, 2000), max_size=10)
)
def test_however_the_stream_is_sliced_the_frames_are_the_same(
    parts: list[tuple[Any, bool, bytes]], cuts: list[int]
):
    mav = sender()
    frames = [record(0, message, mav, v1=v1)[8:] for message, v1, _ in parts]
    data = b"".join(junk + frame for (_, _, junk), frame in zip(parts, frames, strict=True))
    found, framer = in_slices(data, cuts)
    assert found == frames
    assert framer.bad_bytes == sum(len(junk) for _, _, junk in parts)


@given(st.binary(max_size=600), st.lists(st.integers(0, 600), max_size=6))
def test_no_bytes_can_make_it_fail_and_every_byte_is_accounted_for(data: bytes, cuts: list[int]):
    found, framer = in_slices(data, cuts)
    assert all(is_sound(frame, 0) for frame in found)
    assert framer.bad_bytes + sum(map(len, found)) <= len(data)
    flushed = Framer()
    whole = flushed.feed(data)
    assert (whole, flushed.bad_bytes) == (found, framer.bad_bytes)


@given(st.binary(max_size=300))
def test_after_any_junk_the_next_frames_are_heard(junk: bytes):
    framer = Framer()
    heard = framer.feed(junk)
    for _ in range(2 + 280 // len(BEAT)):  # a false header can claim at most 280 bytes
        heard += framer.feed(BEAT)
    assert heard[-1] == BEAT


def test_what_is_a_frame_here_is_a_message_there():
    codec = Codec()
    known = set(mavlink.mavlink_map)
    for whole in extract_records()[:500]:
        (message,) = codec.decode(whole[8:])
        assert message_id(whole, 8) in known
        assert bytes(message.get_msgbuf()) == whole[8:]
