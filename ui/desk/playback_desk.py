"""The recorded pictures: which streams there are, and the picture of the moment that is looked at."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from incidents.codes import Clock
from telemetry.mailbox import taken
from telemetry.video.playback import Reel
from telemetry.video.player import Answer, Player, Wish
from telemetry.video.recorded import recorded_in
from ui.desk.video_desk import Eye
from ui.pump import Bell

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path
    from queue import SimpleQueue

    from telemetry.mailbox import Latest


class Plays(Protocol):
    """What the desk needs of `telemetry.video.player.Player`."""

    answer: Latest[Answer | None]
    said: SimpleQueue[str]

    @property
    def worker_pid(self) -> int | None: ...
    def load(self, reels: Sequence[Reel]) -> None: ...
    def want(self, wish: Wish) -> None: ...
    def rest(self) -> None: ...
    def close(self) -> None: ...


class PlaybackDesk(QObject):
    """Asks beside the window; pictures come when they come, and only the newest."""

    streams_changed = Signal(object)  # frozenset[Eye]
    picture_came = Signal(object, object)  # Picture, when it was taken (datetime)
    nothing_there = Signal()  # at the moment that was asked for last
    failed = Signal(str)  # a file that cannot be shown, once

    def __init__(
        self, make: Callable[[Callable[[], None]], Plays] = Player, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._bell = Bell(self)
        self._bell.rang.connect(self._look)
        self._player = make(self._bell.ring)
        self._eyes: frozenset[Eye] = frozenset()
        self._eye = Eye.THERMAL
        self._at: datetime | None = None
        self._loaded: tuple[object, object] = ((), ())  # the reels, and the files that lay there

    @property
    def eyes(self) -> frozenset[Eye]:
        """What is recorded of the flights at hand."""
        return self._eyes

    @property
    def eye(self) -> Eye:
        """Which of them is looked through."""
        return self._eye

    @property
    def player_pid(self) -> int | None:
        """The process that decodes now."""
        return self._player.worker_pid

    def show_flights(
        self, folders: Sequence[Path], training: frozenset[str], offsets: Mapping[str, float]
    ) -> None:
        """The recordings of these flights; `training`: the names of those that were; `offsets` of clocks, in
        seconds. What is looked at is looked at again."""
        reels = tuple(Reel(folder, _shift_us(folder.name in training, offsets)) for folder in folders)
        recorded = tuple(recorded_in(folder) for folder in folders)
        streams = {stream for files in recorded for stream, _ in files}
        eyes = frozenset(eye for eye in Eye if eye.value in streams)
        if (reels, recorded) != self._loaded:
            self._loaded = (reels, recorded)
            self._player.load(reels)
        if eyes != self._eyes:
            self._eyes = eyes
            if self._eye not in eyes:
                self._eye = next((eye for eye in Eye if eye in eyes), Eye.THERMAL)
            self.streams_changed.emit(eyes)
        self._ask()

    def choose(self, eye: Eye) -> None:
        """Look through the other one."""
        self._eye = eye
        self._ask()

    def look(self, at: datetime) -> None:
        """What was recorded at this moment? `picture_came` or `nothing_there` follows, unless another moment
        is asked for before."""
        self._at = at
        self._ask()

    def rest(self) -> None:
        """Nobody looks any more."""
        self._at = None
        self._player.rest()

    def close(self) -> None:
        self._player.close()

    def _ask(self) -> None:
        if self._at is not None and self._eye in self._eyes:
            self._player.want(Wish(self._eye.value, self._at))

    def _look(self) -> None:
        for why in taken(self._player.said):
            self.failed.emit(why)
        answer = self._player.answer.get()
        if answer is None or self._at is None or answer.wish.stream != self._eye.value:
            return
        if answer.picture is not None and answer.taken_at is not None:
            self.picture_came.emit(answer.picture, answer.taken_at)
        elif answer.wish.at == self._at:
            self.nothing_there.emit()


def _shift_us(training: bool, offsets: Mapping[str, float]) -> int:
    """As the track of the same flight is moved."""
    seconds = offsets.get(Clock.EXERCISE if training else Clock.DRONE, 0.0)
    return timedelta(seconds=seconds) // timedelta(microseconds=1)
