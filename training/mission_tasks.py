"""The navigation items of a mission, each as something that flies until it is done."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from training.copter import Demand
from training.holding import Circling, Holding
from training.landing import Landing, Takeoff
from training.local_frame import Spot
from training.looking import wanted_yaw_deg
from training.mission_store import (
    DELAY,
    JUMP,
    LAND,
    LOITER_TIME,
    LOITER_TURNS,
    LOITER_UNLIMITED,
    NAVIGATION,
    RETURN,
    SPLINE,
    TAKEOFF,
    WAYPOINT,
)
from training.returning import Returning
from training.route import Leg, vertical_m_s
from training.terrain import ground_up_m

if TYPE_CHECKING:
    from collections.abc import Callable

    from training.autopilot import Autopilot
    from training.mission_store import Item

FRAME_AMSL, FRAME_TERRAIN = 0, 10
TURN_RATE_DEG_S = 20.0


class Task(Protocol):
    """One navigation item being flown."""

    def step(self, ap: Autopilot, dt_s: float) -> Demand: ...
    def done(self, ap: Autopilot) -> bool: ...


def task_for(ap: Autopilot, index: int, start: Spot) -> Task:
    """How to fly item `index` of the stored mission, beginning at `start`."""
    item = ap.missions.mission()[index]
    return _TASKS[item.command](ap, index, item, start)


def spot_of(ap: Autopilot, item: Item, fallback: Spot) -> Spot:
    """Where an item lies. No position, or height 0: the fallback's, as in ArduCopter."""
    if item.x or item.y:
        north, east = ap.frame.north_east_m(item.x, item.y)
    else:
        north, east = fallback.north_m, fallback.east_m
    if item.z == 0.0 and item.command != LAND:
        return Spot(north, east, fallback.up_m)
    if item.frame == FRAME_AMSL:
        return Spot(north, east, ap.frame.up_m(item.z))
    place = Spot(north, east, ap.home_up_m + item.z)
    ground_m = ground_up_m(ap, place) if item.frame == FRAME_TERRAIN else None
    return place if ground_m is None else place._replace(up_m=ground_m + item.z)


class WaypointTask:
    """Along a leg to its end, and stay there if asked."""

    def __init__(self, leg: Leg, stay_s: float = 0.0) -> None:
        self.leg = leg
        self._stay_s = stay_s
        self._arrived_s: float | None = None

    def step(self, ap: Autopilot, dt_s: float) -> Demand:  # noqa: ARG002
        if not ap.sensors.position_ok:
            return Demand(None, None, 0.0)
        yaw_deg = wanted_yaw_deg(ap)
        demand = self.leg.demand(ap.copter, ap.limits, turn=yaw_deg is None)
        return demand if yaw_deg is None else replace(demand, yaw_deg=yaw_deg)

    def done(self, ap: Autopilot) -> bool:
        if self._arrived_s is None and self.leg.reached(ap.copter):
            self._arrived_s = ap.now_s
        return self._arrived_s is not None and ap.now_s >= self._arrived_s + self._stay_s


class OverTerrain(WaypointTask):
    """The same at heights above the ground, from `start_m` to `end_m`; it waits where none is aboard."""

    def __init__(self, leg: Leg, stay_s: float, start_m: float, end_m: float) -> None:
        super().__init__(leg, stay_s)
        self._start_m, self._end_m = start_m, end_m

    def step(self, ap: Autopilot, dt_s: float) -> Demand:
        demand = super().step(ap, dt_s)
        ground_m = ground_up_m(ap, ap.spot)
        if ground_m is None:
            ap.no_terrain_since_s = ap.now_s if ap.no_terrain_since_s is None else ap.no_terrain_since_s
            return Demand(yaw_deg=demand.yaw_deg)
        ap.no_terrain_since_s = None
        above_m = self._start_m + (self._end_m - self._start_m) * self.leg.flown_share(ap.copter)
        return replace(demand, climb_m_s=vertical_m_s(ground_m + above_m - ap.copter.up_m, ap.limits))


class NoTerrain:
    """A height above a ground that is not aboard: ArduCopter fails at once, see `failsafes.py`."""

    def step(self, ap: Autopilot, dt_s: float) -> Demand:  # noqa: ARG002
        ap.no_terrain_since_s = -math.inf
        return Demand()

    def done(self, ap: Autopilot) -> bool:  # noqa: ARG002
        return False


class Stay:
    """Hold for some seconds."""

    def __init__(self, hold: Holding, seconds: float) -> None:
        self._hold, self._seconds = hold, seconds
        self._since_s: float | None = None

    def step(self, ap: Autopilot, dt_s: float) -> Demand:
        return self._hold.step(ap, dt_s)

    def done(self, ap: Autopilot) -> bool:
        if self._since_s is None:
            self._since_s = ap.now_s
        return ap.now_s >= self._since_s + self._seconds


class FlyThen:
    """Fly there first, then do the other thing."""

    def __init__(self, way: WaypointTask, then: Task) -> None:
        self._way: WaypointTask | None = way
        self._then = then

    def step(self, ap: Autopilot, dt_s: float) -> Demand:
        if self._way is not None and self._way.done(ap):
            self._way = None
        return (self._way or self._then).step(ap, dt_s)

    def done(self, ap: Autopilot) -> bool:
        return self._way is None and self._then.done(ap)


def _takeoff(ap: Autopilot, _index: int, item: Item, _start: Spot) -> Task:
    return Takeoff(max(spot_of(ap, item, ap.spot).up_m, ap.copter.up_m))


def _waypoint(ap: Autopilot, index: int, item: Item, start: Spot) -> Task:
    there, stay_s = spot_of(ap, item, start), max(0.0, item.p1)
    after = None if stay_s else _next_spot(ap, index, there)
    leg = _leg(ap, start, there, after)
    if item.frame != FRAME_TERRAIN or item.z == 0.0:
        return WaypointTask(leg, stay_s)
    here_m, there_m = ground_up_m(ap, start), ground_up_m(ap, there)
    if here_m is None or there_m is None:
        return NoTerrain()
    return OverTerrain(leg, stay_s, start.up_m - here_m, item.z)


def _loiter(ap: Autopilot, _index: int, item: Item, start: Spot) -> Task:
    there = spot_of(ap, item, start)
    seconds = item.p1 if item.command == LOITER_TIME else float("inf")
    return FlyThen(WaypointTask(_leg(ap, start, there, None)), Stay(Holding(there), seconds))


def _turns(ap: Autopilot, _index: int, item: Item, start: Spot) -> Task:
    radius_m = abs(item.p3) or ap.parameters["CIRCLE_RADIUS"] / 100.0
    rate = TURN_RATE_DEG_S if item.p3 >= 0 else -TURN_RATE_DEG_S
    return Circling(spot_of(ap, item, start), radius_m, rate, item.p1)


def _land(ap: Autopilot, _index: int, item: Item, start: Spot) -> Task:
    if not (item.x or item.y):
        return Landing()
    over = spot_of(ap, item, start)._replace(up_m=start.up_m)
    return FlyThen(WaypointTask(_leg(ap, start, over, None)), Landing(over))


def _return(_ap: Autopilot, _index: int, _item: Item, _start: Spot) -> Task:
    return Returning()


def _delay(_ap: Autopilot, _index: int, item: Item, _start: Spot) -> Task:
    return Stay(Holding(), max(0.0, item.p1))


def _leg(ap: Autopilot, start: Spot, end: Spot, after: Spot | None) -> Leg:
    return Leg(start, end, after, max(0.5, ap.parameters["WPNAV_RADIUS"] / 100.0))


def _next_spot(ap: Autopilot, index: int, there: Spot) -> Spot | None:
    """The waypoint behind this one, if the corner can be flown without stopping."""
    for item in ap.missions.mission()[index + 1 :]:
        if item.command in (WAYPOINT, SPLINE):
            return spot_of(ap, item, there)
        if item.command in NAVIGATION or item.command == JUMP:
            return None
    return None


_TASKS: dict[int, Callable[[Autopilot, int, Item, Spot], Task]] = {
    TAKEOFF: _takeoff,
    WAYPOINT: _waypoint,
    SPLINE: _waypoint,
    LOITER_TIME: _loiter,
    LOITER_UNLIMITED: _loiter,
    LOITER_TURNS: _turns,
    LAND: _land,
    RETURN: _return,
    DELAY: _delay,
}
