"""The drones of an exercise as they stand at its beginning."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.training.exercise.made_up import BASE, HOME
from training.exercise.drones import BRIGADE_PARAMETERS, drone_of, twin_of
from training.exercise.scenario import Drone
from training.practice import BATTERY_MAH


def test_a_cold_old_battery_is_cold_and_old_when_the_exercise_begins():
    battery = drone_of(
        replace(BASE, drone=Drone(HOME, charge=0.95, capacity_share=0.55, cold_c=-9.0)), 1
    ).autopilot.battery
    assert battery.celsius == -9.0
    assert battery.capacity_mah == pytest.approx(0.55 * BATTERY_MAH)
    assert battery.used_mah == pytest.approx(0.05 * 0.55 * BATTERY_MAH)


def test_without_a_word_about_it_a_battery_is_as_cold_as_the_air():
    frost = replace(BASE, weather=replace(BASE.weather, air_c=-14.0))
    assert drone_of(frost, 1).autopilot.battery.celsius == -14.0


def test_a_swapped_battery_is_as_cold_as_the_first():
    drone = drone_of(replace(BASE, drone=Drone(HOME, charge=0.3, cold_c=-5.0)), 1)
    assert drone.swap_battery()
    battery = drone.autopilot.battery
    assert (battery.used_mah, battery.celsius) == (0.0, -5.0)


def test_the_twin_has_the_same_number_and_is_another_board():
    crews, others = drone_of(BASE, 1), twin_of(BASE, 1, 0.0)
    assert crews.system == others.system
    assert crews.board != others.board


def test_the_crews_drone_is_set_as_a_brigade_sets_its_own():
    parameters = drone_of(BASE, 1).autopilot.parameters
    assert {name: parameters[name] for name in BRIGADE_PARAMETERS} == BRIGADE_PARAMETERS
