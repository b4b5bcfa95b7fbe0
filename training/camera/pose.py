"""Where the camera is and looks to; and a slow circle for when no drone carries it."""

from __future__ import annotations

import math
from dataclasses import dataclass

from maps.geo import LatLon, moved

CIRCLE_RADIUS_M = 60.0
CIRCLE_HEIGHT_M = 80.0
CIRCLE_LASTS_S = 150.0


@dataclass(frozen=True, slots=True)
class CameraPose:
    """Angles of the camera itself in the earth frame: yaw from north, pitch -90 is straight down."""

    at: LatLon
    above_ground_m: float  # the scene's ground is flat; over home, where home stands on it
    yaw_deg: float
    pitch_deg: float
    roll_deg: float = 0.0


def circling(round_what: LatLon, now_s: float) -> CameraPose:
    """Once round in two and a half minutes, looking at the middle."""
    turn = 2.0 * math.pi * now_s / CIRCLE_LASTS_S
    at = moved(round_what, CIRCLE_RADIUS_M * math.sin(turn), CIRCLE_RADIUS_M * math.cos(turn))
    down_deg = math.degrees(math.atan2(CIRCLE_HEIGHT_M, CIRCLE_RADIUS_M))
    return CameraPose(at, CIRCLE_HEIGHT_M, (math.degrees(turn) + 180.0) % 360.0, -down_deg)
