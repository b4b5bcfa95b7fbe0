"""What is handed from one thread to another: the newest value of something, or all that waits in a queue."""

from __future__ import annotations

from queue import Empty
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator
    from queue import SimpleQueue

T = TypeVar("T")


class Latest(Generic[T]):
    """One slot: writing replaces, reading never waits. Safe because one reference is swapped at a time."""

    __slots__ = ("_value",)

    def __init__(self, value: T) -> None:
        self._value = value

    def put(self, value: T) -> None:
        self._value = value

    def get(self) -> T:
        return self._value


def taken(queue: SimpleQueue[T]) -> Iterator[T]:
    """What waits in it, also what comes meanwhile; never waits itself."""
    while True:
        try:
            yield queue.get_nowait()
        except Empty:
            return
