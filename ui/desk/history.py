"""Steps that can be undone and done again."""

from __future__ import annotations

from typing import Generic, TypeVar

T = TypeVar("T")

MOST = 500  # steps kept; each is a small frozen record


class History(Generic[T]):
    """One value after the other. A new step forgets those that were undone."""

    def __init__(self, first: T) -> None:
        self._past: list[T] = []
        self._now = first
        self._future: list[T] = []

    @property
    def now(self) -> T:
        return self._now

    @property
    def can_undo(self) -> bool:
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        return bool(self._future)

    def step(self, value: T) -> None:
        """The same value again is no step."""
        if value == self._now:
            return
        self._past = [*self._past, self._now][-MOST:]
        self._now = value
        self._future = []

    def undo(self) -> None:
        if self._past:
            self._future.append(self._now)
            self._now = self._past.pop()

    def redo(self) -> None:
        if self._future:
            self._past.append(self._now)
            self._now = self._future.pop()
