"""How other stations lay the rows of a survey, written anew from how they are seen to behave.

Figures of these rules are not figures of those programs: nobody drags a corner here, and nobody looks at
the holes afterwards. They say what a crew gets that draws an outline and takes what it is given.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely import LineString, Polygon, affinity

from missions.detour import XY, Router, parts

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry as Geometry

_CLEAR_M = 6.0  # what the safe one keeps from holes with its rows, half of it with its ways
_ORIGIN = (0.0, 0.0)
_ROOM_M = 300.0

_Leg = tuple[XY, XY]


def outermost(area: Polygon, home: XY, spacing_m: float) -> list[XY]:
    """As QGroundControl: rows at a given angle, here 0, from outermost edge to outermost, in turn."""
    outline = Polygon(area.exterior)
    rows = [_outermost(row) for row in _rows(outline, outline, spacing_m, 0.0)]
    return _there_and_back(rows, home)


def nearest_end(area: Polygon, home: XY, spacing_m: float) -> list[XY]:
    """As Mission Planner does: every piece of a row inside the outline, the end that is nearest next."""
    outline = Polygon(area.exterior)
    left = [leg for row in _rows(outline, outline, spacing_m, 0.0) for leg in row]
    path, here = list[XY](), home
    while left:
        leg = min(left, key=lambda leg: min(math.dist(here, end) for end in leg))
        left.remove(leg)
        start, end = sorted(leg, key=lambda end: math.dist(here, end))
        path += [start, end]
        here = end
    return path


def safe_lawnmower(area: Polygon, home: XY, spacing_m: float) -> list[XY]:
    """As a careful program: rows across the least width, cut at holes, in turn, ways round the holes."""
    holes = shapely.union_all([Polygon(ring) for ring in area.interiors])
    free = Polygon(area.exterior).difference(holes.buffer(_CLEAR_M, join_style="mitre"))
    world = shapely.box(*area.buffer(_ROOM_M).bounds)
    router = Router(world.difference(holes.buffer(_CLEAR_M / 2, join_style="mitre")))
    heading = _narrowest(area)
    corners = _there_and_back(_rows(Polygon(area.exterior), free, spacing_m, heading), home)
    path = corners[:1]
    for corner in corners[1:]:
        path += [*(router.way(path[-1], corner) or []), corner]
    return [*(router.way(home, path[0]) or []), *path, *(router.way(path[-1], home) or [])]


PEERS = {
    "QGroundControl's rule": outermost,
    "Mission Planner's rule": nearest_end,
    "safe lawnmower": safe_lawnmower,
}
UNSAFE = ("QGroundControl's rule", "Mission Planner's rule")


def _rows(outline: Polygon, free: Geometry, spacing_m: float, heading_deg: float) -> list[list[_Leg]]:
    """Pieces of even rows over the whole width."""
    turned, shape = (affinity.rotate(part, heading_deg, origin=_ORIGIN) for part in (outline, free))
    left, low, right, high = turned.bounds
    count = math.ceil((right - left) / spacing_m)
    found: list[list[_Leg]] = []
    for row in range(count):
        x = left + (row + 0.5) * (right - left) / count
        inside = shape.intersection(LineString([(x, low), (x, high)]))
        pieces = [part for part in parts(inside) if isinstance(part, LineString)]
        back = [affinity.rotate(piece, -heading_deg, origin=_ORIGIN) for piece in pieces]
        found.append([(_at(piece, 0), _at(piece, -1)) for piece in back])
    return [row for row in found if row]


def _outermost(row: list[_Leg]) -> list[_Leg]:
    return [(row[0][0], row[-1][1])]


def _there_and_back(rows: list[list[_Leg]], home: XY) -> list[XY]:
    """Row by row from the corner nearest to home."""
    if math.dist(home, rows[-1][0][0]) < math.dist(home, rows[0][0][0]):
        return _there_and_back(list(reversed(rows)), home)
    up = min(rows[0][0], key=lambda end: math.dist(home, end)) == rows[0][0][0]
    path: list[XY] = []
    for row in rows:
        for leg in row if up else row[::-1]:
            path += leg if up else leg[::-1]
        up = not up
    return path


def _narrowest(area: Polygon) -> float:
    """The heading of rows across which the hull is narrowest."""
    corners = shapely.get_coordinates(area.convex_hull)
    sides = np.diff(corners, axis=0)
    headings = np.degrees(np.arctan2(sides[:, 0], sides[:, 1])) % 180.0
    across = np.radians(headings + 90.0)
    reach = corners @ np.vstack([np.sin(across), np.cos(across)])
    return float(headings[int(np.argmin(np.ptp(reach, axis=0)))])


def _at(line: LineString, end: int) -> XY:
    x, y = line.coords[end][:2]
    return float(x), float(y)
