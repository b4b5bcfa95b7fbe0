"""The fence of a plan: round the area, home and everything flown, with room for wind and braking."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import shapely
from shapely import MultiPoint, Polygon

from maps.area import Area, LocalFrame, from_polygon
from maps.geo import AboveHome, moved
from missions.plan import Fence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from maps.geo import LatLon
    from missions.plan import Waypoint

CIRCLE_CORNERS = 16
MARGIN_M = 40.0  # 10 m/s brake in 20 m at 2.5 m/s2; as much again for wind and position error
ROOM_ABOVE_M = 15.0
_MOST_CORNERS = 24  # a third of what an ArduCopter has room for: what is shut out has corners too


def around(
    area: Area | None,
    home: LatLon,
    waypoints: Sequence[Waypoint],
    takeoff: AboveHome,
    margin_m: float = MARGIN_M,
) -> Fence:
    """A convex fence, because the way home from anywhere inside a convex fence is inside too."""
    places = [home, *(w.at for w in waypoints), *(area.ring if area is not None else ())]
    frame = LocalFrame(home)
    hull = MultiPoint([frame.to_xy(at) for at in places]).convex_hull
    wide = hull.buffer(margin_m, quad_segs=4)
    tolerance_m = margin_m / 20
    while len(shapely.get_coordinates(wide)) > _MOST_CORNERS:
        wide = wide.simplify(tolerance_m)
        tolerance_m *= 2
    top = max([float(takeoff), *(float(w.height) for w in waypoints)])
    return Fence(from_polygon(Polygon(shapely.get_coordinates(wide)), frame), AboveHome(top + ROOM_ABOVE_M))


def circle(centre: LatLon, radius_m: float, *, outside: bool) -> Area:
    """A circle as a polygon: its corners on it, or with `outside` its sides, so that it is never too weak."""
    reach_m = radius_m / math.cos(math.pi / CIRCLE_CORNERS) if outside else radius_m
    turns = (2 * math.pi * i / CIRCLE_CORNERS for i in range(CIRCLE_CORNERS))
    return Area(tuple(moved(centre, reach_m * math.sin(a), reach_m * math.cos(a)) for a in turns))
