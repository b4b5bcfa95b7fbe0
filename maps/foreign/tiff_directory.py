"""The directory of a TIFF: where its numbers lie and what is said of them, without the numbers."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any

from maps.foreign.file import FormatError
from maps.foreign.tiff_file import BIG, BIG_STARTS, STARTS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import BinaryIO

    from maps.foreign.tiff_file import Tag

_MOST_ENTRIES = 500
_KINDS = {1: "B", 2: "s", 3: "H", 4: "I", 6: "b", 8: "h", 9: "i", 11: "f", 12: "d"}  # TIFF 6.0, section 2


def read_directory(path: Path, file: BinaryIO, wanted: Mapping[int, int]) -> tuple[str, dict[int, Tag]]:
    """The byte order, "<" or ">", and those of the `wanted` tags that are there; each with at most so many
    values. Of the first directory: those behind it are smaller copies of the grid. FormatError in one line.
    """
    try:
        return _read(path, file, wanted)
    except (struct.error, OverflowError) as e:
        raise FormatError(path, "", "damaged: cut short") from e


def _read(path: Path, file: BinaryIO, wanted: Mapping[int, int]) -> tuple[str, dict[int, Tag]]:
    start = file.read(8)
    if start[:4] in BIG_STARTS:
        raise FormatError(path, "", BIG)
    if start[:4] not in STARTS:
        raise FormatError(path, "", "this is not a TIFF")
    order = "<" if start[:2] == b"II" else ">"
    file.seek(struct.unpack_from(f"{order}I", start, 4)[0])
    (count,) = struct.unpack(f"{order}H", file.read(2))
    if count > _MOST_ENTRIES:
        raise FormatError(path, "", "damaged: a directory without end")
    entries = file.read(12 * count)
    found: dict[int, Tag] = {}
    for at in range(0, 12 * count, 12):
        tag, kind, many = struct.unpack_from(f"{order}HHI", entries, at)
        if tag not in wanted or kind not in _KINDS or not many:
            continue
        if many > wanted[tag]:
            raise FormatError(path, f"tag {tag}", f"{many:,} values: save it in tiles of 512 x 512")
        found[tag] = _value(file, f"{order}{many}{_KINDS[kind]}", entries[at + 8 : at + 12])
    return order, found


def _value(file: BinaryIO, written: str, inline: bytes) -> Tag:
    """What stands in the entry itself, or where the entry points to."""
    size = struct.calcsize(written)
    raw = inline[:size]
    if size > len(inline):
        file.seek(struct.unpack(f"{written[0]}I", inline)[0])
        raw = file.read(size)
    values: tuple[Any, ...] = struct.unpack(written, raw)
    if isinstance(values[0], bytes):
        return values[0].decode("latin-1").rstrip("\0 ")
    return tuple(float(value) for value in values)
