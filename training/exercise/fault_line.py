"""Which faults are at work when: the scenario's by time and by place, the trainer's by hand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from maps.geo import distance_m
from training.fault import Fault

if TYPE_CHECKING:
    from collections.abc import Mapping

    from maps.geo import LatLon
    from training.exercise.scenario import FaultDue


class By(StrEnum):
    """What broke or mended it."""

    TIME = "time"
    PLACE = "place"
    TRAINER = "trainer"


@dataclass(frozen=True, slots=True)
class Turned:
    """A fault began or ended."""

    fault: Fault
    on: bool
    by: By


class FaultLine:
    """Each fault of a scenario comes once; the trainer may mend it before its time is over.

    A fault that is due twice at the same time is one fault, and lasts as long as the longer of the two.
    """

    def __init__(self, due: tuple[FaultDue, ...]) -> None:
        self._waiting = [one for one in due if one.at_s is not None or one.inside is not None]
        self._by_hand = {one.fault: one for one in due if one.at_s is None and one.inside is None}
        self._until_s: dict[Fault, float | None] = {}  # None: until it is mended

    @property
    def at_work(self) -> frozenset[Fault]:
        return frozenset(self._until_s)

    @property
    def by_hand(self) -> Mapping[Fault, FaultDue]:
        """Those that the scenario leaves to the trainer."""
        return self._by_hand

    def step(self, elapsed_s: float, at: LatLon, *, flying: bool) -> tuple[Turned, ...]:
        """What begins and ends by now, with the drone really at that place."""
        turned = [Turned(fault, False, By.TIME) for fault in self._over(elapsed_s)]
        for fault in (one.fault for one in turned):
            del self._until_s[fault]
        for due in tuple(self._waiting):
            by = _cause(due, elapsed_s, at, flying=flying)
            if by is None:
                continue
            self._waiting.remove(due)
            if due.fault not in self._until_s:
                turned.append(Turned(due.fault, True, by))
            self._begin(due.fault, elapsed_s, due.lasts_s)
        return tuple(turned)

    def set(self, fault: Fault, elapsed_s: float, *, on: bool) -> tuple[Turned, ...]:
        """By the trainer's hand: it lasts as the scenario says of that fault, else until it is mended."""
        was = fault in self._until_s
        if on:
            due = self._by_hand.get(fault)
            self._begin(fault, elapsed_s, None if due is None else due.lasts_s)
        else:
            self._until_s.pop(fault, None)
        return () if was is on else (Turned(fault, on, By.TRAINER),)

    def mend_all(self) -> bool:
        """Nothing is broken any more; what is still to come comes. False: nothing was."""
        was = bool(self._until_s)
        self._until_s.clear()
        return was

    def _begin(self, fault: Fault, elapsed_s: float, lasts_s: float | None) -> None:
        until_s = None if lasts_s is None else elapsed_s + lasts_s
        before_s = self._until_s.get(fault, until_s)
        self._until_s[fault] = None if until_s is None or before_s is None else max(until_s, before_s)

    def _over(self, elapsed_s: float) -> list[Fault]:
        return [fault for fault, until in self._until_s.items() if until is not None and until <= elapsed_s]


def _cause(due: FaultDue, elapsed_s: float, at: LatLon, *, flying: bool) -> By | None:
    if due.at_s is not None and elapsed_s >= due.at_s:
        return By.TIME
    spot = due.inside
    if spot is not None and flying and distance_m(at, spot.at) <= spot.radius_m:
        return By.PLACE
    return None
