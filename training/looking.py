"""What the nose is turned to: an asked heading, or a place that is looked at while the drone flies.

Without a gimbal that pans the whole drone turns, as an ArduCopter does (read in its source, `autoyaw.cpp`):
in AUTO and GUIDED only, through waypoints and while it stays; a newer target in GUIDED, a change of mode, a
landing and a return let go of the place. With one the nose is left alone, and the gimbal looks there in every
mode, until it is told otherwise or AUTO is left.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from training.local_frame import Spot
from training.modes import Mode

if TYPE_CHECKING:
    from training.autopilot import Autopilot

LOOKS_IN = frozenset({Mode.AUTO, Mode.AUTO_RTL, Mode.GUIDED})
OVER_IT_M = 0.5  # nearer than this no heading leads there


def look_at(ap: Autopilot, x: float, y: float, z: float, place: Spot) -> None:
    """Look at a place from now on; no position and no height at all lets go of the one before."""
    if not (x or y or z):
        look_nowhere(ap)
    elif ap.carried is not None:
        ap.carried.look_at(place)
    elif ap.mode in LOOKS_IN:
        ap.looks_at, ap.yaw_deg = place, None


def look_nowhere(ap: Autopilot) -> None:
    """Somebody says that nothing is looked at any more."""
    stop_looking(ap)
    if ap.carried is not None:
        ap.carried.look_at(None)


def stop_looking(ap: Autopilot) -> None:
    """The nose lets go."""
    ap.looks_at = None


def turn_to(ap: Autopilot, yaw_deg: float | None) -> None:
    """Keep a heading instead; None: the nose follows the way."""
    ap.yaw_deg, ap.looks_at = yaw_deg, None


def wanted_yaw_deg(ap: Autopilot) -> float | None:
    """Where the nose is to point now; None: nobody asked."""
    if ap.looks_at is None:
        return ap.yaw_deg
    north, east = ap.looks_at.north_m - ap.copter.north_m, ap.looks_at.east_m - ap.copter.east_m
    if math.hypot(north, east) < OVER_IT_M:
        return ap.copter.yaw_deg
    return math.degrees(math.atan2(east, north)) % 360.0
