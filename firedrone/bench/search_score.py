"""How `bench search` scores a track: the probability in what was seen once.

Every cell is spread over 6 x 6 sub-cells and the track is looked at every 5 m; on whole 30 m cells with looks
every 15 m, as published, a lucky track sees 5 % more cells than ground, and passes the "limit".
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from missions.chances import Chances

    Floats = NDArray[np.float64]

RADIUS_M = 80.0 * math.tan(math.radians(22.5))  # a camera of 45 degrees at 80 m
_AT_ONCE = 2000


def score(chances: Chances, track: Floats, *, parts: int = 6, step_m: float = 5.0) -> float:
    """`parts` 1 and `step_m` 15 are the published way. The track is not closed: name its end."""
    side = chances.cell_m / parts
    rows, columns = (size * parts for size in chances.mass.shape)
    looks = _looks(track, step_m)
    x, y = (looks[:, 0] - chances.west_m) / side, (looks[:, 1] - chances.south_m) / side
    reach = math.ceil(RADIUS_M / side) + 1
    offsets = np.arange(-reach, reach + 1)
    seen = np.zeros(rows * columns, dtype=bool)
    for first in range(0, len(x), _AT_ONCE):
        some = slice(first, first + _AT_ONCE)
        i = np.floor(y[some]).astype(np.intp)[:, None] + offsets
        j = np.floor(x[some]).astype(np.intp)[:, None] + offsets
        away2 = ((i + 0.5 - y[some, None]) ** 2)[:, :, None] + ((j + 0.5 - x[some, None]) ** 2)[:, None, :]
        near = away2 * side**2 <= RADIUS_M**2
        near &= ((i >= 0) & (i < rows))[:, :, None] & ((j >= 0) & (j < columns))[:, None, :]
        seen[(i[:, :, None] * columns + j[:, None, :])[near]] = True
    counts = seen.reshape(rows // parts, parts, columns // parts, parts).sum(axis=(1, 3))
    return float((chances.mass * counts).sum() / parts**2)


def length_m(track: Floats) -> float:
    legs = np.diff(track, axis=0)
    return float(np.hypot(legs[:, 0], legs[:, 1]).sum())


def _looks(track: Floats, step_m: float) -> Floats:
    legs = np.diff(track, axis=0)
    reached = np.concatenate([[0.0], np.cumsum(np.hypot(legs[:, 0], legs[:, 1]))])
    at = np.arange(0.0, reached[-1] + step_m / 2, step_m)
    return np.column_stack([np.interp(at, reached, track[:, k]) for k in (0, 1)])
