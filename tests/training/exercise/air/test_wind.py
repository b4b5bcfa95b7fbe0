"""The wind as it turns and as it grows with height."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.exercise.air.wind import TURNS_S, turned, wind_at
from training.exercise.scenario import Land, Weather, WeatherDue

WEATHER = Weather(wind_from_deg=350.0, wind_m_s=4.0, gust_m_s=0.5)
TURN = WeatherDue(100.0, 20.0, 9.0, 2.0)


def test_ten_metres_over_grass_the_wind_is_the_scenarios():
    found = wind_at(WEATHER, 10.0)
    assert (found.from_deg, found.speed_m_s, found.gust_m_s) == (350.0, pytest.approx(4.0), 0.5)


def test_a_drone_at_a_hundred_metres_meets_the_logarithmic_wind():
    assert wind_at(WEATHER, 100.0).speed_m_s == pytest.approx(
        4.0 * math.log(100 / 0.03) / math.log(10 / 0.03)
    )


@given(st.sampled_from(Land), st.floats(0.0, 250.0), st.floats(0.0, 50.0))
def test_higher_is_never_calmer(land: Land, height_m: float, more_m: float):
    low, high = wind_at(WEATHER, height_m, land), wind_at(WEATHER, height_m + more_m, land)
    assert 0.0 <= low.speed_m_s <= high.speed_m_s + 1e-9
    assert high.speed_m_s < 2.0 * WEATHER.wind_m_s


def test_a_forest_slows_the_wind_below_and_not_aloft():
    assert wind_at(WEATHER, 15.0, Land.FOREST).speed_m_s < 0.9 * wind_at(WEATHER, 15.0, Land.FARM).speed_m_s
    assert wind_at(WEATHER, 80.0, Land.FOREST) == wind_at(WEATHER, 80.0, Land.RIVER)


def test_calm_is_calm_at_every_height():
    assert wind_at(Weather(wind_m_s=0.0), 120.0).speed_m_s == 0.0


def test_before_a_change_is_due_nothing_changes():
    assert turned(WEATHER, (TURN,), 99.9) == WEATHER


def test_half_way_through_a_change_it_is_half_way_by_the_shorter_turn():
    found = turned(WEATHER, (TURN,), 100.0 + TURNS_S / 2.0)
    assert found.wind_from_deg == pytest.approx(5.0)
    assert found.wind_m_s == pytest.approx(6.5)
    assert found.gust_m_s == pytest.approx(1.25)


def test_after_half_a_minute_the_change_is_complete():
    found = turned(WEATHER, (TURN,), 130.0)
    assert (found.wind_from_deg, found.wind_m_s, found.gust_m_s) == (20.0, 9.0, 2.0)
    assert found.air_c == WEATHER.air_c


@given(
    st.lists(st.tuples(st.floats(0, 300), st.floats(0, 360), st.floats(0, 15)), max_size=5), st.floats(0, 400)
)
def test_the_wind_never_jumps(changes: list[tuple[float, float, float]], at_s: float):
    due = tuple(WeatherDue(when, deg, speed, 0.5) for when, deg, speed in changes)
    now, soon = turned(WEATHER, due, at_s), turned(WEATHER, due, at_s + 0.1)
    assert abs(soon.wind_m_s - now.wind_m_s) <= 15.0 * 0.1 / TURNS_S + 1e-6
    assert (
        abs((soon.wind_from_deg - now.wind_from_deg + 180.0) % 360.0 - 180.0) <= 180.0 * 0.1 / TURNS_S + 1e-6
    )
