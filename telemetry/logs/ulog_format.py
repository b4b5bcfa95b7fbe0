"""What a ULog says of its own messages: types made of types, flattened into numpy columns.

`F` defines `name:type field;type[3] field;...`; a type is a number or another message. Arrays become
`field[0]`, fields of messages inside a message `field.inner`, as in PX4's own tools. The format is described
at https://docs.px4.io, "ULog File Format".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Declared = tuple[str, int | None, str]  # type, length of the array, name

TYPES = {
    "int8_t": "i1",
    "uint8_t": "u1",
    "int16_t": "<i2",
    "uint16_t": "<u2",
    "int32_t": "<i4",
    "uint32_t": "<u4",
    "int64_t": "<i8",
    "uint64_t": "<u8",
    "float": "<f4",
    "double": "<f8",
    "bool": "i1",
    "char": "i1",
}
_FIELD = re.compile(r"(\w+)(?:\[(\d+)\])? (\w+)")
_NAME = re.compile(r"[\w/-]+")
_DEEPEST = 8
_MOST_FIELDS = 4096  # of one message: a record is at most 65,535 bytes long
_PADDING = "_padding"


@dataclass(frozen=True, slots=True)
class Layout:
    """The payload of a message behind its id. What pads the end of it may be missing from the file."""

    dtype: np.dtype[Any]
    most_bytes: int  # with the padding at its end


def declared(text: str) -> tuple[str, list[Declared]] | None:
    """The name and the fields of an `F`; None where it is none."""
    name, colon, rest = text.partition(":")
    if not colon or not _NAME.fullmatch(name):
        return None
    fields: list[Declared] = []
    for part in filter(None, rest.split(";")):
        match = _FIELD.fullmatch(part)
        if match is None:
            return None
        fields.append((match[1], None if match[2] is None else int(match[2][:6]), match[3]))
    return name, fields


def layout_of(name: str, formats: Mapping[str, list[Declared]]) -> Layout | None:
    """None for a message that is not defined, defined by itself, too large, or without a time."""
    fields: list[tuple[str, str]] = []
    try:
        for field in _flattened(name, "", formats, 0):
            fields.append(field)
            if len(fields) > _MOST_FIELDS:
                return None
    except KeyError:
        return None
    most = sum(np.dtype(code).itemsize for _, code in fields)
    while fields and fields[-1][0].startswith(_PADDING):
        fields.pop()
    names = [name for name, _ in fields]
    if len(set(names)) != len(names) or ("timestamp", "<u8") not in fields:
        return None
    return Layout(np.dtype(fields), most)


def _flattened(
    name: str, prefix: str, formats: Mapping[str, list[Declared]], depth: int
) -> Iterator[tuple[str, str]]:
    if depth > _DEEPEST:
        raise KeyError(name)
    for kind, count, field in formats[name]:
        for part in [field] if count is None else (f"{field}[{n}]" for n in range(count)):
            if kind in TYPES:
                yield prefix + part, TYPES[kind]
            else:
                yield from _flattened(kind, f"{prefix}{part}.", formats, depth + 1)
