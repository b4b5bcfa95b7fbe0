"""What is not known exactly when a pixel becomes a place, as standard deviations."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from telemetry.state import Satellites

RTK_FIXED = 6  # GPS_FIX_TYPE
RTK_M = 0.03
LEAST_GNSS_M = 0.5  # a receiver without corrections is off by this for minutes, whatever it says
_MOST_GNSS_M = 200.0


@dataclass(frozen=True, slots=True)
class ErrorBudget:
    """As measured on common drones: a gimbal of 0.3°, a compass of 2°, elevation data of 1 m."""

    gnss_m: float = 1.5  # each axis, horizontally
    height_m: float = 1.0  # above home
    dem_m: float = 1.0
    unknown_ground_m: float = 10.0  # instead of `dem_m`, where flat ground was assumed
    gimbal_deg: float = 0.3  # each axis, anew in each picture
    boresight_deg: float = 0.2  # each axis, between the gimbal and the picture: stays
    yaw_deg: float = 2.0
    sync_s: float = 0.1  # between the picture and the pose
    pixel_px: float = 0.3  # a uniform half pixel to each side
    speed_m_s: float = 8.0  # where the motion is not known


def budget_now(
    satellites: Satellites | None, sync_s: float | None = None, usual: ErrorBudget | None = None
) -> ErrorBudget:
    """The budget with what is known better, or worse, just now.

    The accuracy that a receiver tells is taken for each axis: makers do not say whether it is of one or of
    both, and this is the larger reading. `sync_s` is the spread of a measured alignment.
    """
    budget = usual or ErrorBudget()
    if sync_s is not None:
        budget = replace(budget, sync_s=max(0.01, sync_s))
    if satellites is None:
        return budget
    if satellites.fix_type >= RTK_FIXED:
        return replace(budget, gnss_m=RTK_M)
    if satellites.accuracy_m is None or not satellites.accuracy_m > 0.0:
        return budget
    return replace(budget, gnss_m=min(max(satellites.accuracy_m, LEAST_GNSS_M), _MOST_GNSS_M))
