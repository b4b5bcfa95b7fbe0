"""ArduPilot's `@PARAM/param.pck`: all parameters in one file, as MAVLink FTP hands it out.

Format: AP_Filesystem_Param of ArduPilot. Head `<HHH`: magic, parameters in the file, parameters aboard. Then
each: type and flags (4 bits each), length shared with the name before and rest minus one (4 bits each), the
rest of the name, the value, and its default when the flag is set. Zeros between them fill blocks.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from missions.parameter import Parameter, ParameterError
from telemetry.messages import mavlink

if TYPE_CHECKING:
    from collections.abc import Iterator

PATH = "@PARAM/param.pck"
_MAGIC, _MAGIC_WITH_DEFAULTS = 0x671B, 0x671C
_HEAD = struct.Struct("<HHH")
_HAS_DEFAULT = 1
_NAME_MOST = 16
_VALUES = {  # AP_Param's own type numbers
    1: (struct.Struct("<b"), mavlink.MAV_PARAM_TYPE_INT8),
    2: (struct.Struct("<h"), mavlink.MAV_PARAM_TYPE_INT16),
    3: (struct.Struct("<i"), mavlink.MAV_PARAM_TYPE_INT32),
    4: (struct.Struct("<f"), mavlink.MAV_PARAM_TYPE_REAL32),
}


def unpack(data: bytes) -> tuple[Parameter, ...]:
    """All parameters, in their order. ParameterError for a file that is not whole."""
    if len(data) < _HEAD.size:
        raise ParameterError("the parameter file is cut off")
    magic, here, aboard = _HEAD.unpack_from(data)
    if magic not in {_MAGIC, _MAGIC_WITH_DEFAULTS}:
        raise ParameterError(f"the parameter file begins with {magic:#06x}: not one that we know")
    found = tuple(_entries(data, with_defaults=magic == _MAGIC_WITH_DEFAULTS))
    if not len(found) == here == aboard:
        raise ParameterError(f"the parameter file holds {len(found)} of {aboard} parameters")
    return found


def _entries(data: bytes, *, with_defaults: bool) -> Iterator[Parameter]:
    at, name = _HEAD.size, b""
    while True:
        while at < len(data) and data[at] == 0:
            at += 1
        if at + 2 > len(data):
            return
        kind, flags = data[at] & 0x0F, data[at] >> 4
        shared, rest = data[at + 1] & 0x0F, (data[at + 1] >> 4) + 1
        if kind not in _VALUES:
            raise ParameterError(
                f"the parameter file has a type {kind} after {name.decode('ascii', 'replace')}"
            )
        value, wire_kind = _VALUES[kind]
        begin, end = at + 2, at + 2 + rest
        copies = 2 if with_defaults and flags & _HAS_DEFAULT else 1
        if end + copies * value.size > len(data) or shared > len(name) or shared + rest > _NAME_MOST:
            raise ParameterError(f"the parameter file is cut off after {name.decode('ascii', 'replace')}")
        name = name[:shared] + data[begin:end]
        yield Parameter(name.decode("ascii", "replace"), float(value.unpack_from(data, end)[0]), wire_kind)
        at = end + copies * value.size
