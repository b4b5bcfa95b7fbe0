"""The test camera below the embedded drone: it sees from the drone's own pose, and the drone announces it."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from telemetry.thermal.range import ThermalRange
from training.camera.faults import FROZEN, SOUND
from training.camera.own_process import TestCamera
from training.camera.pose import CameraPose
from training.camera.settings import CameraSettings
from training.fault import Fault
from training.payload.offer import StreamOffer

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from maps.geo import LatLon
    from training.camera.faults import StreamFaults
    from training.camera.scene import Scene
    from training.exercise.scenario import Scenario
    from training.payload.payload import Payload
    from training.payload.pose import CameraPose as CarriedPose


class Carrier(Protocol):
    """What a camera hangs below: an exercise at work, or a drone alone."""

    @property
    def payload(self) -> Payload | None: ...
    @property
    def camera_pose(self) -> CarriedPose | None: ...


SCENE = "mop-up"
STALE_RANGE_S = 2.0  # a camera that hangs tells nothing any more
LOWEST_M = 0.3  # above the ground: a camera between the landing legs


def fire_camera(carrier: Carrier, fire: LatLon, scene: str = SCENE) -> TestCamera:
    """Started, in a process of its own, with the lens of the payload. ValueError: there is none."""
    return _started(carrier, CameraSettings(scene=scene, origin=fire))


def exercise_camera(carrier: Carrier, scenario: Scenario, scene: Scene) -> TestCamera:
    """The same over an exercise: what it shows later is told by `show` and `at`. ValueError: as above."""
    return _started(carrier, CameraSettings(scene=scene, origin=scenario.at))


def spoiled_by(at_work: AbstractSet[Fault]) -> StreamFaults:
    """What a trainer's faults do to the camera, for its `fault`: it hangs, and its stream stands still."""
    return FROZEN if Fault.CAMERA in at_work else SOUND


def _started(carrier: Carrier, settings: CameraSettings) -> TestCamera:
    payload = carrier.payload
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


def carry(carrier: Carrier, camera: TestCamera) -> None:
    """To be called often: the camera goes with the drone."""
    pose, payload, addresses = carrier.camera_pose, carrier.payload, camera.addresses
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
