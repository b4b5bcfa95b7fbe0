"""MAVLink 2 signatures: does this frame come from who holds the key, and is it new? And the signing of ours.

A signed frame ends with 13 bytes: the link's id, 48 bits of time in 10 us since 2015, and the first 48 bits
of SHA-256(key | the frame up to there). See https://mavlink.io/en/guide/message_signing.html
"""

from __future__ import annotations

import hashlib
import hmac
from datetime import UTC, datetime, timedelta

from fastcrc import crc16

from telemetry.door import Admission
from telemetry.framing import V2, frame_length

KEY_BYTES = 32
MAC_BYTES = 6
SIGNATURE_BYTES = 13
UNITS_PER_S = 100_000  # signing time counts in 10 us
EPOCH = datetime(2015, 1, 1, tzinfo=UTC)
LAST_TIME = (1 << 48) - 1  # in the year 2104
NEW_STREAM_MAY_BE_OLD = 60 * UNITS_PER_S
_SIGNED = 0x01  # MAVLINK_IFLAG_SIGNED
_HEADER_BYTES = 10

Stream = tuple[int, int, int]  # system, component, link id


def signing_time(utc: datetime) -> int:
    """The time that a signature carries."""
    return max(0, (utc - EPOCH) // timedelta(microseconds=10))


def time_of(frame: bytes) -> int:
    """The time in the signature of a signed frame."""
    return int.from_bytes(frame[-12:-MAC_BYTES], "little")


def is_signed(frame: bytes) -> bool:
    """Whether a whole frame carries a signature, true or false."""
    if len(frame) <= _HEADER_BYTES or frame[0] != V2 or not frame[2] & _SIGNED:
        return False
    return frame_length(frame, 0) == len(frame)


def is_from(key: bytes, frame: bytes) -> bool:
    """Whether who made the signature of this signed frame had the key. Takes as long when it is wrong."""
    return hmac.compare_digest(_mac(key, frame[:-MAC_BYTES]), frame[-MAC_BYTES:])


class Verifier:
    """Judges the frames of one key. Nothing is kept before a signature was found right."""

    def __init__(self, key: bytes) -> None:
        self._key = key
        self._last: dict[Stream, int] = {}

    def accept(self, frame: bytes, now: int) -> Admission:
        """Judge one whole frame whose checksum is right, at the signing time `now`."""
        if not is_signed(frame):
            return Admission.UNSIGNED
        if not is_from(self._key, frame):
            return Admission.FORGED
        time = time_of(frame)
        stream = (frame[5], frame[6], frame[-SIGNATURE_BYTES])
        last = self._last.get(stream)
        if last is None and time + NEW_STREAM_MAY_BE_OLD < now:
            return Admission.TOO_OLD
        if last is not None and time <= last:
            return Admission.REPLAYED
        self._last[stream] = time
        return Admission.OK


def sign(frame: bytes, key: bytes, link_id: int, time: int) -> bytes:
    """The frame with a signature of ours; MAVLink 1 has no room for one and stays as it is."""
    if frame[0] != V2:
        return frame
    head = frame[: _HEADER_BYTES + frame[1]]
    body = rechecked(frame, head[:2] + bytes([head[2] | _SIGNED]) + head[3:])
    body += bytes([link_id]) + min(time, LAST_TIME).to_bytes(6, "little")
    return body + _mac(key, body)


def rechecked(frame: bytes, head: bytes) -> bytes:
    """`head` in place of the frame's header and payload, of the same length, and the checksum that it needs.

    A CRC is linear: that of a change follows from the change alone. So nobody has to know the CRC_EXTRA of
    the message, which went into the old checksum.
    """
    size = len(head)
    change = int.from_bytes(frame[1:size]) ^ int.from_bytes(head[1:])
    crc = crc16.mcrf4xx(change.to_bytes(size - 1) + b"\0", 0)
    return head + (int.from_bytes(frame[size : size + 2], "little") ^ crc).to_bytes(2, "little")


def _mac(key: bytes, body: bytes) -> bytes:
    return hashlib.sha256(key + body).digest()[:MAC_BYTES]
