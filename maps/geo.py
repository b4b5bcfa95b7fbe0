"""Positions on the Earth, and distances and bearings between them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NewType

EARTH_RADIUS_M = 6_371_008.8  # mean radius R1 of WGS 84, IUGG

Amsl = NewType("Amsl", float)  # metres above mean sea level
AboveHome = NewType("AboveHome", float)  # metres above the take-off point
AboveGround = NewType("AboveGround", float)  # metres above the ground below


@dataclass(frozen=True, slots=True)
class LatLon:
    """A position in WGS 84 degrees. Refuses what is not on the Earth with a ValueError."""

    lat_deg: float
    lon_deg: float

    def __post_init__(self) -> None:
        if not (-90.0 <= self.lat_deg <= 90.0 and -180.0 <= self.lon_deg <= 180.0):
            raise ValueError(f"{self.lat_deg}, {self.lon_deg} is not a latitude and a longitude")


def distance_m(a: LatLon, b: LatLon) -> float:
    """Great-circle distance (haversine on the mean sphere, within 0.5 % of the ellipsoid)."""
    lat_a, lat_b = math.radians(a.lat_deg), math.radians(b.lat_deg)
    half_lat = (lat_b - lat_a) / 2
    half_lon = math.radians(b.lon_deg - a.lon_deg) / 2
    h = math.sin(half_lat) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin(half_lon) ** 2
    return 2 * EARTH_RADIUS_M * math.asin(math.sqrt(min(1.0, h)))


def bearing_deg(a: LatLon, b: LatLon) -> float:
    """Initial bearing from `a` to `b`, clockwise from north, 0 <= bearing < 360."""
    lat_a, lat_b = math.radians(a.lat_deg), math.radians(b.lat_deg)
    lon = math.radians(b.lon_deg - a.lon_deg)
    east = math.sin(lon) * math.cos(lat_b)
    north = math.cos(lat_a) * math.sin(lat_b) - math.sin(lat_a) * math.cos(lat_b) * math.cos(lon)
    return math.degrees(math.atan2(east, north)) % 360.0


def moved(start: LatLon, east_m: float, north_m: float) -> LatLon:
    """The position `east_m` and `north_m` away, on the local tangent: for steps of up to some kilometres."""
    lat = start.lat_deg + math.degrees(north_m / EARTH_RADIUS_M)
    parallel_m = EARTH_RADIUS_M * math.cos(math.radians(start.lat_deg))
    lon = start.lon_deg + math.degrees(east_m / parallel_m)
    return LatLon(lat, (lon + 180.0) % 360.0 - 180.0)
