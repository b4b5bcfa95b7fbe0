"""The flat world of maps: Web Mercator (EPSG:3857) on a square of 2^22 units, x east and y down.

Tiles, the drawn map and exports share this square, so that one unit means one thing everywhere:
at zoom z a pixel is `WORLD / (256 * 2**z)` units.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, overload

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

Floats = NDArray[np.float64] if TYPE_CHECKING else "Floats"

WORLD = float(2**22)  # units along one side of the square
MAX_LAT_DEG = math.degrees(math.atan(math.sinh(math.pi)))  # 85.05113: where the square ends
EQUATOR_M = 2 * math.pi * 6_378_137.0  # EPSG:3857 sphere
TILE_PX = 256


@overload
def to_world(lat_deg: float, lon_deg: float) -> tuple[float, float]: ...
@overload
def to_world(lat_deg: Floats, lon_deg: Floats) -> tuple[Floats, Floats]: ...
def to_world(lat_deg: float | Floats, lon_deg: float | Floats) -> tuple[float | Floats, float | Floats]:
    """Degrees to the square; numbers or arrays. Latitudes beyond the square land on its edge."""
    if not isinstance(lat_deg, np.ndarray):
        return _one_to_world(float(lat_deg), float(lon_deg))
    lat = np.clip(lat_deg, -MAX_LAT_DEG, MAX_LAT_DEG)
    x = (np.asarray(lon_deg) + 180.0) / 360.0 * WORLD
    y = (1.0 - np.arcsinh(np.tan(np.radians(lat))) / math.pi) / 2.0 * WORLD
    return x, y


def _one_to_world(lat_deg: float, lon_deg: float) -> tuple[float, float]:
    """A map asks for some thousand places a second: numpy takes ten times as long for one number."""
    lat = min(max(lat_deg, -MAX_LAT_DEG), MAX_LAT_DEG)
    y = (1.0 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2.0 * WORLD
    return (lon_deg + 180.0) / 360.0 * WORLD, y


@overload
def from_world(x: float, y: float) -> tuple[float, float]: ...
@overload
def from_world(x: Floats, y: Floats) -> tuple[Floats, Floats]: ...
def from_world(x: float | Floats, y: float | Floats) -> tuple[float | Floats, float | Floats]:
    """The square back to (lat_deg, lon_deg); numbers or arrays."""
    lon = np.asarray(x) / WORLD * 360.0 - 180.0
    lat = np.degrees(np.arctan(np.sinh(math.pi * (1.0 - 2.0 * np.asarray(y) / WORLD))))
    return (lat, lon) if isinstance(x, np.ndarray) else (float(lat), float(lon))


def metres_per_unit(lat_deg: float) -> float:
    """True metres on the ground under one unit of the square, at this latitude."""
    return EQUATOR_M / WORLD * math.cos(math.radians(lat_deg))


def units_per_pixel(zoom: float) -> float:
    """Units under one pixel at a zoom of the usual 256-pixel pyramid."""
    return WORLD / (TILE_PX * 2.0**zoom)


def zoom_for(metres_per_pixel: float, lat_deg: float) -> float:
    """The (fractional) zoom at which one pixel is this many metres on the ground."""
    return math.log2(metres_per_unit(lat_deg) * WORLD / TILE_PX / metres_per_pixel)
