"""Areas on the ground: a ring of corners, holes, and the metric frame in which geometry is done."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from pyproj import Transformer
from shapely import Polygon
from shapely.validation import explain_validity

from maps.geo import LatLon
from maps.plain_error import PlainError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

Ring = tuple[LatLon, ...]


class AreaError(PlainError):
    """An outline that is not an area: too few corners, crossing itself, or empty."""


@dataclass(frozen=True, slots=True)
class Area:
    """An outline with holes. Rings are open: the first corner is not repeated at the end."""

    ring: Ring
    holes: tuple[Ring, ...] = ()

    def __post_init__(self) -> None:
        for ring in (self.ring, *self.holes):
            if len(set(ring)) < 3:
                raise AreaError(f"an area needs at least 3 different corners, this one has {len(set(ring))}")

    @property
    def centre(self) -> LatLon:
        """The mean of the corners; near enough to hang a metric frame on."""
        n = len(self.ring)
        return LatLon(sum(p.lat_deg for p in self.ring) / n, sum(p.lon_deg for p in self.ring) / n)


@cache
def _transformer(lat_deg: float, lon_deg: float) -> Transformer:
    frame = f"+proj=aeqd +lat_0={lat_deg!r} +lon_0={lon_deg!r} +ellps=WGS84 +units=m"
    return Transformer.from_crs("EPSG:4326", frame, always_xy=True)


@dataclass(frozen=True, slots=True)
class LocalFrame:
    """Metres east (x) and north (y) of an origin: azimuthal equidistant on WGS 84, 1e-6 true within 20 km."""

    origin: LatLon

    def to_xy(self, at: LatLon) -> tuple[float, float]:
        x, y = _transformer(self.origin.lat_deg, self.origin.lon_deg).transform(at.lon_deg, at.lat_deg)
        return float(x), float(y)

    def to_latlon(self, x_m: float, y_m: float) -> LatLon:
        transformer = _transformer(self.origin.lat_deg, self.origin.lon_deg)
        lon, lat = transformer.transform(x_m, y_m, direction="INVERSE")
        return LatLon(float(lat), float(lon))

    def all_to_xy(self, lats: Floats, lons: Floats) -> tuple[Floats, Floats]:
        """The same for arrays of degrees of one shape."""
        x, y = _transformer(self.origin.lat_deg, self.origin.lon_deg).transform(lons, lats)
        return np.asarray(x, np.float64), np.asarray(y, np.float64)

    def all_to_degrees(self, x_m: Floats, y_m: Floats) -> tuple[Floats, Floats]:
        """Latitudes and longitudes of arrays of metres of one shape."""
        transformer = _transformer(self.origin.lat_deg, self.origin.lon_deg)
        lons, lats = transformer.transform(x_m, y_m, direction="INVERSE")
        return np.asarray(lats, np.float64), np.asarray(lons, np.float64)


def to_polygon(area: Area, frame: LocalFrame) -> Polygon:
    """The area as a shapely polygon in the metres of `frame`. AreaError if it crosses itself or is flat."""
    polygon = Polygon(_xy(area.ring, frame), [_xy(hole, frame) for hole in area.holes])
    if not polygon.is_valid:
        raise AreaError(f"the outline is not an area: {explain_validity(polygon)}")
    if polygon.area < 1.0:
        raise AreaError("the outline encloses less than 1 m²")
    return polygon


def from_polygon(polygon: Polygon, frame: LocalFrame) -> Area:
    """The way back from `to_polygon`."""
    rings = [polygon.exterior, *polygon.interiors]
    outer, *holes = (tuple(frame.to_latlon(x, y) for x, y in ring.coords[:-1]) for ring in rings)
    return Area(outer, tuple(holes))


def area_m2(area: Area) -> float:
    """Surface in square metres, holes taken out."""
    return to_polygon(area, LocalFrame(area.centre)).area


def _xy(ring: Iterable[LatLon], frame: LocalFrame) -> list[tuple[float, float]]:
    return [frame.to_xy(corner) for corner in ring]
