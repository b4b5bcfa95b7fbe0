"""The trainer's hand on a running exercise, from any thread: an order waits for the next step."""

from __future__ import annotations

import time
from dataclasses import dataclass
from queue import SimpleQueue
from typing import TYPE_CHECKING, Protocol

from telemetry.mailbox import Latest, taken

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from training.exercise.happening import Happening
    from training.exercise.running import RunningExercise
    from training.exercise.truth import Truth
    from training.exercise.truth_log import TruthLog
    from training.weather import Wind


TELL_EVERY_S = 0.2  # of the wall: who looks at it looks no oftener


class Clock(Protocol):
    """Of the link that steps it."""

    def utc(self) -> datetime: ...


@dataclass(frozen=True, slots=True)
class Now:
    """How the exercise stands."""

    elapsed_s: float
    frozen: bool
    ended: bool
    marks: tuple[str, ...]
    faults: frozenset[str]
    wind: Wind
    truth: Truth


class Hand:
    """A `telemetry.link.loopback.Vehicle` around an exercise, which the stepping thread alone touches."""

    def __init__(self, exercise: RunningExercise) -> None:
        self.exercise = exercise
        self.happened: SimpleQueue[Happening] = SimpleQueue()
        self.refused: SimpleQueue[str] = SimpleQueue()  # one sentence for each order that could not be
        self.now: Latest[Now] = Latest(_now(exercise))
        self._orders: SimpleQueue[Callable[[RunningExercise], object]] = SimpleQueue()
        self._log: TruthLog | None = None
        self._clock: Clock | None = None
        self._told_s = 0.0

    def keep_truth(self, log: TruthLog, clock: Clock) -> None:
        """Before the first step: the truth is written there, with the time of the link."""
        self._log, self._clock = log, clock

    def order(self, order: Callable[[RunningExercise], object]) -> None:
        """`hand.order(lambda exercise: exercise.freeze())`. Returns at once."""
        self._orders.put(order)

    def step(self, now_s: float, received: bytes, radio: bytes = b"") -> bytes:
        """Orders first, then the exercise lives on."""
        ordered = False
        for order in taken(self._orders):
            ordered = True
            try:
                order(self.exercise)
            except (ValueError, KeyError) as error:
                self.refused.put(str(error.args[0]))
        said = self.exercise.step(now_s, received, radio)
        happened = self.exercise.happened()
        wall_s = time.monotonic()
        if ordered or happened or wall_s >= self._told_s + TELL_EVERY_S:
            self._told_s = wall_s
            self.now.put(_now(self.exercise))
        for one in happened:
            self.happened.put(one)
        if self._log is not None and self._clock is not None:
            self._keep(self._log, self._clock)
        return said

    def close(self) -> None:
        """Once nothing steps it any more."""
        if self._log is not None:
            self._log.close()
            self._log = None

    def _keep(self, log: TruthLog, clock: Clock) -> None:
        try:
            log.note(clock.utc())
        except OSError as error:  # a full disk costs the score, not the flight
            self._log = None
            self.refused.put(f"the truth cannot be written any more: {error.strerror}")


def _now(exercise: RunningExercise) -> Now:
    return Now(
        exercise.elapsed_s,
        exercise.frozen,
        exercise.ended,
        exercise.marks,
        frozenset(exercise.faults),
        exercise.wind,
        exercise.truth(),
    )
