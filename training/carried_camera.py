"""The test camera below the embedded drone: it sees from the drone's own pose, and the drone announces it."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from telemetry.thermal.range import ThermalRange
from training.camera.faults import FROZEN, SOUND
from training.camera.own_process import TestCamera
from training.camera.pose import CameraPose
from training.camera.settings import CameraSettings
from training.fault import Fault
from training.payload.offer import StreamOffer
from training.scene.scene_of import scene_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from maps.geo import LatLon
    from training.camera.faults import StreamFaults
    from training.exercise.scenario import Scenario
    from training.fire.arrival import Arrival
    from training.vehicle import EmbeddedDrone

SCENE = "mop-up"
STALE_RANGE_S = 2.0  # a camera that hangs tells nothing any more
LOWEST_M = 0.3  # above the ground: a camera between the landing legs


def fire_camera(drone: EmbeddedDrone, fire: LatLon, scene: str = SCENE) -> TestCamera:
    """Started, in a process of its own, with the lens of the drone's payload. ValueError: it carries none."""
    return _started(drone, CameraSettings(scene=scene, origin=fire))


def exercise_camera(drone: EmbeddedDrone, scenario: Scenario, arrivals: Sequence[Arrival]) -> TestCamera:
    """The same over an exercise: what it shows later is told by `show` and `at`. ValueError: as above."""
    return _started(drone, CameraSettings(scene=scene_of(scenario, arrivals), origin=scenario.at))


def spoiled_by(at_work: AbstractSet[Fault]) -> StreamFaults:
    """What a trainer's faults do to the camera, for its `fault`: it hangs, and its stream stands still."""
    return FROZEN if Fault.CAMERA in at_work else SOUND


def _started(drone: EmbeddedDrone, settings: CameraSettings) -> TestCamera:
    payload = drone.payload
    if payload is None:
        raise ValueError("a drone without a payload carries no camera")
    camera = TestCamera(
        replace(
            settings,
            thermal_hfov_deg=payload.camera.thermal_hfov_deg,
            visible_hfov_deg=payload.camera.visible_hfov_deg,
            plateau_gain=True,  # as the cameras do that brigades have
        )
    )
    payload.thermal_range = lambda: _told(camera)
    camera.start()
    return camera


def carry(drone: EmbeddedDrone, camera: TestCamera) -> None:
    """To be called often: the camera goes with the drone."""
    pose, payload, addresses = drone.camera_pose(), drone.payload, camera.addresses
    if pose is None or payload is None:
        return
    height_m = max(LOWEST_M, float(pose.above_home_m))
    camera.see(CameraPose(pose.at, height_m, pose.yaw_deg, pose.pitch_deg, pose.roll_deg))
    if addresses is not None and not payload.streams:
        settings = camera.settings
        payload.streams = (
            StreamOffer(
                "Thermal",
                addresses.thermal,
                thermal=True,
                encoding=settings.encoding,
                size_px=settings.thermal_px,
                rate_hz=settings.thermal_fps,
                hfov_deg=settings.thermal_hfov_deg,
            ),
            StreamOffer(
                "Visible",
                addresses.visible,
                encoding=settings.encoding,
                size_px=settings.visible_px,
                rate_hz=settings.visible_fps,
                hfov_deg=settings.visible_hfov_deg,
            ),
        )


def _told(camera: TestCamera) -> ThermalRange | None:
    seen = camera.thermal_range()
    if seen is None or time.monotonic() - seen.taken_s > STALE_RANGE_S:
        return None
    return ThermalRange(
        seen.hottest_c, seen.coldest_c, seen.hottest_at, seen.coldest_at, time.monotonic(), stream=1
    )
