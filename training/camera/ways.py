"""Roads and waters on the ground, from the few points that a plan names."""

from __future__ import annotations

import numpy as np


def rounded(points: tuple[tuple[float, float], ...]) -> tuple[tuple[float, float], ...]:
    """The same way without corners (Chaikin's cutting of corners, three times)."""
    way = np.array(points, np.float64)
    for _ in range(3):
        before, after = way[:-1], way[1:]
        cut = np.stack([0.75 * before + 0.25 * after, 0.25 * before + 0.75 * after], axis=1).reshape(-1, 2)
        way = np.vstack([way[:1], cut, way[-1:]])
    return tuple((float(east), float(north)) for east, north in way)
