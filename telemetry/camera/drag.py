"""From a finger on the picture to the gimbal: a drag turns it, a tap brings a point to the middle.

A pinhole camera: no lens bends the picture. Angles in degrees, pitch above the horizon, yaw clockwise.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

STEEPEST_COS = 0.17  # near straight down a yaw turns the picture about its middle: no faster than at -80


@dataclass(frozen=True, slots=True)
class Frame:
    """The picture as it is shown, and what it spans. Without `vfov_deg` its pixels are square."""

    width_px: float
    height_px: float
    hfov_deg: float
    vfov_deg: float | None = None

    def __post_init__(self) -> None:
        spans = (self.hfov_deg, self.hfov_deg if self.vfov_deg is None else self.vfov_deg)
        if not (self.width_px > 0.0 and self.height_px > 0.0 and all(0.0 < span < 180.0 for span in spans)):
            raise ValueError(f"{self} is no picture")

    @property
    def focal_px(self) -> tuple[float, float]:
        """Across and down."""
        across = self.width_px / 2.0 / math.tan(math.radians(self.hfov_deg / 2.0))
        if self.vfov_deg is None:
            return across, across
        return across, self.height_px / 2.0 / math.tan(math.radians(self.vfov_deg / 2.0))


def dragged(frame: Frame, dx_px: float, dy_px: float, pitch_deg: float) -> tuple[float, float]:
    """The change of pitch and of yaw for a drag to the right and down: what was under the finger follows it.

    `pitch_deg` is the present one: the steeper it looks, the more it has to yaw for the same way.
    """
    across, down = frame.focal_px
    flat = max(STEEPEST_COS, math.cos(math.radians(pitch_deg)))
    yaw = -math.degrees(math.atan2(dx_px / across, flat))
    return math.degrees(math.atan2(dy_px, down)), yaw


def tapped(
    frame: Frame, x_px: float, y_px: float, pitch_deg: float, yaw_deg: float, *, roll_deg: float = 0.0
) -> tuple[float, float]:
    """The pitch and the yaw (0 to 360) that bring a point of the picture to its middle.

    `x_px` from the left, `y_px` from the top; the angles are those of the picture, and the yaw comes back in
    the frame in which it was given (north or nose).
    """
    across, down = frame.focal_px
    right, below = (x_px - frame.width_px / 2.0) / across, (y_px - frame.height_px / 2.0) / down
    cr, sr = math.cos(math.radians(roll_deg)), math.sin(math.radians(roll_deg))
    right, below = right * cr - below * sr, right * sr + below * cr
    cp, sp = math.cos(math.radians(pitch_deg)), math.sin(math.radians(pitch_deg))
    ahead, sinks = cp + below * sp, below * cp - sp
    pitch = math.degrees(math.atan2(-sinks, math.hypot(ahead, right)))
    return pitch, (yaw_deg + math.degrees(math.atan2(right, ahead))) % 360.0
