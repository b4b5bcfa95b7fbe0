"""MAVLink FTP inside its 251 bytes: requests as they are sent, replies as they are understood."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from enum import IntEnum

PAYLOAD_BYTES = 251
DATA_BYTES = 239  # the most that one request or reply carries
NO_FILE_OPEN, ALREADY_OPEN = 10, 1  # what ArduPilot calls "file not found" and "failed" in a session
END_OF_FILE = 6
SERVED_ELSEWHERE = frozenset({4, 5})  # invalid session, no session free: somebody else's file is open

_HEADER = struct.Struct("<HBBBBBxI")  # sequence, session, opcode, size, opcode asked, burst ends, offset
_ACK, _NAK = 128, 129
_FAILED_WITH_NUMBER = 2
_REASONS = {
    1: "it failed",
    2: "it failed",
    3: "the size is wrong",
    4: "there is no such session",
    5: "no session is free",
    6: "the file is at its end",
    7: "it does not know this command",
    8: "the file exists",
    9: "the file is protected",
    10: "there is no such file",
}


class Op(IntEnum):
    """What is asked for; the numbers of the MAVLink FTP service."""

    TERMINATE = 1
    RESET = 2
    OPEN = 4  # for reading
    READ = 5
    CREATE = 6
    WRITE = 7
    BURST = 15  # read on and on until the end of the file


class FtpError(Exception):
    """A file that could not be read or written. `code` is the vehicle's refusal, None: no (sane) answer."""

    def __init__(self, text: str, code: int | None = None) -> None:
        super().__init__(text)
        self.code = code


@dataclass(frozen=True, slots=True)
class Request:
    """One request; sent again it keeps its number, so that the vehicle knows it again."""

    seq: int
    session: int
    op: Op
    offset: int = 0
    data: bytes = b""
    size: int = 0  # of what is wanted; for requests without data

    def payload(self) -> bytes:
        size = len(self.data) or self.size
        head = _HEADER.pack(self.seq, self.session, self.op, size, 0, 0, self.offset)
        return (head + self.data).ljust(PAYLOAD_BYTES, b"\0")

    def is_answered_by(self, reply: Reply) -> bool:
        """Whether it is this request that got that reply."""
        return reply.op == self.op and reply.seq == (self.seq + 1) % (1 << 16)


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer; `refusal` is its NAK code, None for an ACK."""

    seq: int  # that of the request and one, in a burst rising
    session: int
    op: int  # which was asked
    offset: int
    data: bytes
    burst_ends: bool
    refusal: int | None


def reply_of(payload: bytes) -> Reply | None:
    """None: no reply, or a damaged one."""
    if len(payload) < _HEADER.size:
        return None
    seq, session, opcode, size, asked, ends, offset = _HEADER.unpack_from(payload)
    if opcode not in (_ACK, _NAK) or size > DATA_BYTES:
        return None
    data = payload[_HEADER.size : _HEADER.size + size].ljust(size, b"\0")
    refusal = None if opcode == _ACK else (data[0] if data else 1)
    return Reply(seq, session, asked, offset, data, bool(ends), refusal)


def reason(reply: Reply) -> str:
    """Why it was refused, in words."""
    code = reply.refusal or 0
    number = f" (error {reply.data[1]})" if code == _FAILED_WITH_NUMBER and len(reply.data) > 1 else ""
    return _REASONS.get(code, f"answer {code}") + number
