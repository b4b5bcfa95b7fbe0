"""The national grids: LKS-92 of Latvia and LKS-94 of Lithuania, in metres.

Both have official axes X = northing and Y = easting, and most exports write them the other way round;
therefore `grid_position` sorts two numbers by their size, and asks where that is not certain.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from maps.geo import LatLon
from maps.projection import transformer


class PositionError(Exception):
    """A text or a pair of numbers that is not a position, or could be two."""


class Grid(StrEnum):
    """The value is the EPSG code."""

    LKS_92 = "EPSG:3059"
    LKS_94 = "EPSG:3346"


@dataclass(frozen=True, slots=True)
class GridPosition:
    """Metres in a grid; ETRS89 is taken for WGS 84, which is about half a metre."""

    grid: Grid
    northing_m: float
    easting_m: float


# Where the numbers of each country lie, rounded out
NORTHINGS_M = {Grid.LKS_92: (160e3, 450e3), Grid.LKS_94: (5.96e6, 6.28e6)}
EASTINGS_M = {Grid.LKS_92: (300e3, 780e3), Grid.LKS_94: (290e3, 700e3)}


def to_grid(at: LatLon, grid: Grid) -> GridPosition:
    """The position in a national grid."""
    easting, northing = transformer(grid).transform(at.lon_deg, at.lat_deg)
    return GridPosition(grid, float(northing), float(easting))


def from_grid(position: GridPosition) -> LatLon:
    """The way back. PositionError where the grid ends."""
    back = transformer(position.grid)
    lon, lat = back.transform(position.easting_m, position.northing_m, direction="INVERSE")
    if not (math.isfinite(lon) and math.isfinite(lat)):
        numbers = f"{position.northing_m:.0f}, {position.easting_m:.0f}"
        raise PositionError(f"{numbers} lies outside {_name(position.grid)}")
    return LatLon(float(lat), float(lon))


def grid_position(first_m: float, second_m: float) -> GridPosition:
    """The grid and the order of two numbers. PositionError if both orders are possible, or none."""
    one, *others = grid_positions(first_m, second_m)
    if others:  # only in Kurzeme, where both numbers lie between 300 and 450 km
        numbers = f"{first_m:.0f}, {second_m:.0f}"
        raise PositionError(f"{numbers} can be read both ways in LKS-92: say which is the northing")
    return one


def grid_positions(first_m: float, second_m: float) -> tuple[GridPosition, ...]:
    """Every grid and order that two numbers allow, northing first before easting first; at least one.

    PositionError if there is none.
    """
    possible = {
        GridPosition(grid, northing, easting): None
        for northing, easting in ((first_m, second_m), (second_m, first_m))
        for grid in Grid
        if _between(northing, NORTHINGS_M[grid]) and _between(easting, EASTINGS_M[grid])
    }
    if not possible:
        raise PositionError(f"{first_m:.0f}, {second_m:.0f} lies neither in LKS-92 nor in LKS-94")
    return tuple(possible)


def _between(value: float, limits: tuple[float, float]) -> bool:
    return limits[0] <= value <= limits[1]


def _name(grid: Grid) -> str:
    return grid.name.replace("_", "-")
