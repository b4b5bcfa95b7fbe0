"""How things really are at one moment of an exercise: what no station is told."""

from __future__ import annotations

from collections.abc import Mapping  # at run time too: msgspec reads the annotations
from dataclasses import dataclass
from typing import TYPE_CHECKING

from maps.geo import LatLon
from training.battery import usable_share
from training.exercise.whereabouts import target_at

if TYPE_CHECKING:
    from training.exercise.world import World


@dataclass(frozen=True, slots=True)
class Look:
    """Where the camera looks: degrees, yaw from north, pitch above the horizon."""

    yaw_deg: float
    pitch_deg: float
    hfov_deg: float  # of the thermal eye


@dataclass(frozen=True, slots=True)
class Truth:
    """`take`: how often the trainer has gone back before; what a later take flies anew counts instead."""

    at_s: float  # of the exercise
    take: int
    at: LatLon
    above_ground_m: float
    above_home_m: float
    yaw_deg: float
    speed_m_s: float
    climb_m_s: float
    mode: str
    armed: bool
    flying: bool
    battery_percent: float  # of what the pack really gives, as old and as cold as it is
    look: Look | None
    faults: tuple[str, ...]
    wind_from_deg: float
    wind_m_s: float
    targets: Mapping[str, LatLon]  # where each of them is now
    twin: LatLon | None = None


def truth_of(world: World, take: int) -> Truth:
    """Now."""
    drone, ap = world.drone, world.drone.autopilot
    copter, battery, pose = ap.copter, ap.battery, drone.camera_pose
    left = max(0.0, 1.0 - battery.used_mah / (battery.capacity_mah * usable_share(battery.celsius)))
    return Truth(
        at_s=round(world.elapsed_s, 3),
        take=take,
        at=drone.place,
        above_ground_m=round(copter.up_m, 2),
        above_home_m=round(copter.up_m - ap.home_up_m, 2),
        yaw_deg=round(copter.yaw_deg, 2),
        speed_m_s=round(copter.ground_speed_m_s, 2),
        climb_m_s=round(copter.climb_m_s, 2),
        mode=ap.mode.name,
        armed=ap.armed,
        flying=ap.flying_now,
        battery_percent=round(100.0 * left, 2),
        look=None if pose is None else Look(pose.yaw_deg, pose.pitch_deg, pose.thermal_hfov_deg),
        faults=tuple(sorted(world.faults.at_work)),
        wind_from_deg=drone.wind.from_deg,
        wind_m_s=drone.wind.speed_m_s,
        targets={one.name: target_at(one, world.elapsed_s) for one in world.scenario.targets},
        twin=None if world.twin is None else world.twin.place,
    )
