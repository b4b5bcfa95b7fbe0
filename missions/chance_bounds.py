"""The best that any track of a given length could find: two limits that no plan can pass.

A track of length L sees at most the ground 2 R L + pi R^2, R being half the swath.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


def swept_m2(length_m: float, swath_m: float) -> float:
    """The ground that a track of this length can see at most."""
    return swath_m * length_m + math.pi * (swath_m / 2) ** 2


def definite_bound(mass: Floats, cell_m2: float, ground_m2: float) -> float:
    """All that is seen is found: the best cells that the ground has room for, the last one in part."""
    best = np.sort(mass, axis=None)[::-1]
    cells = ground_m2 / cell_m2
    whole = int(cells)
    if whole >= len(best):
        return float(best.sum())
    return float(best[:whole].sum() + (cells - whole) * best[whole])


def exponential_bound(mass: Floats, cell_m2: float, ground_m2: float) -> float:
    """Random search: effort c (swept ground by ground) finds 1 - exp(-c); the best spread of it (Koopman).

    Water-filling: c_i = ln(p_i / level) where that is positive, the level set by the sum of all effort.
    """
    ranked = np.sort(mass, axis=None)[::-1]
    p = ranked[ranked > 0.0]
    if not len(p) or ground_m2 <= 0.0:
        return 0.0
    logs = np.log(p)
    ranks = np.arange(1, len(p) + 1)
    level_logs = (np.cumsum(logs) - ground_m2 / cell_m2) / ranks  # if the best 1, 2, 3 ... cells got it all
    count = int(np.flatnonzero(logs > level_logs)[-1]) + 1
    return float(p[:count].sum() - count * math.exp(level_logs[count - 1]))
