"""One search of several parts of an area: each planned by itself, flown one after the other."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import shapely
from shapely import MultiPoint, Polygon

from maps.area import LocalFrame, to_polygon
from maps.geo import AboveHome
from missions.detour import XY, Router
from missions.items import MOST_WAYPOINTS
from missions.patterns.over_ground import over_ground
from missions.patterns.ways import WAY_CLEAR_M, plan_with
from missions.plan import Plan, PlanError, Waypoint

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from missions.task import Around, Task

    PlanOne = Callable[[Task, Around], Plan]

Path: TypeAlias = list[tuple[XY, bool]]  # places, and whether the leg that ends there searches

_NEAR = 0.5  # of the spacing: how far outside the outline a way between two parts may go
_ROUNDS = 20
_WORTH_M = 0.01


def in_parts(task: Task, around: Around, plan_one: PlanOne) -> Plan:
    """The parts of `task.parts` in a short order, the ways between them round what must not be flown over.

    A part that lies on an earlier one is another pass: it comes in a later round, its rows a quarter turned.
    PlanError when one of them cannot be planned, or all do not fit aboard.
    """
    if task.area is None:
        raise PlanError("a search in parts needs the area that they are parts of: draw one")
    frame = LocalFrame(task.area.centre)
    home = None if around.home is None else frame.to_xy(around.home)
    routers = _routers(task, frame, home)
    path: Path = [] if home is None else [(home, False)]
    for paths in _rounds(task, around, frame, plan_one):
        for part in _ordered(paths, path[-1][0] if path else None, routers):
            way = _way(path[-1][0], part[0][0], routers) if path else []
            path += [(at, False) for at in way] + [(part[0][0], False)] + part[1:]
    if home is not None:
        path = [*path[1:], *((at, False) for at in _way(path[-1][0], home, routers))]
    return _plan(task, around, frame, path)


def _plan(task: Task, around: Around, frame: LocalFrame, path: Path) -> Plan:
    flat = [
        Waypoint(frame.to_latlon(*at), AboveHome(float(task.height)), searching) for at, searching in path
    ]
    waypoints, known = over_ground(flat, task, around)
    if len(waypoints) > MOST_WAYPOINTS:
        raise PlanError(
            f"these {len(task.parts)} parts need {len(waypoints)} waypoints, {MOST_WAYPOINTS} fit "
            "aboard: fly higher, or some of them first"
        )
    return plan_with(task, around, waypoints, task.area, ground_known=known)


def _rounds(task: Task, around: Around, frame: LocalFrame, plan_one: PlanOne) -> list[list[Path]]:
    """The paths of the parts, by how many earlier ones each of them lies on."""
    rounds: list[list[Path]] = []
    before: list[tuple[Polygon, int, float]] = []  # ground, round, heading of the rows
    for part in task.parts:
        ground = to_polygon(part, frame)
        under = [(number, heading) for other, number, heading in before if other.intersects(ground)]
        number, heading = max(((n + 1, h + 90.0) for n, h in under), default=(0, None))
        wanted = task.heading_deg if heading is None else heading % 360.0
        made = plan_one(
            replace(task, area=part, parts=(), heading_deg=wanted), replace(around, home=None, ground=None)
        )
        path = [(frame.to_xy(w.at), w.searching) for w in made.waypoints]
        before.append((ground, number, _heading_deg(path)))
        if number == len(rounds):
            rounds.append([])
        rounds[number].append(path)
    return rounds


def _heading_deg(path: Path) -> float:
    """Of the longest leg."""
    legs = [(b[0] - a[0], b[1] - a[1]) for (a, _), (b, searching) in pairwise(path) if searching]
    east, north = max(legs, key=lambda leg: math.hypot(*leg), default=(0.0, 1.0))
    return math.degrees(math.atan2(east, north)) % 180.0


def _ordered(paths: Sequence[Path], start: XY | None, routers: Sequence[Router]) -> list[Path]:
    """Nearest first, then stretches reversed as long as that shortens the way (2-opt); a path may be flown
    from either end."""
    ends = [end for path in paths for end in (path[0][0], path[-1][0])]
    between = _lengths([start if start is not None else ends[0], *ends], routers)
    begin = between[0, 1:] if start is not None else np.zeros(len(ends))
    link = between[1:, 1:]
    order: list[int] = []  # the end by which each path is entered
    left = set(range(len(paths)))
    while left:
        to = begin if not order else link[order[-1] ^ 1]
        entry = min((2 * n + end for n in left for end in (0, 1)), key=lambda e: (float(to[e]), e))
        order.append(entry)
        left.discard(entry // 2)

    def length(tour: Sequence[int]) -> float:
        return float(begin[tour[0]]) + sum(float(link[a ^ 1, b]) for a, b in pairwise(tour))

    best = length(order)
    for _ in range(_ROUNDS):
        before = best
        for i in range(len(order)):
            for j in range(i + 1, len(order) + 1):
                tried = [*order[:i], *(entry ^ 1 for entry in reversed(order[i:j])), *order[j:]]
                if length(tried) < best - _WORTH_M:
                    order, best = tried, length(tried)
        if best > before - _WORTH_M:
            break
    return [paths[e // 2] if e % 2 == 0 else _turned(paths[e // 2]) for e in order]


def _turned(path: Path) -> Path:
    """Flown from its end: a leg searches as it did, whichever of its ends comes last."""
    places = [at for at, _ in reversed(path)]
    searching = [False, *(searches for _, searches in reversed(path[1:]))]
    return list(zip(places, searching, strict=True))


def _routers(task: Task, frame: LocalFrame, home: XY | None) -> list[Router]:
    """Ways near the area, then anywhere; none where nothing is in the way."""
    if task.area is None:
        return []
    whole = to_polygon(task.area, frame)
    outline = Polygon(whole.exterior)
    holes = [Polygon(ring) for ring in whole.interiors]
    shut = shapely.union_all([*holes, *(to_polygon(no_fly, frame) for no_fly in task.no_fly)])
    if shut.is_empty and (not task.stay_inside or outline.convex_hull.area - outline.area < 1.0):
        return []
    kept_off = shut.buffer(WAY_CLEAR_M, join_style="mitre")
    places = MultiPoint([*outline.exterior.coords, *([] if home is None else [home])])
    world = shapely.box(*places.union(kept_off.envelope).buffer(200.0).bounds)
    near = outline.buffer(_NEAR * task.spacing_m, quad_segs=2).simplify(0.5)
    closer = [Router(near.difference(kept_off))] if task.stay_inside else []
    return [*closer, Router(world.difference(kept_off))]


def _lengths(
    points: Sequence[XY], routers: Sequence[Router]
) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    at = np.array(points)
    straight = np.hypot(*(at[:, None, :] - at[None, :, :]).transpose(2, 0, 1))
    lengths = np.full(straight.shape, np.inf) if routers else straight
    for router in routers:
        lengths = np.where(np.isfinite(lengths), lengths, router.lengths(points))
    return np.where(np.isfinite(lengths), lengths, 1e9)  # the way itself says that there is none


def _way(start: XY, end: XY, routers: Sequence[Router]) -> list[XY]:
    """The corners between two places."""
    for router in routers:
        way = router.way(start, end)
        if way is not None:
            return way
    if routers:
        raise PlanError("the no-fly areas leave no way between two parts: search one of them by itself")
    return []
