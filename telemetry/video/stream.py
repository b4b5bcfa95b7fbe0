"""A stream as the window has it: the newest picture, how it is, what happened. Its work is done elsewhere.

A process of its own receives, records and decodes (`worker.py`). When it dies or hangs it is started again
here, and nobody but this thread notices.
"""

from __future__ import annotations

import logging
import time
from collections import deque
from dataclasses import replace
from datetime import UTC, datetime
from queue import SimpleQueue
from threading import Event, Thread
from typing import TYPE_CHECKING

from telemetry.events import Event as Happening
from telemetry.events import EventCode
from telemetry.mailbox import Latest, taken
from telemetry.video.errors import Trouble
from telemetry.video.shared_frames import FrameRing, NoRoomError
from telemetry.video.sources import open_source
from telemetry.video.stream_status import RecordingNow, StreamState, StreamStatus
from telemetry.video.worker_messages import (
    Beat,
    Begin,
    BrokenPipeTalkError,
    NotRecorded,
    Opened,
    PictureReady,
    Record,
    Ring,
    Segment,
    Stop,
    ToParent,
    ToWorker,
    Troubled,
    TryAgain,
    WantsRing,
    from_worker,
    send,
)
from telemetry.video.worker_process import WorkerProcess

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from telemetry.events import Fact
    from telemetry.video.picture import Picture
    from telemetry.video.sources import Login, SourceSpec
    from telemetry.video.worker_process import Opens

log = logging.getLogger(__name__)
FROZEN_S = 0.75  # a picture so old is told as frozen, at the next look
LOOK_S = 0.1
HUNG_S = 1.5  # no beat of the decoding loop for so long: killed
STARTS_S = 15.0  # a slow computer may take so long to start a process
FIRST_PAUSE_S, LONGEST_PAUSE_S = 0.25, 2.0  # between starts that came to nothing
CLOSE_S = 4.0  # the process may finish its recording; then it is killed, and the next start finishes it
_FPS_S = 2.0


class VideoStream:
    """One stream from `start` to `close`; as many at once as the computer can carry."""

    def __init__(
        self,
        name: str,
        spec: SourceSpec,
        login: Login | None = None,
        *,
        ring: Callable[[], None] = lambda: None,
        opens: Opens = open_source,
    ) -> None:
        """`name` stands in events and file names: letters, digits, - and _. `ring` is called from our thread
        whenever there is a new picture, status or event; `opens` opens the source, in the other process."""
        self.name = name
        self.picture: Latest[Picture | None] = Latest(None)
        self.status: Latest[StreamStatus] = Latest(StreamStatus())
        self.news: SimpleQueue[Happening] = SimpleQueue()
        self._spec, self._login = spec, login
        self._ring_bell, self._opens = ring, opens
        self._orders: SimpleQueue[ToWorker] = SimpleQueue()
        self._record = Record(None, name)
        self._stop = Event()
        self._worker: WorkerProcess | None = None
        self._frames: FrameRing | None = None
        self._next_number = 1
        self._status = StreamStatus()
        self._before = (0, 0, 0)  # dropped, damaged and connects of the processes that ended
        self._now = (0, 0, 0)
        self._skipped = 0  # pictures that were in the ring, but a newer one was there when we looked
        self._seen: deque[tuple[float, int]] = deque()
        self._heard_s = 0.0
        self._said: tuple[str, str] | None = None  # the last word on why nothing comes
        self._thread = Thread(target=self._live, name=f"video-{name}", daemon=True)

    @property
    def worker_pid(self) -> int | None:
        """The process that decodes now."""
        worker = self._worker
        return worker.pid if worker is not None else None

    def start(self) -> None:
        """Begin to connect. Once."""
        self._thread.start()

    def record(self, folder: Path) -> None:
        """Record what comes into this folder, over restarts too, until `stop_recording`."""
        self._order_recording(Record(str(folder), self.name))

    def stop_recording(self) -> None:
        """Close what is being recorded; the event of its last segment follows."""
        self._order_recording(Record(None, self.name))

    def try_again(self, login: Login | None = None) -> None:
        """A person did something about what kept the stream from coming."""
        self._login = login or self._login
        user = (login.user, login.password) if login is not None else (None, None)
        self._orders.put(TryAgain(*user))

    def close(self) -> None:
        """End the stream; returns within about five seconds, however its process is. Safe twice."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(CLOSE_S + 2.0)

    def _order_recording(self, record: Record) -> None:
        self._record = record
        self._orders.put(record)

    # --- our thread ------------------------------------------------------------------------------

    def _live(self) -> None:
        pause_s = 0.0
        try:
            while not self._stop.wait(pause_s):
                before = self._next_number
                self._serve_one()
                if self._stop.is_set():
                    return
                self._count_ended()
                came_to_nothing = self._next_number == before
                pause_s = min(LONGEST_PAUSE_S, max(FIRST_PAUSE_S, 2 * pause_s)) if came_to_nothing else 0.0
        finally:
            if self._frames is not None:
                self._frames.close()

    def _serve_one(self) -> None:
        """The life of one process."""
        try:
            worker = self._worker = WorkerProcess(self._opens)
        except OSError as error:
            log.error("%s: no process could be started (%s)", self.name, error)  # noqa: TRY400  one line
            return
        patience_s = 0.0
        try:
            self._begin(worker)
            self._follow(worker)
            if self._stop.is_set():
                patience_s = self._end(worker)
        except BrokenPipeTalkError:
            log.warning("%s: the decoding process ended; it is started again", self.name)
        finally:
            self._worker = None
            worker.end(patience_s)

    def _begin(self, worker: WorkerProcess) -> None:
        login, spec = self._login, self._spec
        user, password = (login.user, login.password) if login is not None else (None, None)
        first = self._next_number
        how = spec.real_time, spec.payload, spec.encoding
        send(worker.pipe, Begin(spec.kind.value, spec.text, *how, user, password, first))
        if self._frames is not None:
            send(worker.pipe, Ring(*self._frames.place))
        if self._record.folder is not None:
            send(worker.pipe, Record(self._record.folder, self.name, after_crash=self._status.restarts > 0))

    def _follow(self, worker: WorkerProcess) -> None:
        """Until told to stop, or the process hangs."""
        self._heard_s, hung_s = time.monotonic(), STARTS_S
        while not self._stop.is_set():
            looked_s = time.monotonic()
            self._pass_on(worker)
            newest: int | None = None
            waiting = worker.pipe.poll(LOOK_S)
            while waiting:
                message = from_worker(worker.pipe)
                self._heard_s, hung_s = time.monotonic(), HUNG_S
                if isinstance(message, PictureReady):
                    newest = message.number
                else:
                    if newest is not None:
                        self._take(newest)  # it was before
                        newest = None
                    self._hear(worker, message)
                waiting = worker.pipe.poll(0)
            if newest is not None:
                self._take(newest)
            now_s = time.monotonic()
            self._look_at_age(now_s)
            if now_s - looked_s > 1.0:
                self._heard_s = now_s  # we stood still ourselves: the laptop slept
            if now_s - self._heard_s > hung_s:
                log.warning("%s: the decoding process hangs; it is started again", self.name)
                return

    def _pass_on(self, worker: WorkerProcess) -> None:
        for order in taken(self._orders):
            if isinstance(order, TryAgain):
                self._said = None
                self._publish(replace(self._status, state=self._without_picture(), reason=""))
            send(worker.pipe, order)

    def _end(self, worker: WorkerProcess) -> float:
        """Ask it to close, and hear of its last segments. How long it may still take."""
        until_s = time.monotonic() + CLOSE_S
        try:
            send(worker.pipe, Stop())
            while worker.pipe.poll(max(0.0, until_s - time.monotonic())):
                message = from_worker(worker.pipe)
                if not isinstance(message, PictureReady | WantsRing):
                    self._hear(worker, message)
        except BrokenPipeTalkError:
            return 0.5  # it closed the pipe as its last deed
        return 0.0

    def _count_ended(self) -> None:
        dropped, damaged, connects = (a + b for a, b in zip(self._before, self._now, strict=True))
        self._before, self._now = (dropped, damaged, connects), (0, 0, 0)
        self._publish(replace(self._status, restarts=self._status.restarts + 1, recording=None))

    # --- what the process says -------------------------------------------------------------------

    def _hear(self, worker: WorkerProcess, message: ToParent) -> None:
        match message:
            case Opened():
                self._publish(replace(self._status, encoding=message.encoding))
            case WantsRing():
                self._make_room(worker, message)
            case Troubled():
                self._troubled(message)
            case Segment():
                self._tell(EventCode.VIDEO_SEGMENT, _segment(message))
            case NotRecorded():
                self._tell(EventCode.VIDEO_NOT_RECORDED, {"reason": message.reason})
                self._publish(replace(self._status, not_recorded=message.reason, recording=None))
            case Beat():
                self._counted(message)
            case PictureReady():
                pass  # only the newest is taken

    def _make_room(self, worker: WorkerProcess, wanted: WantsRing) -> None:
        try:
            ring = FrameRing(wanted.width_px, wanted.height_px)
        except NoRoomError as error:
            self._fail(Trouble.REFUSED, str(error))
            return
        if self._frames is not None:
            self._frames.close()
        self._frames = ring
        send(worker.pipe, Ring(*ring.place))

    def _take(self, number: int) -> None:
        picture = self._frames.read(number) if self._frames is not None else None
        self._skipped += number - self._next_number
        self._next_number = number + 1
        if picture is None:
            self._skipped += 1
            return
        self.picture.put(picture)
        # On a laptop that does not keep up, pictures that come late do not make it live and frozen in turns.
        is_late = time.monotonic() - picture.received_s > FROZEN_S
        status = replace(
            self._status,
            state=StreamState.FROZEN if is_late else StreamState.LIVE,
            trouble=None,
            reason="",
            width_px=picture.width_px,
            height_px=picture.height_px,
            fps=self._fps(picture),
            pictures=number,
            picture_s=picture.received_s,
        )
        if status.state is StreamState.LIVE and self._status.state is not StreamState.LIVE:
            self._said = None
            size: dict[str, Fact] = {"width_px": picture.width_px, "height_px": picture.height_px}
            self._tell(EventCode.VIDEO_LIVE, {**size, "encoding": status.encoding})
        self._publish(status)

    def _fps(self, picture: Picture) -> float | None:
        seen = self._seen
        seen.append((picture.received_s, picture.number))
        while picture.received_s - seen[0][0] > _FPS_S:
            seen.popleft()
        (first_s, first), lasted_s = seen[0], picture.received_s - seen[0][0]
        return (picture.number - first) / lasted_s if lasted_s > _FPS_S / 4 and first_s else None

    def _look_at_age(self, now_s: float) -> None:
        age_s = self._status.age_s(now_s)
        if self._status.state is StreamState.LIVE and age_s is not None and age_s > FROZEN_S:
            self._seen.clear()
            self._tell(EventCode.VIDEO_FROZEN, {"age_s": round(age_s, 2)})
            self._publish(replace(self._status, state=StreamState.FROZEN, fps=None))

    def _troubled(self, message: Troubled) -> None:
        trouble = _trouble(message.trouble)
        if message.waits:
            self._fail(trouble, message.reason)
            return
        # A live picture is left to grow old first: it may be back before anybody misses it.
        state = self._status.state if self._status.state is StreamState.LIVE else self._without_picture()
        self._say_once(trouble, message.reason)
        self._publish(replace(self._status, state=state, trouble=trouble, reason=message.reason))

    def _fail(self, trouble: Trouble, reason: str) -> None:
        self._say_once(trouble, reason)
        self._publish(
            replace(self._status, state=StreamState.FAILED, trouble=trouble, reason=reason, fps=None)
        )

    def _say_once(self, trouble: Trouble, reason: str) -> None:
        if self._said != (trouble.value, reason):
            self._said = (trouble.value, reason)
            self._tell(EventCode.VIDEO_FAILED, {"trouble": trouble.value, "reason": reason})

    def _counted(self, beat: Beat) -> None:
        self._now = beat.dropped, beat.damaged, beat.connects
        dropped, damaged, connects = (a + b for a, b in zip(self._before, self._now, strict=True))
        recording = RecordingNow(beat.file, beat.pictures, beat.size_bytes) if beat.file is not None else None
        status = replace(
            self._status,
            dropped=dropped + self._skipped,
            damaged=damaged,
            connects=connects,
            recording=recording,
            sender_delay_s=beat.sender_delay_s,
            not_recorded=None if recording is not None else self._status.not_recorded,
        )
        if status != self._status:
            self._publish(status)

    def _without_picture(self) -> StreamState:
        return StreamState.CONNECTING if self._status.picture_s is None else StreamState.FROZEN

    def _publish(self, status: StreamStatus) -> None:
        self._status = status
        self.status.put(status)
        self._ring_bell()

    def _tell(self, code: EventCode, facts: dict[str, Fact]) -> None:
        self.news.put(Happening(code, datetime.now(UTC), time.monotonic(), {"stream": self.name, **facts}))
        self._ring_bell()


def _segment(message: Segment) -> dict[str, Fact]:
    return {
        "folder": message.folder,
        "file": message.file,
        "sha256": message.sha256,
        "bytes": message.size_bytes,
        "pictures": message.pictures,
        "from": message.began,
        "to": message.ended,
    }


def _trouble(word: str) -> Trouble:
    try:
        return Trouble(word)
    except ValueError:
        return Trouble.NOT_VIDEO
