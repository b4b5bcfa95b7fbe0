"""Search where somebody most likely is: one closed tour a battery, each on the map the earlier ones left."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import shapely
from shapely import Point

from maps.area import LocalFrame, to_polygon
from maps.geo import AboveHome, LatLon, distance_m
from missions import fence
from missions.chance_report import after_flight
from missions.chances import Chances
from missions.chances_of import chances_of
from missions.detour import Router
from missions.energy import estimate
from missions.items import MOST_WAYPOINTS
from missions.patterns.loop import QUICK, THOROUGH, Tour, Wanted, Work, best_tour, refitted
from missions.patterns.loop_turns import turn_law
from missions.patterns.over_ground import over_ground
from missions.plan import Plan, PlanError, Waypoint
from missions.task import Around, Effort, Task

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry.base import BaseGeometry as Geometry

    XY = tuple[float, float]

LEG_CLEAR_M = 6.0  # from what must not be flown over
WAY_CLEAR_M = 3.0
FARTHEST_M = 50_000.0  # from home; the metres of the map are not true beyond
_ROOM_M = 300.0  # round all that is flown, for ways round no-fly areas
_FITTED = 5  # rounds until the budget is met
_NEARLY = 0.03  # off the budget: the tour is mended, not found again
_ENOUGH = 0.985  # of the battery's share used: no further round
_SQUARES_IN_TIME = 400
_WORKS = {Effort.QUICK: QUICK, Effort.THOROUGH: THOROUGH}


def by_probability(task: Task, around: Around, effort: Effort = Effort.THOROUGH) -> Plan:
    """The flight of the first battery. Reads of the task: chances, or person and at; at (home too, if that is
    not known), area (a limit that is not left), no_fly, height, camera, overlap and speed.

    PlanError when there is no map, no way, or nothing in reach.
    """
    return flights_by_probability(replace(task, batteries=1), around, effort)[0]


def flights_by_probability(task: Task, around: Around, effort: Effort = Effort.THOROUGH) -> tuple[Plan, ...]:
    """A closed tour from home for each of the task's batteries, the later ones as if the earlier ones had
    found nobody (random search: what was flown over may still hold somebody, with 1/e of the chance).

    Fewer than asked for when the later ones would find nothing more.
    """
    scene = _scene(task, around)
    chances = scene.chances
    flights: list[Plan] = []
    for _ in range(task.batteries):
        try:
            plan = _one_battery(task, around, scene._replace(chances=chances), _WORKS[effort])
        except PlanError:
            if not flights:
                raise
            break
        flights.append(plan)
        if len(flights) < task.batteries:
            chances = after_flight(plan, chances)
    return tuple(flights)


class _Scene(NamedTuple):
    """Everything in metres of the map's frame."""

    chances: Chances
    home: LatLon
    frame: LocalFrame
    at: XY  # home
    blocked: Geometry | None  # where no leg goes
    ways: Router | None  # from home and back; None: straight


def _scene(task: Task, around: Around) -> _Scene:
    home = around.home or task.at
    chances = chances_of(task)
    if home is None:
        raise PlanError("a search by probability begins and ends at home: say where the drone takes off")
    if not (task.speed_m_s > 0.0 and task.height > 0.0):
        raise PlanError(
            f"a search flies at a speed and a height above 0, not {task.speed_m_s} m/s and {task.height} m"
        )
    away_m = _away_m(chances, home)
    if away_m > FARTHEST_M:
        raise PlanError(
            f"home is {away_m / 1000:.0f} km from the likely ground: plan from a nearer take-off point"
        )
    frame = chances.frame
    at = frame.to_xy(home)
    forbidden = shapely.union_all([to_polygon(shut, frame) for shut in task.no_fly])
    if forbidden.buffer(WAY_CLEAR_M).intersects(Point(at)):
        raise PlanError("home lies inside a no-fly area, or within 3 m of one: choose another take-off point")
    if task.area is None and forbidden.is_empty:
        return _Scene(chances, home, frame, at, None, None)
    limit = None if task.area is None else to_polygon(task.area, frame)
    return _Scene(chances, home, frame, at, *_walls(chances, at, forbidden, limit))


def _walls(chances: Chances, at: XY, forbidden: Geometry, limit: Geometry | None) -> tuple[Geometry, Router]:
    """Where no leg goes, and the ways from home: inside the limit too, if home is."""
    rows, columns = chances.mass.shape
    east, north = chances.west_m + columns * chances.cell_m, chances.south_m + rows * chances.cell_m
    everything = shapely.union_all(
        [shapely.box(chances.west_m, chances.south_m, east, north), Point(at), forbidden.envelope]
    )
    world = shapely.box(*everything.buffer(_ROOM_M).bounds)
    near = forbidden.buffer(LEG_CLEAR_M, join_style="mitre")
    way_free = world.difference(forbidden.buffer(WAY_CLEAR_M, join_style="mitre"))
    if limit is None:
        return near, Router(way_free)
    if limit.contains(Point(at)):
        way_free = way_free.intersection(limit)
    return near.union(world.buffer(_ROOM_M).difference(limit)), Router(way_free)


def _one_battery(task: Task, around: Around, scene: _Scene, work: Work) -> Plan:
    """The longest tour that leaves the drone its reserve: planned, estimated, and planned again."""
    drone = around.drone
    law = turn_law(drone, task.speed_m_s)
    work = _in_time(work, _first_guess_m(task, around) / task.spacing_m)
    wanted = Wanted(
        chances=_in_reach(scene),
        home=scene.at,
        budget_m=_first_guess_m(task, around),
        spacing_m=task.spacing_m,
        law=law,
        blocked=scene.blocked,
        way=_straight if scene.ways is None else scene.ways.way,
    )
    usable = 100.0 * (1.0 - drone.reserve)
    at_least = estimate(_stay_home(task, scene), scene.home, wind=around.wind, drone=drone).used_percent
    best: Plan | None = None
    best_used, tour, share = 0.0, best_tour(wanted, QUICK), 1.0  # learns what a metre takes of the battery
    for attempt in range(_FITTED):
        if attempt and tour is not None:
            nearly = attempt > 1 and abs(share - 1.0) < _NEARLY
            tour = refitted(tour, wanted, work) if nearly else best_tour(wanted, work)
        if tour is None:
            break
        plan = _plan(task, around, scene, tour)
        needed = estimate(plan, scene.home, wind=around.wind, drone=drone)
        if needed.wind_too_strong:
            raise PlanError("the wind is too strong for this speed: fly slower, or wait")
        used = needed.used_percent
        if best_used < used <= usable and (attempt or work is QUICK):
            best, best_used = plan, used
        if best_used >= _ENOUGH * usable:
            break
        share = (usable - at_least) / max(used - at_least, 1e-9)
        share *= 1.0 if used <= usable else 0.998
        wanted = replace(wanted, budget_m=wanted.budget_m * min(2.0, max(0.3, share)))
    if best is None:
        raise PlanError(_out_of_reach(scene))
    return best


def _in_time(work: Work, squares: float) -> Work:
    """Less for each square of a search that has very many: it is low, and the crew waits."""
    share = min(1.0, _SQUARES_IN_TIME / squares)
    return work._replace(tries=round(work.tries * share), sweeps=round(work.sweeps * share))


def _first_guess_m(task: Task, around: Around) -> float:
    """Metres at full speed on the share of a battery, nothing else counted."""
    return task.speed_m_s * around.drone.endurance_s * (1.0 - around.drone.reserve)


def _in_reach(scene: _Scene) -> Chances:
    """The map without what must not be flown over."""
    if scene.blocked is None:
        return scene.chances
    chances = scene.chances
    x, y = np.meshgrid(*chances.centres)
    shapely.prepare(scene.blocked)
    inside = np.asarray(shapely.intersects_xy(scene.blocked, x, y), dtype=bool)
    left = np.where(inside, 0.0, chances.mass)
    if float(left.sum()) <= 0.0:
        raise PlanError("all likely ground lies in no-fly areas or outside the area: draw the area larger")
    return Chances(left, chances.origin, chances.west_m, chances.south_m, chances.cell_m)


def _plan(task: Task, around: Around, scene: _Scene, tour: Tour) -> Plan:
    places = [scene.home, *_places(scene, tour.points[1:-1].tolist()), scene.home]
    flat = [
        Waypoint(at, AboveHome(float(task.height)), searching=number > 0) for number, at in enumerate(places)
    ]
    waypoints, ground_known = over_ground(flat, task, around)
    if len(waypoints) > MOST_WAYPOINTS:
        raise PlanError(
            f"this search needs {len(waypoints)} waypoints, {MOST_WAYPOINTS} fit aboard: fly higher"
        )
    return Plan(
        pattern="probability",
        area=task.area,
        home=scene.home,
        waypoints=waypoints,
        takeoff_height=waypoints[0].height,
        speed_m_s=task.speed_m_s,
        camera=task.lens.name,
        height=task.height,
        swath_m=task.swath_m,
        spacing_m=task.spacing_m,
        fence=fence.around(task.area, scene.home, waypoints, waypoints[0].height),
        ground_known=ground_known,
        no_fly=task.no_fly,
    )


def _stay_home(task: Task, scene: _Scene) -> Plan:
    """Up and down again: what every flight costs."""
    height = AboveHome(float(task.height))
    return Plan(
        pattern="probability",
        area=None,
        home=scene.home,
        waypoints=(Waypoint(scene.home, height),),
        takeoff_height=height,
        speed_m_s=task.speed_m_s,
        camera=task.lens.name,
        height=task.height,
        swath_m=task.swath_m,
        spacing_m=task.spacing_m,
    )


def _places(scene: _Scene, points: Sequence[Sequence[float]]) -> list[LatLon]:
    return [scene.frame.to_latlon(x, y) for x, y in points]


def _straight(_start: XY, _end: XY) -> list[XY]:
    return []


def _away_m(chances: Chances, home: LatLon) -> float:
    """From home to the origin of the map, or to its edge if that is nearer. On the sphere: it may be far."""
    rows, columns = chances.mass.shape
    reach_m = max(
        math.hypot(x, y)
        for x in (chances.west_m, chances.west_m + columns * chances.cell_m)
        for y in (chances.south_m, chances.south_m + rows * chances.cell_m)
    )
    return max(0.0, distance_m(chances.origin, home) - reach_m)


def _out_of_reach(scene: _Scene) -> str:
    chances = scene.chances
    row, column = np.unravel_index(int(np.argmax(chances.mass)), chances.mass.shape)
    x, y = chances.centres
    away_m = math.dist(scene.at, (float(x[column]), float(y[row])))
    if scene.blocked is not None:
        return "no tour fits between the no-fly areas and the edge of the area: draw the area larger"
    return (
        f"one battery does not reach the likely ground and come back: the likeliest place is "
        f"{away_m / 1000:.1f} km from home; take off nearer to it"
    )
