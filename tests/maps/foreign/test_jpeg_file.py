"""Segments of a JPEG come out as they went in, and no JPEG costs more than its size."""

from __future__ import annotations

import struct
import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maps.foreign.file import FormatError
from maps.foreign.jpeg_file import read_segments
from maps.foreign.limits import MAX_JPEG_SEGMENTS
from tests.telemetry.thermal.camera_files.made_up_flir import jpeg

HERE = Path("a.jpg")
PARTS = st.lists(st.tuples(st.integers(1, 15), st.binary(max_size=50)), max_size=12)


@given(PARTS)
def test_segments_come_out_in_their_order(parts: list[tuple[int, bytes]]):
    found = read_segments(HERE, jpeg(parts, (40, 30)))
    ours = [(number, bytes(payload)) for number, payload in found.segments if number]  # APP0 is Pillow's own
    assert ours == parts
    assert found.size_px == (40, 30)


@given(st.binary(max_size=300).map(lambda tail: b"\xff\xd8" + tail))
def test_whatever_follows_the_start_is_read_or_refused(content: bytes):
    with suppress(FormatError):  # anything else would fail
        read_segments(HERE, content)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x89PNG", "this is not a JPEG"),
        (b"\xff\xd8" + b"\xff\xe1\0\2" * (MAX_JPEG_SEGMENTS + 1), "more than 2,000 segments"),
        (b"\xff\xd8\xff\xe1\0\x09abc", "cut short"),
        (b"\xff\xd8\xff\xe1\0\1abc", "cut short"),
        (b"\xff\xd8abcdef", "a segment of the JPEG does not begin here"),
    ],
)
def test_anything_else_is_refused_in_one_line(content: bytes, said: str):
    with pytest.raises(FormatError, match=said) as refused:
        read_segments(HERE, content)
    assert str(refused.value).isprintable()


@pytest.mark.parametrize("filling", [b"\xff", b"\xff\xd0", b"\xff\x01"])
def test_filling_without_end_ends(filling: bytes):
    began_s = time.process_time()
    with pytest.raises(FormatError, match="damaged"):
        read_segments(HERE, b"\xff\xd8" + filling * 8_000_000)
    assert time.process_time() - began_s < 0.5


def test_nothing_is_copied():
    content = b"\xff\xd8" + (b"\xff\xe1" + struct.pack(">H", 60_002) + bytes(60_000)) * 100
    parts = read_segments(HERE, content)
    assert all(part.obj is content for part in parts.app(1))
