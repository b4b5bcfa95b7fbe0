"""The flat patch of ground that the drone flies over: metres north and east of where it was switched on."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from maps.geo import EARTH_RADIUS_M, Amsl, LatLon

if TYPE_CHECKING:
    from typing import Self

_M_PER_E7 = math.radians(1e-7) * EARTH_RADIUS_M


class Spot(NamedTuple):
    """A point in the local frame; `up_m` counts from the ground the drone was switched on at."""

    north_m: float
    east_m: float
    up_m: float


@dataclass(frozen=True, slots=True)
class LocalFrame:
    """Between wire positions (degrees times 1e7, metres AMSL) and local metres."""

    lat_e7: float
    lon_e7: float
    ground_amsl_m: Amsl
    lon_scale: float

    @classmethod
    def at(cls, place: LatLon, ground_amsl_m: Amsl) -> Self:
        scale = max(0.01, math.cos(math.radians(place.lat_deg)))
        return cls(place.lat_deg * 1e7, place.lon_deg * 1e7, ground_amsl_m, scale)

    def north_east_m(self, lat_e7: float, lon_e7: float) -> tuple[float, float]:
        east_e7 = (lon_e7 - self.lon_e7 + 1.8e9) % 3.6e9 - 1.8e9
        return (lat_e7 - self.lat_e7) * _M_PER_E7, east_e7 * _M_PER_E7 * self.lon_scale

    def lat_lon_e7(self, north_m: float, east_m: float) -> tuple[int, int]:
        lat = self.lat_e7 + north_m / _M_PER_E7
        lon = self.lon_e7 + east_m / (_M_PER_E7 * self.lon_scale)
        return round(lat), round((lon + 1.8e9) % 3.6e9 - 1.8e9)

    def amsl_m(self, up_m: float) -> Amsl:
        return Amsl(self.ground_amsl_m + up_m)

    def up_m(self, amsl_m: float) -> float:
        return amsl_m - self.ground_amsl_m
