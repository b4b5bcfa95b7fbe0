"""How a camera's picture and the directions of its rays belong together."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

MOST_FOV_DEG = 150.0  # wider is a fisheye, whose rays do not go as these do
MOST_OFF_DEG = 20.0  # a mount that is off by more is another mount
MOST_PX = 16_384


@dataclass(frozen=True, slots=True)
class Lens:
    """A lens without distortion. Refuses what no camera has with a ValueError.

    Pixels are counted from the left (u) and the upper (v) edge of the picture, so the middle of the pixel in
    column 3 is u = 3.5, and the middle of the picture u = width / 2. `right_off_deg` and `down_off_deg` are
    what calibration found: how far right and down of the middle of the picture the gimbal's look meets it.
    """

    hfov_deg: float
    vfov_deg: float
    width_px: int
    height_px: int
    right_off_deg: float = 0.0
    down_off_deg: float = 0.0

    def __post_init__(self) -> None:
        if not (0.1 <= self.hfov_deg <= MOST_FOV_DEG and 0.1 <= self.vfov_deg <= MOST_FOV_DEG):
            raise ValueError(
                f"a field of view is 0.1 to {MOST_FOV_DEG:.0f} degrees, not {self.hfov_deg} x {self.vfov_deg}"
            )
        if not (1 <= self.width_px <= MOST_PX and 1 <= self.height_px <= MOST_PX):
            raise ValueError(
                f"a picture has 1 to {MOST_PX} pixels a side, not {self.width_px} x {self.height_px}"
            )
        if not (abs(self.right_off_deg) <= MOST_OFF_DEG and abs(self.down_off_deg) <= MOST_OFF_DEG):
            raise ValueError(f"a camera is off its mount by up to {MOST_OFF_DEG:.0f} degrees")

    @property
    def focal_px(self) -> tuple[float, float]:
        """Pixels to a radian across and along, near the middle."""
        return (
            self.width_px / 2.0 / math.tan(math.radians(self.hfov_deg) / 2.0),
            self.height_px / 2.0 / math.tan(math.radians(self.vfov_deg) / 2.0),
        )

    @property
    def look_px(self) -> tuple[float, float]:
        """Where the gimbal's look meets the picture."""
        across, along = self.focal_px
        return (
            self.width_px / 2.0 + across * math.tan(math.radians(self.right_off_deg)),
            self.height_px / 2.0 + along * math.tan(math.radians(self.down_off_deg)),
        )

    def rays(self, u_px: Floats, v_px: Floats) -> Floats:
        """Unit vectors (n, 3) along the look, to the right and down of the camera."""
        (across, along), (u, v) = self.focal_px, self.look_px
        x, y = np.atleast_1d((u_px - u) / across), np.atleast_1d((v_px - v) / along)
        rays = np.column_stack([np.ones(len(x)), x, y])
        return rays / np.linalg.norm(rays, axis=1)[:, None]

    def pixels(self, rays: Floats) -> tuple[Floats, Floats]:
        """The way back, of vectors (..., 3) of any length; NaN where they lead backwards."""
        (across, along), (u, v) = self.focal_px, self.look_px
        depth = np.where(rays[..., 0] > 0.0, rays[..., 0], np.nan)
        return u + across * rays[..., 1] / depth, v + along * rays[..., 2] / depth

    def sized(self, width_px: int, height_px: int) -> Lens:
        """The same lens in a picture that is scaled to another size."""
        return Lens(self.hfov_deg, self.vfov_deg, width_px, height_px, self.right_off_deg, self.down_off_deg)


def lens_of_width(hfov_deg: float, width_px: int, height_px: int) -> Lens:
    """With square pixels: the angle along follows from that across."""
    half = math.tan(math.radians(hfov_deg) / 2.0) * height_px / max(1, width_px)
    return Lens(hfov_deg, 2.0 * math.degrees(math.atan(half)), width_px, height_px)


def lens_of_sensor(
    focal_mm: float, sensor_width_mm: float, sensor_height_mm: float, width_px: int, height_px: int
) -> Lens:
    """As CAMERA_INFORMATION has it. ValueError where it has nothing."""
    if not (focal_mm > 0.0 and sensor_width_mm > 0.0 and sensor_height_mm > 0.0):
        raise ValueError("the camera does not say its focal length and the size of its sensor")
    across, along = (
        2.0 * math.degrees(math.atan(side / 2.0 / focal_mm)) for side in (sensor_width_mm, sensor_height_mm)
    )
    return Lens(across, along, width_px, height_px)
