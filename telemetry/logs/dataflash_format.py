"""What a DataFlash log says of its own messages (FMT): name, length, and the layout of the fields.

    A3 95 80 | type | length | name[4] | format[16] | labels[64]

One letter of the format is one field, one label its name. Letters, sizes and factors are those of
ArduPilot's libraries/AP_Logger/README.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from telemetry.messages import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

HEAD = 0xA3, 0x95
HEAD_BYTES = 3
FMT_TYPE, FMT_BYTES = 128, 89
_CODES: dict[str, tuple[str, float]] = {  # numpy type, and by what the number is divided
    "a": ("(32,)<i2", 1.0),
    "b": ("i1", 1.0),
    "B": ("u1", 1.0),
    "h": ("<i2", 1.0),
    "H": ("<u2", 1.0),
    "i": ("<i4", 1.0),
    "I": ("<u4", 1.0),
    "f": ("<f4", 1.0),
    "d": ("<f8", 1.0),
    "g": ("<f2", 1.0),
    "n": ("S4", 1.0),
    "N": ("S16", 1.0),
    "Z": ("S64", 1.0),
    "c": ("<i2", 100.0),
    "C": ("<u2", 100.0),
    "e": ("<i4", 100.0),
    "E": ("<u4", 100.0),
    "L": ("<i4", 1e7),  # degrees
    "M": ("u1", 1.0),  # a flight mode
    "q": ("<i8", 1.0),
    "Q": ("<u8", 1.0),
}


@dataclass(frozen=True, slots=True)
class Format:
    """One message of a log. `layout` spans the whole record; None: its length and its fields disagree."""

    number: int
    length: int  # of a record, its head included
    name: str
    layout: np.dtype[Any] | None
    divisors: dict[str, float]  # of the fields whose numbers are scaled

    @property
    def is_timed(self) -> bool:
        """Whether each record begins with the microseconds since the autopilot was switched on."""
        if self.layout is None or (self.layout.names or ("",))[0] != "TimeUS":
            return False
        return self.layout["TimeUS"] == np.dtype("<u8")


FMT = Format(
    FMT_TYPE,
    FMT_BYTES,
    "FMT",
    np.dtype(
        {
            "names": ["Type", "Length", "Name", "Format", "Columns"],
            "formats": ["u1", "u1", "S4", "S16", "S64"],
            "offsets": [3, 4, 5, 9, 25],
            "itemsize": FMT_BYTES,
        }
    ),
    {},
)


def format_of(record: bytes) -> Format | None:
    """The format that an FMT record defines; None for bytes that only look like one."""
    number, length = record[3], record[4]
    name, letters, labels = (text_of(record[a:b]) for a, b in ((5, 9), (9, 25), (25, 89)))
    if length < HEAD_BYTES or not name or not (name + letters + labels).isprintable():
        return None
    if number == FMT_TYPE:
        return FMT if length == FMT_BYTES else None
    return Format(number, length, name, *_layout(letters, labels.split(","), length))


def with_own_names(formats: Iterable[Format]) -> dict[str, Format]:
    """By name; of two with one name the second is called by its number, too."""
    named: dict[str, Format] = {}
    for one in formats:
        named[one.name if one.name not in named else f"{one.name}_{one.number}"] = one
    return named


def _layout(
    letters: str, labels: Sequence[str], length: int
) -> tuple[np.dtype[Any] | None, dict[str, float]]:
    if any(letter not in _CODES for letter in letters):
        return None, {}
    names = _field_names(labels, len(letters))
    codes = [_CODES[letter][0] for letter in letters]
    sizes = [np.dtype(code).itemsize for code in codes]
    if sum(sizes) + HEAD_BYTES != length or not letters:
        return None, {}
    offsets = (HEAD_BYTES + np.cumsum([0, *sizes[:-1]])).tolist()
    layout: Any = {"names": names, "formats": codes, "offsets": offsets, "itemsize": length}
    divided = {
        name: _CODES[letter][1]
        for name, letter in zip(names, letters, strict=True)
        if _CODES[letter][1] != 1.0
    }
    return np.dtype(layout), divided


def _field_names(labels: Sequence[str], count: int) -> list[str]:
    """As many as there are fields, no two alike: Alt, Alt_2; Field3 where the log has no label."""
    names: list[str] = []
    for n in range(count):
        wanted = (labels[n].strip() if n < len(labels) else "") or f"Field{n + 1}"
        name, again = wanted, 1
        while name in names:
            again += 1
            name = f"{wanted}_{again}"
        names.append(name)
    return names
