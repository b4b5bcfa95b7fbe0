"""What sender and receiver tell each other about a stream (RFC 3550 section 6)."""

from __future__ import annotations

import struct
from dataclasses import dataclass

NTP_TO_UNIX_S = 2_208_988_800  # from 1900 to 1970
_SENDER_REPORT, _RECEIVER_REPORT, _DESCRIPTION, _GOODBYE = 200, 201, 202, 203
_NAME = b"firedrone"


@dataclass(frozen=True, slots=True)
class SenderReport:
    """One moment on two clocks of the sender."""

    source: int
    sender_s: float  # Unix time as the camera believes it to be; many cameras count from their start
    timestamp: int  # ticks of the stream's clock, 32 bits
    compact_ntp: int  # the middle 32 bits of the time: what our report names it by


@dataclass(frozen=True, slots=True)
class Goodbye:
    """The sender ends the stream."""

    source: int


def parse_rtcp(data: bytes) -> list[SenderReport | Goodbye]:
    """All that we use of a compound packet; broken rests are passed over."""
    found: list[SenderReport | Goodbye] = []
    at = 0
    while at + 8 <= len(data) and data[at] & 0xC0 == 0x80:
        kind = data[at + 1]
        stop = at + 4 + 4 * (data[at + 2] << 8 | data[at + 3])
        if stop > len(data):
            break
        if kind == _SENDER_REPORT and stop - at >= 28:
            source, seconds, fraction, timestamp = struct.unpack_from(">IIII", data, at + 4)
            # Since 2036 the count of seconds begins anew.
            era = 1 << 32 if seconds < NTP_TO_UNIX_S else 0
            sender_s = seconds + era - NTP_TO_UNIX_S + fraction / (1 << 32)
            compact = (seconds << 16 | fraction >> 16) & 0xFFFFFFFF
            found.append(SenderReport(source, sender_s, timestamp, compact))
        elif kind == _GOODBYE and data[at] & 0x1F:
            found.append(Goodbye(struct.unpack_from(">I", data, at + 4)[0]))
        at = stop
    return found


@dataclass(frozen=True, slots=True)
class Reception:
    """How a stream arrives. The jitter is told as 0: we do not measure it."""

    source: int
    lost_share: float  # 0 to 1, since our last report
    lost: int
    highest: int  # sequence number with its wraps above 16 bits
    report: SenderReport | None  # the newest that we heard
    report_age_s: float


def receiver_report(ours: int, reception: Reception) -> bytes:
    """With the name that RTCP wants to every report; `ours` is the number we go by."""
    report = reception.report
    block = struct.pack(
        ">IIIIII",
        reception.source,
        min(int(reception.lost_share * 256), 255) << 24 | min(reception.lost, 0x7FFFFF),
        reception.highest & 0xFFFFFFFF,
        0,
        report.compact_ntp if report else 0,
        min(int(reception.report_age_s * 65536), 0xFFFFFFFF) if report else 0,
    )
    told = struct.pack(">BBHI", 0x81, _RECEIVER_REPORT, 7, ours) + block
    item = bytes((1, len(_NAME))) + _NAME
    item += bytes(4 - len(item) % 4)
    return told + struct.pack(">BBHI", 0x81, _DESCRIPTION, 1 + len(item) // 4, ours) + item
