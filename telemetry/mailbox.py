"""The newest value of something, handed from one thread to another."""

from __future__ import annotations

from typing import Generic, TypeVar

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
