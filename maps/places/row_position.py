"""Where a row lies: degrees, metres of LKS-92, LKS-94 or UTM, or both numbers in one cell."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from maps.coordinates.position import parse_position
from maps.coordinates.swapped import seems_swapped
from maps.foreign.corners import is_missing
from maps.foreign.file import SHOWN_CHARS
from maps.geo import LatLon
from maps.grids import (
    EASTINGS_M,
    NORTHINGS_M,
    Grid,
    GridPosition,
    PositionError,
    from_grid,
    grid_position,
)
from maps.places.problem import RowError
from maps.places.values import number
from maps.places.words import Field
from maps.projection import transformer

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_WKT = re.compile(r"POINT\s*Z?\s*\(\s*([0-9.+-]+)\s+([0-9.+-]+)(?:\s+[0-9.+-]+)?\s*\)", re.IGNORECASE)
_MINUTES = re.compile(r"[°'\"]|[0-9] *[NSEW]$|^[NSEW] *[0-9]", re.IGNORECASE)
_UTM_EASTINGS_M, _UTM_NORTHINGS_M = (100e3, 900e3), (5.9e6, 6.6e6)  # in Latvia and Lithuania
PAIRS = (
    (Field.LAT, Field.LON),
    (Field.NORTHING, Field.EASTING),
    (Field.X, Field.Y),
)


class Crs(StrEnum):
    """What a mapping may say of its columns' numbers. The value is the EPSG code."""

    WGS_84 = "EPSG:4326"
    LKS_92 = "EPSG:3059"
    LKS_94 = "EPSG:3346"
    UTM_34 = "EPSG:32634"
    UTM_35 = "EPSG:32635"
    ETRS_UTM_34 = "EPSG:25834"  # within half a metre of the others
    ETRS_UTM_35 = "EPSG:25835"


def has_position(fields: Collection[Field]) -> bool:
    """Whether columns with these meanings say where a row lies."""
    return Field.POINT in fields or any(one in fields and two in fields for one, two in PAIRS)


def position_of(told: Mapping[Field, str], crs: Crs | None = None, decimal: str | None = None) -> LatLon:
    """The position of a row. RowError says what is wrong with it, swapped axes too."""
    point = told.get(Field.POINT)
    if point:
        return _checked(_in_one_cell(point))
    pair = next(((one, two) for one, two in PAIRS if told.get(one) and told.get(two)), None)
    if pair is None:
        raise RowError("no position: fill in both numbers")
    one, two = pair
    if one is Field.LAT and (_MINUTES.search(told[one]) or _MINUTES.search(told[two])):
        return _checked(_typed(f"{told[one]} {told[two]}"))
    first, second = (_number(told[field], decimal) for field in pair)
    if one is Field.X:
        return _checked(_of_axes(first, second, crs))
    if one is Field.NORTHING or crs not in (None, Crs.WGS_84) or max(abs(first), abs(second)) > 1000.0:
        return _checked(_metres(first, second, crs))
    return _checked(_degrees(first, second))


def _of_axes(x: float, y: float, crs: Crs | None) -> LatLon:
    """X and Y: of degrees X is the longitude; of grid metres their size says which is the northing."""
    if max(abs(x), abs(y)) <= 1000.0:
        return _degrees(y, x)
    if crs in (None, Crs.WGS_84, Crs.LKS_92, Crs.LKS_94):
        return _sorted_metres(x, y)
    return _metres(y, x, crs)


def _metres(northing_m: float, easting_m: float, crs: Crs | None) -> LatLon:
    if crs is None or crs is Crs.WGS_84:
        return _sorted_metres(northing_m, easting_m)
    grid = next((grid for grid in Grid if grid == crs), None)
    limits = (_UTM_NORTHINGS_M, _UTM_EASTINGS_M) if grid is None else (NORTHINGS_M[grid], EASTINGS_M[grid])
    if not _within((northing_m, easting_m), limits):
        swapped = _within((easting_m, northing_m), limits)
        hint = "seem swapped: northing and easting" if swapped else f"lie outside {_name(crs)}"
        raise RowError(f"{northing_m:.0f}, {easting_m:.0f} {hint}")
    if grid is not None:
        return _from_grid(GridPosition(grid, northing_m, easting_m))
    lon, lat = transformer(crs).transform(easting_m, northing_m, direction="INVERSE")
    return LatLon(float(lat), float(lon))


def _sorted_metres(one_m: float, two_m: float) -> LatLon:
    try:
        return _from_grid(grid_position(one_m, two_m))
    except PositionError as error:
        raise RowError(str(error)) from error


def _from_grid(position: GridPosition) -> LatLon:
    try:
        return from_grid(position)
    except (PositionError, ValueError) as error:
        raise RowError(str(error)) from error


def _in_one_cell(written: str) -> LatLon:
    wkt = _WKT.fullmatch(written.strip())
    if wkt is None:
        return _typed(written)
    return _degrees(_number(wkt[2], "."), _number(wkt[1], "."))


def _typed(written: str) -> LatLon:
    try:
        return parse_position(written)
    except (PositionError, ValueError) as error:
        raise RowError(str(error)) from error


def _degrees(lat_deg: float, lon_deg: float) -> LatLon:
    try:
        return LatLon(lat_deg, lon_deg)
    except ValueError:
        raise RowError(f"latitude {lat_deg:.10g}, longitude {lon_deg:.10g} is not on the Earth") from None


def _number(written: str, decimal: str | None) -> float:
    read = number(written, decimal)
    if read is None:
        raise RowError(f'"{written[:SHOWN_CHARS]}" is no number of a position')
    return read


def _checked(at: LatLon) -> LatLon:
    if is_missing(at.lon_deg, at.lat_deg):
        raise RowError("0, 0 stands for a position that is missing: correct it")
    if seems_swapped(at):
        given = f"latitude {at.lat_deg:.10g}, longitude {at.lon_deg:.10g}"
        raise RowError(f"{given} seem swapped: exchange the two columns")
    return at


def _within(pair: tuple[float, float], limits: tuple[tuple[float, float], tuple[float, float]]) -> bool:
    return all(low <= value <= high for value, (low, high) in zip(pair, limits, strict=True))


def _name(crs: Crs) -> str:
    return crs.name.replace("ETRS_", "").replace("_", "-")
