"""SET_POSITION_TARGET_...: targets for GUIDED. Never acknowledged; the echo is the only answer."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from telemetry.messages import mavlink
from training.guided import Guided
from training.local_frame import Spot
from training.looking import turn_to

if TYPE_CHECKING:
    from telemetry.messages import Message
    from training.autopilot import Autopilot

IGNORE_POSITION, IGNORE_VELOCITY, IGNORE_YAW = 0x007, 0x038, 0x400
AMSL_FRAMES = (mavlink.MAV_FRAME_GLOBAL, mavlink.MAV_FRAME_GLOBAL_INT)
BODY_FRAMES = (mavlink.MAV_FRAME_BODY_NED, mavlink.MAV_FRAME_BODY_OFFSET_NED)
OFFSET_FRAMES = (mavlink.MAV_FRAME_LOCAL_OFFSET_NED, mavlink.MAV_FRAME_BODY_OFFSET_NED)


def hear_target(ap: Autopilot, message: Message) -> bool:
    """Take a target; False when the message is none."""
    kind = message.get_type()
    if kind not in ("SET_POSITION_TARGET_GLOBAL_INT", "SET_POSITION_TARGET_LOCAL_NED"):
        return False
    if not isinstance(ap.flying, Guided):
        return True
    mask = int(message.type_mask)
    if not mask & IGNORE_YAW and math.isfinite(message.yaw):
        turn_to(ap, math.degrees(float(message.yaw)) % 360.0)
    if not mask & IGNORE_POSITION:
        spot = _global_spot(ap, message) if kind.endswith("GLOBAL_INT") else _local_spot(ap, message)
        if spot is not None:
            ap.flying.go_to(ap, spot)
    elif not mask & IGNORE_VELOCITY and all(math.isfinite(v) for v in (message.vx, message.vy, message.vz)):
        ap.flying.fly(ap, _velocity(ap, message))
    return True


def _global_spot(ap: Autopilot, message: Message) -> Spot | None:
    lat, lon, height_m = int(message.lat_int), int(message.lon_int), float(message.alt)
    if abs(lat) > 900_000_000 or abs(lon) > 1_800_000_000 or not math.isfinite(height_m):
        return None
    north, east = ap.frame.north_east_m(lat, lon)
    amsl = int(message.coordinate_frame) in AMSL_FRAMES
    return Spot(north, east, ap.frame.up_m(height_m) if amsl else ap.home_up_m + height_m)


def _local_spot(ap: Autopilot, message: Message) -> Spot | None:
    """Metres from the origin, or from where it is for the offset frames."""
    x, y, z = float(message.x), float(message.y), float(message.z)
    if not (math.isfinite(x) and math.isfinite(y) and math.isfinite(z)):
        return None
    frame = int(message.coordinate_frame)
    if frame in BODY_FRAMES:
        x, y = _turned(x, y, ap.copter.yaw_deg)
    if frame in OFFSET_FRAMES:
        here = ap.spot
        return Spot(here.north_m + x, here.east_m + y, here.up_m - z)
    return Spot(x, y, -z)


def _velocity(ap: Autopilot, message: Message) -> tuple[float, float, float]:
    north, east = float(message.vx), float(message.vy)
    if int(message.coordinate_frame) in BODY_FRAMES:
        north, east = _turned(north, east, ap.copter.yaw_deg)
    return north, east, -float(message.vz)


def _turned(forward: float, right: float, yaw_deg: float) -> tuple[float, float]:
    yaw = math.radians(yaw_deg)
    return forward * math.cos(yaw) - right * math.sin(yaw), forward * math.sin(yaw) + right * math.cos(yaw)
