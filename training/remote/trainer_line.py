"""What a trainer's window is driven by: the exercise in this program, or one at the other end of a line."""

from __future__ import annotations

import time
from queue import SimpleQueue
from typing import TYPE_CHECKING, Protocol

from telemetry.mailbox import Latest
from training.remote.messages import Answer
from training.remote.orders import give
from training.remote.telling import programme_of, state_of
from training.remote.trainer_end import Connection

if TYPE_CHECKING:
    from training.exercise.commanded import Commanded
    from training.exercise.hand import Hand, Now
    from training.remote.messages import Command, Programme, Refusal, State


class TrainerLine(Protocol):
    """For the window's thread. `TrainerEnd` is one."""

    @property
    def connection(self) -> Latest[Connection]: ...
    @property
    def programme(self) -> Latest[Programme | None]: ...
    @property
    def state(self) -> Latest[State | None]: ...
    @property
    def answers(self) -> SimpleQueue[Answer]: ...

    def order(self, command: Command) -> int: ...
    def close(self) -> None: ...


class LocalLine:
    """The second window on the crew's own computer."""

    def __init__(self, hand: Hand[Commanded]) -> None:
        self._hand = hand
        self._number = 0
        self.programme: Latest[Programme | None] = Latest(programme_of(hand.exercise))
        self._seen: Now | None = None
        self._state: Latest[State | None] = Latest(None)
        self.answers: SimpleQueue[Answer] = SimpleQueue()

    @property
    def connection(self) -> Latest[Connection]:
        """Never away."""
        return Latest(Connection(connected=True, heard_s=time.monotonic()))

    @property
    def state(self) -> Latest[State | None]:
        """As the hand shows it now."""
        now = self._hand.now.get()
        if now is not self._seen:
            self._seen = now
            self._state.put(state_of(now))
        return self._state

    def order(self, command: Command) -> int:
        """Answered under this number as soon as the exercise is stepped."""
        self._number += 1
        number = self._number

        def done(refused: Refusal | None) -> None:
            self.answers.put(Answer(number, refused))

        give(self._hand, command, done)
        return number

    def close(self) -> None:
        """Nothing was opened."""
