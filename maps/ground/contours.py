"""Lines of equal height, for a rectangle of the map: marching squares over the same smoothed ground as the
relief, so that both tell of the same banks.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from maps.ground.level_lines import level_lines
from maps.ground.relief import Box, heights_in, smoothed, smoothing_px
from maps.mercator import metres_per_unit

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from maps.ground.heights import Heights

    Floats = NDArray[np.float64]

MOST_STEPS = 200  # in one box: more are no lines any more
SMALLEST_RING = 24  # pieces: about six cells across


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
        lines = (line for line in level_lines(heights, level_m) if not _is_noise(line))
        found += [Contour(level_m, places * cell + (box.left, box.top)) for places in lines]
    return tuple(found)


def _is_noise(line: Floats) -> bool:
    """A ring so small that it is the survey's, not the ground's."""
    return len(line) <= SMALLEST_RING and bool((line[0] == line[-1]).all())
