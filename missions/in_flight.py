"""What was asked and is not answered yet, in the order of asking: finds what got lost, without a clock."""

from __future__ import annotations

from itertools import takewhile
from typing import Generic, TypeVar

K = TypeVar("K")


class InFlight(Generic[K]):
    """A window over questions that travel together.

    A link keeps the order, and so does who answers: an answer says that all asked before it are lost.
    Where the order was not kept after all, something is asked twice; nothing is wrong with that.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._asked: dict[K, None] = {}  # oldest first; asked again, it goes to the end

    def __len__(self) -> int:
        return len(self._asked)

    def __contains__(self, key: K) -> bool:
        return key in self._asked

    @property
    def room(self) -> int:
        """How many more may be asked now."""
        return self._most - len(self._asked)

    def ask(self, key: K) -> None:
        """This goes out now, for the first time or again."""
        self._asked.pop(key, None)
        self._asked[key] = None

    def answered(self, key: K) -> list[K]:
        """Forget it. Returns what was asked before it and is still not answered: ask that again."""
        if key not in self._asked:
            return []
        overtaken = list(takewhile(lambda earlier: earlier != key, self._asked))
        del self._asked[key]
        return overtaken

    def all(self) -> list[K]:
        """Oldest first: what to ask again after a silence."""
        return list(self._asked)

    def forget(self) -> None:
        """Nothing is under way any more."""
        self._asked.clear()
