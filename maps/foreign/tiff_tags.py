"""The tags of a TIFF that somebody else wrote, read and written again: classic and BigTIFF, both orders."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any, BinaryIO

from maps.foreign.file import FormatError
from maps.foreign.limits import MAX_SHEET_BLOCKS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    Value = tuple[Any, ...] | bytes

MAX_ENTRIES = 500
# TIFF 6.0, section 2, and BigTIFF: how many bytes a value takes, in the letters of struct
_KINDS = {1: "B", 2: "c", 3: "H", 4: "I", 5: "II", 6: "b", 7: "B", 8: "h", 9: "i", 11: "f", 12: "d"} | {
    13: "I",
    16: "Q",
    17: "q",
    18: "Q",
}
_ASCII, _BYTES, _SHORT, _LONG = 2, 7, 3, 4


def read_tags(path: Path, file: BinaryIO) -> dict[int, Value]:
    """Those of the first picture; texts as bytes. FormatError, struct.error where it is cut short."""
    start = file.read(16)
    order = {b"II": "<", b"MM": ">"}.get(start[:2], "")
    version = struct.unpack_from(f"{order}H", start, 2)[0] if order else 0
    if version not in (42, 43):
        raise FormatError(path, "", "this is not a TIFF")
    is_big = version == 43
    at = struct.unpack_from(f"{order}Q" if is_big else f"{order}I", start, 8 if is_big else 4)[0]
    file.seek(at)
    count_format, entry_format = (f"{order}Q", f"{order}HHQ") if is_big else (f"{order}H", f"{order}HHI")
    (count,) = struct.unpack(count_format, file.read(struct.calcsize(count_format)))
    if count > MAX_ENTRIES:
        raise FormatError(path, "", f"damaged: {count} tags")
    room = 8 if is_big else 4
    step = struct.calcsize(entry_format) + room
    entries = file.read(count * step)
    tags: dict[int, Value] = {}
    for i in range(count):
        tag, kind, length = struct.unpack_from(entry_format, entries, i * step)
        if length > MAX_SHEET_BLOCKS:
            raise FormatError(path, f"tag {tag}", f"{length} values: save it in larger tiles")
        if kind in _KINDS and length:
            tags[tag] = _value(file, order, kind, length, entries[(i + 1) * step - room : (i + 1) * step])
    return tags


def _value(file: BinaryIO, order: str, kind: int, length: int, inline: bytes) -> Value:
    letters = _KINDS[kind]
    size = struct.calcsize(f"={letters}") * length
    if size > len(inline):
        file.seek(struct.unpack(f"{order}{'Q' if len(inline) == 8 else 'I'}", inline)[0])
        inline = file.read(size)
    if kind in (_ASCII, _BYTES):
        return inline[:size]
    return struct.unpack_from(f"{order}{letters * length}", inline)


def small_tiff(values: Mapping[int, Value], packed: bytes) -> bytes:
    """A little-endian TIFF of one strip, from byte 8. Samples of 8 bits have no order that could differ."""
    filled = packed + b"\0" * (len(packed) % 2)
    directory_at = 8 + len(filled)
    behind = b""
    behind_at = directory_at + 2 + 12 * len(values) + 4
    entries = b""
    for tag, value in sorted(values.items()):
        kind, raw = (_BYTES, value) if isinstance(value, bytes) else _written(value)
        if len(raw) > 4:
            place = struct.pack("<I", behind_at + len(behind))
            behind += raw + b"\0" * (len(raw) % 2)
            raw = place
        entries += struct.pack("<HHI", tag, kind, len(value)) + raw.ljust(4, b"\0")
    head = struct.pack("<2sHI", b"II", 42, directory_at)
    directory = struct.pack("<H", len(values)) + entries + struct.pack("<I", 0)
    return head + filled + directory + behind


def _written(value: tuple[int, ...]) -> tuple[int, bytes]:
    """As SHORT where that is wide enough, else as LONG."""
    kind, letter = (_SHORT, "H") if max(value) < 2**16 else (_LONG, "I")
    return kind, struct.pack(f"<{len(value)}{letter}", *value)
