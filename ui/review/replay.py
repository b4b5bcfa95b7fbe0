"""A cursor that runs through what happened, as fast as somebody can watch."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

SPEEDS = (1.0, 4.0, 20.0, 60.0)
TICK_MS = 50
_STALL_S = 0.5  # a computer that slept does not leap over what happened meanwhile


class Replay(QObject):
    """`moved` comes at 20 Hz while it plays; at the end of the range it stops by itself."""

    moved = Signal(object)  # datetime
    playing_changed = Signal(bool, float)  # playing, speed

    def __init__(
        self, parent: QObject | None = None, *, monotonic_s: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._monotonic_s = monotonic_s
        self._start = self._end = self._at = datetime.now(UTC)
        self._speed = SPEEDS[0]
        self._before_s = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)

    @property
    def start(self) -> datetime:
        return self._start

    @property
    def end(self) -> datetime:
        return self._end

    @property
    def at(self) -> datetime:
        return self._at

    @property
    def playing(self) -> bool:
        return self._timer.isActive()

    @property
    def speed(self) -> float:
        return self._speed

    def set_range(self, start: datetime, end: datetime) -> None:
        """What there is to play; the cursor goes to its beginning and stands."""
        self.pause()
        self._start, self._end = start, end
        self.go_to(start)

    def go_to(self, at: datetime) -> None:
        """Somebody chose this moment; it goes on playing from there if it did."""
        self._before_s = self._monotonic_s()
        self._at = within(at, self._start, self._end)
        self.moved.emit(self._at)

    def play(self) -> None:
        """From the cursor on; from the beginning when it stands at the end."""
        if self._at >= self._end:
            self.go_to(self._start)
        self._before_s = self._monotonic_s()
        self._timer.start()
        self.playing_changed.emit(True, self._speed)

    def pause(self) -> None:
        self._timer.stop()
        self.playing_changed.emit(False, self._speed)

    def set_playing(self, playing: bool) -> None:
        if playing:
            self.play()
        else:
            self.pause()

    def set_speed(self, speed: float) -> None:
        """Times as fast as life."""
        self._speed = speed
        self.playing_changed.emit(self.playing, speed)

    def tick(self) -> None:
        """Move on by the time that has passed; called by the timer."""
        now_s = self._monotonic_s()
        elapsed_s, self._before_s = min(now_s - self._before_s, _STALL_S), now_s
        self._at = within(self._at + timedelta(seconds=elapsed_s * self._speed), self._start, self._end)
        self.moved.emit(self._at)
        if self._at >= self._end:
            self.pause()


def within(at: datetime, start: datetime, end: datetime) -> datetime:
    return min(max(at, start), end)
