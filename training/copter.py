"""How the copter moves: a velocity is asked for, and mass, motors and wind decide how soon it comes.

The figures are those of a recorded ArduCopter flight: 2.5 m/s2 along the ground, 1 m/s2 up and down,
30 degrees of lean at 10 m/s.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from training.battery import IDLE_A, flight_current_a

if TYPE_CHECKING:
    from training.weather import Air

GRAVITY_M_S2 = 9.80665
FALL_MAX_M_S = 20.0
ACCELERATION_M_S2 = 2.2  # recorded, of the 2.5 that WPNAV_ACCEL allows
SOFT_JERK_M_S3 = 1.1  # WPNAV_JERK is 1: it gathers speed so gently
PACE_TIME_S = 0.8  # and comes so gently to its cruise
BRAKING_M_S2 = 2.5
STEERING_M_S2 = 3.0  # across the way, and to follow its pace
STEERING_JERK_M_S3 = 12.0
STEERING_TIME_S = 0.25
CLIMB_ACCELERATION_M_S2 = 1.1
AIRSPEED_MAX_M_S = 16.0
DRAG_LEAN_TAN = math.tan(math.radians(30.0)) / 10.0**1.5  # recorded: 14 degrees at 5.8 m/s, 30 at 10
YAW_RATE_DEG_S = 55.0
DRIFT_TIME_S = 8.0  # how soon it goes with the wind when nobody holds the position
GUST_SHARE = 0.15  # how much of a gust pushes it before it leans against it


@dataclass(frozen=True, slots=True)
class Demand:
    """What the flight wants of the copter now. No horizontal speed: nobody knows where it is, it drifts."""

    north_m_s: float | None = 0.0
    east_m_s: float | None = 0.0
    climb_m_s: float = 0.0
    yaw_deg: float | None = None  # None: keep the heading
    yaw_rate_deg_s: float = YAW_RATE_DEG_S
    motors: float = 1.0  # 0 off, below 1 not enough to lift


IDLE = Demand(motors=0.0)


@dataclass(slots=True)
class Copter:
    """Where it is and how it moves, in the local frame. `up_m` is the height above the ground."""

    yaw_deg: float = 0.0
    north_m: float = 0.0
    east_m: float = 0.0
    up_m: float = 0.0
    north_m_s: float = 0.0
    east_m_s: float = 0.0
    climb_m_s: float = 0.0
    yaw_rate_deg_s: float = 0.0
    roll_deg: float = 0.0
    pitch_deg: float = 0.0
    throttle: float = 0.0
    current_a: float = 0.0
    on_ground: bool = True
    thrust: float = 1.0  # below 1: a motor is weak
    _pace_m_s: float = 0.0
    _pace_gain_m_s2: float = 0.0
    _accel_north: float = 0.0
    _accel_east: float = 0.0
    _air_north: float = 0.0
    _air_east: float = 0.0

    @property
    def ground_speed_m_s(self) -> float:
        return math.hypot(self.north_m_s, self.east_m_s)

    def step(self, dt_s: float, demand: Demand, air: Air) -> None:
        """Move for `dt_s` seconds towards what is asked."""
        if self.on_ground and (demand.motors < 1.0 or demand.climb_m_s <= 0.0):
            self._stand(demand)
            return
        self.on_ground = False
        self._move(dt_s, demand, air)
        self._turn(dt_s, demand)
        self._lean(demand, air)
        if self.up_m <= 0.0 and self.climb_m_s <= 0.0:
            self._touch_down()

    def drop(self, dt_s: float) -> None:
        """Motors off: on the ground it stands, in the air it falls."""
        if self.on_ground:
            if self.throttle or self.current_a:
                self._stand(IDLE)
            return
        self.throttle = self.current_a = 0.0
        self.climb_m_s = max(-FALL_MAX_M_S, self.climb_m_s - GRAVITY_M_S2 * dt_s)
        self.north_m += self.north_m_s * dt_s
        self.east_m += self.east_m_s * dt_s
        self.up_m += self.climb_m_s * dt_s
        if self.up_m <= 0.0:
            self._touch_down()

    def _stand(self, demand: Demand) -> None:
        self.north_m_s = self.east_m_s = self.climb_m_s = self.yaw_rate_deg_s = 0.0
        self._accel_north = self._accel_east = self.roll_deg = self.pitch_deg = 0.0
        self._pace_m_s = self._pace_gain_m_s2 = 0.0
        self.throttle = 0.36 * demand.motors
        self.current_a = IDLE_A + 20.0 * demand.motors**2 if demand.motors > 0.0 else 0.0

    def _touch_down(self) -> None:
        self.up_m = 0.0
        self.on_ground = True
        self._stand(IDLE)

    def _move(self, dt_s: float, demand: Demand, air: Air) -> None:
        want_north, want_east = self._wanted(demand, air)
        if demand.north_m_s is not None:
            want_north, want_east = self._paced(dt_s, want_north, want_east)
        self._accel_north, self._accel_east = _steer(
            dt_s,
            (self._accel_north, self._accel_east),
            (want_north - self.north_m_s, want_east - self.east_m_s),
            DRIFT_TIME_S if demand.north_m_s is None else STEERING_TIME_S,
        )
        self.north_m_s += self._accel_north * dt_s + (air.north_m_s - self._air_north) * GUST_SHARE
        self.east_m_s += self._accel_east * dt_s + (air.east_m_s - self._air_east) * GUST_SHARE
        self._air_north, self._air_east = air.north_m_s, air.east_m_s
        climb = demand.climb_m_s * (self.thrust if demand.climb_m_s > 0 else 1.0)
        change = CLIMB_ACCELERATION_M_S2 * dt_s
        self.climb_m_s += max(-change, min(change, climb - self.climb_m_s))
        self.north_m += self.north_m_s * dt_s
        self.east_m += self.east_m_s * dt_s
        self.up_m += self.climb_m_s * dt_s

    def _paced(self, dt_s: float, north: float, east: float) -> tuple[float, float]:
        """The wanted velocity, at a speed that grows softly; slowing down and turning are quick."""
        wanted = math.hypot(north, east)
        pace = self._pace_m_s
        if wanted <= pace:
            self._pace_gain_m_s2 = 0.0
            self._pace_m_s = max(wanted, pace - BRAKING_M_S2 * dt_s)
        else:
            gain = min(ACCELERATION_M_S2 * self.thrust, (wanted - pace) / PACE_TIME_S)
            self._pace_gain_m_s2 = min(gain, self._pace_gain_m_s2 + SOFT_JERK_M_S3 * dt_s)
            self._pace_m_s = min(pace + self._pace_gain_m_s2 * dt_s, self.ground_speed_m_s + 1.0)
        if wanted < 1e-9:
            return 0.0, 0.0
        share = self._pace_m_s / wanted
        return north * share, east * share

    def _wanted(self, demand: Demand, air: Air) -> tuple[float, float]:
        """The asked ground speed, as far as the airspeed for it can be flown."""
        if demand.north_m_s is None or demand.east_m_s is None:
            return air.north_m_s, air.east_m_s
        through_north, through_east = demand.north_m_s - air.north_m_s, demand.east_m_s - air.east_m_s
        airspeed = math.hypot(through_north, through_east)
        limit = AIRSPEED_MAX_M_S * self.thrust
        if airspeed <= limit:
            return demand.north_m_s, demand.east_m_s
        share = limit / airspeed
        return air.north_m_s + through_north * share, air.east_m_s + through_east * share

    def _turn(self, dt_s: float, demand: Demand) -> None:
        if demand.yaw_deg is None:
            wanted_rate = 0.0
        else:
            error = (demand.yaw_deg - self.yaw_deg + 180.0) % 360.0 - 180.0
            limit = demand.yaw_rate_deg_s
            wanted_rate = max(-limit, min(limit, 3.0 * error))
        change = 90.0 * dt_s
        self.yaw_rate_deg_s += max(-change, min(change, wanted_rate - self.yaw_rate_deg_s))
        self.yaw_deg = (self.yaw_deg + self.yaw_rate_deg_s * dt_s) % 360.0

    def _lean(self, demand: Demand, air: Air) -> None:
        """The lean that overcomes drag and accelerates, and the current that it costs."""
        through_north, through_east = self.north_m_s - air.north_m_s, self.east_m_s - air.east_m_s
        drag = DRAG_LEAN_TAN * math.sqrt(math.hypot(through_north, through_east))  # times speed: power 1.5
        lean_north = self._accel_north / GRAVITY_M_S2 + drag * through_north
        lean_east = self._accel_east / GRAVITY_M_S2 + drag * through_east
        yaw = math.radians(self.yaw_deg)
        forward = lean_north * math.cos(yaw) + lean_east * math.sin(yaw)
        right = lean_east * math.cos(yaw) - lean_north * math.sin(yaw)
        self.pitch_deg = -math.degrees(math.atan(forward))
        self.roll_deg = math.degrees(math.atan(right))
        current = flight_current_a(math.hypot(lean_north, lean_east), self.climb_m_s)
        self.current_a = current / self.thrust
        self.throttle = 0.0128 * self.current_a if demand.motors > 0.0 else 0.0  # recorded: 36 % at 28.1 A


def _steer(
    dt_s: float, accel: tuple[float, float], missing: tuple[float, float], time_s: float
) -> tuple[float, float]:
    """The next acceleration: what the missing speed asks for, limited in size and in change."""
    want_n, want_e = missing[0] / time_s, missing[1] / time_s
    size = math.hypot(want_n, want_e)
    if size > STEERING_M_S2:
        want_n, want_e = want_n * STEERING_M_S2 / size, want_e * STEERING_M_S2 / size
    change_n, change_e = want_n - accel[0], want_e - accel[1]
    size = math.hypot(change_n, change_e)
    limit = STEERING_JERK_M_S3 * dt_s
    if size > limit:
        change_n, change_e = change_n * limit / size, change_e * limit / size
    return accel[0] + change_n, accel[1] + change_e
