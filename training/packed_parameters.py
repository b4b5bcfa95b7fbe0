"""All parameters as one file, @PARAM/param.pck: names shortened by what they share with the one before.

Format: <HHH = 0x671B, how many follow, how many there are. Then for each: type in the low half byte, how many
letters of the name before are kept and how many follow (less one), those letters, the value. Zeros are put
before one whose value would lie across the end of a block of the size in which the file is read.

With defaults (0x671C) the high half byte of the type tells whether a default follows the value: only where it
is another one.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from training.parameters import FLOAT, INT8, INT16, INT32, Parameter

if TYPE_CHECKING:
    from collections.abc import Sequence

MAGIC, MAGIC_WITH_DEFAULTS = 0x671B, 0x671C
_HEADER = struct.Struct("<HHH")
_TYPES = {INT8: (1, "<b"), INT16: (2, "<h"), INT32: (3, "<i"), FLOAT: (4, "<f")}
_MOST_SHARED = 15
_DEFAULT_FOLLOWS = 0x10


def packed_parameters(
    parameters: Sequence[Parameter], total: int, block_bytes: int, defaults: Sequence[Parameter] = ()
) -> bytes:
    """The file for who reads it in blocks of this size; `defaults`: one for each, or it is told without."""
    magic = MAGIC_WITH_DEFAULTS if defaults else MAGIC
    packed = bytearray(_HEADER.pack(magic, len(parameters), total))
    before = ""
    for parameter, default in zip(parameters, defaults or parameters, strict=True):
        kind, code = _TYPES[parameter.type]
        value = _value(code, parameter.value)
        if default.value != parameter.value:
            kind |= _DEFAULT_FOLLOWS
            value += _value(code, default.value)
        shared = min(_shared(before, parameter.name), len(parameter.name) - 1, _MOST_SHARED)
        letters = parameter.name[shared:].encode()
        entry = bytes((kind, shared | (len(letters) - 1) << 4)) + letters + value
        over = (len(packed) + len(entry)) % block_bytes
        padding = len(value) - over if 0 < over < len(value) else 0
        packed += bytes(padding) + entry
        before = parameter.name
    return bytes(packed)


def _value(code: str, value: float) -> bytes:
    return struct.pack(code, value if code == "<f" else int(value))


def _shared(before: str, name: str) -> int:
    """How many letters they begin with alike."""
    pairs = enumerate(zip(before, name, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(before), len(name)))
