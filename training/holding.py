"""Modes that stay: LOITER and its like, ALT_HOLD, BRAKE, CIRCLE."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from training.copter import Demand
from training.looking import wanted_yaw_deg
from training.route import to_point, vertical_m_s

if TYPE_CHECKING:
    from training.autopilot import Autopilot
    from training.local_frame import Spot

STANDS_M_S = 0.5


class Holding:
    """Stop, then stay. The pilot's sticks are taken as centred; on the ground the motors idle."""

    def __init__(self, place: Spot | None = None) -> None:
        self._place = place

    def step(self, ap: Autopilot, dt_s: float) -> Demand:  # noqa: ARG002
        if ap.copter.on_ground:
            return Demand(motors=0.1)
        if not ap.sensors.position_ok:
            return Demand(None, None, 0.0)
        if self._place is None:
            if ap.copter.ground_speed_m_s > STANDS_M_S or abs(ap.copter.climb_m_s) > STANDS_M_S:
                return Demand(yaw_deg=wanted_yaw_deg(ap))
            self._place = ap.spot
        return to_point(ap.copter, self._place, ap.limits, wanted_yaw_deg(ap))


class KeepingHeight:
    """ALT_HOLD, and any hand-flown mode while the sticks are centred: height stays, the wind carries it."""

    def __init__(self, up_m: float) -> None:
        self._up_m = up_m

    def step(self, ap: Autopilot, dt_s: float) -> Demand:  # noqa: ARG002
        if ap.copter.on_ground:
            return Demand(motors=0.1)
        return Demand(None, None, vertical_m_s(self._up_m - ap.copter.up_m, ap.limits))


class Circling:
    """Around a centre, as CIRCLE mode and LOITER_TURNS do; the nose looks at the centre."""

    def __init__(self, centre: Spot, radius_m: float, rate_deg_s: float, turns: float = math.inf) -> None:
        self._centre, self._radius_m = centre, max(1.0, radius_m)
        self._rate_deg_s, self._turns = rate_deg_s, turns
        self._turned_deg = 0.0

    def step(self, ap: Autopilot, dt_s: float) -> Demand:
        if ap.copter.on_ground:
            return Demand(motors=0.1)
        if not ap.sensors.position_ok:
            return Demand(None, None, 0.0)
        north = ap.copter.north_m - self._centre.north_m
        east = ap.copter.east_m - self._centre.east_m
        distance = math.hypot(north, east)
        out_n, out_e = (north / distance, east / distance) if distance > 0.1 else (1.0, 0.0)
        limits = ap.limits
        speed = min(math.radians(abs(self._rate_deg_s)) * self._radius_m, limits.speed_m_s)
        inward = max(-2.5, min(2.5, distance - self._radius_m))
        on_circle = 1.0 if abs(distance - self._radius_m) < self._radius_m / 2 else 0.3
        around = math.copysign(speed * on_circle, self._rate_deg_s)
        centripetal = speed * speed / self._radius_m * 0.4  # leads the velocity into the curve
        if on_circle == 1.0:
            self._turned_deg += math.degrees(abs(around) / self._radius_m) * dt_s
        yaw = math.degrees(math.atan2(-out_e, -out_n)) % 360.0
        pull = inward + (centripetal if on_circle == 1.0 else 0.0)
        return Demand(
            -out_n * pull - out_e * around,
            -out_e * pull + out_n * around,
            vertical_m_s(self._centre.up_m - ap.copter.up_m, limits),
            yaw,
        )

    def done(self, ap: Autopilot) -> bool:  # noqa: ARG002
        return self._turned_deg >= 360.0 * self._turns
