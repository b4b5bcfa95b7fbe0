"""The process that plays recordings: a file that brings a decoder down brings down nothing else."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from telemetry.video.playback import Playback, Reel
from telemetry.video.playback_messages import (
    Found,
    Load,
    Look,
    NothingThere,
    NotWhole,
    Working,
    from_asker,
    send,
)
from telemetry.video.shared_frames import FrameWriter, RingPlace
from telemetry.video.worker_messages import BrokenPipeTalkError, Ring, Stop, WantsRing

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from telemetry.video.picture import Picture

WORKING_S = 0.25  # so often it says that it lives while it decodes
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def play(pipe: Connection) -> None:
    """Answer until the parent says stop or is gone."""
    player = _Player(pipe)
    try:
        while not isinstance(order := from_asker(pipe), Stop):
            player.obey(order)
    except BrokenPipeTalkError:
        return
    finally:
        player.close()


class _Player:
    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._load = Load((), ())
        self._streams: dict[str, Playback] = {}
        self._ring: FrameWriter | None = None
        self._said: tuple[Path | None, float] = (None, 0.0)

    def obey(self, order: Load | Look | Ring) -> None:
        match order:
            case Load():
                self._close_streams()
                self._load = order
            case Ring():
                self._use_ring(order)
            case Look():
                self._look(order)

    def close(self) -> None:
        self._close_streams()
        if self._ring is not None:
            self._ring.close()

    def _look(self, look: Look) -> None:
        found = self._stream(look.stream).picture_at(_EPOCH + timedelta(microseconds=look.at_us))
        if found is None:
            send(self._pipe, NothingThere())
            return
        picture, taken = found
        if not self._has_room(picture) or self._ring is None:
            send(self._pipe, NothingThere())
            return
        self._ring.write(look.number, picture)
        send(self._pipe, Found(look.number, (taken - _EPOCH) // timedelta(microseconds=1)))

    def _has_room(self, picture: Picture) -> bool:
        """In the ring; a larger one is asked for, and the next word of the parent is about it."""
        size_px = picture.width_px, picture.height_px
        if self._ring is None or not self._ring.holds(*size_px):
            send(self._pipe, WantsRing(*size_px))
            order = from_asker(self._pipe)
            if isinstance(order, Ring):
                self._use_ring(order)
        return self._ring is not None and self._ring.holds(*size_px)

    def _use_ring(self, ring: Ring) -> None:
        if self._ring is not None:
            self._ring.close()
        try:
            self._ring = FrameWriter(RingPlace(ring.name, ring.slot_bytes))
        except FileNotFoundError:
            self._ring = None  # replaced meanwhile, or there was no room for one

    def _stream(self, name: str) -> Playback:
        if name not in self._streams:
            self._streams[name] = Playback(
                [Reel(Path(folder), shift_us) for folder, shift_us in self._load.reels],
                name,
                lambda path, why: send(self._pipe, NotWhole(str(path), why)),
                left_out=frozenset(map(Path, self._load.left_out)),
                working=self._say_working,
            )
        return self._streams[name]

    def _say_working(self, path: Path) -> None:
        now_s = time.monotonic()
        if self._said[0] != path or now_s - self._said[1] >= WORKING_S:
            self._said = (path, now_s)
            send(self._pipe, Working(str(path)))

    def _close_streams(self) -> None:
        for stream in self._streams.values():
            stream.close()
        self._streams.clear()
