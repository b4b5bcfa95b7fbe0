"""Frames as they may be written down: a signing key that travels in one is blotted out."""

from __future__ import annotations

from telemetry.framing import V2, message_id
from telemetry.messages import mavlink
from telemetry.signing import rechecked

_ID = mavlink.MAVLINK_MSG_ID_SETUP_SIGNING
_HEADER_BYTES = 10
_KEY_FROM = _HEADER_BYTES + 10  # payload: time (8), system, component, key
_FLAGS = 2


def for_the_record(frame: bytes) -> bytes:
    """The frame itself; a SETUP_SIGNING with zeros for its key, unsigned, and its checksum made right again.

    The record shows that a key was given and when, not which.
    """
    if frame[0] != V2 or frame[7] or frame[8] != _ID >> 8 or message_id(frame, 0) != _ID:
        return frame
    end = _HEADER_BYTES + frame[1]
    head = frame[:_FLAGS] + b"\0" + frame[_FLAGS + 1 : min(end, _KEY_FROM)]
    return rechecked(frame, head + bytes(max(0, end - _KEY_FROM)))
