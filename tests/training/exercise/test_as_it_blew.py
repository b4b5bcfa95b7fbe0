from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from training.exercise.as_it_blew import SHORTEST_S, as_it_blew
from training.exercise.scenario import WeatherDue
from training.exercise.shelf import find

SCENARIO = replace(find("road-grass-fire"), weather_due=(WeatherDue(300.0, 90.0, 8.0, 1.0),))
PLANNED = SCENARIO.weather_due[0]


def turned(at_s: float, from_deg: float = 180.0) -> WeatherDue:
    return WeatherDue(at_s, from_deg, 6.0, 0.5)


def test_without_a_hand_it_is_the_scenario():
    assert as_it_blew(SCENARIO, ()) is SCENARIO


def test_a_wind_of_the_hand_blows_until_the_next_that_is_due():
    assert as_it_blew(SCENARIO, (turned(60.0),)).weather_due == (turned(60.0), PLANNED)


def test_a_hand_that_turns_on_leaves_only_where_it_came_to():
    presses = tuple(turned(60.0 + n, 45.0 * n) for n in range(4))
    assert as_it_blew(SCENARIO, presses).weather_due == (presses[-1], PLANNED)


@given(st.lists(st.integers(0, 3000), max_size=12, unique=True))
def test_what_was_planned_always_comes_and_the_last_wind_of_the_hand_too(tenths: list[int]):
    winds = tuple(turned(tenth / 10) for tenth in tenths)
    blew = as_it_blew(SCENARIO, winds).weather_due
    assert PLANNED in blew
    assert list(blew) == sorted(blew, key=lambda it: it.at_s)
    by_hand = [one for one in blew if one != PLANNED]
    assert all(b.at_s - a.at_s >= SHORTEST_S for a, b in pairwise(by_hand))
