"""Along the lines of equal height, from high to low: a hillside or a river bank, without climbing."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import shapely
from shapely import LineString, Polygon
from shapely.ops import linemerge

from maps.area import Area, LocalFrame, to_polygon
from missions.detour import XY, Router, parts, polygons
from missions.patterns.relief import relief_of, slope_step_m
from missions.patterns.ways import Step, refuse_unflyable, search_plan, shut_off
from missions.plan import PlanError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from shapely.geometry.base import BaseGeometry as Geometry

    from missions.patterns.relief import Relief
    from missions.patterns.ways import Shut
    from missions.plan import Plan
    from missions.task import Around, Effort, Task

_INSET = 0.25  # of the spacing: so far inside the edge a leg ends
_SHORTEST = 0.4  # of the spacing: a shorter line is seen from its neighbours
_GENTLE = 35  # percentile of the slopes between two lines that sets their distance
_LEAST_STEP_M = 0.5
_MOST_LEVELS = 400
_ROUNDS = 3  # of lines between lines, where gentle ground leaves gaps
_SMOOTH = (0.03, 0.06, 0.12)  # of the spacing: how far a leg may run beside its line
_NEAR = 3.0  # spacings: so far away a line belongs to the same slope
_DOWNWARDS = 1.0  # metres of way that a metre of height is worth: lines are not left out on the way down
_ENOUGH_POINTS = 450  # more waypoints come when heights are followed


class _Leg(NamedTuple):
    level: float
    at: tuple[XY, ...]


def contour(task: Task, around: Around, _effort: Effort) -> Plan:
    """Legs on lines of equal height through `task.area`, a track spacing apart along the slope.

    From the highest to the lowest, joined by short ways inside the area. PlanError without elevation data,
    with a hole in them, or on flat ground, where parallel tracks are better.
    """
    if task.area is None:
        raise PlanError("a search along contours needs an area: give --area, or draw one")
    if around.ground is None:
        raise PlanError("a search along contours needs the height of the ground: give --dem, or use parallel")
    frame = LocalFrame(task.area.centre)
    whole = to_polygon(task.area, frame)
    shut = shut_off(frame, [*task.no_fly, *(Area(hole) for hole in task.area.holes)])
    refuse_unflyable(task, around, shut)
    outline = Polygon(whole.exterior)
    free = outline.difference(shut.blocked)
    if free.is_empty:
        raise PlanError("nothing is left of the area outside the no-fly areas")
    relief = relief_of(outline, frame, around.ground, task.spacing_m)
    legs = _legs(relief, free, task.spacing_m)
    if not legs:
        raise PlanError("no line of equal height is long enough to fly in this area: use parallel")
    home = None if around.home is None else frame.to_xy(around.home)
    path = _joined(_in_order(legs, home, task.spacing_m), outline, shut)
    return search_plan(task, around, shut, [Step(at) for at in path], task.area)


def _legs(relief: Relief, free: Geometry, spacing_m: float) -> list[_Leg]:
    """Clipped to where they may be flown."""
    room = _inset(free, _INSET * spacing_m)
    levels = _levels(relief, spacing_m)
    legs = [leg for level in levels for leg in _at_level(relief, level, room, spacing_m)]
    within = relief.heights[relief.inside]
    for _ in range(_ROUNDS):
        seen = shapely.union_all([LineString(leg.at).buffer(spacing_m / 2) for leg in legs])
        gaps = [gap for gap in polygons(free.difference(seen)) if gap.area > _SHORTEST * spacing_m**2 / 2]
        if not gaps:
            break
        near = shapely.union_all(gaps).buffer(_INSET * spacing_m).intersection(room)
        bounds = [float(within.max()), *levels, float(within.min())]
        between = [(a + b) / 2 for a, b in pairwise(bounds)]
        legs += [leg for level in between for leg in _at_level(relief, level, near, spacing_m)]
        levels = sorted([*levels, *between], reverse=True)
    return _thinned(legs, spacing_m)


def _levels(relief: Relief, spacing_m: float) -> list[float]:
    """From the top down, each so far below the one before as the ground between them slopes."""
    heights, slopes = relief.heights[relief.inside], relief.slopes[relief.inside]
    usual = slope_step_m(float(np.median(slopes)), spacing_m)
    levels: list[float] = []
    at, lowest, share = float(heights.max()), float(heights.min()), 0.5  # half a step below the very top
    while at > lowest and len(levels) < _MOST_LEVELS:
        band = slopes[(heights <= at) & (heights >= at - 2.0 * usual)]
        slope = float(np.percentile(band, _GENTLE)) if band.size else float(np.median(slopes))
        at -= share * max(_LEAST_STEP_M, slope_step_m(slope, spacing_m))
        share = 1.0
        if at > lowest:
            levels.append(at)
    return levels


def _at_level(relief: Relief, level: float, room: Geometry, spacing_m: float) -> list[_Leg]:
    """Pieces of the lines of one level that are worth flying."""
    lines = [LineString(line) for line in relief.lines(level) if len(line) > 1]
    cut = [part for line in lines for part in parts(line.intersection(room)) if isinstance(part, LineString)]
    return [
        _Leg(level, _points(piece.simplify(_SMOOTH[0] * spacing_m)))
        for piece in parts(linemerge(cut))
        if isinstance(piece, LineString) and piece.length >= _SHORTEST * spacing_m
    ]


def _thinned(legs: Sequence[_Leg], spacing_m: float) -> list[_Leg]:
    """With as few corners as keep near the lines; fewer still when they would not fit aboard."""
    thin: list[_Leg] = list(legs)
    for smooth in _SMOOTH:
        thin = [_Leg(leg.level, _points(LineString(leg.at).simplify(smooth * spacing_m))) for leg in legs]
        if sum(len(leg.at) for leg in thin) <= _ENOUGH_POINTS:
            break
    return thin


def _in_order(legs: Iterable[_Leg], start: XY | None, spacing_m: float) -> list[_Leg]:
    """Down each slope from its highest line: the nearest line that is not higher, and when none is near, the
    highest one left. So one slope is finished before the drone crosses over to another.
    """
    left = sorted(legs, key=lambda leg: (-leg.level, leg.at))
    here, level = start or left[0].at[0], -math.inf
    ordered: list[_Leg] = []
    while left:
        below = [_near(leg, here) for leg in left if leg.level <= level]
        nearest = min(
            below, key=lambda near: near.away_m + _DOWNWARDS * (level - near.leg.level), default=None
        )
        if nearest is None or nearest.away_m > _NEAR * spacing_m:
            highest = [_near(leg, here) for leg in left if leg.level == left[0].level]
            nearest = min(highest, key=lambda near: near.away_m)
        left.remove(nearest.leg)
        ordered.append(nearest.leg._replace(at=nearest.flown))
        here, level = nearest.flown[-1], nearest.leg.level
    return ordered


class _Near(NamedTuple):
    leg: _Leg
    away_m: float
    flown: tuple[XY, ...]  # the leg from the end that is nearest; a closed one from its nearest corner


def _near(leg: _Leg, here: XY) -> _Near:
    if leg.at[0] == leg.at[-1]:
        corners = leg.at[:-1]
        away, first = min((_apart(here, corner), i) for i, corner in enumerate(corners))
        return _Near(leg, away, (*corners[first:], *corners[: first + 1]))
    ends = _apart(here, leg.at[0]), _apart(here, leg.at[-1])
    return _Near(leg, min(ends), leg.at if ends[0] <= ends[1] else leg.at[::-1])


def _joined(legs: Sequence[_Leg], outline: Polygon, shut: Shut) -> list[XY]:
    """One path, with ways inside the outline; where that is cut in two, wherever it is allowed."""
    inside = Router(outline.buffer(1.0, quad_segs=1).difference(shut.kept_off))
    outside: Router | None = None
    path = list(legs[0].at)
    for leg in legs[1:]:
        way = inside.way(path[-1], leg.at[0])
        if way is None:
            outside = outside or shut.router([at for each in legs for at in each.at])
            way = outside.way(path[-1], leg.at[0])
        if way is None:
            raise PlanError("the no-fly areas leave no way to a part of the area: search it on its own")
        path += [*way, *leg.at]
    return path


def _inset(free: Geometry, metres: float) -> Geometry:
    smaller = free.buffer(-metres)
    return free if smaller.is_empty else smaller


def _points(line: Geometry) -> tuple[XY, ...]:
    return tuple((float(x), float(y)) for x, y in shapely.get_coordinates(line))


def _apart(a: XY, b: XY) -> float:
    return math.dist(a, b)
