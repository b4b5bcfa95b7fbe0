"""A whole frame as a message, when its checksum is known to be right.

pymavlink's parser looks for frames in a stream and proves each again, in three times the time. Messages of
plain numbers, which are nearly all that comes, are unpacked here; those with texts and lists it decodes.
"""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Any, cast

from telemetry.framing import V2
from telemetry.messages import Codec, mavlink

if TYPE_CHECKING:
    from collections.abc import Callable

    from telemetry.messages import Message

    Layout = tuple[Any, Callable[[bytes], tuple[Any, ...]], int, Callable[[Any], Any]]


class Decoder:
    """Of one session's thread."""

    def __init__(self) -> None:
        self._codec = Codec()
        self._plain: dict[int, Layout] = {
            number: (kind, kind.unpacker.unpack, kind.unpacker.size, itemgetter(*kind.orders))
            for number, kind in cast("dict[int, Any]", mavlink.mavlink_map).items()
            if len(kind.orders) > 1 and sum(kind.array_lengths) == 0 and "s" not in kind.unpacker.format
        }

    def decode(self, frame: bytes) -> Message | None:
        """The message; None for an id that this dialect does not have."""
        if frame[0] == V2:
            start, source, flags, more_flags = 10, 4, frame[2], frame[3]
            number = frame[7] | frame[8] << 8 | frame[9] << 16
        else:
            start, source, flags, more_flags, number = 6, 2, 0, 0, frame[5]
        layout = self._plain.get(number)
        if layout is None:
            return next(iter(self._codec.decode(frame)), None)
        kind, unpack, size, ordered = layout
        end = start + frame[1]
        payload = frame[start : min(end, start + size)]
        if len(payload) < size:  # MAVLink 2 leaves out zeros at the end
            payload = payload.ljust(size, b"\0")
        message: Any = kind(*ordered(unpack(payload)))
        message._header = mavlink.MAVLink_header(
            number, flags, more_flags, frame[1], frame[source], frame[source + 1], frame[source + 2]
        )
        message._msgbuf = bytearray(frame)
        message._payload = frame[6:end]
        message._crc = frame[end] | frame[end + 1] << 8
        return cast("Message", message)
