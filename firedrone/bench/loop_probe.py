"""How long the window's thread lets somebody wait: asked from a second thread, every five milliseconds.

A beat is due at a fixed moment and is answered by the event loop, in its turn among all other events. What
counts is from the moment at which it was due to the answer: a loop that stands still for 100 ms answers
twenty beats late, so that the shares are of time; a beat that could not even be posted is late as well.
"""

from __future__ import annotations

import math
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from collections.abc import Sequence

BEAT_S = 0.005


@dataclass(frozen=True, slots=True)
class Stalls:
    """How late the answers of a stretch came, in milliseconds.

    `busy_ms`: the most processor time that the thread used between two answers; where it is much less than
    the longest stall, the thread was kept from the processor by others.
    """

    p50_ms: float
    p99_ms: float
    most_ms: float
    busy_ms: float
    beats: int


class LoopProbe(QObject):
    """Made in the window's thread; beats from `start` on."""

    _beat = Signal(float)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._late_s: list[float] = []
        self._used_s, self._busy_s = time.thread_time(), 0.0
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._ask, name="loop probe", daemon=True)
        self._beat.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        self._used_s = time.thread_time()
        self._thread.start()

    def stop(self) -> None:
        """Returns when no beat comes any more."""
        self._end.set()
        self._thread.join()

    def take(self) -> Stalls | None:
        """Of the beats answered since it was last asked; None: there were none."""
        late_s, self._late_s = self._late_s, []
        busy_s, self._busy_s = self._busy_s, 0.0
        return stalls(late_s, busy_s)

    def _answer(self, due_s: float) -> None:
        used_s = time.thread_time()
        self._late_s.append(time.monotonic() - due_s)
        self._busy_s, self._used_s = max(self._busy_s, used_s - self._used_s), used_s

    def _ask(self) -> None:
        due_s = time.monotonic()
        while not self._end.is_set():
            due_s += BEAT_S
            wait_s = due_s - time.monotonic()
            if wait_s > 0.0:
                time.sleep(wait_s)
            self._beat.emit(due_s)


def stalls(late_s: Sequence[float], busy_s: float = 0.0) -> Stalls | None:
    """p99: the smallest that 99 of 100 do not exceed."""
    if not late_s:
        return None
    late_ms = np.sort(np.asarray(late_s)) * 1000.0
    p50, p99, most = (
        round(float(late_ms[math.ceil(share * len(late_ms)) - 1]), 2) for share in (0.5, 0.99, 1.0)
    )
    return Stalls(p50, p99, most, round(1000.0 * busy_s, 2), len(late_ms))
