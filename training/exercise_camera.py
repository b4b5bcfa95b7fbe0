"""The camera under the drone of an exercise: it sees the exercise's fire, at the exercise's time."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from training.camera.errors import CameraError
from training.carried_camera import carry, exercise_camera, spoiled_by
from training.fire.of_exercise import fires_of
from training.scene.scene_of import scene_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from training.camera.own_process import TestCamera
    from training.camera.settings import Addresses
    from training.exercise.running import RunningExercise
    from training.exercise.world import FireJump
    from training.fault import Fault


class ExerciseCamera:
    """`look` at every tick. What takes a while (a fire that jumped) is worked out beside it."""

    def __init__(self, exercise: RunningExercise) -> None:
        self._exercise = exercise
        self._jumps: tuple[FireJump, ...] = ()
        self._faults: frozenset[Fault] = frozenset()
        self._camera: TestCamera | None = None
        self._closing = False
        self._lock = threading.Lock()
        self._begun = self._beside(self._begin)

    @property
    def addresses(self) -> Addresses | None:
        """None: not ready yet, or ended."""
        return None if self._camera is None else self._camera.addresses

    def wait_ready(self) -> Addresses:
        """Where it is. CameraError: it cannot run, and why, or it is not ready in time."""
        self._begun.join()
        if self._camera is None:
            raise CameraError("the camera was ended before it began")
        return self._camera.wait_ready()

    def look(self, speed: float) -> None:
        """It goes with the drone, and with the exercise's time, which runs `speed` times as fast as life."""
        camera, exercise = self._camera, self._exercise
        if camera is None:
            return
        carry(exercise.drone, camera)
        camera.at(exercise.elapsed_s, 0.0 if exercise.frozen else speed)
        if exercise.faults != self._faults:
            self._faults = exercise.faults
            camera.fault(spoiled_by(self._faults))
        if exercise.jumps != self._jumps:
            self._jumps = exercise.jumps
            self._beside(self._show_fire)

    def stop(self) -> None:
        """Its process ends; that takes a moment."""
        with self._lock:
            self._closing = True
            camera, self._camera = self._camera, None
        if camera is not None:
            camera.stop()

    def _begin(self) -> None:
        scenario = self._exercise.scenario
        arrivals = fires_of(scenario)
        with self._lock:
            if not self._closing:
                self._camera = exercise_camera(self._exercise.drone, scenario, arrivals)

    def _show_fire(self) -> None:
        scenario = self._exercise.scenario
        scene = scene_of(scenario, fires_of(scenario, [(jump.at, jump.at_s) for jump in self._jumps]))
        with self._lock:
            if self._camera is not None:
                self._camera.show(scene)

    def _beside(self, work: Callable[[], None]) -> threading.Thread:
        thread = threading.Thread(target=work, name="exercise camera", daemon=True)
        thread.start()
        return thread
