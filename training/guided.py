"""GUIDED: take off, go to a point, fly a velocity, hold."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from training.copter import Demand
from training.fence import breaches
from training.holding import Holding
from training.landing import Takeoff
from training.looking import stop_looking, turn_to, wanted_yaw_deg
from training.route import to_point

if TYPE_CHECKING:
    from training.autopilot import Autopilot
    from training.local_frame import Spot

FACE_TARGET_FROM_M = 5.0
OUTSIDE_FENCE = (22, 5)  # recorded: the log alone tells that a target was refused


class Guided:
    """Holds what it was told last."""

    def __init__(self) -> None:
        self._takeoff: Takeoff | None = None
        self._point: Spot | None = None
        self._hold = Holding()
        self._velocity: tuple[float, float, float] | None = None
        self._velocity_at_s = 0.0
        self._face_deg: float | None = None

    def take_off(self, up_m: float) -> None:
        self._forget()
        self._takeoff = Takeoff(up_m)

    def go_to(self, ap: Autopilot, point: Spot) -> bool:
        """A new target, echoed from now on. False, and nothing changes: it lies outside the fence."""
        if breaches(ap, point):
            ap.unlogged.errors.append(OUTSIDE_FENCE)
            return False
        self._forget()
        stop_looking(ap)
        self._point = ap.target = point
        north, east = point.north_m - ap.copter.north_m, point.east_m - ap.copter.east_m
        far = math.hypot(north, east) > FACE_TARGET_FROM_M
        self._face_deg = math.degrees(math.atan2(east, north)) % 360.0 if far else None
        return True

    def fly(self, ap: Autopilot, velocity: tuple[float, float, float]) -> None:
        """North, east and climb speed, until the next one or GUID_TIMEOUT."""
        self._forget()
        ap.target = None
        self._velocity, self._velocity_at_s = velocity, ap.now_s

    def hold(self, ap: Autopilot) -> None:
        """Stop here."""
        self._forget()
        self._hold = Holding()
        turn_to(ap, None)

    def step(self, ap: Autopilot, dt_s: float) -> Demand:
        if self._takeoff is not None:
            if self._takeoff.done(ap):
                done, self._takeoff = self._takeoff, None
                self._hold = Holding(ap.spot._replace(up_m=done.up_m))
            else:
                return self._takeoff.step(ap, dt_s)
        if ap.copter.on_ground:
            return Demand(motors=0.1 if ap.armed else 0.0)
        if not ap.sensors.position_ok:
            return Demand(None, None, 0.0)
        if self._velocity is not None:
            return self._fly_velocity(ap, self._velocity)
        if self._point is not None:
            asked = wanted_yaw_deg(ap)
            yaw = asked if asked is not None else self._face_deg
            return to_point(ap.copter, self._point, ap.limits, yaw)
        return self._hold.step(ap, dt_s)

    def _fly_velocity(self, ap: Autopilot, velocity: tuple[float, float, float]) -> Demand:
        if ap.now_s - self._velocity_at_s > ap.parameters["GUID_TIMEOUT"]:
            velocity = (0.0, 0.0, 0.0)
        north, east, climb = velocity
        if int(ap.parameters["AVOID_ENABLE"]) & 1 and breaches(ap, _soon(ap, north, east)):
            north = east = 0.0  # the fence is kept even when the ground station forgets it
        limits = ap.limits
        climb = max(-limits.descent_m_s, min(limits.climb_m_s, climb))
        return Demand(north, east, climb, wanted_yaw_deg(ap))

    def _forget(self) -> None:
        self._takeoff, self._point, self._velocity, self._face_deg = None, None, None, None


def _soon(ap: Autopilot, north_m_s: float, east_m_s: float) -> Spot:
    """Where it would come to a stop, with the fence margin, if it flew on like this."""
    speed = math.hypot(north_m_s, east_m_s)
    if speed < 0.01:
        return ap.spot
    ahead_s = speed / 2.0 / 1.6 + ap.parameters["FENCE_MARGIN"] / speed
    copter = ap.copter
    return ap.spot._replace(
        north_m=copter.north_m + north_m_s * ahead_s, east_m=copter.east_m + east_m_s * ahead_s
    )
