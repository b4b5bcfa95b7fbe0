"""The room a search has: what is to be seen, where legs may lie, and which ways there are between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import shapely
from shapely import MultiPoint, Point, Polygon

from maps.area import LocalFrame, to_polygon
from missions.detour import XY, Router, polygons
from missions.plan import PlanError
from missions.walls import Walls

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry.base import BaseGeometry as Geometry

    from maps.area import Area
    from maps.geo import LatLon

LEG_CLEAR_M = 6.0  # search legs keep this far from what must not be flown over
WAY_CLEAR_M = 3.0  # ways round it pass this close
_EDGE_M = 0.2  # what is flown inside keeps so far from the outline: degrees in a file are rounded
_AROUND_M = 200.0  # how far round everything a way may swing
_MANY_CORNERS = 120  # outlines with more of them are drawn simpler, on the safe side
_SIMPLER_M = 1.5


class Room(NamedTuple):
    """Everything in metres, round one frame."""

    wanted: Geometry  # what is to be seen
    can_be_seen: Geometry  # of it, from where legs may lie
    free: Geometry  # where legs may lie
    inside: Walls  # of where ways between legs may lie
    between: Router | None  # ways between legs; None: every straight one is right
    around: Router  # ways that only keep clear of what is forbidden
    home: XY | None
    spacing_m: float


def room(
    area: Area,
    no_fly: Sequence[Area],
    frame: LocalFrame,
    home: LatLon | None,
    spacing_m: float,
    *,
    stay_inside: bool,
    corner_m: float,
) -> Room:
    """PlanError where nothing is left to search, or no way leads to it. `corner_m` as in `Router`."""
    whole = to_polygon(area, frame)
    outline = Polygon(whole.exterior)
    holes = [Polygon(ring) for ring in whole.interiors]
    forbidden = shapely.union_all([*holes, *(to_polygon(shut, frame) for shut in no_fly)])
    wanted = outline.difference(forbidden)
    at_home = None if home is None else frame.to_xy(home)
    kept_off = _wider(forbidden, WAY_CLEAR_M)
    if at_home is not None and kept_off.intersects(Point(at_home)):
        raise PlanError("home lies inside a no-fly area, or within 3 m of one: choose another take-off point")
    inner = _inner(outline)
    near = inner if stay_inside else outline.buffer(spacing_m / 2, join_style="mitre")
    everywhere = MultiPoint([*outline.exterior.coords, *([] if at_home is None else [at_home])])
    world = shapely.box(*everywhere.union(kept_off.envelope).buffer(_AROUND_M).bounds).difference(kept_off)
    free = _reached(inner.difference(_wider(forbidden, LEG_CLEAR_M)), world, at_home, spacing_m)
    inside = near.difference(kept_off)
    plain = forbidden.is_empty and inside.convex_hull.area - inside.area < 1.0
    return Room(
        wanted=wanted,
        can_be_seen=wanted.intersection(free.buffer(spacing_m / 2, quad_segs=8)),
        free=free,
        inside=Walls.of(inside.buffer(0.05, join_style="mitre")),
        between=None if plain else Router(inside, corner_m),
        around=Router(world, corner_m),
        home=at_home,
        spacing_m=spacing_m,
    )


def _reached(free: Geometry, world: Geometry, home: XY | None, spacing_m: float) -> Geometry:
    """What can be flown to; scraps that cannot are left out."""
    parts = [part for part in polygons(free) if part.area > 0.0]
    if not parts:
        raise PlanError("nothing is left of the area outside the no-fly areas")
    islands = polygons(world)
    largest = max(parts, key=lambda part: part.area).representative_point()
    start = largest if home is None else Point(home)
    mine = next((island for island in islands if island.covers(start)), world)
    reached = [part for part in parts if mine.intersects(part.representative_point())]
    if not reached:
        raise PlanError("the no-fly areas leave no way from home to the area: choose another take-off point")
    lost = [part for part in parts if part not in reached]
    if any(part.area > spacing_m**2 for part in lost):
        raise PlanError("the no-fly areas leave no way to a part of the area: search that part on its own")
    return shapely.union_all(reached)


def _inner(outline: Polygon) -> Geometry:
    """A little inside the outline; less where it is too thin for that."""
    many = len(outline.exterior.coords) > _MANY_CORNERS
    for edge_m in (_EDGE_M, _EDGE_M / 5):
        inner = outline.buffer(-edge_m, join_style="mitre")
        if many:
            simpler = outline.buffer(-edge_m - _SIMPLER_M, join_style="mitre").simplify(_SIMPLER_M)
            inner = simpler if simpler.area > 0.0 and inner.covers(simpler) else inner
        if inner.area > 0.5 * outline.area:
            return inner
    return outline


def _wider(forbidden: Geometry, by_m: float) -> Geometry:
    if len(shapely.get_coordinates(forbidden)) <= _MANY_CORNERS:
        return forbidden.buffer(by_m, join_style="mitre")
    simpler = forbidden.buffer(by_m + _SIMPLER_M, join_style="mitre").simplify(_SIMPLER_M)
    return simpler if simpler.covers(forbidden.buffer(by_m)) else forbidden.buffer(by_m, join_style="mitre")
