"""What a trainer's window is driven by: the exercise in this program, or one at the other end of a line."""

from __future__ import annotations

import time
from queue import SimpleQueue
from typing import TYPE_CHECKING, Protocol

from telemetry.mailbox import Latest
from training.remote.messages import Answer
from training.remote.trainer_end import Connection

if TYPE_CHECKING:
    from training.remote.hand import Hand
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

    def __init__(self, hand: Hand) -> None:
        self._hand = hand
        self._number = 0
        self.programme: Latest[Programme | None] = Latest(hand.programme)
        self.state = hand.state
        self.answers: SimpleQueue[Answer] = SimpleQueue()

    @property
    def connection(self) -> Latest[Connection]:
        """Never away."""
        return Latest(Connection(connected=True, heard_s=time.monotonic()))

    def order(self, command: Command) -> int:
        """Answered under this number as soon as the exercise is stepped."""
        self._number += 1
        number = self._number

        def done(refused: Refusal | None) -> None:
            self.answers.put(Answer(number, refused))

        self._hand.order(command, done)
        return number

    def close(self) -> None:
        """Nothing was opened."""
