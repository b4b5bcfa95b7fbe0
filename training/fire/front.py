"""Where the fire is at one moment: what has burnt, and the band that stands in flames."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely

from maps.area import LocalFrame, from_polygon
from maps.ground.level_lines import level_lines
from training.fire.fuel import FLAMES_S

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from shapely import MultiPolygon

    from maps.area import Area
    from maps.geo import LatLon
    from training.fire.arrival import Arrival


@dataclass(frozen=True, slots=True)
class Front:
    """Shapes in metres east and north of the arrival's origin."""

    burnt: MultiPolygon  # all that the fire has reached, with what burns
    flames: MultiPolygon  # of it, the band in flames

    @property
    def area_m2(self) -> float:
        return self.burnt.area

    @property
    def perimeter_m(self) -> float:
        """Of the outer edge; islands in it are not counted."""
        return sum(part.exterior.length for part in self.burnt.geoms)


def front(arrival: Arrival, at_s: float) -> Front:
    """The fire at `at_s` exercise seconds; empty shapes before it starts."""
    burnt = burnt_by(arrival, at_s)
    out = burnt_by(arrival, at_s - FLAMES_S[arrival.fuel])
    return Front(burnt, _parts(burnt.difference(out)))


def burnt_by(arrival: Arrival, at_s: float) -> MultiPolygon:
    """What the front had reached, with its edge between the middles of cells. It never shrinks."""
    seconds = np.pad(arrival.seconds.astype(np.float64), 1, constant_values=np.inf)
    lines = level_lines(_closed(seconds, at_s), at_s)
    if not lines:
        return shapely.MultiPolygon()
    middle = (len(seconds) - 1) / 2.0
    rings = [shapely.LinearRing((line - middle) * arrival.cell_m) for line in lines if len(line) > 3]
    return _parts(shapely.build_area(shapely.GeometryCollection(rings)))


def on_the_map(shape: MultiPolygon, origin: LatLon) -> tuple[Area, ...]:
    """A shape of a front as areas in degrees: for a map, a report, a score."""
    frame = LocalFrame(origin)
    return tuple(from_polygon(part, frame) for part in shape.geoms)


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
