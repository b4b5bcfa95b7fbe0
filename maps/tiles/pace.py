"""When the next request may go out: no faster than agreed, and not before a server wants it."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Pace:
    """Shared by all connections to one server. `clock`: monotonic seconds."""

    def __init__(self, requests_per_s: float, clock: Callable[[], float]) -> None:
        self._step_s = 1.0 / requests_per_s
        self._clock = clock
        self._free_at_s = clock()
        self._turn = Lock()

    def turn_s(self) -> float:
        """Take the next turn: how long until it comes."""
        with self._turn:
            now_s = self._clock()
            at_s = max(now_s, self._free_at_s)
            self._free_at_s = at_s + self._step_s
            return at_s - now_s

    def hold(self, wait_s: float) -> None:
        """Nobody's turn comes earlier than that from now."""
        with self._turn:
            self._free_at_s = max(self._free_at_s, self._clock() + wait_s)
