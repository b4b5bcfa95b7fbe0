"""The streams at hand: opened, recorded with the flight, closed. Each lives in a process of its own."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from enum import StrEnum
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from telemetry.events import Event, EventCode
from telemetry.mailbox import taken
from telemetry.video.remux import finish_orphans
from telemetry.video.stream import VideoStream
from ui.pump import Bell

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from telemetry.events import Fact
    from telemetry.mailbox import Latest
    from telemetry.video.picture import Picture
    from telemetry.video.remux import Kept
    from telemetry.video.sources import Login, SourceSpec
    from telemetry.video.stream_status import StreamStatus

CLOSING_S = (
    8.0  # what the end of the program waits for recordings to be finished; the next start does the rest
)


class Eye(StrEnum):
    """Which of the two pictures; also the name of its recording."""

    THERMAL = "thermal"
    VISIBLE = "visible"


class Stream(Protocol):
    """What the desk needs of `telemetry.video.stream.VideoStream`."""

    picture: Latest[Picture | None]
    status: Latest[StreamStatus]
    news: SimpleQueue[Event]

    def start(self) -> None: ...
    def record(self, folder: Path) -> None: ...
    def stop_recording(self) -> None: ...
    def try_again(self, login: Login | None = None) -> None: ...
    def close(self) -> None: ...


class MakeStream(Protocol):
    """Makes a stream, not yet started."""

    def __call__(
        self, name: str, spec: SourceSpec, login: Login | None = None, *, ring: Callable[[], None]
    ) -> Stream: ...


class VideoDesk(QObject):
    """Everything it says comes on the GUI thread; pictures as soon as they are there."""

    picture_came = Signal(object, object)  # Eye, Picture
    status_changed = Signal(object, object)  # Eye, StreamStatus
    streams_changed = Signal()  # another set of them is open
    happened = Signal(object)  # Event

    def __init__(self, make: MakeStream = VideoStream, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._bell = Bell(self)
        self._bell.rang.connect(self._look)
        self._open: dict[Eye, tuple[SourceSpec, Stream]] = {}
        self._seen: dict[Eye, int] = {}
        self._said: dict[Eye, StreamStatus] = {}
        self._folder: Path | None = None
        self._left: SimpleQueue[Event] = SimpleQueue()
        self._closing: list[tuple[Eye, Stream, Thread]] = []

    @property
    def eyes(self) -> frozenset[Eye]:
        """Which streams are open, whether pictures come or not."""
        return frozenset(self._open)

    def spec(self, eye: Eye) -> SourceSpec | None:
        """Where its pictures come from."""
        return self._open[eye][0] if eye in self._open else None

    def status(self, eye: Eye) -> StreamStatus | None:
        return self._open[eye][1].status.get() if eye in self._open else None

    def picture(self, eye: Eye) -> Picture | None:
        """The newest."""
        return self._open[eye][1].picture.get() if eye in self._open else None

    def age_s(self, eye: Eye) -> float | None:
        """Of its newest picture, now."""
        status = self.status(eye)
        return None if status is None else status.age_s(time.monotonic())

    def open(self, eye: Eye, spec: SourceSpec, login: Login | None = None) -> None:
        """Show this from now on; the one before is closed. The same again: tried again."""
        known = self._open.get(eye)
        if known is not None and known[0] == spec:
            known[1].try_again(login)
            return
        self.shut(eye)
        stream = self._make(eye.value, spec, login, ring=self._bell.ring)
        self._open[eye] = (spec, stream)
        stream.start()
        if self._folder is not None:
            stream.record(self._folder)
        self.streams_changed.emit()
        self.status_changed.emit(eye, stream.status.get())

    def shut(self, eye: Eye) -> None:
        """Its recording is finished beside the window."""
        known = self._open.pop(eye, None)
        if known is None:
            return
        self._seen.pop(eye, None)
        self._said.pop(eye, None)
        closer = Thread(target=known[1].close, name=f"close-{eye.value}", daemon=True)
        closer.start()
        self._closing.append((eye, known[1], closer))
        self.streams_changed.emit()

    def record(self, folder: Path | None) -> None:
        """Everything that is open, and will be, into this folder; None: no more."""
        if folder == self._folder:
            return
        self._folder = folder
        for _, stream in self._open.values():
            if folder is None:
                stream.stop_recording()
            else:
                stream.record(folder)

    def finish_left(self, folder: Path) -> None:
        """What a crash left unfinished in a flight's folder, beside the window; told as segments."""

        def work() -> None:
            for kept in finish_orphans(folder):
                self._left.put(_segment(kept, folder))
            self._bell.ring()

        Thread(target=work, name="finish-video", daemon=True).start()

    def close(self) -> None:
        """The end: returns when all recordings are finished, or after CLOSING_S."""
        for eye in tuple(self._open):
            self.shut(eye)
        until_s = time.monotonic() + CLOSING_S
        for _, _, closer in self._closing:
            closer.join(max(0.0, until_s - time.monotonic()))
        self._look()

    def _look(self) -> None:
        for eye, (_, stream) in tuple(self._open.items()):
            self._tell(stream.news)
            status = stream.status.get()
            if status is not self._said.get(eye):
                self._said[eye] = status
                self.status_changed.emit(eye, status)
            picture = stream.picture.get()
            if picture is not None and picture.number != self._seen.get(eye):
                self._seen[eye] = picture.number
                self.picture_came.emit(eye, picture)
        self._tell(self._left)
        for closing in tuple(self._closing):
            self._tell(closing[1].news)
            if not closing[2].is_alive():
                self._closing.remove(closing)

    def _tell(self, news: SimpleQueue[Event]) -> None:
        for event in taken(news):
            self.happened.emit(event)


def _segment(kept: Kept, folder: Path) -> Event:
    facts: dict[str, Fact] = {
        "stream": kept.path.stem.split("-")[1],
        "file": kept.path.name,
        "sha256": kept.sha256,
        "bytes": kept.size_bytes,
        "pictures": kept.pictures,
        "from": None if kept.began_at is None else kept.began_at.isoformat(),
        "to": None if kept.ended_at is None else kept.ended_at.isoformat(),
        "folder": folder.name,
    }
    return Event(EventCode.VIDEO_SEGMENT, datetime.now(UTC), time.monotonic(), facts)
