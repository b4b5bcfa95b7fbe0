"""A track through an area, bettered bit by bit: legs shortened, corners left out, gaps looked into."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from missions.patterns import ideas
from missions.patterns.pace import TURN_S
from missions.patterns.track import Step, lines, seconds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from missions.detour import XY
    from missions.patterns.cells import Cells
    from missions.patterns.ideas import Idea
    from missions.patterns.pace import Pace
    from missions.walls import Walls

_DEAR = 14.0  # at first, a square metre unseen costs so many times what it takes to sweep one
_TURNS = 20.0  # and at least so many turns for a square of one row
_DEARER, _CHEAPER = 1.4, 0.75  # from pass to pass, as too much is left out or there is room for more
_GAPS = 24  # looked into at a time
_FEW = 3  # changes in a pass
_ROOM = 0.7  # of what may stay unseen
_WORTH_S = 0.02


class Limits(NamedTuple):
    """What a trimmed track must keep to."""

    inside: Walls  # not crossed between corners
    around: Walls  # not crossed on the way from home and back
    unseen_m2: float


class _Tried(NamedTuple):
    """What came of the ideas for one place: seconds saved, and square metres more unseen, of each."""

    change: int
    outcomes: list[tuple[float, float]]


class _State(NamedTuple):
    too_much_m2: float  # unseen
    seconds: float
    track: list[Step]


class Trimming:
    """One track while it is changed. Its first and last step stay: home, or NOWHERE.

    Every change is judged by the seconds it saves and the price of what it leaves unseen; the price follows
    how much may be.
    """

    def __init__(
        self,
        track: Sequence[Step],
        cells: Cells,
        pace: Pace,
        limits: Limits,
    ) -> None:
        self._track = list(track)
        self._cells, self._pace, self._limits = cells, pace, limits
        self._allowed_m2 = limits.unseen_m2  # as the squares count it
        row_m = 2.0 * cells.reach_m
        self._dear_s = max(_DEAR * pace.slowest_s / row_m, _TURNS * TURN_S / row_m**2)  # a square metre
        self._price_s = self._dear_s
        self._best: _State | None = None
        self._tried: dict[tuple[XY, ...], _Tried] = {}
        self._outcomes: list[tuple[float, float]] = []
        cells.change([], lines(self._track, 0, len(self._track) - 1))

    def look_into_gaps(self) -> int:
        """Corners more, where ground is unseen; how many."""
        changed = 0
        for gap in self._cells.gaps()[: max(_GAPS, len(self._track) // 2)]:
            place = (float(gap[0]), float(gap[1]))
            found = ideas.into_gap(self._track, gap, self._cells.reach_m)
            changed += self._one_pays(found, place, (place,))
        return changed

    def run(self, unseen_m2: Callable[[Sequence[Step]], float] | None = None) -> None:
        """Once over all gaps and corners, and remember the best. With a measure the squares are put right."""
        changed = self.look_into_gaps() + self._over_all_corners()
        unseen = self._cells.unseen_m2
        if unseen_m2 is not None:
            self._allowed_m2 = self._limits.unseen_m2 - (unseen_m2(self._track[1:-1]) - unseen)
            state = _State(max(0.0, unseen - self._allowed_m2), seconds(self._track, self._pace), self._track)
            if self._best is None or state[:2] < self._best[:2]:
                self._best = state
        if unseen > self._allowed_m2:
            self._price_s *= _DEARER
        elif changed < _FEW or unseen < _ROOM * self._allowed_m2:
            self._price_s *= _CHEAPER

    @property
    def enough(self) -> bool:
        """Some measured pass ended with a track that sees what it must."""
        return self._best is not None and self._best.too_much_m2 == 0.0

    @property
    def best(self) -> list[Step]:
        """Of the tracks that were measured, else the last; without the first and the last step."""
        return (self._best.track if self._best is not None else self._track)[1:-1]

    @property
    def worth_s(self) -> float:
        """The seconds of the track as it is, and what it would take to see enough."""
        more_m2 = max(0.0, self._cells.unseen_m2 - self._allowed_m2)
        return seconds(self._track, self._pace) + self._dear_s * more_m2

    def _over_all_corners(self) -> int:
        changed, i = 0, 1
        while i < len(self._track) - 1:
            around = tuple(step.at for step in self._track[max(0, i - 2) : i + 4])
            found = ideas.at_corner(self._track, i, self._cells.reach_m)
            changed += self._one_pays(found, self._track[i].at, around)
            i += 1
        return changed

    def _one_pays(self, found: Iterable[Idea], place: XY, key: tuple[XY, ...]) -> bool:
        """Try until one pays; not at all where nothing is new since none did."""
        before = self._tried.get(key)
        if (
            before is not None
            and self._cells.same_since(before.change, place)
            and all(saved_s - self._price_s * more_m2 < _WORTH_S for saved_s, more_m2 in before.outcomes)
        ):
            return False
        self._outcomes = []
        if any(self._pays(idea) for idea in found):
            return True
        self._tried[key] = _Tried(self._cells.changes, self._outcomes)
        return False

    def _pays(self, idea: Idea) -> bool:
        """Carry out an idea if it is worth it, and allowed."""
        track, first, end = self._track, idea.first, idea.first + idea.gone
        last = len(track) - 1
        if end > last or last - idea.gone + len(idea.new) < 2:
            return False
        if not all(step.searching for step in track[max(first, 2) : min(end + 1, last)]):
            return False  # a way out of the area and back in stays as it is
        after = [*track[:first], *(Step(at, searching=True) for at in idea.new), *track[end:]]
        beyond = first + len(idea.new)
        near = max(0, first - 2)
        saved_s = seconds(track[near : end + 2], self._pace) - seconds(after[near : beyond + 2], self._pace)
        gone, new = lines(track, first - 1, end), lines(after, first - 1, beyond)
        if saved_s < _WORTH_S and saved_s + self._price_s * self._cells.unseen_near_m2(new) < _WORTH_S:
            return False
        more_m2 = self._cells.more_unseen_m2(*ideas.apart(gone, new))
        if saved_s - self._price_s * more_m2 < _WORTH_S:
            self._outcomes.append((saved_s, more_m2))
            return False
        if not self._allowed(after, first - 1, beyond):
            return False
        self._cells.change(gone, new)
        self._track = after
        return True

    def _allowed(self, track: Sequence[Step], first: int, last: int) -> bool:
        """The lines between these steps cross nothing they must not."""
        new = np.array([(track[k].at, track[k + 1].at) for k in range(first, last)])
        if any(math.isnan(track[k].at[0]) for k in range(first + 1, last)):
            return False
        to_home = np.array([k in (0, len(track) - 2) for k in range(first, last)])
        inside, home = new[~to_home], new[to_home]
        if first == 0 and last == len(track) - 1:  # all corners are new: beyond the outline, or not?
            inside = np.concatenate([inside, [(self._track[1].at, track[1].at)]])
        return bool(
            self._limits.inside.clear(inside[:, 0], inside[:, 1]).all()
            and self._limits.around.clear(home[:, 0], home[:, 1]).all()
        )
