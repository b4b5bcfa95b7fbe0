"""Mends that change what is wanted: round a zone or an obstacle, higher or lower; then it is planned anew."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import shapely
from shapely import LineString, MultiPolygon, Point, Polygon

from maps.area import Area, LocalFrame, from_polygon, to_polygon
from maps.geo import AboveGround, LatLon
from missions.detour import polygons
from missions.findings.heights import LOWEST_M
from missions.findings.obstacles import CLEAR_M
from missions.rules import rules_at

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from shapely.geometry.base import BaseGeometry as Geometry

    from maps.obstacles import Obstacle
    from maps.zones.zone import Zone
    from missions.findings.finding import Finding
    from missions.task import Task

ROOM_M = 3_000.0  # round the task: what of a zone lies further away is nobody's way
MARGIN_M = 10.0  # beside a zone: what positions and wind are wrong by
_MOST_CORNERS = 24  # what is shut out goes aboard corner by corner


def mended_task(
    task: Task,
    finding: Finding,
    *,
    zones: Sequence[Zone] = (),
    obstacles: Sequence[Obstacle] = (),
    home: LatLon | None = None,
) -> Task | None:
    """The task without that finding, to be planned anew; None where no change of it would help.

    None too where the drone stands in the zone, or nothing of the area would be left.
    """
    made = _TASK_MENDS.get(finding.mend or "")
    return None if made is None else made(task, finding, zones, obstacles, home)


def _go_round(
    task: Task,
    finding: Finding,
    zones: Sequence[Zone],
    obstacles: Sequence[Obstacle],
    home: LatLon | None,
) -> Task | None:
    places = _places(task)
    if not places:
        return None
    frame = LocalFrame(places[0])
    shut = [*_zone(finding, zones, frame), *_obstacle(finding, obstacles, frame)]
    room = shapely.MultiPoint([frame.to_xy(at) for at in (*places, *([] if home is None else [home]))])
    near = shapely.union_all(shut).intersection(room.convex_hull.buffer(ROOM_M))
    if near.is_empty or (home is not None and near.intersects(Point(frame.to_xy(home)))):
        return None
    if task.area is not None and to_polygon(task.area, frame).difference(near).area < 1.0:
        return None
    added = tuple(from_polygon(_few_corners(piece), frame) for piece in polygons(near))
    return replace(task, no_fly=(*task.no_fly, *added))


def _zone(finding: Finding, zones: Sequence[Zone], frame: LocalFrame) -> list[Geometry]:
    wanted = finding.facts.get("id")
    shapes = [v.shape for zone in zones if zone.id == wanted for v in zone.volumes]
    return [_in_metres(shape, frame).buffer(MARGIN_M) for shape in shapes]


def _obstacle(finding: Finding, obstacles: Sequence[Obstacle], frame: LocalFrame) -> list[Geometry]:
    place = finding.facts.get("lat_deg"), finding.facts.get("lon_deg")
    found = [o for o in obstacles if (o.places[0].lat_deg, o.places[0].lon_deg) == place]
    made: list[Geometry] = []
    for obstacle in found:
        xy = [frame.to_xy(at) for at in obstacle.places]
        shape = Point(xy[0]) if len(xy) == 1 else Polygon(xy) if obstacle.filled else LineString(xy)
        made.append(shape.buffer(obstacle.radius_m + CLEAR_M, quad_segs=4))
    return made


def _in_metres(shape: Polygon | MultiPolygon, frame: LocalFrame) -> Geometry:
    """Clipped in degrees first: a zone over half the country has thousands of corners elsewhere."""
    lat, lon = frame.origin.lat_deg, frame.origin.lon_deg
    box = shapely.box(lon - 0.3, lat - 0.15, lon + 0.3, lat + 0.15)
    pieces = [
        to_polygon(_area(piece), frame) for piece in polygons(shapely.make_valid(shape.intersection(box)))
    ]
    return shapely.union_all(pieces)


def _area(piece: Polygon) -> Area:
    rings = [piece.exterior, *piece.interiors]
    outer, *holes = (tuple(LatLon(y, x) for x, y in ring.coords[:-1]) for ring in rings)
    return Area(outer, tuple(holes))


def _few_corners(piece: Polygon) -> Polygon:
    """Nowhere smaller than the piece, without its holes, with as many corners as go aboard."""
    whole, tolerance_m = Polygon(piece.exterior), 1.0
    while len(shapely.get_coordinates(whole)) > _MOST_CORNERS and tolerance_m < 1000.0:
        whole = Polygon(piece.exterior).buffer(tolerance_m, join_style="mitre").simplify(tolerance_m)
        tolerance_m *= 2
        if not isinstance(whole, Polygon) or not whole.covers(piece):
            whole = piece.convex_hull
    return whole if isinstance(whole, Polygon) else Polygon(piece.exterior)


def _places(task: Task) -> list[LatLon]:
    return [*(task.area.ring if task.area is not None else ()), *task.line, *([task.at] if task.at else [])]


def _higher(
    task: Task, finding: Finding, _z: Sequence[Zone], _o: Sequence[Obstacle], home: LatLon | None
) -> Task | None:
    lift = finding.facts.get("lift_m")
    height = task.height + (float(lift) if isinstance(lift, int | float) else LOWEST_M)
    return replace(task, height=AboveGround(height)) if height <= rules_at(home).height_limit_m else None


def _lower(
    task: Task, finding: Finding, _z: Sequence[Zone], _o: Sequence[Obstacle], _home: LatLon | None
) -> Task | None:
    limit = finding.facts.get("limit_m")
    if not isinstance(limit, int | float) or task.height <= limit:
        return None
    return replace(task, height=AboveGround(float(limit)))


_TASK_MENDS: dict[
    str, Callable[[Task, Finding, Sequence[Zone], Sequence[Obstacle], LatLon | None], Task | None]
] = {
    "go_round": _go_round,
    "raise": _higher,
    "raise_leg": _higher,
    "lower": _lower,
}
