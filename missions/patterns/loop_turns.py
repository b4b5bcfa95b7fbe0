"""What turns cost a drone, in metres that it would have flown meanwhile."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from missions.energy import DroneProfile

    Floats = NDArray[np.float64]

_STRAIGHT_DEG = 10.0  # as the estimate of energy has it: turned no more, it does not slow down


class TurnLaw(NamedTuple):
    """The drone brakes to `corner` / tan(half the angle) and speeds up again."""

    speed_m_s: float
    corner_m_s: float
    acceleration_m_s2: float

    def extra_m(self, before: Floats, at: Floats, after: Floats) -> Floats:
        """For turns at `at`; arrays of points (..., 2) in any metres."""
        into, out = at - before, after - at
        cross = into[..., 0] * out[..., 1] - into[..., 1] * out[..., 0]
        dot = into[..., 0] * out[..., 0] + into[..., 1] * out[..., 1]
        angle = np.abs(np.arctan2(cross, dot))
        kept = self.corner_m_s / np.tan(np.maximum(angle, 1e-3) / 2)
        lost = np.maximum(0.0, self.speed_m_s - kept) ** 2 / self.acceleration_m_s2
        return np.where(angle > math.radians(_STRAIGHT_DEG), lost, 0.0)

    @property
    def right_angle_m(self) -> float:
        return max(0.0, self.speed_m_s - self.corner_m_s) ** 2 / self.acceleration_m_s2


def turn_law(drone: DroneProfile, speed_m_s: float) -> TurnLaw:
    return TurnLaw(speed_m_s, drone.corner_m_s, drone.acceleration_m_s2)


def flown_m(points: Floats, law: TurnLaw | None) -> float:
    """Length of a closed way; with a law also what its turns cost, but not the one at its start."""
    legs = np.roll(points, -1, axis=0) - points
    length_m = float(np.hypot(legs[:, 0], legs[:, 1]).sum())
    if law is None or len(points) < 3:
        return length_m
    turned = law.extra_m(points, np.roll(points, -1, axis=0), np.roll(points, -2, axis=0))
    return length_m + float(turned[:-1].sum())  # the last one turns at the start
