"""From a flight drawn in metres to a plan: round what is shut, from home and back, with heights and fence."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import shapely
from shapely import LineString, MultiPoint, Point

from maps.area import LocalFrame, to_polygon
from maps.geo import AboveHome
from missions import fence
from missions.detour import XY, Router, parts
from missions.items import MOST_WAYPOINTS
from missions.patterns.over_ground import over_ground
from missions.plan import Plan, PlanError, Waypoint

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from shapely.geometry.base import BaseGeometry as Geometry

    from maps.area import Area
    from maps.geo import LatLon
    from missions.plan import Look
    from missions.task import Around, Task

LEG_CLEAR_M = 6.0  # search legs keep this far from what must not be flown over
WAY_CLEAR_M = 3.0  # ways round it pass this close
_ROOM_M = 200.0  # round everything: so far out a way may go
_SHORTEST_M = 1.0  # a shorter piece of a leg is not worth flying


class Step(NamedTuple):
    """A corner of the flight, in metres. `searching` as in Waypoint."""

    at: XY
    searching: bool = True


@dataclass(frozen=True, slots=True)
class Shut:
    """What must not be flown over, in the metres of `frame`."""

    frame: LocalFrame
    blocked: Geometry  # legs stay out of it
    kept_off: Geometry  # ways as well; smaller

    def router(self, places: Iterable[XY], also: Geometry | None = None) -> Router:
        """Ways between these places; `also` is shut to them too."""
        everything = MultiPoint(list(places)).union(self.kept_off.envelope)
        west, south, east, north = everything.bounds
        world = shapely.box(west - _ROOM_M, south - _ROOM_M, east + _ROOM_M, north + _ROOM_M)
        off = self.kept_off if also is None else self.kept_off.union(also)
        return Router(world.difference(off))


def shut_off(frame: LocalFrame, no_fly: Sequence[Area]) -> Shut:
    """AreaError for a no-fly area that is none."""
    forbidden = shapely.union_all([to_polygon(area, frame) for area in no_fly])
    return Shut(
        frame,
        forbidden.buffer(LEG_CLEAR_M, join_style="mitre"),
        forbidden.buffer(WAY_CLEAR_M, join_style="mitre"),
    )


def refuse_unflyable(task: Task, around: Around, shut: Shut) -> None:
    """PlanError for a speed, a height or a home that no plan can begin with."""
    if not (task.speed_m_s > 0.0 and task.height > 0.0):
        raise PlanError(
            f"a flight has a speed and a height above 0, not {task.speed_m_s} m/s and {task.height} m"
        )
    if around.home is not None and shut.kept_off.intersects(Point(shut.frame.to_xy(around.home))):
        raise PlanError("home lies inside a no-fly area, or within 3 m of one: choose another take-off point")


def refuse_inside(shut: Shut, place: LatLon, what: str) -> None:
    """PlanError when `place` cannot be flown over."""
    if shut.blocked.intersects(Point(shut.frame.to_xy(place))):
        raise PlanError(f"{what} lies inside a no-fly area, or within {LEG_CLEAR_M:.0f} m of one: move it")


def round_shut(path: Sequence[XY], shut: Shut, also: Geometry | None = None) -> list[XY]:
    """The path with what crosses shut ground cut out of it, and ways round. `also`: shut to the ways only.

    A line that is not cut is given back as it is.
    """
    whole = LineString(path)
    if not shut.blocked.intersects(whole):
        return list(path)
    pieces = [piece for leg in pairwise(path) for piece in _open_pieces(leg, shut)]
    if not pieces:
        raise PlanError("nothing of this flight is left outside the no-fly areas")
    router = shut.router(path, also)
    flown = list(pieces[0])
    for start, end in pieces[1:]:
        if start != flown[-1]:
            way = router.way(flown[-1], start)
            if way is None:
                raise PlanError("the no-fly areas leave no way to a part of this flight: make it smaller")
            flown += [*way, start]
        flown.append(end)
    return flown


def from_home_and_back(
    steps: Sequence[Step], home: LatLon | None, shut: Shut, also: Geometry | None = None
) -> list[Step]:
    """With the corners of the ways from home and back, where the straight ones cross what is shut.

    `also` is shut to them too, unless home lies in it.
    """
    if home is None:
        return list(steps)
    start = shut.frame.to_xy(home)
    if also is not None and also.intersects(Point(start)):
        also = None
    if shut.kept_off.is_empty and also is None:
        return list(steps)
    router = shut.router([start, *(step.at for step in steps)], also)
    there, back = router.way(start, steps[0].at), router.way(steps[-1].at, start)
    if there is None or back is None:
        raise PlanError("the no-fly areas leave no way from home to there: choose another take-off point")
    return [
        *(Step(at, searching=False) for at in there),
        *steps,
        *(Step(at, searching=False) for at in back),
    ]


def search_plan(task: Task, around: Around, shut: Shut, steps: Sequence[Step], area: Area | None) -> Plan:
    """The plan of a search that looks straight down, at its height above the ground."""
    steps = from_home_and_back([steps[0]._replace(searching=False), *steps[1:]], around.home, shut)
    flat = [
        Waypoint(shut.frame.to_latlon(*step.at), AboveHome(float(task.height)), step.searching)
        for step in steps
    ]
    waypoints, ground_known = over_ground(flat, task, around)
    return plan_with(task, around, waypoints, area, ground_known=ground_known)


def plan_with(
    task: Task,
    around: Around,
    waypoints: tuple[Waypoint, ...],
    area: Area | None,
    *,
    ground_known: bool,
    look: Look | None = None,
    fenced: Area | None = None,
) -> Plan:
    """The plan that flies these waypoints, with its fence. PlanError when they do not fit aboard.

    `fenced` is what the fence goes round as well, without being searched.
    """
    room = MOST_WAYPOINTS - (0 if look is None else 1)  # the look is an item of its own
    if len(waypoints) > room:
        raise PlanError(
            f"this {task.pattern.value} flight needs {len(waypoints)} waypoints, {room} fit aboard: "
            "fly higher, or make it smaller"
        )
    takeoff = waypoints[0].height
    home = around.home
    return Plan(
        pattern=task.pattern.value,
        area=area,
        home=home,
        waypoints=waypoints,
        takeoff_height=takeoff,
        speed_m_s=task.speed_m_s,
        camera=task.camera,
        height=task.height,
        swath_m=task.swath_m,
        spacing_m=task.spacing_m,
        fence=None if home is None else fence.around(fenced or area, home, waypoints, takeoff),
        ground_known=ground_known,
        no_fly=task.no_fly,
        look=look,
    )


def _open_pieces(leg: tuple[XY, XY], shut: Shut) -> list[tuple[XY, XY]]:
    """What is left of a straight leg, in flying order."""
    start = Point(leg[0])
    left = LineString(leg).difference(shut.blocked)
    pieces = [part for part in parts(left) if isinstance(part, LineString) and part.length >= _SHORTEST_M]
    ends = [(_xy(piece.coords[0]), _xy(piece.coords[-1])) for piece in pieces]
    return sorted(ends, key=lambda piece: start.distance(Point(piece[0])))


def _xy(corner: Sequence[float]) -> XY:
    return float(corner[0]), float(corner[1])
