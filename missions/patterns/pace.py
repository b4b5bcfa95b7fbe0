"""How long straight lines and turns take: what a good heading and a good order are judged by."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from missions.energy import DroneProfile, WindAt

    Floats = NDArray[np.float64]

TURN_S = 4.0  # lost by braking and speeding up at a corner
TURN_DEG = 10.0  # less is flown without slowing down
COS_TURN = math.cos(math.radians(TURN_DEG))
_SLOWEST_M_S = 0.5  # against a wind that stops the drone: so slow that any other way is better


@dataclass(frozen=True, slots=True)
class Pace:
    """Speed over ground in a steady wind by the rule of `energy`: held while the air speed allows it."""

    speed_m_s: float
    air_m_s: float
    from_x: float  # where the wind comes from, times its speed
    from_y: float
    steady: bool  # the speed is held whatever the course

    @classmethod
    def of(cls, speed_m_s: float, wind: WindAt, drone: DroneProfile) -> Pace:
        """x is east, y is north."""
        angle = math.radians(wind.from_deg)
        return cls(
            speed_m_s,
            drone.air_speed_m_s,
            wind.speed_m_s * math.sin(angle),
            wind.speed_m_s * math.cos(angle),
            steady=speed_m_s + wind.speed_m_s <= drone.air_speed_m_s,
        )

    def turned(self, angle_deg: float) -> Pace:
        """In axes in which everything is turned anticlockwise."""
        cos, sin = math.cos(math.radians(angle_deg)), math.sin(math.radians(angle_deg))
        return Pace(
            self.speed_m_s,
            self.air_m_s,
            self.from_x * cos - self.from_y * sin,
            self.from_x * sin + self.from_y * cos,
            self.steady,
        )

    @property
    def slowest_s(self) -> float:
        """Seconds for one metre straight against the wind."""
        wind_m_s = math.hypot(self.from_x, self.from_y)
        return 1.0 / self.speed_m_s if self.steady else self.second(self.from_x, self.from_y) / wind_m_s

    def seconds(self, dx: Floats, dy: Floats) -> Floats:
        """For straight lines by their metres in x and y."""
        metres = np.hypot(dx, dy)
        if self.steady:
            return metres / self.speed_m_s
        long = np.maximum(metres, 1e-9)
        against = (dx * self.from_x + dy * self.from_y) / long
        across = (dx * self.from_y - dy * self.from_x) / long
        held = np.hypot(self.speed_m_s + against, across) <= self.air_m_s
        left = np.sqrt(np.maximum(self.air_m_s**2 - across**2, 0.0)) - against
        left = np.where(np.abs(across) >= self.air_m_s, 0.0, left)
        return metres / np.where(held, self.speed_m_s, np.maximum(left, _SLOWEST_M_S))

    def second(self, dx: float, dy: float) -> float:
        """For one line: the same, many times faster."""
        if self.steady:
            return math.hypot(dx, dy) / self.speed_m_s
        metres = math.hypot(dx, dy)
        if metres == 0.0:
            return 0.0
        against = (dx * self.from_x + dy * self.from_y) / metres
        across = (dx * self.from_y - dy * self.from_x) / metres
        if math.hypot(self.speed_m_s + against, across) <= self.air_m_s:
            return metres / self.speed_m_s
        left = (
            math.sqrt(max(self.air_m_s**2 - across**2, 0.0)) - against if abs(across) < self.air_m_s else 0.0
        )
        return metres / max(left, _SLOWEST_M_S)


def turns(a: Floats, b: Floats) -> Floats:
    """1.0 where direction b differs from direction a by more than TURN_DEG; 0.0 where one has no length."""
    dot = (a * b).sum(axis=-1)
    size = np.hypot(a[..., 0], a[..., 1]) * np.hypot(b[..., 0], b[..., 1])
    return (dot < COS_TURN * size - 1e-9).astype(float)


def flown_s(points: Floats, pace: Pace) -> float:
    """Seconds along a line of points, its turns counted."""
    steps = np.diff(points, axis=0)
    steps = steps[np.hypot(steps[:, 0], steps[:, 1]) > 0.0]
    return float(pace.seconds(steps[:, 0], steps[:, 1]).sum() + TURN_S * turns(steps[:-1], steps[1:]).sum())
