"""A stream's own process: receives, records and decodes, and puts pictures where the window's process reads.

It may be killed at any time: it owns nothing that somebody else would miss.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import TYPE_CHECKING, TypeVar

from telemetry.video.decoding import PictureDecoder
from telemetry.video.errors import StreamError
from telemetry.video.receiving import Receiving
from telemetry.video.recording_thread import RecordingThread
from telemetry.video.shared_frames import FrameWriter, RingPlace
from telemetry.video.sources import Login, SourceKind, SourceSpec
from telemetry.video.worker_messages import (
    Beat,
    Begin,
    BrokenPipeTalkError,
    Opened,
    PictureReady,
    Record,
    Ring,
    Stop,
    ToParent,
    ToWorker,
    Troubled,
    TryAgain,
    WantsRing,
    from_parent,
    send,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

    from telemetry.video.access_unit import AccessUnit, CodedSource
    from telemetry.video.decoding import Decoded
    from telemetry.video.picture_source import PictureSource

T = TypeVar("T")

BEAT_S = 0.25
CLOSE_S = 3.0  # to finish the recording at the end
# A remux beside the decoder would hold it up for 5 ms at each turn, Python's default.
_SWITCH_S = 0.001


def serve(
    pipe: Connection, open_source: Callable[[SourceSpec, Login | None], CodedSource | PictureSource]
) -> None:
    """The whole life of the process: from the parent's first word until it says stop, or is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    sys.setswitchinterval(_SWITCH_S)
    threading.excepthook = _give_up
    try:
        begin = from_parent(pipe)
        if isinstance(begin, Begin):
            _Worker(pipe, begin, open_source).run()
    except BrokenPipeTalkError:
        return  # the parent is gone


class _Worker:
    """The decoding loop, which alone speaks to the parent, and the threads round it."""

    def __init__(
        self,
        pipe: Connection,
        begin: Begin,
        open_source: Callable[[SourceSpec, Login | None], CodedSource | PictureSource],
    ) -> None:
        self._pipe = pipe
        self._number = begin.first_number
        self._orders: SimpleQueue[ToWorker] = SimpleQueue()
        self._said: SimpleQueue[ToParent] = SimpleQueue()
        self._given: SimpleQueue[Decoded] = SimpleQueue()
        spec = SourceSpec(SourceKind(begin.kind), begin.text, begin.real_time, begin.payload, begin.encoding)
        login = _login(begin.user, begin.password)
        self._receiving = Receiving(spec, open_source, login, self._tell, self._hand_over)
        self._recording: RecordingThread | None = None
        self._leaving: list[Thread] = []
        self._decoder: PictureDecoder | None = None
        self._decodes: CodedSource | None = None
        self._dropped = self._damaged = 0
        self._ring: FrameWriter | None = None
        self._asked_px: tuple[int, int] | None = None
        self._beat_s = 0.0
        self._troubled: Troubled | None = None
        self._stop = Event()

    def run(self) -> None:
        """Until the parent says stop or is gone. What is being recorded is closed in any case."""
        Thread(target=self._listen, name="video-orders", daemon=True).start()
        self._receiving.start()
        try:
            while not self._stop.is_set():
                self._turn()
        except BrokenPipeTalkError:
            pass  # the parent is gone: close and end
        finally:
            self._close()

    def _turn(self) -> None:
        while (order := _next(self._orders)) is not None:
            self._obey(order)
        self._pass_on()
        troubled = self._troubled
        unit, gap = self._receiving.backlog.take(BEAT_S if troubled is None else 0.0)
        self._pass_on()  # that it was opened goes before its first picture
        if time.monotonic() - self._beat_s >= BEAT_S:
            self._beat()
        while (given := _next(self._given)) is not None:
            self._show(given)
        if unit is not None:
            self._decode(unit, gap=gap)
        elif self._troubled is troubled:
            self._say_trouble()

    def _pass_on(self) -> None:
        """That the stream broke off waits until the pictures that came before are shown."""
        while (said := _next(self._said)) is not None:
            if isinstance(said, Troubled):
                self._troubled = said
                continue
            if isinstance(said, Opened):
                self._say_trouble()
            send(self._pipe, said)

    def _say_trouble(self) -> None:
        if self._troubled is not None:
            troubled, self._troubled = self._troubled, None
            send(self._pipe, troubled)

    def _decode(self, unit: AccessUnit, *, gap: bool) -> None:
        source = self._receiving.coded
        if source is not self._decodes or self._decoder is None:
            self._retire()
            if source is None:
                return
            self._decodes, self._decoder = source, PictureDecoder(source.encoding, source.parameter_sets)
        if gap:
            self._decoder.lost()
        try:
            pictures = self._decoder.decode(unit)
        except StreamError as error:
            self._retire()
            self._receiving.broken(error)
            return
        for picture in pictures:
            self._show(picture)

    def _retire(self) -> None:
        if self._decoder is not None:
            self._dropped += self._decoder.dropped
            self._decoder = None

    def _show(self, picture: Decoded) -> None:
        """Into the ring. Where there is none so large yet, it is asked for and this picture is left out."""
        size_px = picture.width_px, picture.height_px
        if self._ring is None or not self._ring.holds(*size_px):
            self._dropped += 1
            if self._asked_px != size_px:
                self._asked_px = size_px
                send(self._pipe, WantsRing(*size_px))
                self._wait_for_ring()
            if self._ring is None or not self._ring.holds(*size_px):
                return
            self._dropped -= 1
        self._damaged += picture.damaged
        self._ring.write(self._number, picture)
        send(self._pipe, PictureReady(self._number))
        self._number += 1

    def _wait_for_ring(self) -> None:
        """A moment: the first picture, and the first of a new size, are worth it."""
        try:
            self._obey(self._orders.get(timeout=BEAT_S))
        except Empty:
            return

    def _beat(self) -> None:
        self._beat_s = time.monotonic()
        now = self._recording.now if self._recording is not None else None
        file, pictures, size_bytes = now or (None, 0, 0)
        dropped = self._dropped + self._receiving.backlog.dropped
        dropped += self._decoder.dropped if self._decoder is not None else 0
        receiving = self._receiving
        delay_s = receiving.sender_delay_s
        send(
            self._pipe,
            Beat(dropped, self._damaged, receiving.connects, file, pictures, size_bytes, delay_s),
        )

    def _obey(self, order: ToWorker) -> None:
        match order:
            case Ring():
                if self._ring is not None:
                    self._ring.close()
                self._asked_px = None
                try:
                    self._ring = FrameWriter(RingPlace(order.name, order.slot_bytes))
                except FileNotFoundError:
                    self._ring = None  # replaced meanwhile: the next one is on its way
            case Record():
                self._record(order)
            case TryAgain():
                self._asked_px = None  # where there was no room for pictures there may be some now
                self._receiving.try_again(_login(order.user, order.password))
            case Stop():
                self._stop.set()
            case Begin():
                pass  # said once

    def _record(self, order: Record) -> None:
        before = self._recording
        folder = Path(order.folder) if order.folder is not None else None
        if before is not None and (before.folder, before.name) == (folder, order.name):
            return
        self._recording = None
        if folder is not None:
            after_crash = order.after_crash
            self._recording = RecordingThread(folder, order.name, self._tell, after_crash=after_crash)
        self._receiving.record(self._recording)
        if before is not None:
            leaving = Thread(target=before.close, args=(60.0,), name="video-closing", daemon=True)
            leaving.start()
            self._leaving.append(leaving)

    def _close(self) -> None:
        until_s = time.monotonic() + CLOSE_S
        self._receiving.record(None)
        self._receiving.stop(0.2)
        if self._recording is not None:
            self._recording.close(CLOSE_S)
        for leaving in self._leaving:
            leaving.join(max(0.0, until_s - time.monotonic()))
        if self._ring is not None:
            self._ring.close()
        try:
            while (said := _next(self._said)) is not None:
                send(self._pipe, said)
        except BrokenPipeTalkError:
            return

    # --- other threads ---------------------------------------------------------------------------

    def _listen(self) -> None:
        try:
            while True:
                self._orders.put(from_parent(self._pipe))
                self._receiving.backlog.wake()
        except BrokenPipeTalkError:
            self._stop.set()
            self._receiving.backlog.wake()

    def _tell(self, message: ToParent) -> None:
        self._said.put(message)
        self._receiving.backlog.wake()

    def _hand_over(self, picture: Decoded) -> None:
        while self._given.qsize() > 1:
            if _next(self._given) is not None:
                self._dropped += 1
        self._given.put(picture)
        self._receiving.backlog.wake()


def _give_up(fault: threading.ExceptHookArgs) -> None:
    """A thread fell over: with half of them a stream only looks alive. The parent starts a new process."""
    threading.__excepthook__(fault)
    os._exit(1)


def _login(user: str | None, password: str | None) -> Login | None:
    return Login(user, password or "") if user is not None else None


def _next(queue: SimpleQueue[T]) -> T | None:
    try:
        return queue.get_nowait()
    except Empty:
        return None
