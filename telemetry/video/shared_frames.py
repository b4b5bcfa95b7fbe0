"""Pictures handed from one process to another through shared memory, without waiting for each other.

A ring of slots. The writer puts a number before a picture and again behind it; a reader that finds two
different numbers, or not the one it was told of, came too late: the slot was written anew meanwhile.
The reader's process owns the memory, so that nothing stays behind when the writer is killed.
"""

from __future__ import annotations

import os
import secrets
import shutil
import struct
import sys
from multiprocessing import resource_tracker, shared_memory
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from telemetry.video.picture import Picture

if TYPE_CHECKING:
    from telemetry.video.decoding import Decoded
    from telemetry.video.picture import Plane

SLOTS = 4  # one being written, one being read, two in between: torn only if a reader sleeps three pictures
NAME_BEGINS = "firedrone_"
_FACTS = struct.Struct("<ddIII")  # stream_s, received_s, width, height, flags
_NUMBER = struct.Struct("<Q")
_BEFORE, _BEHIND, _FACTS_AT, _HEADER_BYTES = 0, 8, 16, 64
_DAMAGED, _GREY = 1, 2
_SHM = Path("/dev/shm")  # noqa: S108  where Linux keeps shared memory; only its free room is looked at
_attaching = Lock()


class RingPlace(NamedTuple):
    """All that the other process needs to find the ring."""

    name: str
    slot_bytes: int


class NoRoomError(Exception):
    """The computer has no shared memory left for pictures of this size."""


def picture_bytes(width_px: int, height_px: int) -> int:
    """Of YUV 4:2:0; odd sizes have rounded-up chroma."""
    return width_px * height_px + 2 * ((width_px + 1) // 2) * ((height_px + 1) // 2)


class FrameRing:
    """The reader's end, and the owner of the memory."""

    def __init__(self, width_px: int, height_px: int) -> None:
        """For pictures up to this size. NoRoomError where the computer has too little shared memory."""
        slot_bytes = _HEADER_BYTES + -(-picture_bytes(width_px, height_px) // 64) * 64
        size_bytes = SLOTS * slot_bytes
        # Linux hands out more than there is and kills whoever touches it: so look first.
        if sys.platform == "linux" and _SHM.is_dir() and shutil.disk_usage(_SHM).free < size_bytes:
            raise NoRoomError(
                f"no shared memory for pictures of {width_px}x{height_px} ({size_bytes >> 20} MB): "
                "close other programs or choose a smaller stream"
            )
        name = f"{NAME_BEGINS}{os.getpid()}_{secrets.token_hex(8)}"  # of which program, for whoever looks
        try:
            self._memory = shared_memory.SharedMemory(name, create=True, size=size_bytes)
        except OSError as error:
            raise NoRoomError(f"no shared memory for pictures of {width_px}x{height_px} ({error})") from error
        self.place = RingPlace(name, slot_bytes)
        self._bytes = _bytes_of(self._memory)
        self._closed = False

    def read(self, number: int) -> Picture | None:
        """A copy of picture `number`; None when it is not there (any more), or is being overwritten."""
        base = (number % SLOTS) * self.place.slot_bytes
        memory = self._bytes
        if _NUMBER.unpack_from(memory, base + _BEHIND)[0] != number:
            return None
        stream_s, received_s, width, height, flags = _FACTS.unpack_from(memory, base + _FACTS_AT)
        if not width or not height or _HEADER_BYTES + picture_bytes(width, height) > self.place.slot_bytes:
            return None  # another process wrote this: believed only as far as it fits
        at = base + _HEADER_BYTES
        luma = self._copied(at, height, width)
        chroma = None
        if not flags & _GREY:
            at += height * width
            half_height, half_width = (height + 1) // 2, (width + 1) // 2
            u = self._copied(at, half_height, half_width)
            chroma = (u, self._copied(at + half_height * half_width, half_height, half_width))
        if _NUMBER.unpack_from(memory, base + _BEFORE)[0] != number:
            return None
        return Picture(number, luma, chroma, stream_s, received_s, damaged=bool(flags & _DAMAGED))

    def _copied(self, at: int, height: int, width: int) -> Plane:
        copy = np.frombuffer(self._bytes, np.uint8, height * width, at).reshape(height, width).copy()
        copy.flags.writeable = False
        return copy

    def close(self) -> None:
        """Give the memory back; whoever still has it open may go on writing into nothing. Safe twice."""
        if not self._closed:
            self._closed = True
            self._memory.close()
            self._memory.unlink()


class FrameWriter:
    """The writer's end. Never waits, and owns nothing."""

    def __init__(self, place: RingPlace) -> None:
        """FileNotFoundError when the ring is gone meanwhile."""
        self.place = place
        self._memory = _attached(place.name)
        self._bytes = _bytes_of(self._memory)

    def holds(self, width_px: int, height_px: int) -> bool:
        return _HEADER_BYTES + picture_bytes(width_px, height_px) <= self.place.slot_bytes

    def write(self, number: int, picture: Decoded | Picture) -> None:
        """Put it where `FrameRing.read(number)` looks; numbers count up from 1, over restarts too."""
        memory = self._bytes
        base = (number % SLOTS) * self.place.slot_bytes
        _NUMBER.pack_into(memory, base + _BEFORE, number)
        flags = (_DAMAGED if picture.damaged else 0) | (_GREY if picture.chroma is None else 0)
        width, height = picture.width_px, picture.height_px
        facts = picture.stream_s, picture.received_s, width, height, flags
        _FACTS.pack_into(memory, base + _FACTS_AT, *facts)
        at = base + _HEADER_BYTES
        for plane in (picture.luma, *(picture.chroma or ())):
            size = plane.shape[0] * plane.shape[1]
            np.copyto(np.frombuffer(memory, np.uint8, size, at).reshape(plane.shape), plane)
            at += size
        _NUMBER.pack_into(memory, base + _BEHIND, number)

    def close(self) -> None:
        self._memory.close()


def _bytes_of(memory: shared_memory.SharedMemory) -> memoryview:
    assert memory.buf is not None  # noqa: S101  it is None only after `close`
    return memory.buf


def _attached(name: str) -> shared_memory.SharedMemory:
    """Open memory of another process.

    WORKAROUND cpython#82300: until 3.13 attaching registers the memory as one's own to clean up.
    """
    if sys.version_info >= (3, 13):
        return shared_memory.SharedMemory(name, track=False)
    with _attaching:
        register = resource_tracker.register
        resource_tracker.register = _not_ours
        try:
            return shared_memory.SharedMemory(name)
        finally:
            resource_tracker.register = register


def _not_ours(name: str, rtype: str) -> None:
    """Leave it to its owner."""
