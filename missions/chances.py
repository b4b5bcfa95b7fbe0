"""Where somebody may be: a map of probabilities, in metres, and how an empty search changes it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from maps.area import LocalFrame
from missions.plan import PlanError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from maps.geo import LatLon

    Floats = NDArray[np.float64]

MOST_CELLS = 4_000_000  # 40 x 40 km at 20 m
_SUM_SLACK = 1e-6  # what the sum of many small numbers may be above 1


class ChancesError(PlanError):
    """A probability map that is none."""


@dataclass(frozen=True, slots=True, eq=False)
class Chances:
    """The probability that somebody is in each cell of a square grid.

    The sum is the probability that the map holds the person at all; what is missing to 1 lies elsewhere.
    ChancesError for what cannot be: no cells, too many, negative or unknown numbers, a sum of 0 or above 1.
    """

    mass: Floats  # rows from south to north, columns from west to east
    origin: LatLon  # of the metric frame
    west_m: float  # the outer corner of mass[0, 0], in that frame
    south_m: float
    cell_m: float  # side of a cell

    def __post_init__(self) -> None:
        if self.mass.ndim != 2 or self.mass.size == 0:
            raise ChancesError("the probability map is empty")
        refuse_too_many(*self.mass.shape)
        if not (math.isfinite(self.cell_m) and 0.1 <= self.cell_m <= 100_000.0):
            raise ChancesError(f"cells of {self.cell_m:g} m: a probability map has cells of 0.1 m to 100 km")
        if not np.isfinite(self.mass).all():
            raise ChancesError("a cell of the probability map holds no number")
        if float(self.mass.min()) < 0.0:
            raise ChancesError("a cell of the probability map is negative: probabilities are 0 or more")
        total = float(self.mass.sum())
        if total <= 0.0:
            raise ChancesError("the probability map is 0 everywhere: nobody can be found on it")
        if total > 1.0 + _SUM_SLACK:
            raise ChancesError(f"the cells of the probability map sum up to {total:.4g}, more than 1")
        self.mass.setflags(write=False)

    @property
    def inside(self) -> float:
        """Probability that the person is on the map."""
        return min(1.0, float(self.mass.sum()))

    @property
    def elsewhere(self) -> float:
        """Probability that the person is beyond it."""
        return 1.0 - self.inside

    @property
    def frame(self) -> LocalFrame:
        return LocalFrame(self.origin)

    @property
    def centres(self) -> tuple[Floats, Floats]:
        """Metres east of every column's middle, and north of every row's."""
        rows, columns = self.mass.shape
        return self.west_m + _middles(columns) * self.cell_m, self.south_m + _middles(rows) * self.cell_m

    def per_m2(self, x: Floats, y: Floats) -> Floats:
        """Probability per square metre at places of the frame; 0 beyond the map."""
        column = np.floor((x - self.west_m) / self.cell_m).astype(np.intp)
        row = np.floor((y - self.south_m) / self.cell_m).astype(np.intp)
        rows, columns = self.mass.shape
        on_map = (row >= 0) & (row < rows) & (column >= 0) & (column < columns)
        found = self.mass[np.clip(row, 0, rows - 1), np.clip(column, 0, columns - 1)]
        return np.where(on_map, found, 0.0) / self.cell_m**2


def after_search(before: Chances, detected: Floats) -> Chances:
    """The map after a search that found nobody (Bayes): p (1 - POD) / (1 - POS), the elsewhere share too.

    `detected` is the probability of detection in each cell, 0 to 1.
    """
    if detected.shape != before.mass.shape:
        raise ValueError(f"{detected.shape} detections for a map of {before.mass.shape}")
    left = before.mass * (1.0 - np.clip(detected, 0.0, 1.0))
    still = float(left.sum()) + before.elsewhere  # 1 - POS
    if float(left.sum()) <= 0.0:
        raise ChancesError("the whole map is searched: the person is elsewhere, so make a larger map")
    return Chances(left / still, before.origin, before.west_m, before.south_m, before.cell_m)


def refuse_too_many(rows: int, columns: int) -> None:
    """Before any memory is asked for."""
    if rows * columns > MOST_CELLS:
        raise ChancesError(
            f"a probability map of {columns} x {rows} cells; at most {MOST_CELLS:,} fit: use larger cells"
        )


def _middles(count: int) -> Floats:
    return np.arange(count, dtype=np.float64) + 0.5
