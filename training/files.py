"""MAVLink FTP, as far as a drone without files needs it: every request is refused at once."""

from __future__ import annotations

import struct

_HEADER = struct.Struct(
    "<HBBBBBBI"
)  # sequence, session, opcode, size, requested opcode, burst, padding, offset
_PAYLOAD_BYTES = 251
_NAK, _FAIL, _FILE_NOT_FOUND = 129, 1, 10
_OPENS = frozenset({3, 4, 8, 14})  # list, open for reading, remove, checksum: they name a file


def no_such_file(request: bytes) -> bytes:
    """The payload that refuses `request` (251 bytes of FILE_TRANSFER_PROTOCOL)."""
    sequence, session, opcode, *_ = _HEADER.unpack_from(request)
    reason = _FILE_NOT_FOUND if opcode in _OPENS else _FAIL
    head = _HEADER.pack((sequence + 1) & 0xFFFF, session, _NAK, 1, opcode, 0, 0, 0)
    return (head + bytes([reason])).ljust(_PAYLOAD_BYTES, b"\0")
