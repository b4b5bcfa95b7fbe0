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
LOOKS_AHEAD_S = 0.9  # it steers to the point of its way that it would reach in so long
LOOKS_AHEAD_MIN_M = 1.5
CLOSING_PER_S = 1.2  # near a point it flies so much of the rest in a second
CLIMB_CLOSING_PER_S = 2.5
STANDING_M_S = 0.3
YAW_LEG_MIN_M = 2.0  # nearer than this it does not turn towards a waypoint


@dataclass(frozen=True, slots=True)
class Limits:
    """Speeds the flight keeps to now."""

    speed_m_s: float
    climb_m_s: float
    descent_m_s: float


def approach_m_s(error_m: float, braking_m_s2: float, closing_per_s: float) -> float:
    """The speed to close `error_m` with, so that braking ends exactly there (square-root controller)."""
    size, near_m = abs(error_m), braking_m_s2 / closing_per_s**2
    if size < near_m:
        return error_m * closing_per_s
    return math.copysign(math.sqrt(2.0 * braking_m_s2 * (size - near_m / 2.0)), error_m)


def vertical_m_s(error_m: float, limits: Limits) -> float:
    """Climb speed towards a height that is `error_m` above."""
    speed = approach_m_s(error_m, CLIMB_BRAKING_M_S2, CLIMB_CLOSING_PER_S)
    return max(-limits.descent_m_s, min(limits.climb_m_s, speed))


def to_point(copter: Copter, target: Spot, limits: Limits, yaw_deg: float | None = None) -> Demand:
    """Straight to a point and stay there."""
    north, east = target.north_m - copter.north_m, target.east_m - copter.east_m
    distance = math.hypot(north, east)
    speed = min(limits.speed_m_s, approach_m_s(distance, BRAKING_M_S2, CLOSING_PER_S))
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
        # Where it ends beside the line, only the distance brings it there.
        speed = self._speed(math.hypot(left_n, left_e) if self.after is None else along, length, limits)
        aim_n, aim_e = self._aim(copter, along, length)
        aim = math.hypot(aim_n, aim_e)
        share = speed / aim if aim > 1e-6 else 0.0
        slope = (self.end.up_m - self.start.up_m) / length
        on_line_m = self.end.up_m - slope * max(0.0, min(length, along))
        climb = slope * max(0.0, copter.north_m_s * north + copter.east_m_s * east) + vertical_m_s(
            on_line_m - copter.up_m, limits
        )
        climb = max(-limits.descent_m_s, min(limits.climb_m_s, climb))
        return Demand(aim_n * share, aim_e * share, climb, yaw)

    def flown_share(self, copter: Copter) -> float:
        """How much of the line lies behind, 0 to 1."""
        north, east = self.end.north_m - self.start.north_m, self.end.east_m - self.start.east_m
        square = north * north + east * east
        if square < 1.0:
            return 1.0
        flown_n, flown_e = copter.north_m - self.start.north_m, copter.east_m - self.start.east_m
        return max(0.0, min(1.0, (flown_n * north + flown_e * east) / square))

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
        return level and (distance < self.radius_m or along <= 0.0)

    def _speed(self, along_m: float, length_m: float, limits: Limits) -> float:
        rise = abs(self.end.up_m - self.start.up_m)
        rate = limits.climb_m_s if self.end.up_m > self.start.up_m else limits.descent_m_s
        cruise = limits.speed_m_s if rise < 0.1 else min(limits.speed_m_s, rate * length_m / rise)
        if self.after is None:
            return min(cruise, max(0.0, approach_m_s(along_m, BRAKING_M_S2, CLOSING_PER_S)))
        corner = min(cruise, self._corner_m_s(self.after))
        return min(cruise, math.sqrt(corner**2 + 2 * BRAKING_M_S2 * max(0.0, along_m - self.radius_m)))

    def _aim(self, copter: Copter, along_m: float, length_m: float) -> tuple[float, float]:
        """North and east to a point some way ahead on the line, beyond the corner on the next one."""
        ahead_m = max(LOOKS_AHEAD_MIN_M, copter.ground_speed_m_s * LOOKS_AHEAD_S)
        if along_m > ahead_m or self.after is None:
            back = max(0.0, along_m - ahead_m) / length_m
            point_n = self.end.north_m - back * (self.end.north_m - self.start.north_m)
            point_e = self.end.east_m - back * (self.end.east_m - self.start.east_m)
        else:
            out_n, out_e = self.after.north_m - self.end.north_m, self.after.east_m - self.end.east_m
            share = min(1.0, (ahead_m - along_m) / max(1e-6, math.hypot(out_n, out_e)))
            point_n, point_e = self.end.north_m + out_n * share, self.end.east_m + out_e * share
        return point_n - copter.north_m, point_e - copter.east_m

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
