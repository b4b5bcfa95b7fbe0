"""How far, in which direction, how large: what somebody measures on the map."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pyproj import Geod

    from maps.geo import LatLon


@dataclass(frozen=True, slots=True)
class Leg:
    """One straight step on the WGS 84 ellipsoid. The bearing is true, where it begins, 0 <= bearing < 360."""

    distance_m: float
    bearing_deg: float


@dataclass(frozen=True, slots=True)
class Measured:
    """A way through places; `area_m2` of the outline they close, None for fewer than three."""

    legs: tuple[Leg, ...]
    area_m2: float | None

    @property
    def total_m(self) -> float:
        return sum(leg.distance_m for leg in self.legs)


def measure(places: Sequence[LatLon], *, closed: bool = False) -> Measured:
    """The legs from place to place; `closed`: and back to the first, with the area inside."""
    way = [*places, places[0]] if closed and len(places) > 2 else list(places)
    legs = tuple(_leg(a, b) for a, b in pairwise(way))
    if not closed or len(places) < 3:
        return Measured(legs, None)
    lons, lats = [at.lon_deg for at in places], [at.lat_deg for at in places]
    area_m2, _ = _earth().polygon_area_perimeter(lons, lats)
    return Measured(legs, abs(area_m2))


def _leg(a: LatLon, b: LatLon) -> Leg:
    azimuth, _, distance_m = _earth().inv(a.lon_deg, a.lat_deg, b.lon_deg, b.lat_deg)
    return Leg(float(distance_m), float(azimuth) % 360.0)


@cache
def _earth() -> Geod:
    from pyproj import Geod  # noqa: PLC0415  # 0.1 s, and most starts measure nothing

    return Geod(ellps="WGS84")
