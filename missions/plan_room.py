"""The room of a plan: everything it may fly over, with some air around, for who asks a neighbour for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shapely import MultiPoint

from maps.area import Area, LocalFrame, from_polygon

if TYPE_CHECKING:
    from missions.plan import Plan

MARGIN_M = 100.0  # wind, braking, and a waypoint that somebody moves
CORNER_SEGMENTS = 2  # a quarter circle in so many lines: an outline that can be read out


def room_of(plan: Plan) -> Area | None:
    """Home, waypoints, area and fence in one outline without dents. None for a plan without a place."""
    areas = [
        area for area in (plan.area, None if plan.fence is None else plan.fence.area) if area is not None
    ]
    places = [w.at for w in plan.waypoints] + [at for area in areas for at in area.ring]
    places += [] if plan.home is None else [plan.home]
    if not places:
        return None
    frame = LocalFrame(places[0])
    hull = MultiPoint([frame.to_xy(at) for at in places]).convex_hull
    around: Any = hull.buffer(MARGIN_M, quad_segs=CORNER_SEGMENTS)
    return from_polygon(around, frame)
