"""Lines of equal height through a grid of heights: marching squares."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from missions.ground import Floats

    Line = list[tuple[float, float]]

# Which sides of a square a line joins, by which of its corners are above: 1 south-west, 2 south-east,
# 4 north-east, 8 north-west. Sides: 0 south, 1 east, 2 north, 3 west. 5 and 10 are saddles, see below.
_JOINS = {
    1: (3, 0), 2: (0, 1), 3: (3, 1), 4: (1, 2), 6: (0, 2), 7: (3, 2),
    8: (2, 3), 9: (2, 0), 11: (2, 1), 12: (1, 3), 13: (1, 0), 14: (0, 3),
}  # fmt: skip
_ROUND_SW_NE, _ROUND_SE_NW = ((3, 0), (1, 2)), ((0, 1), (2, 3))


def lines_at(heights: Floats, level: float) -> list[Line]:
    """The lines at one level in a grid of heights[row, column], as (column, row) with fractions.

    A closed line ends where it begins. Squares with an unknown (NaN) corner have none.
    """
    return _chained(_segments(heights, level), _Crossings(heights, level))


class _Crossings:
    """Where a line crosses the sides of the squares; a side is known by a number."""

    def __init__(self, heights: Floats, level: float) -> None:
        self._heights, self._level = heights, level
        self._columns = heights.shape[1]

    def at(self, side: int) -> tuple[float, float]:
        row, column = divmod(side // 2, self._columns)
        to_row, to_column = (row + 1, column) if side % 2 else (row, column + 1)
        low, high = float(self._heights[row, column]), float(self._heights[to_row, to_column])
        share = (self._level - low) / (high - low)
        return column + share * (to_column - column), row + share * (to_row - row)


def _segments(heights: Floats, level: float) -> list[tuple[int, int]]:
    """Pairs of sides that a line joins within one square."""
    above = heights >= level
    corners = above[:-1, :-1] + 2 * above[:-1, 1:] + 4 * above[1:, 1:] + 8 * above[1:, :-1]
    middle = (heights[:-1, :-1] + heights[:-1, 1:] + heights[1:, 1:] + heights[1:, :-1]) / 4.0
    crossed = np.argwhere((corners > 0) & (corners < 15) & np.isfinite(middle))
    columns = heights.shape[1]
    found: list[tuple[int, int]] = []
    for row, column in crossed.tolist():
        sides = _sides(row, column, columns)
        for a, b in _joins(int(corners[row, column]), middle_above=bool(middle[row, column] >= level)):
            found.append((sides[a], sides[b]))
    return found


def _joins(corners: int, *, middle_above: bool) -> tuple[tuple[int, int], ...]:
    """On a saddle the two corners that are above belong together if the middle is above as well."""
    if corners in {5, 10}:
        return _ROUND_SE_NW if (corners == 5) == middle_above else _ROUND_SW_NE
    return (_JOINS[corners],)


def _sides(row: int, column: int, columns: int) -> tuple[int, int, int, int]:
    """Numbers of the south, east, north and west side: even ones lie along a row, odd ones along a column."""
    here = row * columns + column
    return 2 * here, 2 * (here + 1) + 1, 2 * (here + columns), 2 * here + 1


def _chained(segments: list[tuple[int, int]], crossings: _Crossings) -> list[Line]:
    """Segments joined end to end; open lines from their ends first, then the closed ones."""
    beside: dict[int, list[int]] = {}
    for a, b in segments:
        beside.setdefault(a, []).append(b)
        beside.setdefault(b, []).append(a)
    ends = [side for side, others in beside.items() if len(others) == 1]
    left = dict.fromkeys(beside)
    lines: list[Line] = []
    for start in [*ends, *beside]:
        if start not in left:
            continue
        chain = [start]
        del left[start]
        while (onward := next((o for o in beside[chain[-1]] if o in left), None)) is not None:
            chain.append(onward)
            del left[onward]
        if len(chain) > 2 and start in beside[chain[-1]]:
            chain.append(start)
        lines.append([crossings.at(side) for side in chain])
    return lines
