"""Streams that are played by hand, as the desk of the video wants them."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from queue import SimpleQueue
from typing import TYPE_CHECKING

import numpy as np

from telemetry.events import Event, EventCode
from telemetry.mailbox import Latest
from telemetry.video.picture import Picture
from telemetry.video.stream_status import StreamState, StreamStatus

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from telemetry.video.sources import Login, SourceSpec

AT = datetime(2026, 7, 3, 4, 0, tzinfo=UTC)


def picture(number: int, received_s: float = 0.0, size_px: tuple[int, int] = (640, 512)) -> Picture:
    """Grey, with a bright patch in its middle."""
    luma = np.full(size_px[::-1], 90, np.uint8)
    luma[size_px[1] // 2 - 2 : size_px[1] // 2 + 2, size_px[0] // 2 - 2 : size_px[0] // 2 + 2] = 235
    return Picture(number, luma, None, received_s, received_s, damaged=False)


class PlayedStream:
    """Does nothing by itself; `orders` is what it was told."""

    def __init__(
        self, name: str, spec: SourceSpec, login: Login | None = None, *, ring: Callable[[], None]
    ) -> None:
        self.name, self.spec, self.login = name, spec, login
        self.picture: Latest[Picture | None] = Latest(None)
        self.status: Latest[StreamStatus] = Latest(StreamStatus())
        self.news: SimpleQueue[Event] = SimpleQueue()
        self.orders: list[object] = []
        self.may_close = threading.Event()
        self.may_close.set()
        self._ring = ring

    # --- as the desk uses it ---

    def start(self) -> None:
        self.orders.append("start")

    def record(self, folder: Path) -> None:
        self.orders.append(folder)

    def stop_recording(self) -> None:
        self.orders.append("stop recording")

    def try_again(self, login: Login | None = None) -> None:
        self.orders.append(("again", login))

    def close(self) -> None:
        """Its last segment is told when it may be finished."""
        self.may_close.wait(20.0)
        self.orders.append("close")
        self.say(EventCode.VIDEO_SEGMENT, file="last.mkv")

    # --- as the test plays it ---

    def show(self, shown: Picture) -> None:
        self.status.put(
            StreamStatus(
                StreamState.LIVE,
                width_px=shown.width_px,
                height_px=shown.height_px,
                picture_s=shown.received_s,
            )
        )
        self.picture.put(shown)
        self._ring()

    def be(self, status: StreamStatus) -> None:
        self.status.put(status)
        self._ring()

    def say(self, code: EventCode, **facts: str) -> None:
        self.news.put(Event(code, AT, 0.0, {"stream": self.name, **facts}))
        self._ring()


class Played:
    """Makes them, and remembers each."""

    def __init__(self) -> None:
        self.made: list[PlayedStream] = []

    def __call__(
        self, name: str, spec: SourceSpec, login: Login | None = None, *, ring: Callable[[], None]
    ) -> PlayedStream:
        self.made.append(PlayedStream(name, spec, login, ring=ring))
        return self.made[-1]
