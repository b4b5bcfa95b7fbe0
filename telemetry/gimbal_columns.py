"""What `gimbal.device_look` and `gimbal.mount_look` say, for all reports of a flight at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from telemetry.gimbal import FROM_NORTH, FROM_NOSE, LOCKED, WHOLE

if TYPE_CHECKING:
    import numpy.typing as npt

    Column: TypeAlias = npt.NDArray[np.float64]
    Looks: TypeAlias = tuple[Column, Column]  # pitch, NaN: it does not know; yaw, NaN: not from north


def device_looks(q: Any, flags: Any, delta_yaw_rad: Any, heading_deg: Column) -> Looks:
    """GIMBAL_DEVICE_ATTITUDE_STATUS; `heading_deg` NaN: not known."""
    parts = np.asarray(q, np.float64).reshape(-1, 4)
    size = np.sqrt((parts * parts).sum(axis=1))
    with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
        known = np.isfinite(parts).all(axis=1) & (np.abs(size - 1.0) <= WHOLE)
        w, x, y, z = (parts / np.where(known, size, np.nan)[:, None]).T
        pitch = np.degrees(np.arcsin(np.clip(2 * (w * y - x * z), -1.0, 1.0)))
        yaw = np.degrees(np.arctan2(-2 * (x * y - w * z), 1 - 2 * (x * x + z * z)))
    flags, turned = np.asarray(flags, np.int64), np.asarray(delta_yaw_rad, np.float64)
    nose = (flags & FROM_NOSE) != 0
    north = ((flags & FROM_NORTH) != 0) | (((flags & LOCKED) != 0) & ~nose)
    own = nose & np.isfinite(turned) & (turned != 0.0)
    base = np.where(north, 0.0, np.where(own, np.degrees(np.where(own, turned, 0.0)), heading_deg))
    return pitch, _round(yaw + base)


def mount_looks(pitch_deg: Any, yaw_deg: Any, yaw_from_north_deg: Any, heading_deg: Column) -> Looks:
    """MOUNT_ORIENTATION."""
    pitch, yaw, absolute = (
        np.asarray(column, np.float64) for column in (pitch_deg, yaw_deg, yaw_from_north_deg)
    )
    with np.errstate(invalid="ignore"):
        pitch = np.where(np.isfinite(pitch) & (np.abs(pitch) <= 90.0), pitch, np.nan)
        from_north = np.isfinite(absolute) & (absolute != 0.0)
        from_nose = np.where(np.isfinite(yaw), yaw, np.nan) + heading_deg
    return pitch, _round(np.where(from_north, absolute, from_nose))


def _round(yaw_deg: Column) -> Column:
    with np.errstate(invalid="ignore"):
        return yaw_deg % 360.0
