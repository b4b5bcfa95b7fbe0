"""NAL units cut into RTP packets by hand, as a camera does (RFC 3550, 6184, 7798)."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from telemetry.video.access_unit import Encoding

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SOURCE = 0xCAFE0001
TICKS = 3000  # of 90 kHz, between pictures
PAYLOAD_TYPE = 96
MTU = 1200


def rtp(
    payload: bytes,
    sequence: int,
    timestamp: int,
    *,
    marker: bool = False,
    padding: int = 0,
    extension: bytes | None = None,
    contributing: int = 0,
    source: int = SOURCE,
    payload_type: int = PAYLOAD_TYPE,
) -> bytes:
    first = 0x80 | (0x20 if padding else 0) | (0x10 if extension is not None else 0) | contributing
    head = struct.pack(
        ">BBHII",
        first,
        (0x80 if marker else 0) | payload_type,
        sequence & 0xFFFF,
        timestamp & 0xFFFFFFFF,
        source,
    )
    head += bytes(4 * contributing)
    if extension is not None:
        head += struct.pack(">HH", 0xBEDE, len(extension) // 4) + extension
    return head + payload + (bytes(padding - 1) + bytes((padding,)) if padding else b"")


def fragments(unit: bytes, sizes: Iterable[int], encoding: Encoding) -> list[bytes]:
    """FU-A or FU payloads with so many bytes of the unit in each; the last size goes on to its end."""
    if encoding is Encoding.H264:
        indicator, kind, body = bytes((unit[0] & 0xE0 | 28,)), unit[0] & 0x1F, unit[1:]
    else:
        indicator, kind, body = bytes((unit[0] & 0x81 | 49 << 1, unit[1])), unit[0] >> 1 & 0x3F, unit[2:]
    parts: list[bytes] = []
    last = 1
    for size in sizes:
        if not body:
            break
        last = size
        parts.append(body[:size])
        body = body[size:]
    while body:
        parts.append(body[:last])
        body = body[last:]
    return [
        indicator
        + bytes(((0x80 if part is parts[0] else 0) | (0x40 if part is parts[-1] else 0) | kind,))
        + part
        for part in parts
    ]


def aggregated(units: Sequence[bytes], encoding: Encoding) -> bytes:
    """STAP-A or AP."""
    head = b"\x78" if encoding is Encoding.H264 else bytes((48 << 1, 1))
    return head + b"".join(struct.pack(">H", len(unit)) + unit for unit in units)


def payloads(units: Sequence[bytes], encoding: Encoding, size: int = MTU) -> list[bytes]:
    """Of one picture: small units as they are, larger ones cut."""
    found: list[bytes] = []
    for unit in units:
        found += [unit] if len(unit) <= size else fragments(unit, [size], encoding)
    return found


def packets(
    pictures: Iterable[Sequence[bytes]],
    encoding: Encoding = Encoding.H264,
    *,
    sequence: int = 65_530,
    timestamp: int = 0xFFFFF000,
) -> list[list[bytes]]:
    """By picture; numbers and times wrap soon after the beginning."""
    found: list[list[bytes]] = []
    for units in pictures:
        parts = payloads(units, encoding)
        found.append([])
        for index, payload in enumerate(parts):
            found[-1].append(rtp(payload, sequence, timestamp, marker=index == len(parts) - 1))
            sequence += 1
        timestamp += TICKS
    return found


def sender_report(unix_s: float, timestamp: int, source: int = SOURCE) -> bytes:
    seconds = int(unix_s)
    fraction = int((unix_s - seconds) * (1 << 32))
    words = (source, (seconds + 2_208_988_800) & 0xFFFFFFFF, fraction, timestamp & 0xFFFFFFFF, 7, 7)
    return struct.pack(">BBH6I", 0x80, 200, 6, *words)


def goodbye(source: int = SOURCE) -> bytes:
    return struct.pack(">BBHI", 0x81, 203, 1, source)
