"""MAVLink payloads as numpy columns: the layout of each known message, as pymavlink describes it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from telemetry.messages import mavlink

if TYPE_CHECKING:
    import numpy.typing as npt

_MAP: dict[int, Any] = mavlink.mavlink_map  # id -> message class; pymavlink is untyped here
_NUMBERS = {str(kind.msgname): number for number, kind in _MAP.items()}
_SCALARS = {
    "int8_t": "i1",
    "uint8_t": "u1",
    "uint8_t_mavlink_version": "u1",
    "int16_t": "<i2",
    "uint16_t": "<u2",
    "int32_t": "<i4",
    "uint32_t": "<u4",
    "int64_t": "<i8",
    "uint64_t": "<u8",
    "float": "<f4",
    "double": "<f8",
}


def number_of(name: str) -> int | None:
    """The id of a message by name, also of `UNKNOWN_n`; None if there is no such message."""
    if name.startswith("UNKNOWN_") and name[8:].isdecimal():
        return int(name[8:])
    return _NUMBERS.get(name)


def name_of(number: int) -> str:
    """The name of a message by id; `UNKNOWN_n` if our dialect has none."""
    kind = _MAP.get(number)
    return f"UNKNOWN_{number}" if kind is None else str(kind.msgname)


def crc_extra(number: int) -> int | None:
    """The byte that ends the checksum; None for an unknown message."""
    kind = _MAP.get(number)
    return None if kind is None else int(kind.crc_extra)


@dataclass(frozen=True, slots=True)
class FieldFacts:
    """What the dialect says of a message's fields beside their layout."""

    units: dict[str, str]  # as common.xml names them: "cdeg"
    instance: str | None  # the field that numbers several batteries, motors or sensors


def fields_of(number: int) -> FieldFacts | None:
    """None for an unknown message."""
    kind = _MAP.get(number)
    return None if kind is None else FieldFacts(dict(kind.fieldunits_by_name), kind.instance_field)


def pieces_at(data: npt.NDArray[np.uint8], start: npt.NDArray[np.int64], width: int) -> Any:
    """The `width` bytes at each of `start`, as a matrix of bytes; each is copied as one piece."""
    whole = np.dtype((np.void, width))
    places = max(len(data) - width + 1, 0)
    rows: npt.NDArray[np.void] = np.ndarray((places,), whole, data, strides=(1,))[start]
    return rows.view(np.uint8).reshape(len(start), width)


@cache
def layout(number: int) -> np.dtype[np.void]:
    """The payload on the wire, fields in wire order, extensions included. KeyError for an unknown message."""
    kind = _MAP[number]
    types = dict(zip(kind.fieldnames, kind.fieldtypes, strict=True))
    fields: list[tuple[str, Any]] = []
    for name, count in zip(kind.ordered_fieldnames, kind.array_lengths, strict=True):
        if types[name] == "char":
            fields.append((name, f"S{max(count, 1)}"))
        else:
            fields.append((name, (_SCALARS[types[name]], (count,)) if count else _SCALARS[types[name]]))
    return np.dtype(fields)
