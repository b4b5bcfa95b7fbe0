"""What a plan finds on a probability map, by two laws of detection, beside the best that could be found."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from missions.chance_bounds import definite_bound, exponential_bound, swept_m2
from missions.chances import Chances, after_search

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from missions.plan import Plan

    Floats = NDArray[np.float64]

STEP_M = 5.0  # between looks along the track
SUB_CELL_M = 5.0  # cells are cut into pieces of about so much: a swath does not end where a cell does
_MOST_PIECES = 6_000_000
_AT_ONCE = 2_000  # looks worked on together


@dataclass(frozen=True, slots=True)
class Found:
    """Probability of success of a plan, and what no track of its length can pass; each by its own law."""

    definite: float  # everybody inside the swath is found
    exponential: float  # Koopman's random search: 1 - exp(-effort); the careful figure
    bound_definite: float
    bound_exponential: float
    length_m: float  # of the legs that look

    @property
    def ratio_definite(self) -> float:
        return self.definite / self.bound_definite

    @property
    def ratio_exponential(self) -> float:
        return self.exponential / self.bound_exponential


def chance_report(plan: Plan, chances: Chances) -> Found:
    """The chance that the searching legs of `plan` find the person."""
    stretches = searched(plan, chances)
    length_m = sum(_length_m(stretch) for stretch in stretches)
    looked = _Looked(chances, stretches, plan.swath_m)
    ground_m2 = swept_m2(length_m, plan.swath_m)
    cell_m2 = chances.cell_m**2
    return Found(
        definite=looked.success(looked.seen),
        exponential=looked.success(-np.expm1(-looked.effort)),
        bound_definite=definite_bound(chances.mass, cell_m2, ground_m2),
        bound_exponential=exponential_bound(chances.mass, cell_m2, ground_m2),
        length_m=length_m,
    )


def after_flight(plan: Plan, chances: Chances) -> Chances:
    """The map after the plan was flown and nobody was found, by the careful law."""
    looked = _Looked(chances, searched(plan, chances), plan.swath_m)
    return after_search(chances, looked.by_cell(-np.expm1(-looked.effort)))


def searched(plan: Plan, chances: Chances) -> list[Floats]:
    """The stretches of the plan that look, in metres of the map's frame."""
    frame = chances.frame
    stretches: list[list[tuple[float, float]]] = []
    for number, waypoint in enumerate(plan.waypoints):
        at = frame.to_xy(waypoint.at)
        if number and waypoint.searching:
            stretches[-1].append(at)
        else:
            stretches.append([at])
    flown = [np.array(stretch) for stretch in stretches if len(stretch) > 1]
    return flown or [np.array(stretches[-1])]


class _Looked:
    """How well every piece of every cell was looked at; of the map only the part round the track."""

    def __init__(self, chances: Chances, stretches: Sequence[Floats], swath_m: float) -> None:
        points = np.vstack(stretches)
        reach = swath_m / 2 + chances.cell_m
        rows, columns = chances.mass.shape
        low = (points.min(0) - reach - [chances.west_m, chances.south_m]) / chances.cell_m
        high = (points.max(0) + reach - [chances.west_m, chances.south_m]) / chances.cell_m
        self._left, self._bottom = (max(0, math.floor(value)) for value in low)
        right, top = min(columns, math.ceil(high[0])), min(rows, math.ceil(high[1]))
        self._chances = chances
        self._mass = chances.mass[self._bottom : max(top, 0), self._left : max(right, 0)]
        self._cut = max(1, round(chances.cell_m / SUB_CELL_M))
        while self._cut > 1 and self._mass.size * self._cut**2 > _MOST_PIECES:
            self._cut -= 1
        shape = (self._mass.shape[0] * self._cut, self._mass.shape[1] * self._cut)
        self._side = chances.cell_m / self._cut
        self._nearest2 = np.full(shape, np.inf)  # squared distance to the nearest look
        self.effort = np.zeros(shape)  # swept ground by ground
        if self._mass.size:
            for stretch in stretches:
                self._look(stretch, swath_m / 2)
        # A piece is seen in part where the edge of the swath crosses it, so that no ground is made or lost.
        edge = (swath_m / 2 - np.sqrt(self._nearest2)) / self._side + 0.5
        self.seen = np.clip(edge, 0.0, 1.0)

    def success(self, detected: Floats) -> float:
        """The probability to find the person, for a probability of detection in every piece."""
        return float((self._mass * self._mean(detected)).sum()) if self._mass.size else 0.0

    def by_cell(self, detected: Floats) -> Floats:
        """The same as a probability of detection in every cell of the whole map."""
        whole = np.zeros(self._chances.mass.shape)
        if self._mass.size:
            rows, columns = self._mass.shape
            here = whole[self._bottom : self._bottom + rows, self._left : self._left + columns]
            here[:] = self._mean(detected)
        return whole

    def _mean(self, detected: Floats) -> Floats:
        rows, columns = self._mass.shape
        return detected.reshape(rows, self._cut, columns, self._cut).mean(axis=(1, 3))

    def _look(self, stretch: Floats, radius_m: float) -> None:
        """Spread what every step along the track can sweep over the disc that it sees."""
        at, steps_m = along(stretch, STEP_M)
        x = (at[:, 0] - self._chances.west_m - self._left * self._chances.cell_m) / self._side
        y = (at[:, 1] - self._chances.south_m - self._bottom * self._chances.cell_m) / self._side
        reach = math.ceil(radius_m / self._side) + 1
        offsets = np.arange(-reach, reach + 1)
        rows, columns = self.effort.shape
        for first in range(0, len(x), _AT_ONCE):
            some = slice(first, first + _AT_ONCE)
            i = np.floor(y[some]).astype(np.intp)[:, None] + offsets
            j = np.floor(x[some]).astype(np.intp)[:, None] + offsets
            away_y, away_x = (i + 0.5 - y[some, None])[:, :, None], (j + 0.5 - x[some, None])[:, None, :]
            away2 = (away_y**2 + away_x**2) * self._side**2
            weight = np.clip((radius_m - np.sqrt(away2)) / self._side + 0.5, 0.0, 1.0)
            weight *= (steps_m[some] * 2 * radius_m / self._side**2 / weight.sum(axis=(1, 2)))[:, None, None]
            on_map = ((i >= 0) & (i < rows))[:, :, None] & ((j >= 0) & (j < columns))[:, None, :]
            piece = (i[:, :, None] * columns + j[:, None, :])[on_map]
            self.effort += np.bincount(piece, weight[on_map], rows * columns).reshape(rows, columns)
            np.minimum.at(self._nearest2.reshape(-1), piece, away2[on_map])


def along(points: Floats, step_m: float) -> tuple[Floats, Floats]:
    """Places at most `step_m` apart on the way through `points`, and the length that each stands for.

    Of each leg the middles of equal steps, so that all lengths sum up to the whole; a single point is itself.
    """
    if len(points) == 1:
        return points, np.zeros(1)
    legs = np.diff(points, axis=0)
    lengths = np.hypot(legs[:, 0], legs[:, 1])
    counts = np.maximum(1, np.ceil(lengths / step_m)).astype(np.intp)
    leg = np.repeat(np.arange(len(legs)), counts)
    number = np.arange(len(leg)) - np.repeat(np.cumsum(counts) - counts, counts)
    share = (number + 0.5) / counts[leg]
    return points[leg] + share[:, None] * legs[leg], (lengths / counts)[leg]


def _length_m(points: Floats) -> float:
    return float(np.hypot(*np.diff(points, axis=0).T).sum())
