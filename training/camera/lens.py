"""Between pixels, directions and flat ground: the formula of a camera without distortion."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from maps.geo import EARTH_RADIUS_M

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from maps.geo import LatLon
    from training.camera.pose import CameraPose

    Matrix = NDArray[np.float64]

NEAREST = 1e-6
LOWEST_M = 0.5  # a camera on the ground sees its legs; nearer than this it shows nothing sensible


@dataclass(frozen=True, slots=True)
class Lens:
    """Pixel i covers i to i + 1, so its middle is at i + 0.5 and the picture's at width / 2."""

    width_px: int
    height_px: int
    hfov_deg: float

    @property
    def focal_px(self) -> float:
        return self.width_px / 2.0 / math.tan(math.radians(self.hfov_deg / 2.0))


def rotation(yaw_deg: float, pitch_deg: float, roll_deg: float) -> Matrix:
    """From the camera (forward, right, down) to north, east, down."""
    yaw, pitch, roll = math.radians(yaw_deg), math.radians(pitch_deg), math.radians(roll_deg)
    cy, sy, cp, sp, cr, sr = (
        math.cos(yaw),
        math.sin(yaw),
        math.cos(pitch),
        math.sin(pitch),
        math.cos(roll),
        math.sin(roll),
    )
    return np.array([
        [cy * cp, cy * sp * sr - sy * cr, cy * sp * cr + sy * sr],
        [sy * cp, sy * sp * sr + cy * cr, sy * sp * cr - cy * sr],
        [-sp, cp * sr, cp * cr],
    ])  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Projection:
    """One look: a camera at metres east, north and up of the scene's origin."""

    lens: Lens
    east_m: float
    north_m: float
    up_m: float
    to_camera: Matrix  # (east, north, up) as a row, times this, is (forward, right, down)
    to_ground: Matrix  # (u, v, 1) to (east, north, 1) times the third, which is the ray's downward part

    def ground_of(self, u: float, v: float) -> tuple[float, float] | None:
        """Metres east and north where that pixel's ray meets the ground; None: at the horizon or above."""
        east, north, down = self.to_ground @ (u, v, 1.0)
        return (float(east / down), float(north / down)) if down > NEAREST else None

    def raised(self, up_m: float) -> Projection:
        """The same look at flat ground that is so much higher; the nearest that is still below the camera."""
        if up_m == 0.0:
            return self
        up_m = min(up_m, self.up_m - LOWEST_M)
        down = self.to_ground[2]
        under = np.array([self.east_m * down, self.north_m * down])
        flat = under + (self.to_ground[:2] - under) * ((self.up_m - up_m) / self.up_m)
        return replace(self, up_m=self.up_m - up_m, to_ground=np.vstack([flat, down[None, :]]))

    def pixels_of(self, east_north_up_m: Matrix) -> tuple[Matrix, Matrix]:
        """(N, 2) pixels and (N,) distances ahead of points (N, 3); where not positive, it is behind."""
        seen = (east_north_up_m - (self.east_m, self.north_m, self.up_m)) @ self.to_camera
        ahead = np.where(seen[:, 0] > 0.1, seen[:, 0], -1.0)
        pixels = seen[:, 1:] * (self.lens.focal_px / ahead)[:, None]
        pixels += (self.lens.width_px / 2.0, self.lens.height_px / 2.0)
        pixels[ahead < 0.0] = np.nan
        return pixels, ahead


def look(lens: Lens, pose: CameraPose, origin: LatLon) -> Projection:
    """From `pose`, in the local metres round `origin` that `maps.geo.moved` goes by."""
    north = math.radians(pose.at.lat_deg - origin.lat_deg) * EARTH_RADIUS_M
    east = (
        math.radians(pose.at.lon_deg - origin.lon_deg)
        * EARTH_RADIUS_M
        * math.cos(math.radians(origin.lat_deg))
    )
    up = max(LOWEST_M, pose.above_ground_m)
    turned = rotation(pose.yaw_deg, pose.pitch_deg, pose.roll_deg)
    w, h = lens.width_px / 2.0, lens.height_px / 2.0
    pixel_to_camera = np.array([[0.0, 0.0, lens.focal_px], [1.0, 0.0, -w], [0.0, 1.0, -h]])
    ned = turned @ pixel_to_camera
    down = ned[2]
    to_ground = np.array([east * down + up * ned[1], north * down + up * ned[0], down])
    to_camera = np.array([turned[1], turned[0], -turned[2]])
    return Projection(lens, east, north, up, to_camera, to_ground)
