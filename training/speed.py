"""DO_CHANGE_SPEED, from a mission or as a command."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from training.autopilot import Autopilot

AIRSPEED, GROUND_SPEED, CLIMB, DESCENT = 0, 1, 2, 3  # SPEED_TYPE


def change_speed(ap: Autopilot, kind: float, speed_m_s: float) -> bool:
    """Keep this speed until the mode changes. False: no speed, or an unknown kind of it."""
    if not speed_m_s > 0.0:
        return False
    if int(kind) in (AIRSPEED, GROUND_SPEED):
        ap.speeds.ground_m_s = speed_m_s
    elif int(kind) == CLIMB:
        ap.speeds.climb_m_s = speed_m_s
    elif int(kind) == DESCENT:
        ap.speeds.descent_m_s = speed_m_s
    else:
        return False
    return True
