"""Carries datagrams through an Air: which arrive, when, how often and how whole. Same seed, same fate."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING, TypeAlias

from training.chaos.air import MOST_OVERTAKEN, within

if TYPE_CHECKING:
    from training.chaos.air import Air

LONGEST_HELD_S = 0.5  # a late datagram that nothing overtakes arrives nevertheless

Due: TypeAlias = tuple[float, bytes]  # when it arrives, what


@dataclass(slots=True)
class Tally:
    """What happened so far, in datagrams."""

    carried: int = 0
    lost: int = 0
    doubled: int = 0
    late: int = 0
    damaged: int = 0


@dataclass(slots=True)
class _Held:
    """A datagram that others are to pass."""

    passing: int  # so many more
    until_s: float
    data: bytes


@dataclass(slots=True)
class Carrier:
    """One direction. It has no clock and waits for nothing: the caller holds what is not yet due.

    `coming`: this is the direction from the vehicle, which `Air.half_open` silences.
    """

    air: Air
    seed: int
    coming: bool = False
    tally: Tally = field(default_factory=Tally)
    _chance: Random = field(init=False)
    _bad: bool = False
    _line_free_s: float = 0.0
    _last_due_s: float = 0.0
    _held: list[_Held] = field(default_factory=list[_Held])

    def __post_init__(self) -> None:
        self._chance = Random(f"{self.seed} {self.coming}")

    def carry(self, datagram: bytes, now_s: float) -> list[Due]:
        """When it arrives (never, once or twice), and those held back that it was the last to overtake."""
        air, chance = self.air, self._chance
        self.tally.carried += 1
        # Drawn always, in the same order: what one setting does never depends on another one.
        lost, doubled, late = self._is_lost(), chance.random() < air.duplicate, chance.random() < air.reorder
        arrives_s = self._arrival(len(datagram), now_s)
        if lost or arrives_s is None:
            self.tally.lost += 1
            return []
        datagram, overtaken = self._damaged(datagram), self._overtaken(arrives_s)
        if late:
            self.tally.late += 1
            passing = chance.randint(1, MOST_OVERTAKEN)
            self._held.append(_Held(passing, arrives_s + LONGEST_HELD_S, datagram))
            return overtaken
        self.tally.doubled += doubled
        return [(arrives_s, datagram)] * (1 + doubled) + overtaken

    def overdue(self, now_s: float) -> list[Due]:
        """What was held back too long, because nothing came to overtake it."""
        due = [(held.until_s, held.data) for held in self._held if held.until_s <= now_s]
        self._held = [held for held in self._held if held.until_s > now_s]
        return due

    def next_overdue_s(self) -> float:
        """When `overdue` has something; infinity if nothing is held back."""
        return min((held.until_s for held in self._held), default=math.inf)

    def drop_held(self) -> None:
        """The connection was reset."""
        self.tally.lost += len(self._held)
        self._held.clear()

    def is_silent(self, now_s: float) -> bool:
        """Whether nothing passes at this time."""
        return within(self.air.blackouts, now_s) or (self.coming and within(self.air.half_open, now_s))

    def _is_lost(self) -> bool:
        air, drawn, turned = self.air, self._chance.random(), self._chance.random()
        if air.burst is None:
            return drawn < air.loss
        self._bad = turned >= air.burst.ends if self._bad else turned < air.burst.begins
        return drawn < (air.burst.loss if self._bad else air.loss)

    def _arrival(self, size_bytes: int, now_s: float) -> float | None:
        """After line, delay and jitter; None in a silence, or when the buffer before the line is full."""
        air = self.air
        jitter_s = air.jitter_s * self._chance.random()
        if self.is_silent(now_s):
            return None
        begins_s = max(now_s, self._line_free_s)
        if air.baud is not None and begins_s - now_s + air.line_s(size_bytes) > air.line_s(air.buffer_bytes):
            return None
        self._line_free_s = begins_s + air.line_s(size_bytes)
        self._last_due_s = max(self._last_due_s, self._line_free_s + air.delay_s + jitter_s)
        return self._last_due_s

    def _damaged(self, data: bytes) -> bytes:
        rate = self.air.bit_errors
        if rate == 0.0:
            return data
        touched, at = bytearray(data), self._to_next_error(rate)
        self.tally.damaged += at < 8 * len(data)
        while at < 8 * len(data):
            touched[at // 8] ^= 1 << at % 8
            at += 1 + self._to_next_error(rate)
        return bytes(touched)

    def _to_next_error(self, rate: float) -> int:
        """Whole bits before the next one that is wrong: geometric, so one draw an error and not one a bit."""
        if rate >= 1.0:
            return 0
        return int(math.log(1.0 - self._chance.random()) / math.log1p(-rate))

    def _overtaken(self, arrives_s: float) -> list[Due]:
        for held in self._held:
            held.passing -= 1
        due = [(arrives_s, held.data) for held in self._held if held.passing <= 0]
        self._held = [held for held in self._held if held.passing > 0]
        return due
