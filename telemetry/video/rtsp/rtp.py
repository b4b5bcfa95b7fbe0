"""RTP packets taken apart, and put in order again where datagrams overtake each other (RFC 3550)."""

from __future__ import annotations

import struct
from typing import NamedTuple

HOLD_S = 0.03  # how long a picture waits for a packet that others overtook
HELD = 64  # packets
RESTART = 1000  # a number so far ahead, or a tenth of it behind, is a sender that began anew
_HEADER = struct.Struct(">BBHII")


class NotRtpError(ValueError):
    """Bytes that are no RTP packet; they count as lost."""


class RtpPacket(NamedTuple):
    """One packet; times in ticks of the stream's clock, 32 bits."""

    marker: bool
    payload_type: int
    sequence: int
    timestamp: int
    source: int  # SSRC
    payload: bytes


def parse_rtp(data: bytes) -> RtpPacket:
    """RFC 3550 section 5.1: without contributing sources, extension and padding."""
    if len(data) < 12:
        raise NotRtpError("shorter than a header")
    header: tuple[int, int, int, int, int] = _HEADER.unpack_from(data)
    first, second, sequence, timestamp, source = header
    if first & 0xC0 != 0x80:
        raise NotRtpError("not version 2")
    begin, end = 12 + 4 * (first & 0x0F), len(data)
    if first & 0x10:
        if end < begin + 4:
            raise NotRtpError("cut off in its extension")
        begin += 4 + 4 * (data[begin + 2] << 8 | data[begin + 3])
    if first & 0x20:
        padding = data[-1]
        if padding == 0:
            raise NotRtpError("padded with nothing")
        end -= padding
    if begin > end:
        raise NotRtpError("shorter than it says")
    return RtpPacket(second >= 0x80, second & 0x7F, sequence, timestamp, source, data[begin:end])


class Sequence:
    """Notices what is missing, and counts it for the reports."""

    def __init__(self) -> None:
        self.received = 0
        self.lost = 0
        self.highest = 0  # with the number of its wraps above 16 bits
        self._next: int | None = None

    def step(self, sequence: int) -> int:
        """How many are missing before this one; negative: it is late or double, and of no use any more."""
        if self._next is None:
            self.highest = self._next = sequence
        gap = (sequence - self._next) & 0xFFFF
        if 0x10000 - gap <= RESTART // 10:
            return gap - 0x10000
        if gap > RESTART:
            gap = 1
            self.highest = (self.highest & ~0xFFFF) + sequence
        else:
            self.highest += gap + (0 if self.received == 0 else 1)
        self.received += 1
        self.lost += gap
        self._next = (sequence + 1) & 0xFFFF
        return gap


class Reordering:
    """Datagrams in their order; what overtook waits a little for the others. In order, nothing waits."""

    def __init__(self) -> None:
        self.due_s: float | None = None  # when `overdue` has something to give
        self._next: int | None = None
        self._held: dict[int, RtpPacket] = {}

    def push(self, packet: RtpPacket, now_s: float) -> list[RtpPacket]:
        """Those whose turn it is now."""
        if self._next is None:
            self._next = packet.sequence
        ahead = (packet.sequence - self._next) & 0xFFFF
        if ahead == 0:
            return self._drain([packet], now_s)
        if 0x10000 - ahead <= RESTART // 10:
            return []  # late or double
        if ahead > RESTART:
            ready = self._all_held()
            self._next = packet.sequence
            return self._drain([*ready, packet], now_s)
        self._held[packet.sequence] = packet
        if len(self._held) > HELD:
            return self.overdue(now_s)
        if self.due_s is None:
            self.due_s = now_s + HOLD_S
        return []

    def overdue(self, now_s: float) -> list[RtpPacket]:
        """Give up the missing: those behind it, up to the next hole."""
        begin = self._next
        if not self._held or begin is None:
            return []
        self._next = min(self._held, key=lambda sequence: (sequence - begin) & 0xFFFF)
        return self._drain([self._held.pop(self._next)], now_s)

    def _drain(self, ready: list[RtpPacket], now_s: float) -> list[RtpPacket]:
        following = (ready[-1].sequence + 1) & 0xFFFF
        while following in self._held:
            ready.append(self._held.pop(following))
            following = (following + 1) & 0xFFFF
        self._next = following
        self.due_s = now_s + HOLD_S if self._held else None
        return ready

    def _all_held(self) -> list[RtpPacket]:
        begin = self._next or 0
        ready = sorted(self._held.values(), key=lambda packet: (packet.sequence - begin) & 0xFFFF)
        self._held.clear()
        return ready
