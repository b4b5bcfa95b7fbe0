"""Take off and land."""

from __future__ import annotations

from typing import TYPE_CHECKING

from training.autopilot import SPOOL_S
from training.copter import Demand
from training.route import to_point, vertical_m_s

if TYPE_CHECKING:
    from training.autopilot import Autopilot
    from training.local_frame import Spot

LEVEL_M = 0.1
SETTLES_BELOW_HIGH_M = 0.9  # recorded: it slows down a little above LAND_ALT_LOW


class Takeoff:
    """Straight up to a height, once the motors are at speed."""

    def __init__(self, up_m: float) -> None:
        self.up_m = up_m
        self._base: Spot | None = None
        self._spooling_s = 0.0
        self._yaw_deg: float | None = None

    def step(self, ap: Autopilot, dt_s: float) -> Demand:
        if not ap.spooled_up:
            return Demand(motors=0.1)
        if ap.copter.on_ground and self._spooling_s < SPOOL_S:
            self._spooling_s += dt_s
            return Demand(motors=min(0.95, self._spooling_s / SPOOL_S))
        if self._base is None:
            self._base = ap.spot
        target = self._base._replace(up_m=self.up_m)
        if not ap.sensors.position_ok:
            return Demand(None, None, vertical_m_s(self.up_m - ap.copter.up_m, ap.limits))
        return to_point(ap.copter, target, ap.limits)

    def done(self, ap: Autopilot) -> bool:
        return not ap.copter.on_ground and ap.copter.up_m >= self.up_m - LEVEL_M


class Landing:
    """Down where it is, or over `place`; slower near the ground. Touch-down is noticed elsewhere."""

    def __init__(self, place: Spot | None = None) -> None:
        self._place = place

    def step(self, ap: Autopilot, dt_s: float) -> Demand:  # noqa: ARG002
        down_m_s = -self._descent_m_s(ap)
        if ap.copter.on_ground:
            return Demand(motors=0.05)
        if not ap.sensors.position_ok:
            return Demand(None, None, down_m_s)
        if self._place is None:
            if ap.copter.ground_speed_m_s > 0.5:
                return Demand(0.0, 0.0, down_m_s)
            self._place = ap.spot
        held = to_point(ap.copter, self._place, ap.limits)
        return Demand(held.north_m_s, held.east_m_s, down_m_s)

    def done(self, ap: Autopilot) -> bool:
        return not ap.armed

    @staticmethod
    def _descent_m_s(ap: Autopilot) -> float:
        slow = ap.parameters["LAND_SPEED"] / 100.0
        above_home_m = ap.copter.up_m - ap.home_up_m
        if above_home_m <= ap.parameters["LAND_ALT_LOW"] / 100.0 + SETTLES_BELOW_HIGH_M:
            return slow
        high = ap.parameters["LAND_SPEED_HIGH"] / 100.0
        return high if high > 0.0 else ap.limits.descent_m_s
