"""What a map shows of a coverage: each cell as the highest step that its chance reaches."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from maps.geo import LatLon
from missions.coverage import STEPS
from ui.map.layers.seen import SeenPicture

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from missions.coverage import Coverage
    from missions.search_grid import Window

_LAMBDAS = np.array([-math.log1p(-step) for step in STEPS], np.float32)


def picture_of(coverage: Coverage) -> SeenPicture:
    """All of it."""
    grid = coverage.grid
    west, south, east, north = grid.bounds
    # By the middles of the sides: north of the grid is north of the map there.
    middle_x, middle_y = (west + east) / 2, (south + north) / 2
    at = grid.frame.to_latlon
    return SeenPicture(
        _steps(coverage.lambdas),
        north_west=LatLon(at(middle_x, north).lat_deg, at(west, middle_y).lon_deg),
        south_east=LatLon(at(middle_x, south).lat_deg, at(east, middle_y).lon_deg),
    )


def steps_of(coverage: Coverage, window: Window) -> NDArray[np.uint8]:
    """A part of it."""
    return _steps(coverage.lambdas[window.part])


def _steps(lambdas: NDArray[np.float32]) -> NDArray[np.uint8]:
    return np.searchsorted(_LAMBDAS, lambdas, side="right").astype(np.uint8)
