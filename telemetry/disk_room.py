"""How long the disk still lasts, and who has to stop writing when it does not.

The order in which room is given up: video first, then pictures and exports, the journal and the raw log last.
Whoever writes much asks for the newest `DiskRoom` and stops at FULL.
"""

from __future__ import annotations

import shutil
from collections import deque
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from telemetry.raw_file import SEGMENT_BYTES

if TYPE_CHECKING:
    from pathlib import Path

LOW_MINUTES = 30
OK_MINUTES = 45  # so much before a low disk is called good again
BUSY_BYTES_S = 26_000  # 400 messages a second: what the raw log alone may need at any time
WINDOW_S = 600.0
_LEAST_WINDOW_S = 30.0


class Room(StrEnum):
    """How the disk is."""

    OK = "ok"
    LOW = "low"  # it lasts for less than half an hour
    FULL = "full"  # something did not fit: the ballast is in use, or even that is gone


@dataclass(frozen=True, slots=True)
class DiskRoom:
    """One look at the disk. `minutes_left`: at the present rate; None where the disk does not say."""

    state: Room = Room.OK
    minutes_left: int | None = None


def free_bytes(folder: Path) -> int | None:
    """What a program may still write there; None when the disk does not answer."""
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None


class RoomWatch:
    """Judges one look after another, with hysteresis. The rate is how fast room went in ten minutes."""

    def __init__(self) -> None:
        self._seen: deque[tuple[float, int]] = deque()
        self._room = DiskRoom()

    def look(self, now_s: float, free: int | None, kept: int, *, full: bool) -> DiskRoom:
        """`kept` is the ballast's size: making it is no loss of room. `full`: something did not fit since."""
        if free is None:
            return self._room
        self._seen.append((now_s, free + kept))
        while now_s - self._seen[0][0] > WINDOW_S:
            self._seen.popleft()
        minutes = int(free / self._bytes_s() / 60)
        self._room = DiskRoom(self._state(minutes, full=full), minutes)
        return self._room

    def _bytes_s(self) -> float:
        (first_s, first), (last_s, last) = self._seen[0], self._seen[-1]
        if last_s - first_s < _LEAST_WINDOW_S:
            return BUSY_BYTES_S
        gone = first - last - SEGMENT_BYTES  # a segment takes its room long before it is filled
        return max(BUSY_BYTES_S, gone / (last_s - first_s))

    def _state(self, minutes: int, *, full: bool) -> Room:
        before = self._room.state
        if full or (before is Room.FULL and minutes < OK_MINUTES):
            return Room.FULL
        if minutes < LOW_MINUTES or (before is Room.LOW and minutes < OK_MINUTES):
            return Room.LOW
        return Room.OK
