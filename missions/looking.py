"""Where the camera of a drone looks: as its gimbal says, at what its plan is locked on, or straight down."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from maps.geo import bearing_deg, distance_m
from missions.coverage import Remark
from telemetry.georeference.pose import Pose

if TYPE_CHECKING:
    from missions.plan import Look
    from telemetry.state import VehicleState

GIMBAL_STALE_S = 3.0
HEADING_STALE_S = 3.0


@dataclass(frozen=True, slots=True)
class Looking:
    """`pose` None: nobody knows where the camera looks. `remark`: what the pose rests on."""

    pose: Pose | None
    remark: Remark | None = None


def looking(state: VehicleState, locked_on: Look | None = None) -> Looking | None:
    """None: the drone has not said where it is. Neither a drone that lost its position nor a gimbal that fell
    silent is guessed at."""
    fix, gimbal = state.fix, state.gimbal
    if fix is None:
        return None
    if state.estimator is not None and not state.estimator.position_ok:
        return Looking(None, Remark.LOOK_UNKNOWN)
    if gimbal is not None:
        if abs(fix.received_s - gimbal.received_s) > GIMBAL_STALE_S:
            return Looking(None, Remark.LOOK_UNKNOWN)
        return Looking(Pose(fix.at, fix.above_home_m, gimbal.yaw_deg, gimbal.pitch_deg))
    attitude = state.attitude
    fresh = attitude is not None and abs(fix.received_s - attitude.received_s) <= HEADING_STALE_S
    heading_deg = attitude.yaw_deg if attitude is not None and fresh else fix.heading_deg
    return Looking(assumed(Pose(fix.at, fix.above_home_m, heading_deg), locked_on), Remark.CAMERA_ASSUMED)


def assumed(pose: Pose, locked_on: Look | None) -> Pose:
    """Without a gimbal's word: what the plan says, or straight down with the upper edge where the nose is."""
    if locked_on is None:
        return pose
    away_m = distance_m(pose.at, locked_on.at)
    pitch_deg = math.degrees(math.atan2(locked_on.height - pose.above_home_m, away_m))
    return Pose(pose.at, pose.above_home_m, bearing_deg(pose.at, locked_on.at), pitch_deg)
