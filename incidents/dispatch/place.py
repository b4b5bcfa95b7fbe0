"""Where a dispatch row says it is: degrees, a "(lat, lon)" text, or a national grid; doubts are named."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from maps.coordinates.swapped import seems_swapped
from maps.geo import LatLon
from maps.grids import PositionError, from_grid, grid_positions

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from maps.grids import GridPosition

_POINT = re.compile(r"\(?\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)\s*\)?$")
_WKT = re.compile(r"POINT\s*\(\s*(-?\d+(?:\.\d+)?)\s+(-?\d+(?:\.\d+)?)\s*\)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ReadPlace:
    """A position and how it was written; `doubts` are codes of dispatch flags with what they are about."""

    at: LatLon | None = None
    written: str | None = None
    crs: str | None = None
    doubts: tuple[tuple[str, str], ...] = ()


class Axes(StrEnum):
    """A person's answer where both orders of two numbers lie in the country."""

    AS_MAPPED = "as-mapped"
    SWAPPED = "swapped"


def read_place(cell: Callable[[str], str | None], crs: str | None, axes: Axes | None = None) -> ReadPlace:
    """The position in a row; `cell` gives the text of one of our fields, None where there is none.

    Where northing and easting cannot be told apart there is no position until somebody says so by `axes`.
    """
    northing, easting = cell("northing"), cell("easting")
    if northing and easting and crs:
        return _in_grid(northing, easting, crs, axes)
    point = cell("point")
    if point:
        return _in_text(point)
    lat, lon = cell("lat"), cell("lon")
    if lat and lon:
        return _in_degrees(lat, lon)
    return ReadPlace()


def read_number(text: str) -> float | None:
    """A number with a decimal comma or point, blanks between thousands allowed."""
    plain = re.sub(r"[\s\u00a0\u202f']", "", text)
    if "," in plain:
        plain = plain.replace(".", "").replace(",", ".") if plain.count(",") == 1 else plain.replace(",", "")
    try:
        number = float(plain)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _in_grid(northing: str, easting: str, crs: str, axes: Axes | None) -> ReadPlace:
    written = f"{northing} / {easting}"
    unreadable = ReadPlace(None, written, crs, (("place_unreadable", written),))
    n, e = read_number(northing), read_number(easting)
    if n is None or e is None:
        return unreadable
    try:
        possible = grid_positions(n, e)
    except PositionError:
        return unreadable
    position = _meant(possible, n, axes)
    if position is None:
        return ReadPlace(None, written, crs, (("axes_uncertain", written),))
    doubts: list[tuple[str, str]] = []
    if position.northing_m != n:
        doubts.append(("axes_swapped", written))
    if position.grid != crs:
        doubts.append(("other_grid", position.grid.value))
    try:
        return ReadPlace(from_grid(position), written, position.grid.value, tuple(doubts))
    except (PositionError, ValueError):
        return unreadable


def _meant(possible: Sequence[GridPosition], northing_m: float, axes: Axes | None) -> GridPosition | None:
    """The only one, or the one that somebody chose."""
    if len(possible) == 1:
        return possible[0]
    if axes is None:
        return None
    as_mapped = axes is Axes.AS_MAPPED
    return next((one for one in possible if (one.northing_m == northing_m) is as_mapped), None)


def _in_text(text: str) -> ReadPlace:
    match, wkt = _POINT.match(text.strip()), _WKT.match(text.strip())
    if wkt:
        return _in_degrees(wkt[2], wkt[1])
    if match:
        return _in_degrees(match[1], match[2])
    return ReadPlace(None, text, None, (("place_unreadable", text),))


def _in_degrees(lat: str, lon: str) -> ReadPlace:
    written = f"{lat}, {lon}"
    unreadable = ReadPlace(None, written, "EPSG:4326", (("place_unreadable", written),))
    lat_deg, lon_deg = read_number(lat), read_number(lon)
    if lat_deg is None or lon_deg is None or (lat_deg == 0 and lon_deg == 0):
        return unreadable
    try:
        at = LatLon(lat_deg, lon_deg)
    except ValueError:
        return unreadable
    if seems_swapped(at):
        turned = LatLon(at.lon_deg, at.lat_deg)
        return ReadPlace(turned, written, "EPSG:4326", (("axes_swapped", written),))
    return ReadPlace(at, written, "EPSG:4326")
