"""The clock of an exercise on another program: so many times as fast as ours, and it stands while frozen."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta


class ExerciseClock:
    """Begins now. `freeze` and `resume` come from the trainer's thread, everything else from any."""

    def __init__(self, speed: float = 1.0) -> None:
        if speed <= 0:
            raise ValueError(f"a clock runs forward, not at {speed}")
        self.speed = speed
        self._began_s = time.monotonic()
        self._began = datetime.now(UTC)
        self._stands_s: float | None = None  # ours, since when

    def monotonic_s(self) -> float:
        began_s, stands_s = self._began_s, self._stands_s
        return ((time.monotonic() if stands_s is None else stands_s) - began_s) * self.speed

    def utc(self) -> datetime:
        return self._began + timedelta(seconds=self.monotonic_s())

    def freeze(self) -> None:
        if self._stands_s is None:
            self._stands_s = time.monotonic()

    def resume(self) -> None:
        """Where it stood."""
        if self._stands_s is not None:
            stood_s = time.monotonic() - self._stands_s
            self._began_s += stood_s
            self._stands_s = None
