"""How things really are with an ArduPilot SITL, as far as it tells.

Where it is comes from its simulation (SIMSTATE), which no fault touches; heights, speeds and battery are the
autopilot's own, and the ground counts as flat.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from maps.geo import AboveHome, Amsl
from training.exercise.truth import Look, Truth
from training.exercise.whereabouts import target_at
from training.payload.camera import CameraBody
from training.payload.pose import CameraPose
from training.practice import LOOKS_DEG, THERMAL_HFOV_DEG
from training.sitl.launch import HOME_AMSL_M

if TYPE_CHECKING:
    from training.sitl.world import SitlWorld


def truth_of(world: SitlWorld, elapsed_s: float) -> Truth:
    """Now; before it said anything it stands at home."""
    state, twin, drone = world.line.state, world.breaking.twin, world.scenario.drone
    fix, battery, heartbeat = state.fix, state.battery, state.heartbeat
    yaw_deg = world.line.yaw_deg
    yaw_deg = drone.heading_deg if yaw_deg is None else yaw_deg
    above_home_m = 0.0 if fix is None else round(float(fix.above_home_m), 2)
    left = None if battery is None else battery.percent
    return Truth(
        at_s=round(elapsed_s, 3),
        take=0,
        at=world.place,
        above_ground_m=above_home_m,
        above_home_m=above_home_m,
        yaw_deg=round(yaw_deg, 2),
        speed_m_s=0.0 if fix is None else round(fix.ground_speed_m_s, 2),
        climb_m_s=0.0 if fix is None else round(fix.climb_m_s, 2),
        mode="" if heartbeat is None else heartbeat.mode,
        armed=heartbeat is not None and heartbeat.armed,
        flying=world.flying,
        battery_percent=100.0 * drone.charge if left is None else float(left),
        look=Look(round(yaw_deg, 2), LOOKS_DEG, THERMAL_HFOV_DEG),
        faults=tuple(sorted(world.faults.at_work)),
        wind_from_deg=world.wind.from_deg,
        wind_m_s=world.wind.speed_m_s,
        targets={one.name: target_at(one, elapsed_s) for one in world.scenario.targets},
        twin=None if twin is None else twin.place,
    )


def pose_of(world: SitlWorld) -> CameraPose:
    """Straight down: the program carries no camera that could be turned."""
    truth = truth_of(world, 0.0)
    return CameraPose(
        truth.at,
        AboveHome(truth.above_home_m),
        Amsl(HOME_AMSL_M + truth.above_home_m),
        truth.yaw_deg,
        LOOKS_DEG,
        0.0,
        CameraBody().visible_hfov_deg,
        THERMAL_HFOV_DEG,
        1.0,
        world.line.lived_s,
    )
