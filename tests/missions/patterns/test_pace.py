from __future__ import annotations

import math

import numpy as np
import pytest

from maps.geo import AboveHome
from missions.energy import CALM, DroneProfile, WindAt, estimate
from missions.patterns.pace import Pace, flown_s, turns
from missions.plan import Plan, Waypoint
from missions.task import Task
from tests.missions import shapes

DRONE = DroneProfile()
WIND = WindAt(240.0, 11.0)


@pytest.mark.parametrize("course_deg", range(0, 360, 30))
@pytest.mark.parametrize("wind", [CALM, WindAt(0.0, 6.0), WIND])
def test_a_line_takes_as_long_as_in_the_estimate(course_deg: int, wind: WindAt):
    east, north = math.sin(math.radians(course_deg)), math.cos(math.radians(course_deg))
    pace = Pace.of(8.0, wind, DRONE)
    one_s, two_s = (_estimated_s(east * metres, north * metres, wind) for metres in (2000.0, 4000.0))
    assert pace.second(east * 2000.0, north * 2000.0) == pytest.approx(two_s - one_s, rel=2e-3)


@pytest.mark.parametrize("course_deg", range(0, 360, 15))
@pytest.mark.parametrize("wind", [CALM, WIND, WindAt(10.0, 20.0)])
def test_one_line_and_many_lines_take_the_same_time(course_deg: int, wind: WindAt):
    pace = Pace.of(8.0, wind, DRONE)
    east, north = 500.0 * math.sin(math.radians(course_deg)), 500.0 * math.cos(math.radians(course_deg))
    assert pace.second(east, north) == pytest.approx(
        float(pace.seconds(np.array([east]), np.array([north]))[0])
    )


def test_turned_axes_give_the_same_times():
    pace = Pace.of(8.0, WIND, DRONE)
    angle = math.radians(25.0)
    x, y = 300.0, -120.0
    turned_x, turned_y = x * math.cos(angle) - y * math.sin(angle), x * math.sin(angle) + y * math.cos(angle)
    assert pace.turned(25.0).second(turned_x, turned_y) == pytest.approx(pace.second(x, y))


def test_against_a_wind_that_stops_the_drone_a_line_takes_long_but_not_for_ever():
    pace = Pace.of(8.0, WindAt(0.0, 30.0), DRONE)
    assert 100.0 < pace.second(0.0, 1000.0) < math.inf
    assert pace.slowest_s == pytest.approx(pace.second(0.0, 1.0))


def test_a_turn_is_more_than_ten_degrees():
    ahead = np.array([[0.0, 1.0]])
    for degrees, turned in ((9.0, 0.0), (11.0, 1.0), (180.0, 1.0)):
        other = np.array([[math.sin(math.radians(degrees)), math.cos(math.radians(degrees))]])
        assert turns(ahead, other)[0] == turned


def test_corners_are_counted_along_a_line_of_points():
    pace = Pace.of(10.0, CALM, DRONE)
    assert flown_s(np.array([[0.0, 0], [100, 0], [100, 50], [100, 100]]), pace) == pytest.approx(20.0 + 4.0)


def _estimated_s(east_m: float, north_m: float, wind: WindAt) -> float:
    """Of a flight there alone: what it takes more for twice the way is the line's own."""
    task = Task()
    home, far = shapes.at(-east_m / 2, -north_m / 2), shapes.at(east_m / 2, north_m / 2)
    plan = Plan(
        "parallel", None, home, (Waypoint(far, AboveHome(60.0)),), AboveHome(60.0), 8.0,
        task.camera, task.height, task.swath_m, task.spacing_m,
    )  # fmt: skip
    needed = estimate(plan, home, wind=wind, drone=DRONE)
    return needed.search_s
