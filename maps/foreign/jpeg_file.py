"""The application segments of a JPEG that a camera wrote: what it keeps beside the picture."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

from maps.foreign.file import FormatError
from maps.foreign.limits import MAX_JPEG_SEGMENTS

if TYPE_CHECKING:
    from pathlib import Path

START = b"\xff\xd8"
APP0 = 0xE0
_APP15 = 0xEF
_SCAN, _END = 0xDA, 0xD9
_ALONE = {0x01, *range(0xD0, 0xD8)}  # markers without a length
# Start of frame in all its kinds; the others of this row are tables
_FRAMES = set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}

_MOST_STEPS = 4 * MAX_JPEG_SEGMENTS  # markers and filling between them


@dataclass(frozen=True, slots=True)
class JpegParts:
    """`segments` are (n of APPn, payload) in the order of the file; `size_px` None: no frame came first."""

    segments: tuple[tuple[int, memoryview], ...]
    size_px: tuple[int, int] | None

    def app(self, number: int) -> list[memoryview]:
        return [payload for n, payload in self.segments if n == number]


def read_segments(path: Path, content: bytes) -> JpegParts:
    """All before the picture itself, which is not decoded. FormatError; `path` is for its message."""
    if content[:2] != START:
        raise FormatError(path, "", "this is not a JPEG")
    found: list[tuple[int, memoryview]] = []
    whole = memoryview(content)  # nothing is copied: segments may be as long as the file
    steps = 0
    size_px: tuple[int, int] | None = None
    at = 2
    while at + 4 <= len(content):
        steps += 1
        if content[at] != 0xFF or steps > _MOST_STEPS:
            raise FormatError(path, f"byte {at}", "damaged: a segment of the JPEG does not begin here")
        marker = content[at + 1]
        if marker == 0xFF or marker in _ALONE:
            at += 1 if marker == 0xFF else 2
            continue
        if marker in (_SCAN, _END):
            break
        (length,) = struct.unpack_from(">H", content, at + 2)
        end = at + 2 + length
        if length < 2 or end > len(content):
            raise FormatError(path, f"byte {at}", "damaged: the JPEG is cut short")
        if APP0 <= marker <= _APP15:
            found.append((marker - APP0, whole[at + 4 : end]))
        elif marker in _FRAMES and length >= 7:
            height, width = struct.unpack_from(">HH", content, at + 5)
            size_px = width, height
        if len(found) > MAX_JPEG_SEGMENTS:
            raise FormatError(path, "", f"more than {MAX_JPEG_SEGMENTS:,} segments in one JPEG: refused")
        at = end
    return JpegParts(tuple(found), size_px)
