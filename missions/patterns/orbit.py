"""Round an object with the camera locked on it: the first look at a burning house from all its sides."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from shapely import LineString, Point

from maps.area import LocalFrame
from maps.geo import AboveHome
from missions.patterns.locked import level_over, look_of, object_of
from missions.patterns.ways import (
    Step,
    from_home_and_back,
    plan_with,
    refuse_unflyable,
    round_shut,
    shut_off,
)
from missions.plan import PlanError, Waypoint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry.base import BaseGeometry as Geometry

    from missions.detour import XY
    from missions.patterns.ways import Shut
    from missions.plan import Plan
    from missions.task import Around, Effort, Task

NEAREST_M = 10.0  # positions are some metres uncertain, and so is the address of a fire
CHORD_M = 1.5  # so far the straight legs may run inside the circle
FEWEST_CORNERS = 12
SECOND_RING_M = 15.0  # above the first
_LEAST_RADIUS_M = 30.0
_COLLAPSE = 1.5  # of its height: so far a building may fall, and nobody has business there
_BESIDE_M = 15.0
_WIDER = (1.0, 1.15, 1.3)  # of our own radius, tried where a no-fly area is in the way
_OVER_FIRE = 0.8  # of the radius: no way leads across the middle


def orbit(task: Task, around: Around, _effort: Effort) -> Plan:
    """A ring of waypoints round `task.at` at `radius_m`, clockwise, level; `passes` 2: a second one higher.

    It starts on the side that home is on, or where the first look goes to `heading_deg`. Where a no-fly area
    is in the way, a radius of our own is made a little larger; one that was asked for is kept, and the arc
    inside is left out: the drone goes round it, or back along the ring, whichever is shorter, but never over
    the object. Smoke does not shorten the ring: the wind does not tell whether there is any.
    """
    middle = object_of(task, "an orbit")
    frame = LocalFrame(middle)
    shut = shut_off(frame, task.no_fly)
    refuse_unflyable(task, around, shut)
    path, radius = _ring(task, around, shut)
    over_fire = Point(0.0, 0.0).buffer(_OVER_FIRE * radius, quad_segs=4)
    closed = path[0] == path[-1]
    second = [] if task.passes < 2 else path if closed else path[::-1]
    rings = [Step(path[0], searching=False), *(Step(at) for at in [*path[1:], *second])]
    steps = from_home_and_back(rings, around.home, shut, over_fire)
    places = [frame.to_latlon(*step.at) for step in steps]
    home = [] if around.home is None else [around.home]
    height, known = level_over(task, middle, [*home, *places, *home], around)
    higher = AboveHome(round(height + SECOND_RING_M, 1))
    rises_at = steps.index(rings[0]) + len(path) if second else len(steps)
    flown = tuple(
        Waypoint(at, height if number < rises_at else higher, step.searching)
        for number, (at, step) in enumerate(zip(places, steps, strict=True))
    )
    return plan_with(task, around, flown, None, ground_known=known, look=look_of(task, middle, around))


def default_radius_m(task: Task) -> float:
    """Outside of where a building falls, and wide enough that a house fits into the picture."""
    return max(_LEAST_RADIUS_M, _COLLAPSE * task.object_height_m + _BESIDE_M)


def circle(radius_m: float, first_bearing_deg: float) -> list[XY]:
    """A regular polygon on the circle, closed, clockwise from its first corner."""
    count = max(FEWEST_CORNERS, math.ceil(math.pi / math.acos(1.0 - CHORD_M / radius_m)))
    angles = [math.radians(first_bearing_deg) + 2.0 * math.pi * i / count for i in range(count)]
    corners = [(radius_m * math.sin(a), radius_m * math.cos(a)) for a in angles]
    return [*corners, corners[0]]


def _ring(task: Task, around: Around, shut: Shut) -> tuple[list[XY], float]:
    """The corners that are flown, and the radius."""
    asked = task.radius_m
    if asked is not None and not NEAREST_M <= asked < math.inf:
        raise PlanError(
            f"--radius {asked:.0f} m is too near: positions are some metres uncertain, "
            f"{NEAREST_M:.0f} m is the least"
        )
    start = _start_deg(task, around, shut)
    radii = [asked] if asked is not None else [default_radius_m(task) * wider for wider in _WIDER]
    for radius in radii:
        ring = circle(radius, start)
        if not shut.blocked.intersects(LineString(ring)):
            return ring, radius
    return _cut(circle(radii[0], start), radii[0], around, shut), radii[0]


def _start_deg(task: Task, around: Around, shut: Shut) -> float:
    """The bearing of the first corner from the object."""
    if task.heading_deg is not None:
        return task.heading_deg + 180.0
    if around.home is not None:
        x, y = shut.frame.to_xy(around.home)
        if math.hypot(x, y) > 1.0:
            return math.degrees(math.atan2(x, y))
    return around.wind.from_deg


def _cut(ring: list[XY], radius: float, around: Around, shut: Shut) -> list[XY]:
    """The open arcs in one flight, from the end that is nearer to home."""
    corners = ring[:-1]
    inside = next((i for i, at in enumerate(corners) if shut.blocked.intersects(Point(at))), None)
    if inside is None:  # only a leg between two corners touches it
        inside = _touched(ring, shut.blocked)
        corners = [*corners[inside + 1 :], *corners[: inside + 1]]
    else:
        corners = [*corners[inside:], *corners[: inside + 1]]
    path = round_shut(corners, shut, Point(0.0, 0.0).buffer(_OVER_FIRE * radius, quad_segs=4))
    if around.home is None:
        return path
    home = Point(shut.frame.to_xy(around.home))
    nearer_end = home.distance(Point(path[-1])) < home.distance(Point(path[0]))
    return path[::-1] if nearer_end else path


def _touched(ring: Sequence[XY], blocked: Geometry) -> int:
    """The leg that crosses what is shut, counted from 0."""
    return next(i for i in range(len(ring) - 1) if blocked.intersects(LineString(ring[i : i + 2])))
