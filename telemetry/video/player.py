"""Plays recordings beside the window: say which moment is wanted, and the newest answer lies in a mailbox.

Only the newest wish counts, so that nothing piles up however fast the cursor runs. The decoding has a process
of its own; when a file brings it down, or it hangs, that file is left out and a new process goes on.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from queue import SimpleQueue
from threading import Condition, Thread
from typing import TYPE_CHECKING

from telemetry.mailbox import Latest
from telemetry.own_process import start_process
from telemetry.video.playback_messages import (
    Found,
    Load,
    Look,
    NothingThere,
    NotWhole,
    Working,
    from_player,
    send,
)
from telemetry.video.playback_worker import play
from telemetry.video.shared_frames import FrameRing, NoRoomError
from telemetry.video.worker_messages import BrokenPipeTalkError, Ring, Stop, WantsRing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

    from telemetry.video.picture import Picture
    from telemetry.video.playback import Reel

    Plays = Callable[[Connection], None]

log = logging.getLogger(__name__)
HUNG_S = 4.0  # without a word while it is asked for a picture: killed
STARTS_S = 20.0  # a slow computer may take so long to start a process
IDLE_S = 30.0  # nobody asked for so long: the process goes, and comes again with the next wish
CLOSE_S = 1.0
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Wish:
    """Of which stream, at which moment."""

    stream: str
    at: datetime


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """To the newest wish that could be looked for; None: nothing is recorded there."""

    wish: Wish
    picture: Picture | None
    taken_at: datetime | None


class Player:
    """From the first `want` to `close`; as long as nobody wants anything there is no process."""

    def __init__(
        self, ring: Callable[[], None] = lambda: None, *, plays: Plays = play, hung_s: float = HUNG_S
    ) -> None:
        """`ring` is called from our thread with each new answer, and when `said` has something."""
        self.answer: Latest[Answer | None] = Latest(None)
        self.said: SimpleQueue[str] = SimpleQueue()  # one line each: which file is not shown, and why
        self._ring_bell, self._plays, self._hung_s = ring, plays, hung_s
        self._changed = Condition()
        self._wish: Wish | None = None
        self._reels: tuple[Reel, ...] = ()
        self._loaded = False
        self._rests = self._closing = False
        self._left_out: set[str] = set()
        self._told: set[str] = set()
        self._process: tuple[SpawnProcess, Connection] | None = None
        self._frames: FrameRing | None = None
        self._number = 0
        self._thread: Thread | None = None

    def load(self, reels: Sequence[Reel]) -> None:
        """Play these from now on; what lies in their folders is looked at anew."""
        with self._changed:
            self._reels, self._loaded = tuple(reels), False

    def want(self, wish: Wish) -> None:
        """Returns at once; a wish that was not looked at yet is forgotten."""
        with self._changed:
            if self._closing:
                return
            self._wish, self._rests = wish, False
            if self._thread is None:
                self._thread = Thread(target=self._live, name="video-player", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def rest(self) -> None:
        """Nobody looks: the process ends. It comes again with the next wish."""
        with self._changed:
            self._wish, self._rests = None, True
            self._changed.notify_all()

    def close(self) -> None:
        """The end. Safe twice."""
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join(self._hung_s + 2 * CLOSE_S)

    @property
    def worker_pid(self) -> int | None:
        """The process that decodes now."""
        process = self._process
        return process[0].pid if process is not None else None

    # --- our thread ------------------------------------------------------------------------------

    def _live(self) -> None:
        try:
            while (wish := self._next()) is not None:
                self._serve(wish)
        finally:
            self._end_process()
            if self._frames is not None:
                self._frames.close()

    def _next(self) -> Wish | None:
        """Waits for a wish; None: it is over."""
        with self._changed:
            while not self._closing:
                if self._wish is not None:
                    wish, self._wish = self._wish, None
                    return wish
                if self._rests:
                    self._end_process()
                    self._rests = False
                if not self._changed.wait(IDLE_S if self._process is not None else None):
                    self._end_process()
            return None

    def _serve(self, wish: Wish) -> None:
        file: str | None = None
        try:
            fresh = self._process is None
            pipe = self._pipe()
            self._load(pipe)
            self._number += 1
            send(pipe, Look(wish.stream, (wish.at - _EPOCH) // timedelta(microseconds=1), self._number))
            patience_s = STARTS_S if fresh else self._hung_s
            while pipe.poll(patience_s):
                patience_s = self._hung_s
                message = from_player(pipe)
                if isinstance(message, Working):
                    file = message.file
                elif self._hear(wish, pipe, message):
                    return
            log.warning("the process that plays %s hangs; it is ended", file)
        except OSError as error:
            log.error("no process could be started to play the recordings: %s", error)  # noqa: TRY400
        except BrokenPipeTalkError:
            log.warning("the process that plays %s ended", file)
        self._fell_over(wish, file)

    def _hear(self, wish: Wish, pipe: Connection, message: object) -> bool:
        """True when that was the answer."""
        match message:
            case Found():
                picture = self._frames.read(message.number) if self._frames is not None else None
                self._tell(Answer(wish, picture, _EPOCH + timedelta(microseconds=message.taken_us)))
                return True
            case NothingThere():
                self._tell(Answer(wish, None, None))
                return True
            case NotWhole():
                self._say(message.file, message.reason)
            case WantsRing():
                self._make_room(pipe, message)
            case _:
                pass
        return False

    def _make_room(self, pipe: Connection, wanted: WantsRing) -> None:
        try:
            ring = FrameRing(wanted.width_px, wanted.height_px)
        except NoRoomError as error:
            self._say("", str(error))
            send(pipe, Ring("", 0))
            return
        if self._frames is not None:
            self._frames.close()
        self._frames = ring
        send(pipe, Ring(*ring.place))

    def _pipe(self) -> Connection:
        if self._process is None:
            self._process = start_process("playback", self._plays)
            self._loaded = False
            if self._frames is not None:
                send(self._process[1], Ring(*self._frames.place))
        return self._process[1]

    def _load(self, pipe: Connection) -> None:
        with self._changed:
            if self._loaded:
                return
            self._loaded, reels = True, self._reels
        send(
            pipe,
            Load(tuple((str(reel.folder), reel.shift_us) for reel in reels), tuple(sorted(self._left_out))),
        )

    def _fell_over(self, wish: Wish, file: str | None) -> None:
        """The file that it was working on is to blame, and not opened again."""
        self._end_process(at_once=True)
        if file is not None:
            self._left_out.add(file)
            name = file.replace("\\", "/").rpartition("/")[2]
            self._say(file, f"{name}: brings the decoder down; the rest of the record is shown")
        self._tell(Answer(wish, None, None))

    def _end_process(self, *, at_once: bool = False) -> None:
        if self._process is None:
            return
        (process, pipe), self._process = self._process, None
        if not at_once:
            try:
                send(pipe, Stop())
                process.join(CLOSE_S)
            except BrokenPipeTalkError:
                pass
        if process.is_alive():
            process.kill()
        process.join(CLOSE_S)
        pipe.close()

    def _say(self, file: str, why: str) -> None:
        if file not in self._told:
            self._told.add(file)
            log.warning("%s", why)
            self.said.put(why)
            self._ring_bell()

    def _tell(self, answer: Answer) -> None:
        self.answer.put(answer)
        self._ring_bell()
