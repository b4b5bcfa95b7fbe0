"""The test camera goes with the drone, and the drone announces it once it is there."""

from __future__ import annotations

import pytest

from maps.geo import LatLon
from missions.camera_model import DEFAULT_CAMERA
from tests.training.scene.made import exercise
from training.camera.faults import FROZEN, SOUND
from training.camera.own_process import TestCamera
from training.camera.pose import CameraPose
from training.camera.settings import Addresses, CameraSettings
from training.carried_camera import carry, exercise_camera, fire_camera, spoiled_by
from training.fault import Fault
from training.practice import practice_drone
from training.scene.scene_of import scene_of
from training.vehicle import EmbeddedDrone

PLACE = LatLon(56.3829, 24.6479)
ADDRESSES = Addresses(
    "rtsp://127.0.0.1:1/thermal", "rtsp://127.0.0.1:1/visible", ("127.0.0.1", 2), ("127.0.0.1", 3)
)


class Still(TestCamera):
    """One that was never started: it only remembers what it was told."""

    def __init__(self) -> None:
        super().__init__(CameraSettings(thermal_hfov_deg=24.0))
        self.poses: list[CameraPose] = []
        self.there: Addresses | None = None

    @property
    def addresses(self) -> Addresses | None:
        return self.there

    def see(self, pose: CameraPose) -> None:
        self.poses.append(pose)


def test_it_sees_from_where_the_drone_is_and_looks_where_its_gimbal_looks():
    drone, camera = practice_drone(PLACE), Still()
    carry(drone, camera)
    (pose,) = camera.poses
    assert (pose.pitch_deg, pose.at.lat_deg) == (-90.0, pytest.approx(PLACE.lat_deg, abs=1e-5))
    assert pose.above_ground_m > 0.0  # between its legs, not in the ground


def test_it_is_announced_when_it_is_there_and_not_before():
    drone, camera = practice_drone(PLACE), Still()
    assert drone.payload is not None
    carry(drone, camera)
    assert drone.payload.streams == ()
    camera.there = ADDRESSES
    carry(drone, camera)
    thermal, visible = drone.payload.streams
    assert (thermal.uri, thermal.thermal, thermal.hfov_deg) == (ADDRESSES.thermal, True, 24.0)
    assert (visible.uri, visible.thermal) == (ADDRESSES.visible, False)


def test_a_drone_without_a_payload_carries_none():
    with pytest.raises(ValueError, match="payload"):
        fire_camera(EmbeddedDrone(PLACE), PLACE)


def test_the_practised_camera_sees_as_wide_as_searches_are_planned():
    drone = practice_drone(PLACE)
    assert drone.payload is not None
    assert drone.payload.camera.thermal_hfov_deg == DEFAULT_CAMERA.hfov_deg


def test_of_an_exercise_too_only_a_drone_with_a_payload_carries_one():
    with pytest.raises(ValueError, match="payload"):
        exercise_camera(EmbeddedDrone(PLACE), exercise(), scene_of(exercise(), ()))


def test_the_camera_hangs_by_its_own_fault_and_by_no_other():
    assert spoiled_by({Fault.CAMERA, Fault.LINK}) is FROZEN
    assert spoiled_by({fault for fault in Fault if fault is not Fault.CAMERA}) is SOUND
