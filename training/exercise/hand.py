"""The trainer's hand on a running exercise, from any thread: an order waits for the next step.

The hand stands on the link in the exercise's place, and from there on nobody else touches the exercise: the
journal takes what happened from here, windows and the trainer's line look at `now`.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from queue import SimpleQueue
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from telemetry.mailbox import Latest, taken
from training.exercise.commanded import Commanded

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from training.exercise.happening import Happening
    from training.exercise.truth import Truth
    from training.exercise.truth_log import TruthLog
    from training.fault import Fault
    from training.weather import Wind

ExerciseT_co = TypeVar("ExerciseT_co", bound=Commanded, covariant=True)

TELL_EVERY_S = 0.2  # of the wall: who looks at it looks no oftener
MOST_WAITING = 32
MOST_LATELY = 30


class Clock(Protocol):
    """Of the link that steps it."""

    def utc(self) -> datetime: ...


@dataclass(frozen=True, slots=True)
class Now:
    """How the exercise stands. `speed`: how many times as fast as life; `lately`: the newest last."""

    elapsed_s: float
    started: bool
    ended: bool
    frozen: bool
    speed: float
    marks: tuple[str, ...]
    faults: frozenset[Fault]
    wind: Wind
    truth: Truth
    lately: tuple[Happening, ...]


class Hand(Generic[ExerciseT_co]):
    """A `telemetry.link.loopback.Vehicle` around an exercise, which the stepping thread alone touches."""

    def __init__(self, exercise: ExerciseT_co, *, speed: float = 1.0) -> None:
        self._exercise = exercise
        self._speed = speed
        self._set_speed: Callable[[float], None] | None = None
        self._orders: SimpleQueue[Callable[[ExerciseT_co], object]] = SimpleQueue()
        self._lately: tuple[Happening, ...] = ()
        self._log: TruthLog | None = None
        self._clock: Clock | None = None
        self._told_s = 0.0
        self.happened: SimpleQueue[Happening] = SimpleQueue()  # for the journal; nobody else takes them
        self.refused: SimpleQueue[str] = SimpleQueue()  # one sentence for each order that could not be
        self.now: Latest[Now] = Latest(self._look())

    @property
    def exercise(self) -> ExerciseT_co:
        """To look at; what changes it goes through the orders."""
        return self._exercise

    def keep_truth(self, log: TruthLog, clock: Clock) -> None:
        """Before the first step: the truth is written there, with the time of the link."""
        self._log, self._clock = log, clock

    def pace_with(self, set_speed: Callable[[float], None]) -> None:
        """The link is made after its vehicle: how its time is made faster."""
        self._set_speed = set_speed

    def order(self, order: Callable[[ExerciseT_co], object]) -> bool:
        """`hand.order(lambda exercise: exercise.freeze())`. Returns at once; False: too many wait already."""
        if self._orders.qsize() >= MOST_WAITING:
            return False
        self._orders.put(order)
        return True

    def set_speed(self, times: float) -> bool:
        """In an order: so many times as fast as life. False: nothing here makes time faster."""
        if self._set_speed is None:
            return False
        self._set_speed(times)
        self._speed = times
        return True

    def step(self, now_s: float, received: bytes, radio: bytes = b"") -> bytes:
        """Orders first, then the exercise lives on."""
        ordered = False
        for order in taken(self._orders):
            ordered = True
            try:
                order(self._exercise)
            except (ValueError, KeyError) as error:
                self.refused.put(str(error.args[0]))
        said = self._exercise.step(now_s, received, radio)
        happened = self._exercise.happened()
        self._lately = (*self._lately, *happened)[-MOST_LATELY:]
        wall_s = time.monotonic()
        if ordered or happened or wall_s >= self._told_s + TELL_EVERY_S:
            self._told_s = wall_s
            self.now.put(self._look())
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

    def _look(self) -> Now:
        exercise = self._exercise
        return Now(
            exercise.elapsed_s,
            exercise.started,
            exercise.ended,
            exercise.frozen,
            self._speed,
            tuple(exercise.marks),
            exercise.faults,
            exercise.wind,
            exercise.truth(),
            self._lately,
        )
