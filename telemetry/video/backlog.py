"""The pictures that wait to be decoded: few, and rather none than old ones."""

from __future__ import annotations

import time
from collections import deque
from threading import Condition
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from telemetry.video.access_unit import AccessUnit

FEW = 3  # so many may wait: a busy moment, or a burst after a lost packet
OLD_S = 0.3
BEHIND_S = 1.0  # older than OLD_S for so long: the decoder is slower than the stream, and will not catch up
MOST_BYTES = 64 << 20


class Backlog:
    """Filled by the receiving thread, emptied by the decoding one. Counts what it leaves out."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.dropped = 0
        self._clock = clock
        self._units: deque[AccessUnit] = deque()
        self._bytes = 0
        self._gap = False  # something was left out before the next unit
        self._waits_for_key = False
        self._old_since_s: float | None = None
        self._woken = False
        self._changed = Condition()

    def put(self, unit: AccessUnit) -> None:
        """Hand over one unit; never waits."""
        with self._changed:
            if self._waits_for_key and not unit.key:
                self.dropped += 1
                return
            self._waits_for_key = False
            if self._bytes + len(unit.data) > MOST_BYTES:
                self._drop(len(self._units))
                self._waits_for_key = not unit.key
                if self._waits_for_key:
                    self.dropped += 1
                    return
            self._units.append(unit)
            self._bytes += len(unit.data)
            self._changed.notify()

    def clear(self) -> None:
        """The stream was interrupted: what waits is of no use."""
        with self._changed:
            self._drop(len(self._units))

    def wake(self) -> None:
        """Let `take` return now, with nothing if nothing is there."""
        with self._changed:
            self._woken = True
            self._changed.notify()

    def take(self, patience_s: float) -> tuple[AccessUnit | None, bool]:
        """The unit to decode next, and whether some before it were left out. None after `patience_s`."""
        with self._changed:
            if not self._units:
                self._old_since_s = None
                if not self._woken:
                    self._changed.wait(patience_s)
            self._woken = False
            self._skip()
            if not self._units:
                return None, False
            unit, gap = self._units.popleft(), self._gap
            self._bytes -= len(unit.data)
            self._gap = False
            return unit, gap

    def _skip(self) -> None:
        """Go on from the newest key picture; without one, give up when it is hopeless."""
        if len(self._units) <= FEW:
            return
        keys = [place for place, unit in enumerate(self._units) if unit.key]
        if keys and keys[-1]:
            self._drop(keys[-1])
            return
        now_s = self._clock()
        if now_s - self._units[0].received_s < OLD_S:
            self._old_since_s = None
        elif self._old_since_s is None:
            self._old_since_s = now_s
        elif now_s - self._old_since_s > BEHIND_S:
            self._drop(len(self._units))
            self._waits_for_key = True
            self._old_since_s = None

    def _drop(self, count: int) -> None:
        for _ in range(count):
            self._bytes -= len(self._units.popleft().data)
        self.dropped += count
        self._gap = self._gap or bool(count)
