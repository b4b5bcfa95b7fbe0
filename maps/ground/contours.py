"""Lines of equal height, for a rectangle of the map: marching squares over the same smoothed ground as the
relief, so that both tell of the same banks.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from maps.ground.relief import Box, heights_in, smoothed, smoothing_px
from maps.mercator import metres_per_unit

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from maps.ground.heights import Heights

    Floats = NDArray[np.float64]
    Sides = NDArray[np.intp]

MOST_STEPS = 200  # in one box: more are no lines any more
SMALLEST_RING = 24  # pieces: about six cells across
# Which sides of a cell a line joins, by which corners are high: north-west 8, north-east 4, south-east 2,
# south-west 1. In the saddles 5 and 10 the middle decides: with a high one they are joined like each other.
_N, _E, _S, _W = range(4)
_JOINS: dict[int, tuple[tuple[int, int], ...]] = {
    1: ((_W, _S),), 2: ((_S, _E),), 3: ((_W, _E),), 4: ((_N, _E),), 5: ((_N, _E), (_W, _S)), 6: ((_N, _S),),
    7: ((_N, _W),), 8: ((_N, _W),), 9: ((_N, _S),), 10: ((_N, _W), (_S, _E)), 11: ((_N, _E),),
    12: ((_W, _E),), 13: ((_S, _E),), 14: ((_W, _S),),
}  # fmt: skip


class Contour(NamedTuple):
    """One line, as long as it goes; closed where its last place is its first."""

    height_m: float
    places: Floats  # x and y in world units of `maps.mercator`, a row each


def contours(ground: Heights, box: Box, cells: tuple[int, int], step_m: float) -> tuple[Contour, ...]:
    """Every `step_m` metres above the sea, in so many rows and columns of cells.

    Lines end where the ground is unknown; those of neighbouring boxes meet at the edge.
    """
    rows, columns = cells
    cell = box.width / columns
    size = smoothing_px(cell * metres_per_unit(box.middle_lat_deg))
    # One more post than cells, on the corners of the cells: the last of one piece is the first of the next.
    posts = Box(box.left - cell / 2, box.top - cell / 2, box.right + cell / 2, box.bottom + cell / 2)
    shape = rows + 1, columns + 1
    raw = heights_in(ground, posts, shape, size)
    heights = smoothed(raw, ~np.isnan(raw), size)
    heights[np.isnan(raw)] = np.nan
    heights = heights[size : size + shape[0], size : size + shape[1]]
    if np.isnan(heights).all():
        return ()
    first, last = (
        math.ceil(float(np.nanmin(heights)) / step_m),
        math.floor(float(np.nanmax(heights)) / step_m),
    )
    if last - first >= MOST_STEPS:
        return ()
    found: list[Contour] = []
    for level_m in (n * step_m for n in range(first, last + 1)):
        joined = _joined(*_pieces(heights, level_m))
        found += [Contour(level_m, places * cell + (box.left, box.top)) for places in joined]
    return tuple(found)


def _pieces(heights: Floats, level_m: float) -> tuple[Sides, dict[int, tuple[float, float]]]:
    """Which sides of cells are joined, two numbers a piece; and where on each a line crosses, in cells."""
    corners = np.stack([heights[:-1, :-1], heights[:-1, 1:], heights[1:, 1:], heights[1:, :-1]])
    case = ((corners >= level_m) * np.array([8, 4, 2, 1])[:, None, None]).sum(axis=0)
    case[np.isnan(corners).any(axis=0)] = 0
    crossed = (case > 0) & (case < 15)
    row, column = np.nonzero(crossed)
    case, (nw, ne, se, sw) = case[crossed], corners[:, crossed]
    high = (nw + ne + se + sw) / 4.0 >= level_m
    case = np.where((case == 5) & high, 10, np.where((case == 10) & high, 5, case))
    with np.errstate(invalid="ignore", divide="ignore"):
        north, east = (level_m - nw) / (ne - nw), (level_m - ne) / (se - ne)
        south, west = (level_m - sw) / (se - sw), (level_m - nw) / (sw - nw)
    x = np.array([column + north, column + 1, column + south, column])
    y = np.array([row, row + east, row + 1, row + west])
    # A side has the same number for both of its cells: an even one lies east-west, an odd one north-south.
    wide = heights.shape[1]
    at = 2 * (row * wide + column)
    number = np.array([at, at + 3, at + 2 * wide, at + 1])
    joined = [
        np.stack([number[one][case == kind], number[other][case == kind]], axis=1)
        for kind, joins in _JOINS.items()
        for one, other in joins
    ]
    pieces = np.concatenate(joined)
    used = np.isin(number, pieces)
    places = dict(
        zip(number[used].tolist(), zip(x[used].tolist(), y[used].tolist(), strict=True), strict=True)
    )
    return pieces, places


def _joined(pieces: Sides, places: dict[int, tuple[float, float]]) -> list[Floats]:
    """The pieces as lines, without rings so small that they are noise of the survey."""
    beside: dict[int, list[int]] = {}
    for one, other in pieces.tolist():
        beside.setdefault(one, []).append(other)
        beside.setdefault(other, []).append(one)
    ends = [side for side, others in beside.items() if len(others) == 1]
    lines: list[Floats] = []
    for start in (*ends, *beside):  # the open ones from their ends, then the rings from anywhere
        line = [start]
        while beside[line[-1]]:
            onward = beside[line[-1]].pop()
            beside[onward].remove(line[-1])
            line.append(onward)
        is_ring = line[0] == line[-1]
        if len(line) > 1 and not (is_ring and len(line) <= SMALLEST_RING):
            lines.append(np.array([places[side] for side in line]))
    return lines
