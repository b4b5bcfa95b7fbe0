"""Raw frames come out as the camera saw them; whatever else comes is refused in one line."""

from __future__ import annotations

import struct
import zlib
from contextlib import suppress

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from telemetry.thermal.errors import ThermalError
from telemetry.thermal.siyi_raw import FRAME_BYTES, MOST_BYTES, camera_s_of, read_raw, written_raw
from tests.telemetry.thermal import scenes

GOOD = written_raw(scenes.counts(scenes.with_ember(scenes.ground(), 300, 200, 120.0)), 1.7e9, "IR_0001.raw")


def framed(packed: bytes, size: int | None = None) -> bytes:
    return bytes(128) + struct.pack("<Id", len(packed) if size is None else size, 1.0) + packed


def test_a_frame_comes_out_as_it_went_in():
    picture = read_raw(GOOD)
    assert (picture.name, picture.camera_s) == ("IR_0001.raw", 1.7e9)
    assert picture.counts.dtype == np.uint16
    assert picture.counts[200, 300] == round((120.0 + 273.15) * 64)
    assert camera_s_of(GOOD) == 1.7e9


def test_the_wire_is_big_endian_kelvin_times_64():
    pixels = struct.pack(">H", 18_761) + bytes(FRAME_BYTES - 2)
    assert read_raw(framed(zlib.compress(pixels))).counts[0, 0] == 18_761


def test_the_older_form_without_compression_is_read():
    counts = scenes.counts(scenes.ground())
    content = b"old".ljust(128, b"\0") + struct.pack("<d", 12.5) + counts.astype(">u2").tobytes()
    picture = read_raw(content)
    assert (picture.name, picture.camera_s) == ("old", 12.5)
    assert (picture.counts == counts).all()


def test_noise_that_cannot_be_packed_still_fits():
    noise = np.random.default_rng(1).integers(0, 65_536, (512, 640)).astype(np.uint16)
    content = written_raw(noise, 1.0, "noise", level=9)
    assert len(content) <= MOST_BYTES
    assert (read_raw(content).counts == noise).all()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "0 bytes: is the camera in raw mode"),
        (framed(zlib.compress(bytes(FRAME_BYTES * 400))), "unpacks to more"),
        (framed(zlib.compress(bytes(FRAME_BYTES - 2))), "only 655358 bytes"),
        (framed(b"no zlib"), "cannot be unpacked"),
        (framed(zlib.compress(bytes(FRAME_BYTES)), size=2**32 - 1), "cut short or too large"),
        (GOOD[:-1], "cut short"),
        (GOOD + b"x", "cut short"),
        (GOOD[:132] + struct.pack("<d", float("nan")) + GOOD[140:], "without a time"),
    ],
)
def test_anything_else_is_refused(content: bytes, said: str):
    with pytest.raises(ThermalError, match=said) as refused:
        read_raw(content)
    assert str(refused.value).isprintable()


@settings(max_examples=60)
@given(st.data())
def test_no_spoiled_frame_does_more_than_be_refused(data: st.DataObject):
    content = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 5))):
        content[data.draw(st.integers(0, 400) | st.integers(0, len(content) - 1))] ^= data.draw(
            st.integers(1, 255)
        )
    with suppress(ThermalError):  # anything else would fail
        assert read_raw(bytes(content)).counts.shape == (512, 640)
