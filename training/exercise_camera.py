"""The camera under the drone of an exercise: it sees the exercise's fire, at the exercise's time.

The fire spreads by the wind as it blew: where the trainer turned it or let the fire jump, it is another one.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from training.camera.errors import CameraError
from training.carried_camera import carry, exercise_camera, spoiled_by
from training.exercise.as_it_blew import as_it_blew
from training.fire.of_exercise import fires_of
from training.scene.scene_of import scene_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from training.camera.own_process import TestCamera
    from training.camera.scene import Scene
    from training.camera.settings import Addresses
    from training.exercise.commanded import Commanded
    from training.exercise.scenario import Scenario, WeatherDue
    from training.exercise.world import FireJump
    from training.fault import Fault


@dataclass(frozen=True, slots=True)
class Turns:
    """What the trainer did to the fire so far."""

    jumps: tuple[FireJump, ...] = ()
    winds: tuple[WeatherDue, ...] = ()


class ExerciseCamera:
    """`look` at every tick. What takes a while (a fire that spreads anew) is worked out beside it."""

    def __init__(self, exercise: Commanded) -> None:
        self._exercise = exercise
        self._turns = Turns()
        self._drawn = Turns()
        self._draws: threading.Thread | None = None
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

    def wait_drawn(self) -> Turns:
        """What the fire is shown by, once all that was told of it is worked out."""
        if self._draws is not None:
            self._draws.join()
        return self._drawn

    def look(self, speed: float) -> None:
        """It goes with the drone, and with the exercise's time, which runs `speed` times as fast as life."""
        camera, exercise = self._camera, self._exercise
        if camera is None:
            return
        carry(exercise, camera)
        camera.at(exercise.elapsed_s, 0.0 if exercise.frozen else speed)
        if exercise.faults != self._faults:
            self._faults = exercise.faults
            camera.fault(spoiled_by(self._faults))
        self._turns = Turns(exercise.jumps, exercise.winds)
        if self._turns != self._drawn and (self._draws is None or not self._draws.is_alive()):
            self._draws = self._beside(self._show_fire)

    def stop(self) -> None:
        """Its process ends; that takes a moment."""
        with self._lock:
            self._closing = True
            camera, self._camera = self._camera, None
        if camera is not None:
            camera.stop()

    def _begin(self) -> None:
        scenario = self._exercise.scenario
        scene = scene_after(scenario, self._drawn)
        with self._lock:
            if not self._closing:
                self._camera = exercise_camera(self._exercise, scenario, scene)

    def _show_fire(self) -> None:
        """Until what is shown is what the trainer made of it: nobody is shown an older one after a newer."""
        while self._turns != self._drawn and not self._closing:
            turns = self._turns
            scene = scene_after(self._exercise.scenario, turns)
            with self._lock:
                if self._camera is not None:
                    self._camera.show(scene)
            self._drawn = turns

    def _beside(self, work: Callable[[], None]) -> threading.Thread:
        thread = threading.Thread(target=work, name="exercise camera", daemon=True)
        thread.start()
        return thread


def scene_after(scenario: Scenario, turns: Turns) -> Scene:
    """What both cameras see, with the fire that came of it. The same turns make the same scene."""
    blown = as_it_blew(scenario, turns.winds)
    return scene_of(blown, fires_of(blown, [(jump.at, jump.at_s) for jump in turns.jumps]))
