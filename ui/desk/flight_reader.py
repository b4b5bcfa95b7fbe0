"""Reads the recorded flights of an incident beside the window, each once, and keeps only what is shown."""

from __future__ import annotations

import logging
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from PySide6.QtCore import QObject, Signal

from maps.foreign.file import FormatError
from missions.plan import PlanError
from missions.plan_file import read_plan
from telemetry.flight_folder import raw_files, read_card
from telemetry.frames import FramesError, read_frames
from telemetry.freed_memory import give_back
from telemetry.gimbal_track import gimbal_track
from telemetry.gps_time import gps_time
from telemetry.mailbox import taken
from telemetry.track import track_of
from ui.pump import Bell
from ui.review.flights import ReviewedFlight

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from missions.plan import Plan
    from telemetry.gps_time import GpsTime

    Size: TypeAlias = tuple[str, int]  # the folder's name, and the bytes of its raw log

log = logging.getLogger(__name__)
AT_ONCE = 1  # each takes two and a half times the bytes of its log meanwhile


class ReadFlight(NamedTuple):
    """What is kept of a recording."""

    flight: ReviewedFlight
    gps: GpsTime | None  # None: the drone had no time of its own


class FlightReader(QObject):
    """`came` with each one that was read; the others are still on their way."""

    came = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bell = Bell(self)
        self._bell.rang.connect(self._take)
        self._wanted: tuple[Size, ...] = ()
        self._known: dict[Size, ReadFlight | None] = {}
        self._asked: set[Size] = set()
        self._waiting: SimpleQueue[tuple[Size, Path]] = SimpleQueue()
        self._read: SimpleQueue[tuple[Size, ReadFlight | None]] = SimpleQueue()
        self._threads: list[Thread] = []

    @property
    def flights(self) -> tuple[ReviewedFlight, ...]:
        """Those that are read, in the order in which they were asked for."""
        return tuple(read.flight for read in self._found())

    @property
    def gps(self) -> dict[str, GpsTime]:
        """What the recordings say of the laptop's clock, by the names of their folders."""
        return {read.flight.name: read.gps for read in self._found() if read.gps is not None}

    @property
    def busy(self) -> bool:
        """Some are not read yet."""
        return any(size not in self._known for size in self._wanted)

    def read(self, folders: Sequence[Path]) -> None:
        """These are wanted now. One that has grown since is read again."""
        self._wanted = tuple((folder.name, _size(folder)) for folder in folders)
        new = [
            (size, folder)
            for size, folder in zip(self._wanted, folders, strict=True)
            if size not in self._asked
        ]
        for one in new:
            self._asked.add(one[0])
            self._waiting.put(one)
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        for _ in range(min(len(new), AT_ONCE - len(self._threads))):
            thread = Thread(target=self._work, name="flight-reader", daemon=True)
            self._threads.append(thread)
            thread.start()

    def close(self) -> None:
        """Nothing new is begun; what is being read is waited for."""
        for _ in taken(self._waiting):
            pass
        for thread in self._threads:
            thread.join()

    def _found(self) -> list[ReadFlight]:
        found = (self._known.get(size) for size in self._wanted)
        return [read for read in found if read is not None]

    def _take(self) -> None:
        for size, read in taken(self._read):
            self._known[size] = read
            self.came.emit()

    def _work(self) -> None:
        """On a thread of its own, until nothing waits."""
        while True:
            try:
                size, folder = self._waiting.get_nowait()
            except Empty:
                return
            try:
                read = read_flight(folder)
            except (FramesError, OSError, ValueError, MemoryError) as error:
                log.warning("%s", error)
                read = None
            give_back()
            self._read.put((size, read))
            self._bell.ring()


def read_flight(folder: Path) -> ReadFlight | None:
    """Its columns, without the log that they came from; None: no vehicle spoke. FramesError: unreadable."""
    frames = read_frames(folder)
    vehicles = frames.vehicles()
    if not vehicles:
        return None
    card, track = read_card(folder), track_of(frames, vehicles[0])
    gimbal = gimbal_track(frames, vehicles[0], track)
    training = bool(card and card.training)
    flight = ReviewedFlight(folder.name, track, _plan(folder), training=training, gimbal=gimbal)
    return ReadFlight(flight, gps_time(frames, vehicles[0]))


def _plan(folder: Path) -> Plan | None:
    path = folder / "plan.json"
    if not path.is_file():
        return None
    try:
        return read_plan(path)[0]
    except (PlanError, FormatError) as error:
        log.warning("%s", error)
        return None


def _size(folder: Path) -> int:
    try:
        return sum(file.stat().st_size for file in raw_files(folder))
    except OSError:
        return 0
