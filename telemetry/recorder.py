"""Write every frame of a flight to the disk, both directions, before anybody looks into it.

The session hands over frames and goes on; one thread of ours writes them within a hundredth of a second, and
syncs at least once a second and whenever something important happened (a sync can take a quarter of a second:
never in the session's thread). A disk that refuses or does not answer is said once; meanwhile the frames wait
in memory and we try again.
"""

from __future__ import annotations

import contextlib
import logging
import time
from dataclasses import dataclass, replace
from enum import Enum
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import TYPE_CHECKING, Self

from telemetry import raw_writer
from telemetry.ballast import Ballast
from telemetry.disk_room import DiskRoom, Room, RoomWatch, free_bytes
from telemetry.events import EventCode
from telemetry.flight_folder import (
    Ended,
    FlightCard,
    RecordError,
    card_content,
    new_flight_folder,
    next_segment,
    sync_flight_folder,
    write_card,
)
from telemetry.held import Hold
from telemetry.mailbox import taken
from telemetry.raw_file import tlog_record
from telemetry.raw_writer import RawWriter
from telemetry.refused_file import MOST_BYTES as REFUSED_BYTES
from telemetry.refused_file import RefusedFile

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from telemetry.events import Fact
    from telemetry.state import Identity
    from telemetry.unfinished import Unfinished

log = logging.getLogger(__name__)

BATCH_S = 0.01  # frames are written together that come within it: at 5,000 a second that saves a core
LOOK_S = 2.0  # how often the room on the disk is looked at
HANG_S = 3.0  # a disk that does not answer for so long is not being written to
CLOSE_S = 4.0  # a disk that hangs may keep us so long at the end
_WORSE = (Room.OK, Room.LOW, Room.FULL)


@dataclass(frozen=True, slots=True)
class _Refused:
    """Tlog records of frames that were not let in."""

    records: tuple[bytes, ...]


class _Order(Enum):
    SYNC = "sync"
    CARD = "card"
    CLOSE = "close"


class Recorder:
    """A flight being recorded into `folder`. RecordError if it cannot begin; afterwards nothing is raised."""

    def __init__(
        self,
        data: Path,
        started_at: datetime,
        *,
        address: str,
        training: bool,
        live: bool = True,
        flight: Unfinished | None = None,
    ) -> None:
        """`flight` was not closed and is taken up again at `started_at`; None begins a new one."""
        self._flight = flight
        if flight is None:
            self.folder = new_flight_folder(data, started_at)
            self._card = FlightCard(
                started_at=started_at, address=address, training=training, live=live, chained=True
            )
        else:
            self.folder = flight.folder
            self._card = _opened_again(flight, started_at)
        try:
            self._hold = Hold(self.folder)
        except OSError as error:
            raise RecordError(
                f"{self.folder}: the flight cannot be recorded ({error.strerror}); "
                "make room or choose another data folder"
            ) from error
        self.room = DiskRoom()
        self._room_watch = RoomWatch()
        self._look_s = 0.0
        self._ballast = Ballast(data)
        self._vehicle = self._card.vehicle
        self._is_another = False
        self._last_at = started_at
        self._closed = False
        self._stopped = False
        self._queue: SimpleQueue[list[bytes] | _Refused | _Order] = SimpleQueue()
        self._ordered = Event()
        self._handed_bytes = 0  # to the queue, counted where it is filled,
        self._taken_bytes = 0  # and where it is emptied
        self._not_taken = 0  # frames lost because the disk hangs
        self._turns = 0  # of the writer's thread; they stop when the disk hangs
        self._turns_seen, self._turn_s, self._news_s = 0, time.monotonic(), time.monotonic()
        self._hangs = False
        self._news: SimpleQueue[tuple[EventCode, Mapping[str, Fact]]] = SimpleQueue()
        self._news.put((EventCode.RECORDING_STARTED, {"folder": self.folder.name}))
        frames = flight.frames if flight is not None else 0
        self._writer = RawWriter(self.folder, self._news, self._ballast, frames)
        self._refused = RefusedFile(self.folder)
        self._refused_bytes = 0
        self._thread = Thread(target=self._work, name="recorder", daemon=True)
        self._thread.start()

    @classmethod
    def again(cls, flight: Unfinished, at: datetime) -> Self:
        """Go on with a flight that was not closed, in the same folder with a new segment; nothing is cut."""
        data, card = flight.folder.parent.parent, flight.card
        return cls(data, at, address=card.address, training=card.training, live=card.live, flight=flight)

    @property
    def written(self) -> int:
        """Frames that were given to the disk so far; they outlive a crash of this program."""
        return self._writer.frames

    @property
    def writing(self) -> bool:
        """Whether what comes now reaches the disk. False: closed, or the disk refuses or does not answer."""
        return not (self._closed or self._hangs or self._writer.failed) and self._thread.is_alive()

    def frame(self, at: datetime, frame: bytes) -> None:
        """Keep one frame, as it was on the wire."""
        self.frames(at, (frame,))

    def frames(self, at: datetime, frames: Sequence[bytes]) -> None:
        """Keep frames that came together."""
        if self._closed:
            return
        if self._handed_bytes - self._taken_bytes > raw_writer.MEMORY_BYTES:
            self._not_taken += len(frames)
            return
        self._last_at = at
        stamp = tlog_record(at, b"")
        records = [stamp + frame for frame in frames]
        self._handed_bytes += sum(map(len, records))
        self._queue.put(records)

    def refused(self, at: datetime, frames: Sequence[bytes]) -> None:
        """Keep frames that were not let in, apart from the flight's own, up to a size."""
        records = tuple(tlog_record(at, frame) for frame in frames)
        if not self._closed and self._refused_bytes < REFUSED_BYTES:
            self._refused_bytes += sum(map(len, records))
            self._queue.put(_Refused(records))

    def sync(self) -> None:
        """Something important happened: all frames so far go to the disk now. Does not wait for it."""
        self._order(_Order.SYNC)

    def identify(self, vehicle: Identity) -> None:
        """Which vehicle this flight is of, for the card.

        When a flight was taken up again and another drone answers, the card stays the first one's and says
        that its flight was never closed.
        """
        same = self._flight.is_of(vehicle) if self._flight is not None else True
        if same:
            self._vehicle = vehicle
            self._order(_Order.CARD)
        elif same is False:
            self._is_another = True

    def news(self) -> list[tuple[EventCode, Mapping[str, Fact]]]:
        """What became of the recording since the last call: started, failed, resumed, closed."""
        self._watch_thread(time.monotonic())
        return list(taken(self._news))

    def close(self) -> None:
        """Write what is left, cut the preallocated rest, close the card. Safe to call twice."""
        if self._closed:
            return
        self._closed = True
        self._order(_Order.CLOSE)
        self._thread.join(CLOSE_S)
        if self._thread.is_alive():
            log.error("the disk of %s hangs; the recording was left unclosed", self.folder)

    def _order(self, order: _Order) -> None:
        self._queue.put(order)
        self._ordered.set()

    def _watch_thread(self, now_s: float) -> None:
        """A fault of ours or a disk that hangs: never silence about it."""
        if not self._closed and not self._stopped and not self._thread.is_alive():
            self._stopped = True
            self._news.put((EventCode.RECORDING_FAILED, {"reason": "the recorder stopped"}))
        stood_still = now_s - self._news_s > 1.0  # this whole program did: the laptop slept
        if self._turns != self._turns_seen or stood_still:
            self._turns_seen, self._turn_s = self._turns, now_s
        self._news_s = now_s
        hangs = not self._closed and not self._stopped and now_s - self._turn_s > HANG_S
        if hangs and not self._hangs and not self._writer.failed:
            self._news.put((EventCode.RECORDING_FAILED, {"reason": "the disk does not answer"}))
        if self._hangs and not hangs and not self._writer.failed:
            lost = self._writer.lost + self._not_taken
            self._news.put((EventCode.RECORDING_RESUMED, {"lost": lost}))
        self._hangs = hangs

    # --- the writer's thread ---------------------------------------------------------------------

    def _work(self) -> None:
        sync_flight_folder(self.folder)
        self._write_card()
        closing = False
        while not closing:
            orders = self._take(self._writer.patience_s())
            closing = _Order.CLOSE in orders
            self._writer.write()
            if _Order.SYNC in orders or self._writer.sync_is_due():
                self._writer.sync()
            if _Order.CARD in orders or self._writer.left_segments > self._card.counted_segments:
                self._write_card()
            self._look_at_disk(time.monotonic())
            self._turns += 1
        self._writer.lost += self._not_taken
        self._writer.close()
        self._refused.close()
        card = self._closing_card()
        self._writer.close_chain(card_content(card))
        self._keep(card)
        self._hold.release()

    def _take(self, patience_s: float) -> set[_Order]:
        """Move all that waits to the writer. Waits for the first of it, and a moment for more."""
        orders: set[_Order] = set()
        with contextlib.suppress(Empty):
            item = self._queue.get(timeout=patience_s)
            if not isinstance(item, _Order):
                self._ordered.wait(BATCH_S)
            self._ordered.clear()
            while True:
                if isinstance(item, _Order):
                    orders.add(item)
                elif isinstance(item, _Refused):
                    self._refused.keep(item.records)
                else:
                    self._writer.accept(item)
                    self._taken_bytes += sum(map(len, item))
                item = self._queue.get_nowait()
        return orders

    def _look_at_disk(self, now_s: float) -> None:
        """Warn in time; keep the ballast as big as the disk allows."""
        if now_s < self._look_s and not self._writer.did_not_fit:
            return
        self._look_s = now_s + LOOK_S
        full, self._writer.did_not_fit = self._writer.did_not_fit, False
        free = free_bytes(self.folder)
        before, room = self.room, self._room_watch.look(now_s, free, self._ballast.size_bytes, full=full)
        self.room = room
        if _WORSE.index(room.state) > _WORSE.index(before.state):
            self._news.put((EventCode.DISK_LOW, {"minutes_left": room.minutes_left or 0}))
        elif room.state is Room.OK and before.state is not Room.OK:
            self._news.put((EventCode.DISK_ROOM_AGAIN, {}))
        if free is not None and room.state is Room.OK:
            self._ballast.grow(free)

    def _write_card(self) -> None:
        """While it is recorded: whose flight it is, and how much stands in the segments that are full."""
        writer, card = self._writer, replace(self._card, vehicle=self._vehicle)
        if writer.left_segments > card.counted_segments:
            counted, frames = writer.left_segments, writer.frames_left
            card = replace(card, counted_segments=counted, frames=frames, ended_at=self._last_at)
        self._keep(card)

    def _closing_card(self) -> FlightCard:
        frames, lost = self._writer.frames, self._writer.lost
        card = replace(self._card, vehicle=self._vehicle, ended_at=self._last_at, frames=frames, lost=lost)
        if self._flight is not None and self._is_another:
            ended_at, frames = self._flight.ended_at, self._flight.frames
            return replace(card, ended=Ended.NOT_CLOSED, ended_at=ended_at, frames=frames)
        return replace(card, ended=Ended.CLOSED)

    def _keep(self, card: FlightCard) -> None:
        self._card = card
        try:
            write_card(self.folder, card)
        except OSError as error:
            log.warning("%s: the flight's card was not written (%s)", self.folder, error)


def _opened_again(flight: Unfinished, at: datetime) -> FlightCard:
    """The segments so far are counted: what is read again after the next crash begins with the new one."""
    return replace(
        flight.card,
        reopened=(*flight.card.reopened, at),
        chained=True,
        ended=None,
        ended_at=flight.ended_at,
        frames=flight.frames,
        counted_segments=next_segment(flight.folder),
    )
