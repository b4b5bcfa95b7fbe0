"""Search of an area by rows: parallel tracks at the best heading, or a creeping line along the area."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import shapely

from maps.area import Area, LocalFrame
from maps.geo import AboveGround, AboveHome, LatLon
from missions import fence
from missions.camera_model import Camera, swath_m
from missions.energy import CALM, DroneProfile
from missions.items import MOST_WAYPOINTS
from missions.patterns.again import flown_again
from missions.patterns.choice import QUICK, THOROUGH, best_track, good_headings
from missions.patterns.over_ground import over_ground
from missions.patterns.pace import TURN_S, Pace
from missions.patterns.room import Room, room
from missions.patterns.track import Step
from missions.plan import Plan, PlanError, Waypoint
from missions.task import Around, Effort, Pattern, Task

if TYPE_CHECKING:
    from missions.detour import XY
    from missions.energy import WindAt
    from missions.ground import Ground

_FRAME_DIGITS = 2


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
    wind: WindAt = CALM,
    drone: DroneProfile | None = None,
    stay_inside: bool = True,
    effort: Effort = Effort.THOROUGH,
) -> Plan:
    """Search `area` by parallel tracks. `heading_deg` None: the heading that takes the least time.

    Holes of the area and `no_fly` are flown round. With `stay_inside` the search stays in the outline, also
    between legs; only where what is forbidden cuts the area in two does a way, not counted as search, lead
    round it outside. PlanError when there is no way, or when the plan would not fit aboard.
    """
    task = Task(
        Pattern.PARALLEL,
        area,
        no_fly=no_fly,
        height=height,
        camera=camera.name,
        overlap=overlap,
        speed_m_s=speed_m_s,
        heading_deg=heading_deg,
        stay_inside=stay_inside,
    )
    return swept_by_rows(task, Around(home, ground, wind, drone or DroneProfile()), effort)


def swept_by_rows(task: Task, around: Around, effort: Effort) -> Plan:
    """The plan of a task by PARALLEL or CREEPING; reads all of it but what belongs to other patterns.

    The `heading_deg` of a creeping line is the way it advances, its rows lie across; None: along the long
    side of the area, away from home. Its rows are flown in turn, whatever that costs.
    """
    area = task.area
    if area is None:
        raise PlanError("a search by rows needs an area: draw one")
    _refuse_nonsense(task)
    frame = LocalFrame(_near(area.centre))
    scene = room(
        area,
        task.no_fly,
        frame,
        around.home,
        task.spacing_m,
        stay_inside=task.stay_inside,
        corner_m=TURN_S * task.speed_m_s,
    )
    path = _path(task, around, scene, effort)
    flat = [
        Waypoint(frame.to_latlon(*step.at), AboveHome(float(task.height)), step.searching) for step in path
    ]
    waypoints, ground_known = over_ground(flat, task, around)
    _refuse_too_many(len(waypoints))
    takeoff = waypoints[0].height
    return Plan(
        pattern=task.pattern.value,
        area=area,
        home=around.home,
        waypoints=waypoints,
        takeoff_height=takeoff,
        speed_m_s=task.speed_m_s,
        camera=task.camera,
        height=task.height,
        swath_m=swath_m(task.lens, task.height),
        spacing_m=scene.spacing_m,
        fence=fence.around(area, around.home, waypoints, takeoff) if around.home is not None else None,
        ground_known=ground_known,
        no_fly=task.no_fly,
    )


def _path(task: Task, around: Around, scene: Room, effort: Effort) -> list[Step]:
    """From home, where it is known, to the search, through it, and back."""
    in_turn = task.pattern is Pattern.CREEPING
    care = QUICK if effort is Effort.QUICK else THOROUGH
    corners = shapely.get_coordinates(scene.free.convex_hull)
    narrowest = min((_width(corners, side), side) for side in _sides(corners))
    _refuse_too_many(2 * int(narrowest[0] / scene.spacing_m))  # before all the work: fewer rows cannot be
    if task.heading_deg is not None:
        headings = [(task.heading_deg + (-90.0 if in_turn else 0.0)) % 360.0]
    elif in_turn:
        headings = [_across(scene)]
    else:
        headings = good_headings(scene, care)
    pace = Pace.of(task.speed_m_s, around.wind, around.drone)
    start, *onward = best_track(scene, pace, headings, care, in_turn=in_turn)
    path = [start._replace(searching=False), *onward]  # the leg to the first corner is only the way there
    again = flown_again([step.at for step in path])
    path[1:] = [
        step._replace(searching=step.searching and not old) for step, old in zip(onward, again, strict=True)
    ]
    return path if scene.home is None else _from_home_and_back(scene.home, path, scene)


def _from_home_and_back(home: XY, path: list[Step], scene: Room) -> list[Step]:
    """With the corners of a way from home and back, where the straight one crosses what is forbidden."""
    there = scene.around.way(home, path[0].at)
    back = scene.around.way(path[-1].at, home)
    if there is None or back is None:
        raise PlanError("the no-fly areas leave no way from home to the area: choose another take-off point")
    ways = [[Step(at, searching=False) for at in way] for way in (there, back)]
    return [*ways[0], *path, *ways[1]]


def _across(scene: Room) -> float:
    """The heading of rows along the short side, so that they advance along the long one, away from home."""
    corners = shapely.get_coordinates(scene.wanted.minimum_rotated_rectangle)[:3]
    short = min(np.diff(corners, axis=0).tolist(), key=lambda side: math.hypot(*side))
    heading = math.degrees(math.atan2(short[0], short[1])) % 180.0
    if scene.home is None:
        return heading
    middle = scene.wanted.centroid
    onward = math.radians(heading + 90.0)
    ahead = (middle.x - scene.home[0]) * math.sin(onward) + (middle.y - scene.home[1]) * math.cos(onward)
    return heading if ahead >= 0.0 else heading + 180.0


def _sides(corners: np.ndarray) -> list[float]:
    """Headings along the sides of a hull: rows along one of them are the fewest a convex shape needs."""
    sides = np.diff(corners, axis=0)
    return [float(angle) for angle in np.degrees(np.arctan2(sides[:, 0], sides[:, 1])) % 180.0]


def _width(corners: np.ndarray, heading_deg: float) -> float:
    across = np.radians(heading_deg + 90.0)
    reach = corners @ np.array([np.sin(across), np.cos(across)])
    return float(reach.max() - reach.min())


def _refuse_nonsense(task: Task) -> None:
    if not (0.0 < task.speed_m_s < math.inf and 0.0 < task.height < math.inf):
        raise PlanError(
            f"a search flies at a speed and a height above 0, not {task.speed_m_s} m/s and {task.height} m"
        )
    if not -1.0 <= task.overlap < 1.0:
        raise PlanError(f"tracks overlap by a share below 1, not by {task.overlap}")
    if task.heading_deg is not None and not math.isfinite(task.heading_deg):
        raise PlanError(f"a heading is a number of degrees, not {task.heading_deg}")


def _refuse_too_many(waypoints: int) -> None:
    if waypoints > MOST_WAYPOINTS:
        raise PlanError(
            f"this search needs {waypoints} waypoints, {MOST_WAYPOINTS} fit aboard: "
            "fly higher, or split the area"
        )


def _near(at: LatLon) -> LatLon:
    """Where the metric frame hangs: the same while a corner is drawn, for a new one takes 25 ms."""
    return LatLon(round(at.lat_deg, _FRAME_DIGITS), round(at.lon_deg, _FRAME_DIGITS))
