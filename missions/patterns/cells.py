"""The ground to be seen as small squares, and how often a track sees each."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from missions.detour import XY

    Floats = NDArray[np.float64]
    Line = tuple[XY, XY]

_COARSE = 5.0  # squares to a row, at least
_BLOCK = 4  # squares to a block that remembers when it was last seen otherwise
_FINEST = 30.0
_MANY = 30_000  # squares: with more of them they grow, up to _COARSE
_FEW = 5_000  # with fewer they shrink, down to _FINEST


class Seen(NamedTuple):
    """The squares that one straight line sees: a window, and which of it."""

    left: int
    low: int
    mask: NDArray[np.int16]


class Cells:
    """Squares in columns along y. `hits` counts the lines that see each, one more where none is wanted."""

    def __init__(self, wanted: tuple[Floats, Floats], spacing_m: float, to_a_row: float) -> None:
        """From the edges of what is wanted."""
        starts, _ = wanted
        left, low = starts.min(axis=0)
        right, high = starts.max(axis=0)
        rows_2 = max((right - left) * (high - low), 1e-9) / spacing_m**2
        most, least = math.sqrt(_MANY / rows_2), min(math.sqrt(_FEW / rows_2), _FINEST)
        self.size_m = spacing_m / max(least, min(to_a_row, max(_COARSE, most)))
        self.reach_m = spacing_m / 2
        columns = max(1, math.ceil((right - left) / self.size_m))
        rows = max(1, math.ceil((high - low) / self.size_m))
        self.xs: Floats = left + (np.arange(columns) + 0.5) * (right - left) / columns
        self.ys: Floats = low + (np.arange(rows) + 0.5) * (high - low) / rows
        self._step_x, self._step_y = (right - left) / columns, (high - low) / rows
        # Not looked at in their middles: a narrow strip between rows must not slip through a straight grid.
        self._off_x = self._step_x * _scattered(rows)
        self._off_y = self._step_y * _scattered(columns)
        self.cell_m2 = float(self._step_x * self._step_y)
        self.hits = _outside(wanted, self.xs, self.ys, float(self._step_y)).astype(np.int16)
        self._known: dict[Line, Seen] = {}
        self._changes = 0
        self._changed = np.zeros((columns // _BLOCK + 1, rows // _BLOCK + 1), dtype=np.int32)

    @property
    def unseen_m2(self) -> float:
        """Wanted ground that no line sees."""
        return float(self.hits.size - np.count_nonzero(self.hits)) * self.cell_m2

    def seen(self, line: Line) -> Seen:
        """What a line sees: all within half a row of it."""
        known = self._known.get(line)
        if known is None:
            known = self._known[line] = self._seen(line)
        return known

    def change(self, gone: Sequence[Line], new: Sequence[Line]) -> None:
        """Some lines are flown no more, others instead."""
        self._changes += 1
        views = [(self.seen(line), by) for lines, by in ((gone, -1), (new, 1)) for line in lines]
        if not views:
            return
        before, (left, low) = self._window(views)
        after = _with(before, views, left, low)
        i, j = np.nonzero(before != after)
        self._changed[(i + left) // _BLOCK, (j + low) // _BLOCK] = self._changes
        before[...] = after

    def more_unseen_m2(self, gone: Sequence[Line], new: Sequence[Line]) -> float:
        """How much more would be unseen after a change; negative where it sees more."""
        views = [(self.seen(line), by) for lines, by in ((gone, -1), (new, 1)) for line in lines]
        if not views:
            return 0.0
        window, (left, low) = self._window(views)
        after = _with(window, views, left, low)
        return float(np.count_nonzero(window) - np.count_nonzero(after)) * self.cell_m2

    def unseen_near_m2(self, lines: Sequence[Line]) -> float:
        """At least all the unseen ground that these lines would see."""
        if not lines:
            return 0.0
        xs = [x for line in lines for x, _ in line]
        ys = [y for line in lines for _, y in line]
        left = max(0, int((min(xs) - self.reach_m - self.xs[0]) / self._step_x))
        right = max(0, int((max(xs) + self.reach_m - self.xs[0]) / self._step_x) + 2)
        low = max(0, int((min(ys) - self.reach_m - self.ys[0]) / self._step_y))
        high = max(0, int((max(ys) + self.reach_m - self.ys[0]) / self._step_y) + 2)
        window = self.hits[left:right, low:high]
        return float(window.size - np.count_nonzero(window)) * self.cell_m2

    def _window(self, views: Sequence[tuple[Seen, int]]) -> tuple[NDArray[np.int16], tuple[int, int]]:
        """The part of `hits` that holds all that some lines see, and where it begins."""
        left = min(view.left for view, _ in views)
        low = min(view.low for view, _ in views)
        right = max(view.left + view.mask.shape[0] for view, _ in views)
        high = max(view.low + view.mask.shape[1] for view, _ in views)
        return self.hits[left:right, low:high], (left, low)

    @property
    def changes(self) -> int:
        """How many there were."""
        return self._changes

    def same_since(self, change: int, place: XY) -> bool:
        """Nothing within one row of this place is seen otherwise than after that change."""
        wide = 2 * self.reach_m
        step_x, step_y = self._step_x * _BLOCK, self._step_y * _BLOCK
        left = max(0, int((place[0] - wide - self.xs[0]) / step_x))
        right = max(0, int((place[0] + wide - self.xs[0]) / step_x) + 1)
        low = max(0, int((place[1] - wide - self.ys[0]) / step_y))
        high = max(0, int((place[1] + wide - self.ys[0]) / step_y) + 1)
        return int(self._changed[left:right, low:high].max(initial=0)) <= change

    def gaps(self) -> Floats:
        """Middles of the unseen ground, one for each square of half a row that holds some; largest first."""
        i, j = np.nonzero(self.hits == 0)
        if not i.size:
            return np.empty((0, 2))
        x, y = self.xs[i], self.ys[j]
        block = (x // self.reach_m).astype(np.int64) * 1_000_003 + (y // self.reach_m).astype(np.int64)
        _, which, count = np.unique(block, return_inverse=True, return_counts=True)
        middle = np.column_stack([np.bincount(which, x), np.bincount(which, y)]) / count[:, None]
        return middle[np.argsort(-count, kind="stable")]

    def _seen(self, line: Line) -> Seen:
        (x0, y0), (x1, y1) = line
        left = max(0, int((min(x0, x1) - self.reach_m - self.xs[0]) / self._step_x))
        right = max(left, int((max(x0, x1) + self.reach_m - self.xs[0]) / self._step_x) + 2)
        low = max(0, int((min(y0, y1) - self.reach_m - self.ys[0]) / self._step_y))
        high = max(low, int((max(y0, y1) + self.reach_m - self.ys[0]) / self._step_y) + 2)
        dx, dy = x1 - x0, y1 - y0
        metres = math.hypot(dx, dy)
        dx, dy = (dx / metres, dy / metres) if metres > 0.0 else (1.0, 0.0)
        x, y = self.xs[left:right] - x0, self.ys[low:high] - y0
        more_x, more_y = self._off_x[low:high], self._off_y[left:right]
        along = (x * dx + more_y * dy)[:, None] + (y * dy + more_x * dx)
        aside = (x * dy - more_y * dx)[:, None] + (more_x * dy - y * dx)
        along -= np.minimum(np.maximum(along, 0.0), metres)  # what is left is beyond an end
        along *= along
        aside *= aside
        along += aside
        return Seen(left, low, (along <= self.reach_m**2).astype(np.int16))


def _with(
    hits: NDArray[np.int16], views: Sequence[tuple[Seen, int]], left: int, low: int
) -> NDArray[np.int16]:
    """A window of `hits` with some lines more or less."""
    after = hits.copy()
    for (x, y, mask), by in views:
        part = after[x - left : x - left + mask.shape[0], y - low : y - low + mask.shape[1]]
        if by > 0:
            part += mask
        else:
            part -= mask
    return after


def _scattered(count: int) -> Floats:
    """Evenly spread from -0.5 to 0.5 without an order that repeats."""
    return np.asarray((np.arange(count) * 0.618_033_988_75) % 1.0 - 0.5, dtype=np.float64)


def _outside(wanted: tuple[Floats, Floats], xs: Floats, ys: Floats, step: float) -> NDArray[np.bool_]:
    """Which squares are not between an odd and an even crossing of their column."""
    column, y = crossings(*wanted, xs)
    flips = np.zeros((len(xs), len(ys) + 1), dtype=np.int32)
    at = np.clip(np.ceil((y - ys[0]) / step), 0, len(ys)).astype(np.int64)
    np.add.at(flips, (column, at), 1)
    return np.cumsum(flips, axis=1)[:, :-1] % 2 == 0


def crossings(starts: Floats, ends: Floats, xs: Floats) -> tuple[NDArray[np.intp], Floats]:
    """Where lines along y at these x cross edges: the line's number and y, in order of both."""
    ax, ay = starts.T
    bx, by = ends.T
    line, edge = np.nonzero((ax <= xs[:, None]) != (bx <= xs[:, None]))
    y = ay[edge] + (xs[line] - ax[edge]) * (by[edge] - ay[edge]) / (bx[edge] - ax[edge])
    order = np.lexsort((y, line))
    return line[order], y[order]
