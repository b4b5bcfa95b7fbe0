"""How long one picture of each camera takes: of the sample scenes, and of exercises with fires that spread.

`python scripts/view_times.py`: milliseconds of one processor, the best of four rounds of sixty pictures on a
circle round the scene; and the seconds until a scene can be looked at.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import cv2

from maps.geo import moved
from tests.training.scene.made import DAY, NIGHT, TRUCK, burning, exercise, spread
from training.camera.eyes import eyes_on
from training.camera.pose import circling
from training.camera.samples import SAMPLES, sample_scene
from training.camera.settings import CameraSettings
from training.exercise.scenario import Fuel, Land
from training.scene.scene_of import scene_of

if TYPE_CHECKING:
    from training.camera.scene import Scene
    from training.camera.view import ThermalView
    from training.camera.visible import VisibleView

ROUNDS, PICTURES = 4, 60
EVERY_S = 2.5


def main() -> None:
    """One line a scene."""
    cv2.setNumThreads(1)  # as in the camera's own process
    scenes = {name: sample_scene(name) for name in SAMPLES}
    scenes["grass, day"] = scene_of(exercise(Land.ROADSIDE, begins_at=DAY, trucks=(TRUCK,)), (spread(),))
    pine = exercise(Land.FOREST, begins_at=NIGHT, trucks=(TRUCK,))
    scenes["pine, night"] = scene_of(pine, (spread(Fuel.PINE, 0.15),))
    scenes["barn, night"] = scene_of(exercise(Land.VILLAGE, fires=(burning(Fuel.BUILDING),)), ())
    scenes["peat, day"] = scene_of(exercise(Land.BOG, begins_at=DAY, fires=(burning(Fuel.PEAT),)), ())
    for name, scene in scenes.items():
        begun_s = time.process_time()
        eyes = eyes_on(scene, CameraSettings())
        ready_s = time.process_time() - begun_s
        thermal_ms, visible_ms = _picture_ms(eyes.thermal, scene), _picture_ms(eyes.visible, scene)
        print(f"{name:14} thermal {thermal_ms:5.1f} ms  visible {visible_ms:5.1f} ms  ready {ready_s:.1f} s")


def _picture_ms(view: ThermalView | VisibleView, scene: Scene) -> float:
    middle = moved(scene.origin, *scene.middle)
    rounds: list[float] = []
    for _ in range(ROUNDS):
        begun_s = time.thread_time()
        for number in range(PICTURES):
            view.render(circling(middle, number * EVERY_S), number * EVERY_S, number)
        rounds.append(time.thread_time() - begun_s)
    return min(rounds) / PICTURES * 1000.0


if __name__ == "__main__":
    main()
