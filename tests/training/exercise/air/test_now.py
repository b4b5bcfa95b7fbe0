"""Air and sun through the hours of an exercise."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maps.geo import LatLon
from training.exercise.air.now import air_at
from training.exercise.scenario import Alarm, Drone, Land, Scenario, Weather, WeatherDue, Work

HERE = LatLon(56.5, 24.6)
NOON = datetime(2026, 7, 10, 10, 30, tzinfo=UTC)
HOUR_S = 3600.0
SCENARIO = Scenario(
    id="grass-fire",
    title={"en": "Grass fire"},
    brief={"en": ""},
    trainer={"en": ""},
    at=HERE,
    begins_at=NOON,
    land=Land.FARM,
    weather=Weather(air_c=24.0, humidity_percent=45.0, cloud=0.1),
    drone=Drone(HERE),
    work=Work(),
    alarm=Alarm("", "", ""),
    weather_due=(WeatherDue(60.0, 300.0, 6.0, 1.0),),
)


def test_an_exercise_begins_in_the_air_of_its_scenario():
    assert air_at(SCENARIO, 0.0).weather == replace(SCENARIO.weather, air_c=24.0, humidity_percent=45.0)


def test_a_summer_afternoon_is_warmest_and_driest_and_the_morning_coldest():
    hours = [air_at(SCENARIO, hour * HOUR_S) for hour in range(24)]
    warmest = max(hours, key=lambda it: it.weather.air_c)
    coldest = min(hours, key=lambda it: it.weather.air_c)
    assert 11 <= warmest.at.hour <= 15  # 14 to 18 by the clock in summer
    assert 1 <= coldest.at.hour <= 3
    assert warmest.weather.humidity_percent == min(it.weather.humidity_percent for it in hours)
    assert 8.0 < warmest.weather.air_c - coldest.weather.air_c < 14.0


def test_under_clouds_the_day_hardly_warms():
    covered = replace(SCENARIO, weather=replace(SCENARIO.weather, cloud=1.0))
    assert abs(air_at(covered, 12 * HOUR_S).weather.air_c - 24.0) < 2.5


@given(st.floats(0.0, 86_400.0), st.floats(0.0, 1.0), st.floats(-25.0, 35.0))
def test_the_air_never_jumps(at_s: float, cloud: float, air_c: float):
    scenario = replace(SCENARIO, weather=replace(SCENARIO.weather, cloud=cloud, air_c=air_c))
    now, soon = air_at(scenario, at_s).weather, air_at(scenario, at_s + 60.0).weather
    assert abs(soon.air_c - now.air_c) < 0.1
    assert 0.0 < now.humidity_percent <= 100.0


def test_in_an_exercise_of_ten_minutes_the_air_stays():
    assert abs(air_at(SCENARIO, 600.0).weather.air_c - 24.0) < 0.3


def test_where_the_sun_does_not_set_the_air_stays_too():
    north = replace(SCENARIO, at=LatLon(78.0, 20.0))
    assert air_at(north, 9 * HOUR_S).weather.air_c == pytest.approx(24.0)


def test_the_wind_turns_with_the_exercise():
    assert air_at(SCENARIO, 90.0).weather.wind_from_deg == pytest.approx(300.0)


def test_the_sun_goes_down():
    noon, night = air_at(SCENARIO, 0.0), air_at(SCENARIO, 13 * HOUR_S)
    assert noon.sun_height_deg > 50.0
    assert night.sun_height_deg < -5.0
