from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from telemetry.framing import Framer
from telemetry.messages import Codec, mavlink
from telemetry.signing import sign
from telemetry.signing_record import for_the_record
from tests.security.signers import KEY, OTHER_KEY, heartbeat, unsigned
from training.identity import modes_monitor

NOW = 36_000_000_000_000


def set_up(key: bytes, time: int = NOW) -> bytes:
    return Codec().pack(mavlink.MAVLink_setup_signing_message(1, 1, list(key), time))


@given(st.binary(min_size=32, max_size=32), st.integers(0, 2**48 - 1), st.booleans())
def test_the_record_shows_that_a_key_was_given_and_when_but_not_which(key: bytes, time: int, signed: bool):
    frame = set_up(key, time)
    written = for_the_record(sign(frame, OTHER_KEY, 3, NOW) if signed else frame)
    assert Framer().feed(written) == [written]
    (message,) = Codec().decode(written)
    assert message.get_type() == "SETUP_SIGNING"
    assert (message.target_system, message.initial_timestamp) == (1, time)
    assert bytes(message.secret_key) == bytes(32)


def test_no_part_of_the_key_is_left_in_the_record():
    written = for_the_record(sign(set_up(KEY), OTHER_KEY, 3, NOW))
    assert not any(KEY[n : n + 4] in written for n in range(29))


def test_every_other_frame_is_written_as_it_was():
    others = (unsigned(), unsigned(v1=True), unsigned(modes_monitor()), sign(unsigned(), KEY, 1, NOW))
    for frame in (*others, Codec().pack(heartbeat())):
        assert for_the_record(frame) is frame


@given(st.integers(0, 41))
def test_a_short_setup_signing_is_blotted_too(size: int):
    """MAVLink 2 cuts zeros off the end, and a broken sender may cut more."""
    frame = bytearray(set_up(KEY))
    short = bytes([frame[0], size]) + bytes(frame[2 : 10 + size]) + b"\0\0"
    assert KEY[:4] not in for_the_record(short)
    assert len(for_the_record(short)) == len(short)
