"""Fly from point to point: how fast, along which line, and when a point counts as reached."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from training.copter import Demand

if TYPE_CHECKING:
    from training.copter import Copter
    from training.local_frame import Spot

BRAKING_M_S2 = 1.6  # recorded: from 10 m/s to a stop in 33 m
CORNER_M_S2 = 1.9  # recorded: 3 m/s around a right angle, 0.75 m/s around 154 degrees
CLIMB_BRAKING_M_S2 = 0.55  # recorded: a climb of 2.5 m/s ends over 5.9 m
TO_LINE_PER_S = 0.8
TO_LINE_MAX_M_S = 2.5
STANDING_M_S = 0.3
YAW_LEG_MIN_M = 2.0  # nearer than this it does not turn towards a waypoint


@dataclass(frozen=True, slots=True)
class Limits:
    """Speeds the flight keeps to now."""

    speed_m_s: float
    climb_m_s: float
    descent_m_s: float


def approach_m_s(error_m: float, braking_m_s2: float) -> float:
    """The speed to close `error_m` with, so that braking ends exactly there (square-root controller)."""
    size = abs(error_m)
    speed = size if size < braking_m_s2 else math.sqrt(2.0 * braking_m_s2 * (size - braking_m_s2 / 2.0))
    return math.copysign(speed, error_m)


def vertical_m_s(error_m: float, limits: Limits) -> float:
    """Climb speed towards a height that is `error_m` above."""
    return max(-limits.descent_m_s, min(limits.climb_m_s, approach_m_s(error_m, CLIMB_BRAKING_M_S2)))


def to_point(copter: Copter, target: Spot, limits: Limits, yaw_deg: float | None = None) -> Demand:
    """Straight to a point and stay there."""
    north, east = target.north_m - copter.north_m, target.east_m - copter.east_m
    distance = math.hypot(north, east)
    speed = min(limits.speed_m_s, approach_m_s(distance, BRAKING_M_S2))
    share = speed / distance if distance > 1e-6 else 0.0
    climb = vertical_m_s(target.up_m - copter.up_m, limits)
    return Demand(north * share, east * share, climb, yaw_deg)


@dataclass(slots=True)
class Leg:
    """A straight line from `start` to `end`; flown through at the end when there is an `after`."""

    start: Spot
    end: Spot
    after: Spot | None
    radius_m: float

    def demand(self, copter: Copter, limits: Limits, *, turn: bool) -> Demand:
        """The velocity that follows the line; `turn`: the nose follows it too."""
        north, east = self.end.north_m - self.start.north_m, self.end.east_m - self.start.east_m
        length = math.hypot(north, east)
        yaw = math.degrees(math.atan2(east, north)) % 360.0 if turn and length > YAW_LEG_MIN_M else None
        if length < 1.0:
            return to_point(copter, self.end, limits, yaw)
        north, east = north / length, east / length
        left_n, left_e = self.end.north_m - copter.north_m, self.end.east_m - copter.east_m
        along = left_n * north + left_e * east
        speed = self._speed(along, length, limits)
        off_n, off_e = left_n - along * north, left_e - along * east
        off = math.hypot(off_n, off_e)
        back = min(TO_LINE_PER_S, TO_LINE_MAX_M_S / off) if off > 0.0 else 0.0
        slope = (self.end.up_m - self.start.up_m) / length
        on_line_m = self.end.up_m - slope * max(0.0, min(length, along))
        climb = slope * max(0.0, copter.north_m_s * north + copter.east_m_s * east) + vertical_m_s(
            on_line_m - copter.up_m, limits
        )
        climb = max(-limits.descent_m_s, min(limits.climb_m_s, climb))
        return Demand(north * speed + off_n * back, east * speed + off_e * back, climb, yaw)

    def reached(self, copter: Copter) -> bool:
        """A corner is cut at the radius; at a stop it has to stand."""
        north, east = self.end.north_m - copter.north_m, self.end.east_m - copter.east_m
        distance = math.hypot(north, east)
        level = abs(self.end.up_m - copter.up_m) < max(0.5, self.radius_m / 2)
        if self.after is None:
            return distance < self.radius_m and copter.ground_speed_m_s < STANDING_M_S and level
        leg_n, leg_e = self.end.north_m - self.start.north_m, self.end.east_m - self.start.east_m
        length = math.hypot(leg_n, leg_e)
        along = (north * leg_n + east * leg_e) / length if length > 0.0 else 0.0
        return level and (distance < self.radius_m * 0.6 or (along <= 0.0 and distance < 5 * self.radius_m))

    def _speed(self, along_m: float, length_m: float, limits: Limits) -> float:
        rise = abs(self.end.up_m - self.start.up_m)
        rate = limits.climb_m_s if self.end.up_m > self.start.up_m else limits.descent_m_s
        cruise = limits.speed_m_s if rise < 0.1 else min(limits.speed_m_s, rate * length_m / rise)
        if self.after is None:
            return min(cruise, approach_m_s(along_m, BRAKING_M_S2))
        corner = min(cruise, self._corner_m_s(self.after))
        return min(cruise, math.sqrt(corner**2 + 2 * BRAKING_M_S2 * max(0.0, along_m - self.radius_m * 0.6)))

    def _corner_m_s(self, after: Spot) -> float:
        """The speed around the corner: on a circle that passes it within the radius."""
        in_n, in_e = self.end.north_m - self.start.north_m, self.end.east_m - self.start.east_m
        out_n, out_e = after.north_m - self.end.north_m, after.east_m - self.end.east_m
        both = math.hypot(in_n, in_e) * math.hypot(out_n, out_e)
        if both < 1e-6:
            return 0.5
        half = math.acos(max(-1.0, min(1.0, (in_n * out_n + in_e * out_e) / both))) / 2
        cut = 1.0 / max(1e-6, math.cos(half)) - 1.0
        return math.sqrt(CORNER_M_S2 * self.radius_m / max(1e-6, cut))
