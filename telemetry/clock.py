"""The two times of a flight: monotonic seconds for durations, UTC for people.

Every link owns its clock. A socket lives on the wall clock; the embedded drone and a replay live on a
virtual one that moves only when the link is read, so that twenty times faster is still the same flight.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Where `received_s` and `at` come from."""

    def monotonic_s(self) -> float:
        """Seconds that never jump; only differences mean something."""
        ...

    def utc(self) -> datetime:
        """The aware UTC time that is stored and shown."""
        ...


class WallClock:
    """The computer's own clocks."""

    def monotonic_s(self) -> float:
        return time.monotonic()

    def utc(self) -> datetime:
        return datetime.now(UTC)


class ScaledClock:
    """The wall clock run `speed` times as fast, beginning now: for a simulator that says how fast it runs."""

    def __init__(self, speed: float) -> None:
        if speed <= 0:
            raise ValueError(f"a clock runs forward, not at {speed}")
        self.speed = speed
        self._began_s = time.monotonic()
        self._began = datetime.now(UTC)

    def monotonic_s(self) -> float:
        return (time.monotonic() - self._began_s) * self.speed

    def utc(self) -> datetime:
        return self._began + timedelta(seconds=self.monotonic_s())


class VirtualClock:
    """A clock that stands until it is moved."""

    def __init__(self, start: datetime) -> None:
        self._start = start
        self._elapsed_s = 0.0

    def monotonic_s(self) -> float:
        return self._elapsed_s

    def utc(self) -> datetime:
        return self._start + timedelta(seconds=self._elapsed_s)

    def advance(self, seconds: float) -> None:
        """Move forward; a step backwards is a programming error."""
        if seconds < 0:
            raise ValueError("time does not run backwards")
        self._elapsed_s += seconds
