"""FLIR's thermal files (FFF, and the same inside a JPEG): records by their kind, and the raw picture.

The layout is as the documentation of ExifTool, FLIR tags, describes it.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from maps.foreign.file import FormatError
from maps.foreign.grey_png import PNG_START, grey_16
from maps.foreign.limits import MAX_FLIR_RECORDS, MAX_THERMAL_PX

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping
    from pathlib import Path

    from numpy.typing import NDArray

    Raw = NDArray[np.uint16]

FFF_START = b"FFF\0"
IN_JPEG = b"FLIR\0"
RAW_DATA, CAMERA_INFO = 0x01, 0x20
_PART_HEAD_BYTES = 8  # "FLIR\0", one byte, number of this part, number of the last
_HEAD_BYTES, _ENTRY_BYTES, _RAW_HEAD_BYTES = 0x40, 0x20, 0x20
_OLDEST, _NEWEST = 100, 199  # versions of the form; in the wrong byte order they are far away
_ROWS = 64  # are enough to tell in which order the bytes are


@dataclass(frozen=True, slots=True)
class FlirRecord:
    """Its bytes, and the order of the numbers in it: "<" or ">"."""

    order: str
    content: memoryview


def joined(path: Path, parts: Iterable[memoryview]) -> bytes:
    """The FFF of the APP1 segments of a JPEG; empty: it has none. FormatError when a part is missing."""
    ours = [
        part for part in parts if bytes(part[: len(IN_JPEG)]) == IN_JPEG and len(part) >= _PART_HEAD_BYTES
    ]
    numbered = {part[6]: part[_PART_HEAD_BYTES:] for part in ours}
    if not ours:
        return b""
    last = ours[0][7]
    if sorted(numbered) != list(range(last + 1)):
        raise FormatError(path, "", f"damaged: {len(numbered)} of {last + 1} parts of its thermal data")
    return b"".join(numbered[number] for number in range(last + 1))


def read_records(path: Path, content: bytes, kinds: Container[int]) -> Mapping[int, FlirRecord]:
    """The first of each of these kinds. FormatError for what is no FFF, or is damaged."""
    if content[:4] != FFF_START or len(content) < _HEAD_BYTES:
        raise FormatError(path, "", "this is not a thermal file of FLIR")
    order = next(
        (o for o in ("<", ">") if _OLDEST <= struct.unpack_from(f"{o}I", content, 0x14)[0] <= _NEWEST), None
    )
    if order is None:
        raise FormatError(path, "", "a form of FLIR's files that is not known: save it anew with FLIR Tools")
    at, count = struct.unpack_from(f"{order}II", content, 0x18)
    if count > MAX_FLIR_RECORDS or at + count * _ENTRY_BYTES > len(content):
        raise FormatError(path, "", "damaged: the list of FLIR's records is cut short")
    found: dict[int, FlirRecord] = {}
    for entry in range(at, at + count * _ENTRY_BYTES, _ENTRY_BYTES):
        (kind,) = struct.unpack_from(f"{order}H", content, entry)
        start, length = struct.unpack_from(f"{order}II", content, entry + 0x0C)
        if kind in kinds and kind not in found and length and start + length <= len(content):
            found[kind] = _record(memoryview(content)[start : start + length])
    return found


def raw_picture(path: Path, record: FlirRecord) -> Raw:
    """The counts of the sensor, rows from the top. FormatError when they are cut short or too many."""
    content = record.content
    if len(content) < _RAW_HEAD_BYTES:
        raise FormatError(path, "raw picture", "damaged: cut short")
    width, height = struct.unpack_from(f"{record.order}HH", content, 2)
    if not 0 < width * height <= MAX_THERMAL_PX:
        raise FormatError(path, "raw picture", f"{width} x {height}; at most {MAX_THERMAL_PX:,} pixels")
    body = content[_RAW_HEAD_BYTES:]
    if bytes(body[: len(PNG_START)]) == PNG_START:
        found = _in_right_order(grey_16(path, "raw picture", body))
    elif len(body) >= width * height * 2:
        found = np.frombuffer(body, f"{record.order}u2", width * height).reshape(height, width)
    else:
        raise FormatError(path, "raw picture", "damaged: cut short, or packed in a way that is not known")
    if found.shape != (height, width):
        said = f"damaged: {found.shape[1]} x {found.shape[0]} and {width} x {height}"
        raise FormatError(path, "raw picture", said)
    return found.astype(np.uint16)


def _record(content: memoryview) -> FlirRecord:
    # Both begin with a 2, by which the order of their numbers is known
    little = len(content) >= 2 and struct.unpack_from("<H", content)[0] < 0x100
    return FlirRecord("<" if little else ">", content)


def _in_right_order(values: Raw) -> Raw:
    """Most cameras write the low byte first into their PNGs, which have it last.

    In the wrong order neighbours have nothing in common; in the right one they are nearly the same.
    """
    turned = values.byteswap()
    return values if _roughness(values) < _roughness(turned) else turned


def _roughness(values: Raw) -> int:
    some = values[:: max(1, len(values) // _ROWS)]
    return int(np.abs(np.diff(some.astype(np.int32), axis=1)).sum(dtype=np.int64))
