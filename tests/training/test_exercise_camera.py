"""The camera under the drone of an exercise sees its fire, at its time."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest

from maps.area import LocalFrame
from maps.geo import moved
from training.exercise.as_it_blew import as_it_blew
from training.exercise.running import RunningExercise
from training.exercise.scenario import WeatherDue
from training.exercise.shelf import find
from training.exercise.world import FireJump
from training.exercise_camera import ExerciseCamera, Turns, scene_after
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


def test_a_wind_that_the_trainer_turns_turns_the_painted_fire_from_then_on():
    scenario, at_s = find("road-grass-fire"), 120.0
    back = (scenario.weather.wind_from_deg + 180.0) % 360.0
    turned = WeatherDue(at_s, back, 8.0, 1.0)
    (before,) = scene_after(scenario, Turns()).burns
    (after,) = scene_after(scenario, Turns(winds=(turned,))).burns
    reached = before.seconds <= at_s
    assert reached.any()
    assert np.array_equal(before.seconds[reached], after.seconds[reached])
    windward = moved(scenario.fires[0].at, *towards(scenario.weather.wind_from_deg, 60.0))
    (now,) = fires_of(as_it_blew(scenario, (turned,)))
    (then,) = fires_of(scenario)
    assert seconds_at(now, windward) < seconds_at(then, windward)


def test_the_smoke_goes_with_the_wind_of_the_trainer():
    scenario = find("road-grass-fire")
    scene = scene_after(scenario, Turns(winds=(WeatherDue(120.0, 45.0, 8.0, 1.0),)))
    assert [(one.since_s, one.from_deg, one.m_s) for one in scene.winds][:1] == [(120.0, 45.0, 8.0)]


def test_the_same_hand_makes_the_same_fire():
    scenario = find("road-grass-fire")
    turns = Turns((FireJump(moved(scenario.at, 40.0, 0.0), 90.0),), (WeatherDue(120.0, 10.0, 7.0, 1.0),))
    one, other = scene_after(scenario, turns), scene_after(scenario, turns)
    assert all(np.array_equal(a.seconds, b.seconds) for a, b in zip(one.burns, other.burns, strict=True))


def test_the_wind_of_the_hand_reaches_the_camera_that_runs():
    exercise = RunningExercise(find("road-grass-fire"))
    exercise.step(0.0, b"")
    camera = ExerciseCamera(exercise)
    try:
        camera.wait_ready()
        exercise.set_wind(9.0, 10.0)
        camera.look(1.0)
        assert camera.wait_drawn() == Turns(winds=exercise.winds)
    finally:
        camera.stop()


def towards(deg: float, metres: float) -> tuple[float, float]:
    return metres * math.sin(math.radians(deg)), metres * math.cos(math.radians(deg))


def seconds_at(arrival: Arrival, place: LatLon) -> float:
    east_m, north_m = LocalFrame(arrival.origin).to_xy(place)
    middle = arrival.seconds.shape[0] // 2
    return float(
        arrival.seconds[middle + round(north_m / arrival.cell_m), middle + round(east_m / arrival.cell_m)]
    )


def test_an_exercise_without_a_fire_has_none():
    assert fires_of(find("lost-in-forest")) == ()
