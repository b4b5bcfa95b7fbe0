"""Cut a stream of bytes into MAVLink frames, without decoding them.

The recorder needs whole frames before anything can go wrong with their meaning. A frame of a known id
must carry the right checksum; of an unknown id nothing can be checked, so it counts only if what follows
looks like the next frame. Everything else is bad bytes, and the search goes on one byte further.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from fastcrc import crc16

from telemetry.messages import mavlink

V1, V2 = 0xFE, 0xFD
MAX_FRAME_BYTES = 280
_SIGNED = 0x01
_CRC_EXTRA: dict[int, int] = {number: kind.crc_extra for number, kind in mavlink.mavlink_map.items()}


@dataclass(slots=True)
class Framer:
    """Feed it what arrives; it returns whole frames and keeps the unfinished rest."""

    bad_bytes: int = 0
    _rest: bytearray = field(default_factory=bytearray)

    def feed(self, data: bytes) -> list[bytes]:
        """The frames completed by `data`, in order, each as it was on the wire."""
        self._rest += data
        frames: list[bytes] = []
        start = 0
        while start < len(self._rest):
            length = frame_length(self._rest, start)
            if length is None:  # not a frame
                start += 1
                self.bad_bytes += 1
            elif length == 0 or start + length > len(self._rest):  # not whole yet
                break
            elif is_sound(self._rest, start, length):
                frames.append(bytes(self._rest[start : start + length]))
                start += length
            else:
                start += 1
                self.bad_bytes += 1
        del self._rest[:start]
        return frames


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


def is_sound(data: bytes | bytearray, start: int, length: int) -> bool:
    """True if the checksum is right or, for an unknown id, if another frame follows."""
    v2 = data[start] == V2
    number = int.from_bytes(data[start + 7 : start + 10], "little") if v2 else data[start + 5]
    extra = _CRC_EXTRA.get(number)
    if extra is None:
        end = start + length
        return end == len(data) or data[end] in (V1, V2)
    payload_end = start + (10 if v2 else 6) + data[start + 1]
    checked = bytes(data[start + 1 : payload_end]) + bytes((extra,))
    wanted = int.from_bytes(data[payload_end : payload_end + 2], "little")
    return crc16.mcrf4xx(checked, 0xFFFF) == wanted
