"""What a plan is for, as one stretch that can be cut anywhere: its search legs and its stays, in order.

A cut is a number: 3.25 is a quarter into the fourth piece of work.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from maps.geo import AboveHome, LatLon, distance_m
from missions.ground import between
from missions.plan import Plan, Waypoint
from missions.ways import Ways

SAME_HOME_M = 1.0


@dataclass(frozen=True, slots=True)
class Piece:
    """One leg, or one stay: then both ends are the same place."""

    start: Waypoint
    end: Waypoint
    stays: bool

    @property
    def is_wanted(self) -> bool:
        return self.stays or self.end.searching

    def at(self, share: float) -> Waypoint:
        """The place at this share of a leg, not stayed at."""
        a, b = self.start, self.end
        if share >= 1.0:
            return replace(b, hold_s=0.0)
        height = AboveHome(a.height + share * (b.height - a.height))
        return Waypoint(between(a.at, b.at, share), height, b.searching)


class Work:
    """The pieces of a plan, and closed plans over stretches of them."""

    def __init__(self, plan: Plan, home: LatLon) -> None:
        self._plan = plan
        self._home = home
        self._ways = Ways(plan, home)
        first, last = _wanted(plan)
        self._out, self._back = plan.waypoints[:first], plan.waypoints[last + 1 :]
        self._begins = plan.waypoints[first]
        self.pieces = _pieces(plan.waypoints[first : last + 1])

    @property
    def length(self) -> int:
        """The last cut."""
        return len(self.pieces)

    def part(self, start: float, end: float) -> Plan:
        """From home to the one cut, along the work to the other, and home; within the plan's own fence."""
        start, end = self._trimmed(start, end)
        done = [*self._into(start), *self._between(start, end)]
        done += self._out_of(end, done[-1])
        takeoff = done[0].height
        if start <= 0.0 or self._plan.ground_known:  # over hills no lower than the plan itself sets out
            takeoff = max(takeoff, self._plan.takeoff_height)
        return replace(self._plan, home=self._home, waypoints=tuple(done), takeoff_height=takeoff)

    def place(self, cut: float) -> LatLon:
        """Where a cut is."""
        number = min(int(cut), self.length - 1)
        return self.pieces[number].at(cut - number).at

    def _trimmed(self, start: float, end: float) -> tuple[float, float]:
        """Without ways at either end that nobody looks from: the drone flies past them directly."""
        if not any(piece.is_wanted for piece in self.pieces):
            return start, end
        while start < end and not self.pieces[int(start)].is_wanted:
            start = float(int(start) + 1)
        while end > start and not self.pieces[-int(-end // 1) - 1].is_wanted:
            end = float(-int(-end // 1) - 1)
        return start, end

    def _into(self, start: float) -> list[Waypoint]:
        """The way there, and where the work goes on."""
        if start <= 0.0:
            first = replace(self._begins, hold_s=0.0)
            if self._is_at_home:
                return [*self._out, first]
            corners = self._ways.there(first.at)
        else:
            number = int(start)
            piece = self.pieces[min(number, self.length - 1)]
            first = replace(piece.at(start - number), searching=False, hold_s=0.0)
            corners = self._ways.there(first.at)
        return [*(Waypoint(at, first.height, searching=False) for at in corners), first]

    def _between(self, start: float, end: float) -> list[Waypoint]:
        done: list[Waypoint] = []
        for number in range(int(start), -int(-end // 1)):
            piece = self.pieces[number]
            since, until = max(0.0, start - number), min(1.0, end - number)
            if piece.stays:
                stay_s = _seconds(piece, until) - _seconds(piece, since)
                done.append(Waypoint(piece.end.at, piece.end.height, searching=False, hold_s=stay_s))
            else:
                done.append(piece.at(until))
        return _joined(done)

    def _out_of(self, end: float, last: Waypoint) -> list[Waypoint]:
        if end >= self.length and self._is_at_home:
            return list(self._back)
        return [Waypoint(at, last.height, searching=False) for at in self._ways.back(last.at)]

    @property
    def _is_at_home(self) -> bool:
        planned = self._plan.home
        return planned is None or distance_m(planned, self._home) <= SAME_HOME_M


def _wanted(plan: Plan) -> tuple[int, int]:
    """The waypoints the work begins and ends at: before and after them is only the way."""
    wanted = [i for i, w in enumerate(plan.waypoints) if w.searching or w.hold_s > 0.0]
    if not wanted:
        return 0, len(plan.waypoints) - 1
    first = wanted[0]
    return (max(0, first - 1) if plan.waypoints[first].searching else first), wanted[-1]


def _pieces(waypoints: tuple[Waypoint, ...]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    if waypoints[0].hold_s > 0.0:
        pieces.append(Piece(waypoints[0], waypoints[0], stays=True))
    for start, end in pairwise(waypoints):
        pieces.append(Piece(start, end, stays=False))
        if end.hold_s > 0.0:
            pieces.append(Piece(end, end, stays=True))
    return tuple(pieces) or (Piece(waypoints[0], waypoints[0], stays=True),)


def _seconds(piece: Piece, share: float) -> float:
    """Whole seconds of a stay up to a cut, so that the parts add up to it."""
    return float(round(share * piece.end.hold_s))


def _joined(waypoints: list[Waypoint]) -> list[Waypoint]:
    """A leg and the stay at its end are one waypoint."""
    joined: list[Waypoint] = []
    for waypoint in waypoints:
        before = joined[-1] if joined else None
        if before is not None and waypoint.hold_s > 0.0 and before.at == waypoint.at and not before.hold_s:
            joined[-1] = replace(before, hold_s=waypoint.hold_s)
        else:
            joined.append(waypoint)
    return joined
