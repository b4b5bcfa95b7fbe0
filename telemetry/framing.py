"""Cut a stream of bytes into MAVLink frames, without decoding them.

The recorder needs whole frames before anything can go wrong with their meaning. A frame must carry the
right checksum; of an unknown id we miss the last byte that went into it, so any of the 256 possible ones
counts. Everything else is bad bytes, and the search goes on one byte further.
"""

from __future__ import annotations

from dataclasses import dataclass

from fastcrc import crc16

from telemetry.messages import mavlink

V1, V2 = 0xFE, 0xFD
MAX_FRAME_BYTES = 280
_SIGNED = 0x01
_CRC_EXTRA: dict[int, int] = {number: kind.crc_extra for number, kind in mavlink.mavlink_map.items()}
_LAST_STEP = tuple(crc16.mcrf4xx(bytes((byte,)), 0) for byte in range(256))  # what one byte does to a CRC
_LAST_STEPS = frozenset(_LAST_STEP)


@dataclass(slots=True)
class Framer:
    """Feed it what arrives; it returns whole frames and keeps the unfinished rest."""

    bad_bytes: int = 0
    _rest: bytes = b""

    def feed(self, data: bytes) -> list[bytes]:
        """The frames completed by `data`, in order, each as it was on the wire."""
        if self._rest:
            data = self._rest + data
        frames: list[bytes] = []
        start, end = 0, len(data)
        while start < end:
            after = _plain_frame_end(data, start, end)
            if after:
                frames.append(data[start:after])
                start = after
                continue
            length = frame_length(data, start)
            if length is None:  # not a frame
                start += 1
                self.bad_bytes += 1
            elif length == 0 or start + length > end:  # not whole yet
                break
            elif is_sound(data, start):
                frames.append(data[start : start + length])
                start += length
            else:
                start += 1
                self.bad_bytes += 1
        self._rest = data[start:]
        return frames

    def reset(self) -> None:
        """What comes next belongs to another stream: the unfinished rest is bad bytes."""
        self.bad_bytes += len(self._rest)
        self._rest = b""


def _plain_frame_end(data: bytes, start: int, end: int) -> int:
    """Where the sound frame ends that begins at `start`, if it is of the usual kind; else 0: look closely.

    The same as `frame_length` and `is_sound` for an unsigned frame of MAVLink 2 with a known id, in one go:
    nearly everything that comes is that.
    """
    if start + 12 > end or data[start] != V2 or data[start + 2]:
        return 0
    payload_end = start + 10 + data[start + 1]
    extra = _CRC_EXTRA.get(data[start + 7] | data[start + 8] << 8 | data[start + 9] << 16)
    if extra is None or payload_end + 2 > end:
        return 0
    crc = crc16.mcrf4xx(data[start + 1 : payload_end], 0xFFFF)
    if (data[payload_end] | data[payload_end + 1] << 8) ^ (crc >> 8) != _LAST_STEP[(crc ^ extra) & 0xFF]:
        return 0
    return payload_end + 2


def frame_length(data: bytes | bytearray, start: int) -> int | None:
    """Bytes of the frame that begins at `start`: None if none can, 0 if its header is not whole yet."""
    magic = data[start]
    if magic not in (V1, V2):
        return None
    header = 10 if magic == V2 else 6
    if start + 3 > len(data):
        return 0
    if magic == V1:
        return header + data[start + 1] + 2
    if data[start + 2] & ~_SIGNED:  # incompatible flags nobody has defined
        return None
    return header + data[start + 1] + 2 + (13 if data[start + 2] & _SIGNED else 0)


def is_sound(data: bytes | bytearray, start: int) -> bool:
    """Whether the whole frame at `start` has the right checksum. Of an unknown id chance passes 1 in 256."""
    extra = _CRC_EXTRA.get(message_id(data, start))
    payload_end = start + (10 if data[start] == V2 else 6) + data[start + 1]
    wanted = int.from_bytes(data[payload_end : payload_end + 2], "little")
    crc = crc16.mcrf4xx(bytes(data[start + 1 : payload_end]), 0xFFFF)
    last_step = wanted ^ (crc >> 8)
    if extra is None:
        return last_step in _LAST_STEPS
    return last_step == _LAST_STEP[(crc ^ extra) & 0xFF]


def message_id(data: bytes | bytearray, start: int) -> int:
    """The id of the frame that begins at `start`; its header must be whole."""
    return int.from_bytes(data[start + 7 : start + 10], "little") if data[start] == V2 else data[start + 5]
