"""A ground station that asks for files, one request at a time, and shows every reply as it is."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

from telemetry.messages import mavlink
from tests.training.station import Station

if TYPE_CHECKING:
    from training.vehicle import EmbeddedDrone

TERMINATE, RESET, LIST, OPEN, READ, CREATE, WRITE, CRC, BURST = 1, 2, 3, 4, 5, 6, 7, 14, 15
ACK, NAK = 128, 129
_HEADER = struct.Struct("<HBBBBBxI")


@dataclass(frozen=True)
class Said:
    """One reply."""

    seq: int
    session: int
    opcode: int
    asked: int
    ends: bool
    offset: int
    data: bytes

    @property
    def refusal(self) -> bytes | None:
        return self.data if self.opcode == NAK else None


class FtpStation(Station):
    """Numbers its requests."""

    def __init__(self, drone: EmbeddedDrone | None = None) -> None:
        super().__init__(drone)
        self.seq = 0
        self.run(1.0)

    def put(
        self,
        op: int,
        offset: int = 0,
        data: bytes = b"",
        *,
        size: int = 0,
        session: int = 1,
        seq: int | None = None,
    ) -> None:
        """Send a request with the next number, or again with an old one."""
        if seq is None:
            self.seq = seq = self.seq + 1
        payload = (_HEADER.pack(seq, session, op, len(data) or size, 0, 0, offset) + data).ljust(251, b"\0")
        self.send(mavlink.MAVLink_file_transfer_protocol_message(0, 1, 1, payload))

    def replies(self, seconds: float = 0.1) -> list[Said]:
        """What it says meanwhile."""
        heard = [m for m in self.run(seconds) if m.get_type() == "FILE_TRANSFER_PROTOCOL"]
        return [_said(bytes(message.payload)) for message in heard]

    def asked(
        self,
        op: int,
        offset: int = 0,
        data: bytes = b"",
        *,
        size: int = 0,
        session: int = 1,
        seq: int | None = None,
    ) -> Said:
        """The one reply to a request."""
        self.put(op, offset, data, size=size, session=session, seq=seq)
        (said,) = self.replies()
        return said

    def burst(self, size: int = 239, session: int = 1) -> list[Said]:
        """All replies to a burst from the beginning."""
        self.put(BURST, size=size, session=session)
        replies = self.replies(3.0)
        self.seq = replies[-1].seq  # it would take a number it has counted up to for a repetition
        return replies


def _said(payload: bytes) -> Said:
    seq, session, opcode, size, asked, ends, offset = _HEADER.unpack_from(payload)
    return Said(seq, session, opcode, asked, bool(ends), offset, payload[12 : 12 + size])
