"""What the crew sees in its picture: by geometry, where the camera really looks. Nothing is drawn for it."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from maps.geo import AboveHome, distance_m
from missions.camera_model import DEFAULT_CAMERA
from missions.looking import looking
from telemetry.georeference.ground_point import GroundPoint
from telemetry.georeference.land import Land
from telemetry.georeference.pixel_to_ground import PicturePlace, Where, ground_to_pixel, pixel_to_ground
from telemetry.georeference.pose import Pose
from training.exercise.whereabouts import target_at
from training.fault import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from maps.geo import LatLon
    from telemetry.state import VehicleState
    from training.exercise.running import RunningExercise
    from training.exercise.scenario import Target

FINGER_PX = 4.0  # 1 sigma of a finger on a picture 640 wide
LOWEST_M = 5.0  # nearer to the ground nobody looks for anything
BLIND = frozenset({Fault.CAMERA, Fault.LINK})


class Eyes:
    """The same seed points with the same finger."""

    def __init__(self, exercise: RunningExercise) -> None:
        self._exercise = exercise
        self._land = Land(exercise.drone.place)
        self._finger = Random(exercise.seed)

    @property
    def open(self) -> bool:
        """The picture comes and moves."""
        return not self._exercise.faults & BLIND

    def targets(self) -> Iterator[Target]:
        """Everything of the exercise that is in the picture now, wanted or not."""
        pose = self._pose()
        if pose is None or not self.open:
            return
        seen_m = self._exercise.scenario.weather.visibility_m
        for target in self._exercise.scenario.targets:
            at = target_at(target, self._exercise.elapsed_s)
            near = distance_m(pose.at, at) ** 2 + float(pose.above_home_m) ** 2 <= seen_m**2
            if near and self._pixel(at, pose) is not None:
                yield target

    def point_at(self, target: Target, state: VehicleState) -> LatLon | None:
        """Where the station says that is what a finger points at in the picture. None: it says nothing."""
        pose, looks = self._pose(), looking(state)
        if pose is None or looks is None or looks.pose is None:
            return None
        pixel = self._pixel(target_at(target, self._exercise.elapsed_s), pose)
        if pixel is None:
            return None
        u_px, v_px = (side + self._finger.gauss(0.0, FINGER_PX) for side in pixel)
        point = pixel_to_ground(u_px, v_px, looks.pose, DEFAULT_CAMERA.lens, self._land)
        return point.at if isinstance(point, GroundPoint) else None

    def _pose(self) -> Pose | None:
        """The truth."""
        pose = self._exercise.camera_pose
        if pose is None or float(pose.above_home_m) < LOWEST_M:
            return None
        return Pose(pose.at, AboveHome(float(pose.above_home_m)), pose.yaw_deg, pose.pitch_deg, pose.roll_deg)

    def _pixel(self, at: LatLon, pose: Pose) -> tuple[float, float] | None:
        place = ground_to_pixel(at, pose, DEFAULT_CAMERA.lens, self._land)
        if not isinstance(place, PicturePlace) or place.where is not Where.INSIDE:
            return None
        return (place.u_px or 0.0, place.v_px or 0.0)
