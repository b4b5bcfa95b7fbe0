"""Where a camera is, where it looks, and how that changes."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from maps.geo import AboveHome, LatLon

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

STRAIGHT_DOWN_DEG = -90.0


@dataclass(frozen=True, slots=True)
class Pose:
    """Where a camera is and where it looks, level to the horizon unless `roll_deg` says otherwise."""

    at: LatLon
    above_home_m: AboveHome
    yaw_deg: float | None  # of the look, or of the picture's upper edge when it looks straight down
    pitch_deg: float = STRAIGHT_DOWN_DEG  # above the horizon
    roll_deg: float = 0.0

    @property
    def straight_down(self) -> bool:
        return self.pitch_deg < STRAIGHT_DOWN_DEG + 1.0

    @property
    def placeable(self) -> bool:
        """Straight down needs no yaw: what is in the picture whatever its turn is seen for sure."""
        return self.yaw_deg is not None or self.straight_down


@dataclass(frozen=True, slots=True)
class Motion:
    """How fast a pose changes: over the ground, and in its look."""

    east_m_s: float = 0.0
    north_m_s: float = 0.0
    up_m_s: float = 0.0
    yaw_deg_s: float = 0.0  # clockwise
    pitch_deg_s: float = 0.0  # upwards


def between(before: Pose, after: Pose, share: float) -> Pose:
    """On the way from one to the other, 0 to 1, turning the short way round."""

    def mixed(a: float, b: float) -> float:
        return a + share * (b - a)

    yaw = None
    if before.yaw_deg is not None and after.yaw_deg is not None:
        swing = (after.yaw_deg - before.yaw_deg + 180.0) % 360.0 - 180.0
        yaw = (before.yaw_deg + share * swing) % 360.0
    return Pose(
        LatLon(mixed(before.at.lat_deg, after.at.lat_deg), mixed(before.at.lon_deg, after.at.lon_deg)),
        AboveHome(mixed(before.above_home_m, after.above_home_m)),
        yaw,
        mixed(before.pitch_deg, after.pitch_deg),
        mixed(before.roll_deg, after.roll_deg),
    )


def axes(pose: Pose) -> Floats:
    """The camera's look, its right and its down as rows of east, north, up."""
    yaw, pitch, roll = (math.radians(a) for a in (pose.yaw_deg or 0.0, pose.pitch_deg, pose.roll_deg))
    cy, sy, cp, sp, cr, sr = (f(a) for a in (yaw, pitch, roll) for f in (math.cos, math.sin))
    ned = np.array(
        [
            [cy * cp, sy * cp, -sp],
            [cy * sp * sr - sy * cr, sy * sp * sr + cy * cr, cp * sr],
            [cy * sp * cr + sy * sr, sy * sp * cr - cy * sr, cp * cr],
        ]
    )
    return ned[:, [1, 0, 2]] * (1.0, 1.0, -1.0)
