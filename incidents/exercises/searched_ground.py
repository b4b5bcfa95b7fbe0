"""The ground that a real flight was for, as the work of an exercise."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from shapely import MultiPoint

from maps.area import LocalFrame, from_polygon
from maps.geo import LatLon, distance_m, moved
from missions.task import Pattern
from training.exercise.scenario import Work
from training.exercise.sense import FAR_M
from training.exercise.values import MOST_PLACES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shapely import Polygon

    from incidents.exercises.flown import Flown

_BY_ROWS = frozenset({Pattern.PARALLEL, Pattern.CREEPING})
_ROUND_M = 25.0  # beyond what was flown over, the camera saw some more
_HEIGHT_M = 50.0
_SIDE_M = 100.0  # where nothing tells what was searched
_SQUARE_SAID = "a square of 200 m round the scene"


def work_of(flown: Flown | None, scene: LatLon) -> tuple[Work, tuple[str, ...]]:
    """What was planned, else what was flown over, else a square round the scene; and lines that say so."""
    if flown is None:
        return Work(area=_square(scene)), (f"what was searched is not known: {_SQUARE_SAID}",)
    plan = flown.plan
    height_m = plan.height if plan is not None else flown.height_m or _HEIGHT_M
    height_m = round(min(120.0, max(10.0, height_m)), 1)
    if plan is not None and plan.look is not None and distance_m(scene, plan.look.at) <= FAR_M:
        radius_m = max(distance_m(plan.look.at, stop.at) for stop in plan.waypoints)
        radius_m = round(min(1_000.0, max(5.0, radius_m)), 1)
        return Work(Pattern.ORBIT, height_m, around=plan.look.at, radius_m=radius_m), ()
    ring = plan.area.ring if plan is not None and plan.area is not None else ()
    if plan is not None and ring and all(distance_m(scene, at) <= FAR_M for at in ring):
        lines: list[str] = []
        pattern = plan.pattern if plan.pattern in _BY_ROWS else Pattern.PARALLEL
        if pattern != plan.pattern:
            lines.append(f"the area was searched by {plan.pattern}; here it is by parallel tracks")
        if len(ring) > MOST_PLACES:
            ring = _outline(ring, scene)
            lines.append("the area has too many corners: it is drawn more simply")
        return Work(str(pattern), height_m, area=ring), tuple(lines)
    near = [at for at in flown.corners if distance_m(scene, at) <= FAR_M]
    if not near:
        what = f"the plan of the flight is not on record: {_SQUARE_SAID}"
        return Work(height_m=height_m, area=_square(scene)), (what,)
    what = "the plan of the flight is not on record: what was flown over is to be searched"
    return Work(height_m=height_m, area=_outline(near, scene)), (what,)


def _square(scene: LatLon) -> tuple[LatLon, ...]:
    signs = ((-1, -1), (1, -1), (1, 1), (-1, 1))
    return tuple(moved(scene, east * _SIDE_M, north * _SIDE_M) for east, north in signs)


def _outline(places: Iterable[LatLon], scene: LatLon) -> tuple[LatLon, ...]:
    frame = LocalFrame(scene)
    hull = MultiPoint([frame.to_xy(at) for at in places]).convex_hull.buffer(_ROUND_M, quad_segs=1)
    return from_polygon(cast("Polygon", hull.simplify(_ROUND_M / 5)), frame).ring
