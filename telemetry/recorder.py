"""Write every frame of a flight to the disk, both directions, before anybody looks into it.

The session hands over frames and goes on; one thread of ours writes them at once, and syncs at least once a
second and whenever something important happened (a sync can take a quarter of a second: never in the
session's thread). A disk that refuses is said once; meanwhile the frames wait in memory and we try again.
"""

from __future__ import annotations

import contextlib
import logging
from dataclasses import dataclass, replace
from enum import Enum
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING

from telemetry.events import EventCode
from telemetry.flight_folder import (
    Ended,
    FlightCard,
    RecordError,
    flight_folders,
    new_flight_folder,
    read_card,
    write_card,
)
from telemetry.frames import FramesError, read_frames, utc
from telemetry.held import Hold, is_held
from telemetry.raw_file import tlog_record
from telemetry.raw_writer import RawWriter

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from telemetry.events import Fact
    from telemetry.state import Identity

log = logging.getLogger(__name__)

CLOSE_S = 4.0  # a disk that hangs may keep us so long at the end


@dataclass(frozen=True, slots=True)
class Unclosed:
    """A flight whose recording just stopped. Everything up to `ended_at` is there."""

    folder: Path
    started_at: datetime
    ended_at: datetime | None  # time of the last frame; None if there is none
    frames: int
    bad_bytes: int


def recovered(data: Path) -> list[Unclosed]:
    """Flights that were never closed and are not being recorded now; their cards say so from now on.

    Nothing is cut: what lies behind the last whole frame stays as the power cut left it.
    """
    found: list[Unclosed] = []
    for folder in flight_folders(data):
        card = read_card(folder)
        if card is None or card.ended is not None or is_held(folder):
            continue
        flight = _how_far(folder, card)
        found.append(flight)
        marked = replace(card, ended=Ended.NOT_CLOSED, ended_at=flight.ended_at, frames=flight.frames)
        try:
            write_card(folder, marked)
        except OSError as error:
            log.warning("%s: could not be marked as unclosed (%s)", folder, error)
    return found


def _how_far(folder: Path, card: FlightCard) -> Unclosed:
    try:
        frames = read_frames(folder)
    except FramesError as error:
        log.warning("nothing was recorded: %s", error)
        return Unclosed(folder, card.started_at, None, 0, 0)
    heard_us = frames.at_us[frames.sound()]
    ended_at = utc(heard_us.max()) if len(heard_us) else None
    return Unclosed(folder, card.started_at, ended_at, len(heard_us), frames.bad_bytes)


class _Order(Enum):
    SYNC = "sync"
    CARD = "card"
    CLOSE = "close"


class Recorder:
    """A flight being recorded into `folder`. RecordError if it cannot begin; afterwards nothing is raised."""

    def __init__(
        self, data: Path, started_at: datetime, *, address: str, training: bool, live: bool = True
    ) -> None:
        self.folder = new_flight_folder(data, started_at)
        self._card = FlightCard(started_at=started_at, address=address, training=training, live=live)
        self._last_at = started_at
        self._closed = False
        self._stopped = False
        self._queue: SimpleQueue[bytes | _Order] = SimpleQueue()
        self._news: SimpleQueue[tuple[EventCode, Mapping[str, Fact]]] = SimpleQueue()
        try:
            self._hold = Hold(self.folder)
            write_card(self.folder, self._card)
            self._writer = RawWriter(self.folder, self._news)
        except OSError as error:
            raise RecordError(
                f"{self.folder}: the flight cannot be recorded ({error.strerror}); "
                "make room or choose another data folder"
            ) from error
        self._thread = Thread(target=self._work, name="recorder", daemon=True)
        self._thread.start()
        self._news.put((EventCode.RECORDING_STARTED, {"folder": self.folder.name}))

    @property
    def written(self) -> int:
        """Frames that were given to the disk so far; they outlive a crash of this program."""
        return self._writer.frames

    def frame(self, at: datetime, frame: bytes) -> None:
        """Keep one frame, as it was on the wire."""
        if not self._closed:
            self._last_at = at
            self._queue.put(tlog_record(at, frame))

    def sync(self) -> None:
        """Something important happened: all frames so far go to the disk now. Does not wait for it."""
        self._queue.put(_Order.SYNC)

    def identify(self, vehicle: Identity) -> None:
        """Which vehicle this flight is of, for the card."""
        self._card = replace(self._card, vehicle=vehicle)
        self._queue.put(_Order.CARD)

    def news(self) -> list[tuple[EventCode, Mapping[str, Fact]]]:
        """What became of the recording since the last call: started, failed, resumed, closed."""
        said: list[tuple[EventCode, Mapping[str, Fact]]] = []
        with contextlib.suppress(Empty):
            while True:
                said.append(self._news.get_nowait())
        if not self._closed and not self._thread.is_alive() and not self._stopped:
            self._stopped = True  # a fault of ours, never silence about it
            said.append((EventCode.RECORDING_FAILED, {"reason": "the recorder stopped"}))
        return said

    def close(self) -> None:
        """Write what is left, cut the preallocated rest, close the card. Safe to call twice."""
        if self._closed:
            return
        self._closed = True
        self._queue.put(_Order.CLOSE)
        self._thread.join(CLOSE_S)
        if self._thread.is_alive():
            log.error("the disk of %s hangs; the recording was left unclosed", self.folder)

    # --- the writer's thread ---------------------------------------------------------------------

    def _work(self) -> None:
        closing = False
        while not closing:
            orders = self._take(self._writer.patience_s())
            closing = _Order.CLOSE in orders
            self._writer.write()
            if _Order.SYNC in orders or self._writer.sync_is_due():
                self._writer.sync()
            if _Order.CARD in orders:
                self._write_card()
        self._writer.close()
        self._card = replace(
            self._card,
            ended=Ended.CLOSED,
            ended_at=self._last_at,
            frames=self._writer.frames,
            lost=self._writer.lost,
        )
        self._write_card()
        self._hold.release()

    def _take(self, patience_s: float) -> set[_Order]:
        """Move all that waits to the writer; wait for the first of it."""
        orders: set[_Order] = set()
        with contextlib.suppress(Empty):
            item = self._queue.get(timeout=patience_s)
            while True:
                if isinstance(item, _Order):
                    orders.add(item)
                else:
                    self._writer.accept(item)
                item = self._queue.get_nowait()
        return orders

    def _write_card(self) -> None:
        try:
            write_card(self.folder, self._card)
        except OSError as error:
            log.warning("%s: the flight's card was not written (%s)", self.folder, error)
