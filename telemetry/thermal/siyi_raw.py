"""Siyi's raw thermal frames: the bytes of one TCP connection become a temperature of each pixel.

Read in MAVProxy's SIYI module; not tried with a camera. 128 bytes of name, compressed size and UNIX time,
then zlib of 640 x 512 big-endian uint16, Kelvin times 64. An older form has no size and no compression.
"""

from __future__ import annotations

import math
import struct
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from telemetry.thermal.errors import ThermalError

if TYPE_CHECKING:
    from telemetry.thermal.frame import Counts

PORT = 7345
WIDTH_PX, HEIGHT_PX = 640, 512
FRAME_BYTES = WIDTH_PX * HEIGHT_PX * 2
NAME_BYTES = 128
_HEAD = struct.Struct("<Id")
_OLD_HEAD = struct.Struct("<d")
_OLD_BYTES = NAME_BYTES + _OLD_HEAD.size + FRAME_BYTES
# What zlib cannot make smaller it makes larger by 5 bytes in 16 kB (RFC 1951, stored blocks)
MOST_PACKED_BYTES = FRAME_BYTES + 1024
MOST_BYTES = NAME_BYTES + _HEAD.size + MOST_PACKED_BYTES


@dataclass(frozen=True, slots=True, eq=False)
class RawPicture:
    """`camera_s` is the camera's own clock, whatever it is set to: two of the same are the same picture."""

    name: str
    camera_s: float
    counts: Counts


def camera_s_of(content: bytes) -> float:
    """The time of a picture without unpacking it. ThermalError for what is too short."""
    return _head(content)[0]


def read_raw(content: bytes) -> RawPicture:
    """All bytes that came until the camera closed. ThermalError when they are not one whole frame."""
    camera_s, packed = _head(content)
    if not math.isfinite(camera_s):
        raise ThermalError("a raw frame without a time")
    pixels = content[-FRAME_BYTES:] if packed is None else _unpacked(packed)
    name = content[:NAME_BYTES].split(b"\0", 1)[0].decode("ascii", "replace")
    # To the byte order of this computer, which is what numpy's look-ups are fast with
    counts = np.frombuffer(pixels, ">u2").astype(np.uint16).reshape(HEIGHT_PX, WIDTH_PX)
    return RawPicture("".join(sign if sign.isprintable() else " " for sign in name), camera_s, counts)


def _head(content: bytes) -> tuple[float, bytes | None]:
    """The time, and what is packed; None: the older form, nothing is."""
    if len(content) < NAME_BYTES + _HEAD.size:
        raise ThermalError(f"a raw frame of {len(content)} bytes: is the camera in raw mode?")
    size, camera_s = _HEAD.unpack_from(content, NAME_BYTES)
    packed = content[NAME_BYTES + _HEAD.size :]
    if size == len(packed) and size <= MOST_PACKED_BYTES:
        return camera_s, packed
    if len(content) == _OLD_BYTES:
        return _OLD_HEAD.unpack_from(content, NAME_BYTES)[0], None
    raise ThermalError(f"a raw frame of {len(packed)} bytes that says it has {size}: cut short or too large")


def _unpacked(packed: bytes) -> bytes:
    unpacker = zlib.decompressobj()
    try:
        # One byte more than a frame has, so that too much is seen, and never more than that is made
        pixels = unpacker.decompress(packed, FRAME_BYTES + 1)
    except zlib.error as e:
        raise ThermalError("a raw frame is damaged: it cannot be unpacked") from e
    if len(pixels) != FRAME_BYTES:
        more = "more" if len(pixels) > FRAME_BYTES else f"only {len(pixels)} bytes"
        raise ThermalError(f"a raw frame unpacks to {more} instead of {FRAME_BYTES}: refused")
    return pixels


def written_raw(counts: Counts, camera_s: float, name: str, level: int = 1) -> bytes:
    """As the camera sends it; for a camera that is played. ValueError for another size."""
    if counts.shape != (HEIGHT_PX, WIDTH_PX):
        raise ValueError(f"{counts.shape} is not the camera's size")
    packed = zlib.compress(counts.astype(">u2").tobytes(), level)
    head = name.encode("ascii", "replace")[: NAME_BYTES - 1].ljust(NAME_BYTES, b"\0")
    return head + _HEAD.pack(len(packed), camera_s) + packed
