"""Where the camera really is and looks, and the ground in the middle of its picture."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from training.local_frame import Spot

if TYPE_CHECKING:
    from collections.abc import Callable

    from maps.geo import AboveHome, Amsl, LatLon

    Ground = Callable[[float, float], float]  # metres north and east -> height over the switch-on ground

FARTHEST_M = 10_000.0
STEP_M = 2.0
_HALVINGS = 12


@dataclass(frozen=True, slots=True)
class CameraPose:
    """The truth, not what the drone reports. Degrees; yaw from north, pitch above the horizon.

    `hfov_deg` is that of the visible eye with its zoom, `thermal_hfov_deg` that of the thermal one.
    """

    at: LatLon
    above_home_m: AboveHome
    amsl_m: Amsl
    yaw_deg: float
    pitch_deg: float
    roll_deg: float
    hfov_deg: float
    thermal_hfov_deg: float
    zoom: float
    boot_s: float  # of the drone's clock

    def hfov_of(self, *, thermal: bool) -> float:
        return self.thermal_hfov_deg if thermal else self.hfov_deg


def meets_ground(
    eye: Spot, yaw_deg: float, pitch_deg: float, ground: Ground | None, level_m: float
) -> Spot | None:
    """Where the look meets the ground, without `ground` flat at `level_m`. None: the sky, or too far."""
    flat, rise = math.cos(math.radians(pitch_deg)), math.sin(math.radians(pitch_deg))
    north, east = flat * math.cos(math.radians(yaw_deg)), flat * math.sin(math.radians(yaw_deg))

    def at(length_m: float) -> Spot:
        return Spot(eye.north_m + north * length_m, eye.east_m + east * length_m, eye.up_m + rise * length_m)

    if ground is None:
        sinks_m = eye.up_m - level_m
        if rise >= 0.0 or sinks_m < 0.0 or sinks_m > -rise * FARTHEST_M:
            return None
        return at(sinks_m / -rise)
    near = 0.0
    while near < FARTHEST_M:
        far = near + max(STEP_M, near / 100.0)
        if _is_below(at(far), ground):
            return at(_meeting(near, far, lambda length: _is_below(at(length), ground)))
        near = far
    return None


def _is_below(spot: Spot, ground: Ground) -> bool:
    return spot.up_m <= ground(spot.north_m, spot.east_m)


def _meeting(near: float, far: float, below: Callable[[float], bool]) -> float:
    for _ in range(_HALVINGS):
        middle = (near + far) / 2.0
        near, far = (near, middle) if below(middle) else (middle, far)
    return far
