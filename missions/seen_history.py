"""When each cell reached each step of being seen: the seen ground at any moment of recorded flights."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from missions.coverage import STEPS, Coverage
from missions.recorded_looks import recorded_looks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from missions.camera_model import Camera
    from missions.plan import Look
    from missions.search_grid import SearchGrid
    from telemetry.gimbal_track import GimbalTrack
    from telemetry.track import Track

_LAMBDAS = [np.float32(-math.log1p(-step)) for step in STEPS]


class SeenHistory:
    """Flights are added in the order they were flown; times are seconds of any clock."""

    def __init__(self, grid: SearchGrid) -> None:
        self.coverage = Coverage(grid)
        self._reached_s = [np.full(grid.shape, np.inf, np.float32) for _ in STEPS]

    def add(
        self,
        track: Track,
        gimbal: GimbalTrack | None,
        camera: Camera,
        began_s: float,
        locked_on: Look | None = None,
    ) -> Iterator[None]:
        """One flight, whose first position is at `began_s`. Yields after every look: there are many."""
        self.coverage.begin()
        for at_s, pose in recorded_looks(track, gimbal, locked_on):
            window = self.coverage.step(pose, camera, at_s)
            if window is not None:
                lambdas = self.coverage.lambdas[window.part]
                for enough, reached_s in zip(_LAMBDAS, self._reached_s, strict=True):
                    part = reached_s[window.part]
                    part[(lambdas >= enough) & np.isinf(part)] = began_s + at_s
            yield

    def steps_at(self, at_s: float) -> NDArray[np.uint8]:
        """For each cell how many of STEPS it had reached."""
        reached = np.zeros(self.coverage.grid.shape, np.uint8)
        for reached_s in self._reached_s:
            reached += reached_s <= np.float32(at_s)
        return reached
