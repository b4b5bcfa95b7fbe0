"""Parallel-track search of an area: even rows at the right spacing, flown in a short tour from home."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import shapely
from shapely import LineString, MultiPoint, Point, Polygon

from maps.area import Area, LocalFrame, to_polygon
from maps.geo import AboveGround, AboveHome, LatLon
from missions import fence
from missions.camera_model import Camera, spacing_m, swath_m
from missions.detour import XY, Router
from missions.ground import Ground, follow
from missions.patterns import rows, tour
from missions.plan import Plan, PlanError, Waypoint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry as Geometry

    from missions.patterns.rows import Leg

MOST_WAYPOINTS = 646  # an ArduCopter takes 650 items (measured); home, take-off, speed and return are four
LEG_CLEAR_M = 6.0  # search legs keep this far from what must not be flown over
WAY_CLEAR_M = 3.0  # ways round it pass this close
ENOUGH = 0.995  # share of the area to sweep before a plan is good
_ANGLES = 18
_INSETS = (0.5, 0.4, 0.3, 0.2, 0.1, 0.0)  # of the spacing: how far inside the edge a leg may end
_MOST_OUTSIDE = 0.05  # share of the path that may lie outside the outline
_PLAIN_COSTS = 1.08  # row by row may take so many times the quickest order
_CLEARLY = 0.001  # share of the area that makes a difference
_TRIED_OUT = 6  # headings planned to the end, the best by a rough look
_FILLS = 3  # rounds of extra legs for what the rows left out


def parallel(
    area: Area,
    camera: Camera,
    height: AboveGround,
    *,
    home: LatLon | None,
    overlap: float = 0.2,
    speed_m_s: float = 8.0,
    heading_deg: float | None = None,
    no_fly: tuple[Area, ...] = (),
    ground: Ground | None = None,
) -> Plan:
    """Search `area` by parallel tracks. `heading_deg` None: the heading that takes the least time.

    Holes of the area and `no_fly` are flown round. PlanError when there is no way, or when the plan would
    not fit aboard.
    """
    if not (speed_m_s > 0.0 and height > 0.0):
        raise PlanError(f"a search flies at a speed and a height above 0, not {speed_m_s} m/s and {height} m")
    frame = LocalFrame(area.centre)
    scene = _scene(area, no_fly, frame, home, spacing_m(camera, height, overlap))
    start, *onward = _path(scene, heading_deg, speed_m_s)
    path = [start._replace(searching=False), *onward]  # the leg to the first corner is only the way there
    if home is not None:
        path = _from_home_and_back(frame.to_xy(home), path, scene)
    flat = [
        Waypoint(frame.to_latlon(*step.at), AboveHome(float(height)), searching=step.searching)
        for step in path
    ]
    waypoints, ground_known = follow(flat, height, home, ground, speed_m_s=speed_m_s)
    _refuse_too_many(len(waypoints))
    takeoff = waypoints[0].height
    return Plan(
        pattern="parallel",
        area=area,
        home=home,
        waypoints=waypoints,
        takeoff_height=takeoff,
        speed_m_s=speed_m_s,
        camera=camera.name,
        height=height,
        swath_m=swath_m(camera, height),
        spacing_m=scene.spacing_m,
        fence=fence.around(area, home, waypoints, takeoff) if home is not None else None,
        ground_known=ground_known,
        no_fly=no_fly,
    )


def _refuse_too_many(waypoints: int) -> None:
    if waypoints > MOST_WAYPOINTS:
        raise PlanError(
            f"this search needs {waypoints} waypoints, {MOST_WAYPOINTS} fit aboard: "
            "fly higher, or split the area"
        )


class _Scene(NamedTuple):
    """Everything in metres, round one frame."""

    outline: Polygon  # without its holes
    wanted: Geometry  # what is to be seen
    free: Geometry  # where legs may go
    blocked: Geometry  # where no leg goes
    between: tuple[Router, ...]  # ways from leg to leg, the first that finds one; none: straight is right
    outside: Router  # ways that only keep clear of what is blocked
    home: XY | None
    spacing_m: float


class _Step(NamedTuple):
    at: XY
    searching: bool


def _scene(
    area: Area, no_fly: Sequence[Area], frame: LocalFrame, home: LatLon | None, spacing: float
) -> _Scene:
    whole = to_polygon(area, frame)
    outline = Polygon(whole.exterior)
    holes = [Polygon(ring) for ring in whole.interiors]
    forbidden = shapely.union_all([*holes, *(to_polygon(shut, frame) for shut in no_fly)])
    blocked = forbidden.buffer(LEG_CLEAR_M, join_style="mitre")
    free = outline.difference(blocked)
    if free.is_empty:
        raise PlanError("nothing is left of the area outside the no-fly areas")
    at_home = None if home is None else frame.to_xy(home)
    kept_off = forbidden.buffer(WAY_CLEAR_M, join_style="mitre")
    if at_home is not None and kept_off.intersects(Point(at_home)):
        raise PlanError("home lies inside a no-fly area, or within 3 m of one: choose another take-off point")
    # A leg may end up to half a row outside a slanted edge; only from there a way may go as far out.
    inside = outline.buffer(1.0, quad_segs=1)
    near = outline.buffer(spacing / 2 + 1.0, quad_segs=2).simplify(0.5)
    everywhere = MultiPoint([*outline.exterior.coords, *([] if at_home is None else [at_home])])
    world = shapely.box(*everywhere.union(kept_off.envelope).buffer(200.0).bounds)
    straight = forbidden.is_empty and inside.convex_hull.area - inside.area < 1.0
    outside = Router(world.difference(kept_off))
    closer = () if straight else (Router(inside.difference(kept_off)), Router(near.difference(kept_off)))
    return _Scene(
        outline=outline,
        wanted=outline.difference(forbidden),
        free=free,
        blocked=blocked,
        between=(*closer, outside) if closer else (),
        outside=outside,
        home=at_home,
        spacing_m=spacing,
    )


def _path(scene: _Scene, heading_deg: float | None, speed_m_s: float) -> list[_Step]:
    """The search from its first to its last corner."""
    corners = shapely.get_coordinates(scene.free.convex_hull)
    narrowest = min((_width(corners, side), side) for side in _sides(corners))
    _refuse_too_many(2 * int(narrowest[0] / scene.spacing_m))  # before all the work: fewer rows cannot be
    even = [i * 180.0 / _ANGLES for i in range(_ANGLES)]
    headings = [*even, narrowest[1]] if heading_deg is None else [heading_deg % 360.0]
    promising = sorted(headings, key=lambda h: (_rough_s(scene, h, speed_m_s), h))[:_TRIED_OUT]
    paths = [_path_at(scene, heading, speed_m_s) for heading in promising]
    return min(paths, key=lambda path: _cost(path, scene, speed_m_s))


def _path_at(scene: _Scene, heading_deg: float, speed_m_s: float) -> list[_Step]:
    """Rows at one heading, and what it takes to see what they leave out."""
    legs, path = _rows_inset_as_needed(scene, heading_deg, speed_m_s)
    for _ in range(_FILLS):
        if _seen(path, scene) >= ENOUGH:
            break
        gaps = scene.wanted.difference(_swept(path, scene.spacing_m))
        more = rows.fill(gaps, scene.blocked, scene.spacing_m, heading_deg)
        if not more:
            break
        legs += more
        path = _joined(legs, scene, speed_m_s)
    return path


def _cost(path: Sequence[_Step], scene: _Scene, speed_m_s: float) -> tuple[bool, bool, float]:
    """Too little seen, too much outside, seconds from home to home: the first that differs decides."""
    points = [step.at for step in path]
    line = LineString(points * 2 if len(points) == 1 else points)
    seen = _seen(path, scene)
    too_far_out = line.difference(scene.outline).length > _MOST_OUTSIDE * line.length
    at = np.array(points if scene.home is None else [scene.home, *points, scene.home])
    return seen < ENOUGH, too_far_out, tour.flown_s(at, speed_m_s)


def _sides(corners: NDArray[np.float64]) -> list[float]:
    """Headings along the sides of a hull: rows along one of them are the fewest a convex shape needs."""
    sides = np.diff(corners, axis=0)
    return [float(angle) for angle in np.degrees(np.arctan2(sides[:, 0], sides[:, 1])) % 180.0]


def _width(corners: NDArray[np.float64], heading_deg: float) -> float:
    across = np.radians(heading_deg + 90.0)
    reach = corners @ np.array([np.sin(across), np.cos(across)])
    return float(reach.max() - reach.min())


def _rough_s(scene: _Scene, heading_deg: float, speed_m_s: float) -> float:
    """Seconds from home to home without the work of going round things."""
    legs = rows.rows(scene.free, scene.blocked, scene.spacing_m, heading_deg, scene.spacing_m / 2)
    costs = tour.costs_between(legs, _home_m(legs, scene), (), speed_m_s)
    return sum(_apart(*leg) for leg in legs) / speed_m_s + costs.of(tour.cheap_tour(legs, costs))


def _rows_inset_as_needed(
    scene: _Scene, heading_deg: float, speed_m_s: float
) -> tuple[list[Leg], list[_Step]]:
    """Legs that stop half a row inside the edge, or nearer to it where that sweeps clearly more."""
    tried: list[tuple[float, list[Leg], list[_Step]]] = []
    for share in _INSETS:
        inset_m = share * scene.spacing_m
        legs = rows.rows(scene.free, scene.blocked, scene.spacing_m, heading_deg, inset_m)
        path = _joined(legs, scene, speed_m_s)
        covered = _seen(path, scene)
        if covered >= ENOUGH:
            return legs, path
        tried.append((covered, legs, path))
    most = max(covered for covered, _, _ in tried)
    return next((legs, path) for covered, legs, path in tried if covered > most - _CLEARLY)


def _joined(legs: Sequence[Leg], scene: _Scene, speed_m_s: float) -> list[_Step]:
    """The legs in a good order, with the ways between them."""
    if not legs:
        raise PlanError("no leg fits into this area beside its no-fly areas: fly lower, or draw it larger")
    entries = _order(legs, scene, speed_m_s)
    path: list[_Step] = []
    for entry in entries:
        start, end = _end(legs, entry), _end(legs, entry ^ 1)
        if path:
            path += [_Step(at, searching=True) for at in _way(path[-1].at, start, scene)]
        path.append(_Step(start, searching=True))
        if end != start:
            path.append(_Step(end, searching=True))
    return path


def _order(legs: Sequence[Leg], scene: _Scene, speed_m_s: float) -> list[int]:
    """The quickest; in a plain area row by row, so that a crew can foresee it, if that costs little more."""
    costs = tour.costs_between(legs, _home_m(legs, scene), scene.between, speed_m_s)
    quickest = tour.improved(tour.cheap_tour(legs, costs), costs)
    if scene.between:
        return quickest
    searching_s = sum(_apart(*leg) for leg in legs) / speed_m_s
    plain = tour.row_by_row(len(legs), costs)
    worth_it = searching_s + costs.of(plain) > _PLAIN_COSTS * (searching_s + costs.of(quickest))
    return quickest if worth_it else plain


def _way(start: XY, end: XY, scene: _Scene) -> list[XY]:
    """The corners between two legs: inside the outline if that is possible, wherever it is allowed if not."""
    for router in scene.between:
        way = router.way(start, end)
        if way is not None:
            return way
    if scene.between:
        raise PlanError("the no-fly areas leave no way to a part of the area: search that part on its own")
    return []


def _from_home_and_back(home: XY, path: list[_Step], scene: _Scene) -> list[_Step]:
    """With the corners of a way from home and back, where the straight one crosses what is forbidden."""
    there = scene.outside.way(home, path[0].at)
    back = scene.outside.way(path[-1].at, home)
    if there is None or back is None:
        raise PlanError("the no-fly areas leave no way from home to the area: choose another take-off point")
    ways = [[_Step(at, searching=False) for at in way] for way in (there, back)]
    return [*ways[0], *path, *ways[1]]


def _seen(path: Sequence[_Step], scene: _Scene) -> float:
    """The share of what is to be searched."""
    return _swept(path, scene.spacing_m).intersection(scene.wanted).area / scene.wanted.area


def _swept(path: Sequence[_Step], spacing: float) -> Geometry:
    """The ground within half a row of the path."""
    points = [step.at for step in path]
    line = LineString(points) if len(points) > 1 else Point(points[0])
    return line.buffer(spacing / 2)


def _home_m(legs: Sequence[Leg], scene: _Scene) -> NDArray[np.float64]:
    if scene.home is None:
        return np.zeros(2 * len(legs))
    return np.array([_apart(scene.home, end) for leg in legs for end in leg])


def _end(legs: Sequence[Leg], end: int) -> XY:
    return legs[end // 2][end % 2]


def _apart(a: XY, b: XY) -> float:
    return float(np.hypot(b[0] - a[0], b[1] - a[1]))
