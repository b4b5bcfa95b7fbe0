"""Whose turn it is to order: an answer carries only the number of its command, so one of a kind is open."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random, SystemRandom


@dataclass(slots=True)
class Turn:
    """One order's claim on a command number. `stray` answers to earlier orders may still be on their way."""

    order: str
    stray: int = 0
    unanswered: int = 0  # times it was sent without an answer so far
    over: bool = False  # it ended, or a newer order has taken the number over
    taken_by: str | None = None


@dataclass(slots=True)
class Turns:
    """What is open with one vehicle; all conversations of a session share it, on the session's thread.

    `numbers`: where a conversation begins to count, so that an answer to an earlier one is not taken for its
    own. Seeded, a whole flight comes out the same, bit by bit.
    """

    numbers: Random = field(default_factory=SystemRandom)
    _open: dict[int, Turn] = field(default_factory=dict[int, Turn], init=False)

    def open(self, command: int) -> Turn | None:
        """The order that waits for an answer to this command, if any."""
        turn = self._open.get(command)
        return None if turn is None or turn.over else turn

    def last(self, command: int) -> Turn | None:
        """The newest order of this command, answered or not."""
        return self._open.get(command)

    def overtake(self, command: int, order: str) -> None:
        """`order` takes the sense out of an open one of another number: it is not sent again."""
        turn = self.open(command)
        if turn is not None:
            turn.over, turn.taken_by = True, order

    def begin(self, command: int, order: str) -> Turn:
        """The newest order holds the number: the one before it is over, whatever its answer would be."""
        self.overtake(command, order)
        before = self._open.get(command)
        self._open[command] = turn = Turn(order, stray=0 if before is None else before.unanswered)
        return turn
