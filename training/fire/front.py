"""What a fire has burnt by one moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely

from maps.ground.level_lines import level_lines

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from shapely import MultiPolygon

    from training.fire.arrival import Arrival


def burnt_by(arrival: Arrival, at_s: float) -> MultiPolygon:
    """What the front had reached at `at_s` of the exercise, with its edge between the middles of cells.

    Metres east and north of the arrival's origin; it never shrinks, and is empty before the fire starts.
    """
    seconds = np.pad(arrival.seconds.astype(np.float64), 1, constant_values=np.inf)
    lines = level_lines(_closed(seconds, at_s), at_s)
    if not lines:
        return shapely.MultiPolygon()
    middle = (len(seconds) - 1) / 2.0
    rings = [shapely.LinearRing((line - middle) * arrival.cell_m) for line in lines if len(line) > 3]
    return _parts(shapely.build_area(shapely.GeometryCollection(rings)))


def _closed(seconds: NDArray[np.float64], at_s: float) -> NDArray[np.float64]:
    """Where fire never comes, what puts the edge half way from the first burnt neighbour."""
    padded = np.pad(seconds, 1, constant_values=np.inf)
    size = len(seconds)
    first = np.min(
        [padded[row : row + size, column : column + size] for row in range(3) for column in range(3)], axis=0
    )
    beyond = np.where(first < at_s, 2.0 * at_s - first, at_s + 1.0)
    return np.where(np.isinf(seconds), beyond, seconds)


def _parts(shape: shapely.Geometry) -> MultiPolygon:
    kept = [part for part in shapely.get_parts(shape) if isinstance(part, shapely.Polygon)]
    return shapely.MultiPolygon(kept)
