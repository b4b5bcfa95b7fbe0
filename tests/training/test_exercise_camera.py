"""The camera under the drone of an exercise sees its fire, at its time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from maps.area import LocalFrame
from maps.geo import moved
from training.exercise.running import RunningExercise
from training.exercise.shelf import find
from training.exercise_camera import ExerciseCamera
from training.fire.of_exercise import fires_of

if TYPE_CHECKING:
    from maps.geo import LatLon
    from training.fire.arrival import Arrival

pytestmark = pytest.mark.slow


def test_it_comes_by_itself_is_announced_and_ends():
    exercise = RunningExercise(find("barn-smoke"))
    exercise.step(0.0, b"")
    camera = ExerciseCamera(exercise)
    try:
        camera.wait_ready()
        camera.look(1.0)
        payload = exercise.drone.payload
        assert payload is not None
        assert [stream.name for stream in payload.streams] == ["Thermal", "Visible"]
        exercise.jump_fire(moved(exercise.scenario.at, 40.0, 0.0))
        camera.look(1.0)
    finally:
        camera.stop()
    assert camera.addresses is None


def test_a_fire_that_jumps_burns_there_from_then_on():
    scenario = find("road-grass-fire")
    there = moved(scenario.fires[0].at, -200.0, 150.0)
    (before,), (after,) = fires_of(scenario), fires_of(scenario, [(there, 120.0)])
    assert seconds_at(before, there) > 300.0
    assert 119.0 <= seconds_at(after, there) <= 121.0
    assert seconds_at(after, scenario.fires[0].at) == seconds_at(before, scenario.fires[0].at)


def seconds_at(arrival: Arrival, place: LatLon) -> float:
    east_m, north_m = LocalFrame(arrival.origin).to_xy(place)
    middle = arrival.seconds.shape[0] // 2
    return float(
        arrival.seconds[middle + round(north_m / arrival.cell_m), middle + round(east_m / arrival.cell_m)]
    )


def test_an_exercise_without_a_fire_has_none():
    assert fires_of(find("lost-in-forest")) == ()
