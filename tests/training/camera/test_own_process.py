"""The test camera in its own process: it looks where it is told, says what it saw, and ends."""

from __future__ import annotations

import threading
from dataclasses import replace

import av
import pytest

from tests.training.camera.looks import above
from tests.training.camera.served import PATIENCE_S, QUICK
from tests.training.scene.made import burning as burning_source
from tests.training.scene.made import exercise
from training.camera.errors import CameraError
from training.camera.faults import STUCK
from training.camera.own_process import TestCamera
from training.camera.samples import sample_scene
from training.camera.scene import burning
from training.exercise.scenario import Fuel, Land
from training.scene.scene_of import scene_of


def awaited(camera: TestCamera, seen_after: int, hotter_than_c: float, within_s: float = PATIENCE_S) -> bool:
    """Whether a picture after that number gets so hot."""
    tick, left = threading.Event(), int(within_s / 0.05)
    for _ in range(left):
        seen = camera.thermal_range()
        if seen is not None and seen.picture > seen_after and seen.hottest_c > hotter_than_c:
            return True
        tick.wait(0.05)
    return False


@pytest.mark.slow
def test_it_looks_where_it_is_told_shows_it_and_ends():
    settings = replace(QUICK, scene="night-forest")
    hottest = max(burning(sample_scene("night-forest"), 0.0), key=lambda hot: hot.celsius)
    with TestCamera(settings) as camera:
        at = camera.wait_ready(PATIENCE_S)
        camera.see(above(-200.0, -200.0, 60.0))
        assert awaited(camera, 0, -30.0)
        for _ in range(50):
            camera.see(above(hottest.east_m, hottest.north_m, 60.0))
        seen = camera.thermal_range()
        assert awaited(camera, seen.picture if seen else 0, 140.0)
        with av.open(at.thermal, options={"rtsp_transport": "tcp"}, timeout=PATIENCE_S) as container:
            assert next(container.decode(video=0)).width == 640
        assert camera.running
    assert not camera.running
    assert camera.addresses is None
    camera.stop()


@pytest.mark.slow
def test_why_it_cannot_run_is_one_sentence():
    with TestCamera(replace(QUICK, scene="volcano")) as camera:
        with pytest.raises(CameraError, match='no scene "volcano"'):
            camera.wait_ready(PATIENCE_S)
        assert "\n" not in (camera.failed or "\n")


@pytest.mark.slow
def test_it_shows_another_scene_and_another_second_while_its_streams_run():
    """A fire starts at second 50 of the new scene; time goes there, and back to before it."""
    scenario = exercise(Land.BOG, fires=(burning_source(Fuel.GRASS, starts_s=50.0),))
    with TestCamera(replace(QUICK, scene=scene_of(exercise(Land.BOG), ()))) as camera:
        camera.wait_ready(PATIENCE_S)
        camera.see(above(0.0, 0.0, 60.0))
        camera.at(0.0, 0.0)
        assert awaited(camera, 0, -30.0)
        camera.show(scene_of(scenario, ()))
        camera.at(55.0, 0.0)
        for _ in range(20):
            camera.see(above(0.0, 0.0, 60.0))
        assert awaited(camera, 0, 140.0)
        camera.at(0.0, 0.0)
        assert cooled(camera)
        camera.fault(STUCK)
        camera.at(55.0, 0.0)
        assert not awaited(camera, 0, 140.0, within_s=1.0)
        camera.mend()
        assert awaited(camera, 0, 140.0)


def cooled(camera: TestCamera) -> bool:
    """Whether a picture without anything hot comes."""
    tick = threading.Event()
    for _ in range(int(PATIENCE_S / 0.05)):
        seen = camera.thermal_range()
        if seen is not None and seen.hottest_c < 60.0:
            return True
        camera.see(above(0.0, 0.0, 60.0))
        tick.wait(0.05)
    return False
