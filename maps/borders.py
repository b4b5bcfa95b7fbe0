"""Which country is below, and how far is the border: the outlines of Latvia and Lithuania.

From OpenStreetMap, true to some tens of metres: enough to warn before a crossing, not to argue about one.
Lakes are filled and border waters are split along their middle (scripts/build_borders.py), so that the two
outlines share one line from Belarus to the sea.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely import LineString, MultiPolygon, Polygon

from maps.geo import EARTH_RADIUS_M, LatLon, distance_m

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Lines = tuple[NDArray[np.float64], ...]  # each of shape (corners, 2), columns lon and lat in degrees

ATTRIBUTION = "© OpenStreetMap contributors"  # ODbL 1.0: to be shown wherever the lines are drawn
COUNTRIES = ("LV", "LT")

_DATA = Path(__file__).parent / "data" / "borders.npz"


def country_at(at: LatLon) -> str | None:
    """ "LV", "LT", or None: the sea and every other country. On the line itself: "LV"."""
    known = _outlines()
    for code in COUNTRIES:
        if shapely.intersects_xy(known.land[code], at.lon_deg, at.lat_deg):
            return code
    return None


def countries_at(lats: Floats, lons: Floats) -> NDArray[np.str_]:
    """The same for many places in degrees; "" for the sea and every other country."""
    known = _outlines()
    found = np.full(np.shape(lats), "", dtype="<U2")
    for code in reversed(COUNTRIES):  # on the line itself the first of them wins
        found[shapely.intersects_xy(known.land[code], lons, lats)] = code
    return found


def distance_to_border_m(at: LatLon) -> float:
    """How far the common border is; like `distance_m` within 0.5 % of the ellipsoid."""
    return distance_m(at, nearest_on_border(at))


def nearest_on_border(at: LatLon) -> LatLon:
    """The point of the common border that is nearest."""
    (line,) = border_line()
    squeeze = math.cos(math.radians(at.lat_deg))  # flat around `at`: degrees of latitude both ways
    corners = (line - (at.lon_deg, at.lat_deg)) * (squeeze, 1.0)
    start, step = corners[:-1], np.diff(corners, axis=0)
    along = np.einsum("ij,ij->i", -start, step) / np.maximum(np.einsum("ij,ij->i", step, step), 1e-30)
    foot = start + np.clip(along, 0.0, 1.0)[:, None] * step
    east, north = foot[np.argmin(np.einsum("ij,ij->i", foot, foot))].tolist()
    return LatLon(at.lat_deg + north, at.lon_deg + east / max(squeeze, 1e-9))


def crosses_border(a: LatLon, b: LatLon) -> bool:
    """Whether the straight step from `a` to `b` meets the border, even if it ends where it came from."""
    step = LineString([(a.lon_deg, a.lat_deg), (b.lon_deg, b.lat_deg)])
    return bool(shapely.intersects(_outlines().border, step))


def border_line() -> Lines:
    """The common border, from Belarus to the sea: one polyline."""
    return _outlines().border_corners


def border_shape() -> LineString:
    """The same as a shape in degrees (x longitude, y latitude), prepared for questions."""
    return _outlines().border


def outlines() -> dict[str, Lines]:
    """The rings of each country for drawing, mainland first, islands after; lakes are not cut out."""
    return dict(_outlines().rings)


def border_length_m() -> float:
    """The length of the common border on the mean sphere."""
    (line,) = border_line()
    mid_lat = np.radians((line[1:, 1] + line[:-1, 1]) / 2)
    step = np.radians(np.diff(line, axis=0))
    return float(np.hypot(step[:, 0] * np.cos(mid_lat), step[:, 1]).sum()) * EARTH_RADIUS_M


@dataclass(frozen=True, slots=True)
class _Outlines:
    land: dict[str, MultiPolygon]
    rings: dict[str, Lines]
    border: LineString
    border_corners: Lines


@cache
def _outlines() -> _Outlines:
    with np.load(_DATA) as stored:
        rings = {code: _lines(stored[code], stored[f"{code}_starts"]) for code in COUNTRIES}
        border_corners = _lines(stored["border"], stored["border_starts"])
    land = {code: MultiPolygon([Polygon(ring) for ring in rings[code]]) for code in COUNTRIES}
    border = LineString(border_corners[0])
    shapely.prepare([*land.values(), border])
    return _Outlines(land, rings, border, border_corners)


def _lines(corners: NDArray[np.int32], starts: NDArray[np.int32]) -> Lines:
    lines = tuple(np.split(corners / 1e6, starts[1:]))
    for line in lines:
        line.flags.writeable = False  # shared by everybody who draws
    return lines
