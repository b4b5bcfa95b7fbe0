from __future__ import annotations

from base64 import b64decode, b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.remote.errors import LineError
from training.remote.lines import Lines
from training.remote.sealing import Sealed, keys_of

KEYS = keys_of(bytes(64))


def test_the_two_ways_and_the_proof_have_keys_of_their_own():
    assert len({KEYS.to_crew, KEYS.to_trainer, KEYS.proof, KEYS.again}) == 4


@given(st.lists(st.binary(max_size=300), max_size=8))
def test_lines_open_in_the_order_they_were_sealed_in(plain: list[bytes]):
    out, into = Sealed(KEYS.to_crew), Sealed(KEYS.to_crew)
    assert [into.open(out.seal(one).rstrip(b"\n")) for one in plain] == plain


def test_a_line_does_not_open_twice_nor_late_nor_the_other_way():
    out = Sealed(KEYS.to_crew)
    first, second = (out.seal(text).rstrip(b"\n") for text in (b"freeze", b"resume"))
    into = Sealed(KEYS.to_crew)
    into.open(first)
    with pytest.raises(LineError):
        into.open(first)
    with pytest.raises(LineError):
        Sealed(KEYS.to_crew).open(second)
    with pytest.raises(LineError):
        Sealed(KEYS.to_trainer).open(first)


@given(st.binary(min_size=1, max_size=80), st.integers(0, 1000))
def test_a_changed_bit_does_not_open(plain: bytes, where: int):
    sealed = bytearray(b64decode(Sealed(KEYS.to_crew).seal(plain)))
    sealed[where % len(sealed)] ^= 1
    with pytest.raises(LineError):
        Sealed(KEYS.to_crew).open(b64encode(sealed))


@given(st.binary(max_size=300))
def test_noise_does_not_open(line: bytes):
    with pytest.raises(LineError):
        Sealed(KEYS.to_crew).open(line)


@given(st.lists(st.binary(max_size=60).filter(lambda part: b"\n" not in part), max_size=8), st.integers(1, 9))
def test_lines_are_cut_however_the_bytes_come(parts: list[bytes], at_once: int):
    stream = b"".join(part + b"\n" for part in parts)
    lines, got = Lines(), []
    for start in range(0, len(stream), at_once):
        lines.feed(stream[start : start + at_once])
        while (line := lines.next_line()) is not None:
            got.append(line)
    assert got == parts


@pytest.mark.parametrize("end", [b"", b"\n"])
def test_a_line_that_is_too_long_ends_it_before_it_has_ended(end: bytes):
    lines = Lines(100)
    lines.feed(bytes(101) + end)
    with pytest.raises(LineError, match="more than 100"):
        lines.next_line()
