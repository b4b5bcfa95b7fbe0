"""Where a camera looks, from what a gimbal says: pitch above the horizon, yaw from north, in degrees."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, TypeAlias

from telemetry.messages import mavlink

if TYPE_CHECKING:
    from collections.abc import Sequence

Look: TypeAlias = tuple[float, float | None]  # pitch; yaw, None: not known from north

LOCKED = mavlink.GIMBAL_DEVICE_FLAGS_YAW_LOCK
FROM_NOSE = mavlink.GIMBAL_DEVICE_FLAGS_YAW_IN_VEHICLE_FRAME
FROM_NORTH = mavlink.GIMBAL_DEVICE_FLAGS_YAW_IN_EARTH_FRAME
_STEEP = 0.02  # the cosine of a pitch near which roll and yaw are one
WHOLE = 0.1  # how far from 1 the length of a quaternion may be


def device_look(
    q: Sequence[float], flags: int, delta_yaw_rad: float, heading_deg: float | None
) -> Look | None:
    """GIMBAL_DEVICE_ATTITUDE_STATUS; None: the gimbal does not know. `heading_deg` is that of the nose.

    Pitch and roll are from the horizon. Which yaw it is, common.xml says so: of the two frame flags the one
    that is set; without either the lock means north, otherwise it is from the nose, and `delta_yaw` is
    nothing.
    """
    if not all(math.isfinite(part) for part in q) or abs(math.hypot(*q) - 1.0) > WHOLE:
        return None
    size = math.hypot(*q)
    w, x, y, z = (part / size for part in q)
    pitch = math.degrees(math.asin(max(-1.0, min(1.0, 2 * (w * y - x * z)))))
    # Across the picture, because the look itself has no yaw when it is straight down.
    yaw = math.degrees(math.atan2(-2 * (x * y - w * z), 1 - 2 * (x * x + z * z)))
    if flags & FROM_NORTH or (flags & LOCKED and not flags & FROM_NOSE):
        return pitch, yaw % 360.0
    if flags & FROM_NOSE and math.isfinite(delta_yaw_rad) and delta_yaw_rad != 0.0:
        return pitch, (yaw + math.degrees(delta_yaw_rad)) % 360.0
    return pitch, None if heading_deg is None else (yaw + heading_deg) % 360.0


def mount_look(
    pitch_deg: float, yaw_deg: float, yaw_from_north_deg: float, heading_deg: float | None
) -> Look | None:
    """MOUNT_ORIENTATION; None: the mount does not know. A yaw from north of exactly 0 was not sent."""
    if not math.isfinite(pitch_deg) or abs(pitch_deg) > 90.0:
        return None
    if math.isfinite(yaw_from_north_deg) and yaw_from_north_deg != 0.0:
        return pitch_deg, yaw_from_north_deg % 360.0
    if not math.isfinite(yaw_deg) or heading_deg is None:
        return pitch_deg, None
    return pitch_deg, (yaw_deg + heading_deg) % 360.0


def roll_deg(q: Sequence[float]) -> float:
    """How far the picture is tilted, clockwise; 0 where it looks straight down and nothing tells.

    For a quaternion that `device_look` took.
    """
    size = math.hypot(*q)
    w, x, y, z = (part / size for part in q)
    across, up = 2 * (w * x + y * z), 1 - 2 * (x * x + y * y)
    return math.degrees(math.atan2(across, up)) if math.hypot(across, up) > _STEEP else 0.0
