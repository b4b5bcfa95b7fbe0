"""How far the air of a scene moves from one moment to another, however often the wind turned between them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from training.camera.scene import Scene

BEFORE_S, AFTER_S = -1e5, 1e6  # longer than anything is trained


class WindWay:
    """The wind of one scene, summed up."""

    def __init__(self, scene: Scene) -> None:
        turns = [(BEFORE_S, scene.wind_from_deg, scene.wind_m_s)]
        turns += sorted((it.since_s, it.from_deg, it.m_s) for it in scene.winds)
        self._at_s = np.array([at_s for at_s, _, _ in turns] + [AFTER_S])
        away = np.radians([from_deg + 180.0 for _, from_deg, _ in turns])
        speed = np.array([m_s for _, _, m_s in turns])
        legs = np.column_stack([np.sin(away), np.cos(away)]) * speed[:, None] * np.diff(self._at_s)[:, None]
        self._way_m = np.vstack([np.zeros((1, 2)), np.cumsum(legs, axis=0)])
        self._steady = len(turns) == 1
        self._wind = (math.sin(away[0]) * speed[0], math.cos(away[0]) * speed[0])

    def between(self, from_s: float, until_s: float) -> tuple[float, float]:
        """Metres east and north."""
        if self._steady:
            return self._wind[0] * (until_s - from_s), self._wind[1] * (until_s - from_s)
        (e0, n0), (e1, n1) = self.until(np.array([from_s, until_s]))
        return float(e1 - e0), float(n1 - n0)

    def until(self, at_s: NDArray[np.float64]) -> NDArray[np.float64]:
        """(N, 2) metres east and north, from some moment long ago on."""
        return np.column_stack([np.interp(at_s, self._at_s, self._way_m[:, axis]) for axis in (0, 1)])
