"""One station upwind of a scene with the camera locked on it, out of the smoke, and when to move it."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from shapely import Point

from maps.area import LocalFrame
from maps.geo import AboveHome, Amsl
from missions import fence
from missions.energy import estimate
from missions.line_of_sight import sees
from missions.patterns.locked import (
    OVER_GROUND_M,
    OVER_OBJECT_M,
    ground_along,
    look_of,
    object_of,
    rise_m,
)
from missions.patterns.ways import (
    Step,
    from_home_and_back,
    plan_with,
    refuse_unflyable,
    shut_off,
)
from missions.plan import Plan, PlanError, Waypoint
from missions.plume import STILL_M_S, plume_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shapely.geometry.base import BaseGeometry as Geometry

    from maps.geo import LatLon
    from missions.patterns.ways import Shut
    from missions.plan import Look
    from missions.task import Around, Effort, Task

HIGHEST_M = 120.0  # above the ground: open category and most standard scenarios
CLEAR_DEG = 20.0  # a new station is so far from the smoke, seen from the fire,
NEARLY_DEG = 10.0  # and is left when it is nearer than this: between the two the wind may play
BETTER_DEG = 20.0  # a move must gain so much
UPWIND_DEG = 75.0  # to both sides of where the wind comes from
SHORTEST_S = 30.0  # a shorter stay is not worth the way
# Point source: a burning house of 50 MW radiates a third of it; at 50 m that is 0.6 kW/m2, less than the sun.
_HEAT_M = 50.0
_SCENE_M = 40.0  # a house and what stands round it
_FILLS = 0.5  # of the width of the picture
_BEARING_STEP_DEG = 15
_HEIGHT_STEP_M = 20.0
_NO_WAY_OVER = 0.8  # of the stand-off: no way leads across the scene


@dataclass(frozen=True, slots=True)
class Station:
    """Where a drone hovers and looks."""

    at: LatLon
    height: AboveHome
    bearing_deg: float  # of the station from the scene
    sees: bool | None  # the scene, over the ground; None: the ground between is not known
    clear_of_smoke: bool
    look: Look


def overwatch(task: Task, around: Around, _effort: Effort) -> Plan:
    """One waypoint at the station of `station_for`, held for `hold_s`, or as long as one battery gives."""
    station = station_for(task, around)
    frame = LocalFrame(station.look.at)
    shut = shut_off(frame, task.no_fly)
    there = Step(frame.to_xy(station.at))
    steps = from_home_and_back([there], around.home, shut, _scene_shape(task))
    waypoints = tuple(Waypoint(frame.to_latlon(*step.at), station.height, step.searching) for step in steps)
    known = station.sees is not None
    # All round the scene, so that the fence lets the drone move when the wind turns.
    ring = fence.circle(station.look.at, stand_off_m(task), outside=True)
    plan = plan_with(task, around, waypoints, None, ground_known=known, look=station.look, fenced=ring)
    hold_s = task.hold_s if task.hold_s is not None else _battery_gives_s(plan, around)
    stays = steps.index(there)
    held = replace(waypoints[stays], hold_s=float(math.floor(hold_s)))
    return replace(plan, waypoints=(*waypoints[:stays], held, *waypoints[stays + 1 :]))


def station_for(task: Task, around: Around) -> Station:
    """The best station round `task.at` at `radius_m`: it sees the scene, upwind of it, and as high as wanted.

    `heading_deg` wants the first look in that direction; smoke on that side moves it aside. Unknown ground
    is second to known ground that hides nothing. PlanError when no place is open or none sees the scene.
    """
    scene = object_of(task, "an overwatch")
    shut = shut_off(LocalFrame(scene), task.no_fly)
    refuse_unflyable(task, around, shut)
    open_places = list(_open_places(task, around, shut))
    if not open_places:
        raise PlanError(
            "no station upwind of the scene is open: no-fly areas and smoke leave no place at "
            f"--radius {stand_off_m(task):.0f} m; try another radius, or --heading"
        )
    rated = [
        (_rank(station), place.costs + abs(above - task.height) / _HEIGHT_STEP_M, station)
        for place in open_places
        for above in _heights(task)
        if (station := _station(task, around, scene, place, above)) is not None
    ]
    rank, _, best = min(rated, key=lambda rating: rating[:2], default=(2, 0.0, None))
    if best is None or rank > 1:
        raise PlanError(
            f"the ground hides the scene from every station upwind at --radius {stand_off_m(task):.0f} m, "
            f"up to {HIGHEST_M:.0f} m: try another radius, or --heading"
        )
    return best


def needs_move(here: Station | Plan, task: Task, around: Around) -> Station | None:
    """The new station when the wind of `around` brings the smoke to where the drone hovers; None: stay.

    A station is chosen well clear of the smoke and left only when it is nearly in it, so that a wind that
    plays does not make the drone run to and fro. PlanError as `station_for`.
    """
    scene = object_of(task, "an overwatch")
    at = here.at if isinstance(here, Station) else max(here.waypoints, key=lambda w: w.hold_s).at
    plume = plume_of(scene, around.wind)
    clear_deg = plume.clear_deg(at)
    if clear_deg >= NEARLY_DEG:
        return None
    station = station_for(task, around)
    return station if plume.clear_deg(station.at) >= clear_deg + BETTER_DEG else None


def way_to(station: Station, here: LatLon, task: Task) -> tuple[LatLon, ...]:
    """Where to fly through from `here`, the station last: round no-fly areas, and round the scene.

    PlanError when there is no way.
    """
    frame = LocalFrame(station.look.at)
    shut = shut_off(frame, task.no_fly)
    start, end = frame.to_xy(here), frame.to_xy(station.at)
    scene = _scene_shape(task)
    around_it = None if scene.intersects(Point(start)) else scene
    way = shut.router([start, end], around_it).way(start, end)
    if way is None:
        raise PlanError("the no-fly areas leave no way to the new station: fly there by hand")
    return (*(frame.to_latlon(*corner) for corner in way), station.at)


def stand_off_m(task: Task) -> float:
    """Metres over ground between station and scene. PlanError for one too near.

    Left to us: a house fills half of the picture, but never nearer than its heat and twice its height.
    """
    if task.radius_m is not None:
        if not task.object_height_m + OVER_OBJECT_M <= task.radius_m < math.inf:
            raise PlanError(
                f"--radius {task.radius_m:.0f} m is too near for an overwatch: "
                f"{task.object_height_m + OVER_OBJECT_M:.0f} m is the least"
            )
        return task.radius_m
    sight_m = _SCENE_M / _FILLS / (2.0 * math.tan(math.radians(task.lens.hfov_deg) / 2.0))
    level_m = math.sqrt(max(0.0, sight_m**2 - float(task.height) ** 2))
    return max(_HEAT_M, 2.0 * task.object_height_m, level_m)


class _OpenPlace(NamedTuple):
    at: LatLon
    bearing_deg: float
    costs: float  # in steps from the side that is wanted


def _open_places(task: Task, around: Around, shut: Shut) -> Iterator[_OpenPlace]:
    """Places round the scene that may be flown to and are clear of smoke."""
    plume = plume_of(shut.frame.origin, around.wind)
    radius = stand_off_m(task)
    start = None if around.home is None else shut.frame.to_xy(around.home)
    windy = around.wind.speed_m_s >= STILL_M_S
    wanted = _wanted_deg(task, around, shut)
    for turn in range(0, 360, _BEARING_STEP_DEG):
        bearing = (wanted + turn) % 360.0
        xy = (radius * math.sin(math.radians(bearing)), radius * math.cos(math.radians(bearing)))
        at = shut.frame.to_latlon(*xy)
        if shut.blocked.intersects(Point(xy)) or plume.clear_deg(at) < CLEAR_DEG:
            continue
        if windy and task.heading_deg is None and _apart_deg(bearing, around.wind.from_deg) > UPWIND_DEG:
            continue
        if start is None or shut.kept_off.is_empty or shut.router([start, xy]).way(start, xy) is not None:
            yield _OpenPlace(at, bearing, min(turn, 360 - turn) / _BEARING_STEP_DEG)


def _wanted_deg(task: Task, around: Around, shut: Shut) -> float:
    """The bearing of the station that would be best: opposite of the look, upwind, or on the side of home."""
    if task.heading_deg is not None:
        return task.heading_deg + 180.0
    if around.wind.speed_m_s >= STILL_M_S or around.home is None:
        return around.wind.from_deg
    return math.degrees(math.atan2(*shut.frame.to_xy(around.home)))


def _heights(task: Task) -> list[float]:
    """Above the ground below, the wanted one first."""
    least = task.object_height_m + OVER_OBJECT_M
    wanted = max(float(task.height), least)
    others = [wanted + i * _HEIGHT_STEP_M for i in range(-6, 7) if i]
    return [wanted, *(h for h in others if max(least, OVER_GROUND_M) <= h <= HIGHEST_M)]


def _station(task: Task, around: Around, scene: LatLon, place: _OpenPlace, above_m: float) -> Station | None:
    """A station so high above the ground below it; None where the way there would have to be higher."""
    rise = rise_m(place.at, around)
    height = (rise or 0.0) + above_m
    ground, seen = around.ground, None
    if ground is not None and around.home is not None and (level := ground.height_m(around.home)) is not None:
        below = ground_along([around.home, place.at], ground) - level
        highest = float(np.max(below[np.isfinite(below)], initial=-math.inf))
        if height < highest + OVER_GROUND_M:
            return None
        foot = ground.height_m(scene)
        if rise is not None and foot is not None:
            top = Amsl(foot + task.object_height_m)
            seen = sees(ground, place.at, Amsl(level + height), scene, top)
    return Station(
        at=place.at,
        height=AboveHome(round(height, 1)),
        bearing_deg=round(place.bearing_deg, 1),
        sees=seen,
        clear_of_smoke=plume_of(scene, around.wind).clear_deg(place.at) > 0.0,
        look=look_of(task, scene, around),
    )


def _rank(station: Station) -> int:
    """Seen before unknown before hidden."""
    return {True: 0, None: 1, False: 2}[station.sees]


def _battery_gives_s(plan: Plan, around: Around) -> float:
    """How long it may stay so that it is home again with its reserve. PlanError when that is no time."""
    home = around.home or plan.waypoints[0].at

    def used_percent(hold_s: float) -> float:
        *way, last = plan.waypoints
        held = replace(plan, waypoints=(*way, replace(last, hold_s=hold_s)))
        return estimate(held, home, wind=around.wind, drone=around.drone).used_percent

    going = used_percent(0.0)
    a_second = max((used_percent(100.0) - going) / 100.0, 100.0 / around.drone.endurance_s)
    spare_s = (100.0 * (1.0 - around.drone.reserve) - going) / a_second
    if not spare_s >= SHORTEST_S:
        raise PlanError(
            "one battery only flies to this station and back: take off nearer to the scene, or give --hold"
        )
    return spare_s


def _scene_shape(task: Task) -> Geometry:
    """What no way leads across, in metres round the scene."""
    return Point(0.0, 0.0).buffer(_NO_WAY_OVER * stand_off_m(task), quad_segs=4)


def _apart_deg(a: float, b: float) -> float:
    return abs((a - b + 180.0) % 360.0 - 180.0)
