"""The ways home: RTL, and SMART_RTL on the path it came."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from training.copter import Demand
from training.landing import Landing
from training.rally import return_place
from training.route import Leg, to_point, vertical_m_s

if TYPE_CHECKING:
    from training.autopilot import Autopilot
    from training.local_frame import Spot
    from training.route import Limits

MIN_RETURN_HEIGHT_M = 2.0
LEVEL_M = 0.3
NEAR_HOME_M = 2.0
TRAIL_STEP_M = 5.0
TRAIL_MAX = 300  # SRTL_POINTS


class Returning:
    """RTL: up if it is too low, home, a few seconds of waiting, down."""

    def __init__(self) -> None:
        self._climbed: Spot | None = None
        self._place: Spot | None = None  # home or a rally point, chosen once
        self._leg: Leg | None = None
        self._waits_until_s: float | None = None
        self._landing: Landing | None = None

    def step(self, ap: Autopilot, dt_s: float) -> Demand:
        if ap.copter.on_ground and ap.landed:
            return Demand(motors=0.05)
        if self._landing is not None:
            return self._landing.step(ap, dt_s)
        if ap.home is None or not ap.sensors.position_ok:
            return Demand(None, None, 0.0)
        if self._leg is None:
            return self._climb(ap, ap.home)
        ap.target = self._leg.end
        if self._waits_until_s is None and self._leg.reached(ap.copter):
            self._waits_until_s = ap.now_s + ap.parameters["RTL_LOIT_TIME"] / 1000.0
        if self._waits_until_s is not None and ap.now_s >= self._waits_until_s:
            self._landing, ap.target = Landing(self._leg.end), None
        return self._leg.demand(ap.copter, _limits(ap), turn=False)

    def done(self, ap: Autopilot) -> bool:
        return not ap.armed

    def _climb(self, ap: Autopilot, home: Spot) -> Demand:
        if self._climbed is None or self._place is None:
            self._place = return_place(ap, home)
            self._climbed = ap.spot._replace(up_m=return_up_m(ap, home, self._place))
        missing_m = self._climbed.up_m - ap.copter.up_m
        if abs(missing_m) < LEVEL_M and ap.copter.ground_speed_m_s < 1.0:
            over_it = self._place._replace(up_m=self._climbed.up_m)
            self._leg = Leg(ap.spot, over_it, None, NEAR_HOME_M)
        return Demand(0.0, 0.0, vertical_m_s(missing_m, ap.limits))


def return_up_m(ap: Autopilot, home: Spot, place: Spot) -> float:
    """The height to return at: RTL_ALT, less when near (RTL_CONE_SLOPE), never lower than it is now.

    A rally point has a height of its own, which is the least as well.
    """
    now_m = ap.copter.up_m - home.up_m
    wanted_m = ap.parameters["RTL_ALT"] / 100.0
    slope = ap.parameters["RTL_CONE_SLOPE"]
    distance_m = math.hypot(ap.copter.north_m - place.north_m, ap.copter.east_m - place.east_m)
    if slope > 0.0:
        wanted_m = min(wanted_m, distance_m * slope)
    return home.up_m + max(wanted_m, now_m, place.up_m - home.up_m, MIN_RETURN_HEIGHT_M)


def _limits(ap: Autopilot) -> Limits:
    speed = ap.parameters["RTL_SPEED"] / 100.0
    return replace(ap.limits, speed_m_s=speed) if speed > 0.0 else ap.limits


class SmartReturning:
    """SMART_RTL: back along the trail it left, then down."""

    def __init__(self, trail: list[Spot]) -> None:
        self._trail = list(trail)
        self._landing: Landing | None = None

    def step(self, ap: Autopilot, dt_s: float) -> Demand:
        if ap.copter.on_ground and ap.landed:
            return Demand(motors=0.05)
        if self._landing is not None:
            return self._landing.step(ap, dt_s)
        if not ap.sensors.position_ok:
            return Demand(None, None, 0.0)
        while len(self._trail) > 1 and self._near(ap, self._trail[-1], TRAIL_STEP_M):
            self._trail.pop()
        target = self._trail[-1] if self._trail else ap.spot
        ap.target = target
        if self._near(ap, target, NEAR_HOME_M) and ap.copter.ground_speed_m_s < 0.5:
            self._landing, ap.target = Landing(target), None
        return to_point(ap.copter, target, ap.limits)

    def done(self, ap: Autopilot) -> bool:
        return not ap.armed

    @staticmethod
    def _near(ap: Autopilot, spot: Spot, within_m: float) -> bool:
        return math.dist((ap.copter.north_m, ap.copter.east_m, ap.copter.up_m), spot) < within_m


def leave_trail(ap: Autopilot) -> None:
    """Drop a crumb for SMART_RTL every few metres of flight; the trail thins out when it is full."""
    here = ap.spot
    if ap.trail and math.dist(here, ap.trail[-1]) < TRAIL_STEP_M:
        return
    if len(ap.trail) >= TRAIL_MAX:
        del ap.trail[1::2]
    ap.trail.append(here)
