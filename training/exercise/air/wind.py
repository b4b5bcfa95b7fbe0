"""The wind of an exercise: how it turns when it is due to, and how it grows with height."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from training.exercise.scenario import Land, Weather
from training.weather import Wind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from training.exercise.scenario import WeatherDue

TURNS_S = 30.0  # a change is complete after this time

# Roughness of the ground in metres: the classes of Davenport as revised by Wieringa 1992.
ROUGHNESS_M: Mapping[Land, float] = {
    Land.RIVER: 0.005,  # open water and its banks
    Land.BOG: 0.03,
    Land.FARM: 0.10,
    Land.ROADSIDE: 0.10,
    Land.VILLAGE: 0.5,
    Land.FOREST: 1.0,
}
_STATION_M = 0.03  # grass, where winds are measured, 10 m up
_BLENDS_M = 60.0  # above this the ground below is not felt any more: Wieringa 1986
_LOWEST_M, _HIGHEST_M = 2.0, 200.0  # the logarithm holds between them


def wind_at(weather: Weather, height_m: float, land: Land = Land.BOG) -> Wind:
    """`height_m` above the ground. A scenario's wind is that of a weather station: 10 m over open grass.

    The logarithmic profile of neutral air, by way of the height at which all kinds of land have the same
    wind. Gusts stay as they are: in the lowest hundred metres their spread hardly changes with height.
    """
    aloft = _log(_BLENDS_M, _STATION_M) / _log(10.0, _STATION_M)
    rough_m = ROUGHNESS_M[land] if height_m < _BLENDS_M else _STATION_M
    height_m = min(_HIGHEST_M, max(_LOWEST_M, height_m))
    share = aloft * _log(height_m, rough_m) / _log(_BLENDS_M, rough_m)
    return Wind(weather.wind_from_deg % 360.0, weather.wind_m_s * share, weather.gust_m_s)


def turned(weather: Weather, due: Sequence[WeatherDue], at_s: float) -> Weather:
    """The weather at `at_s`: each change takes half a minute, the shorter way round."""
    before, after, begins_s = weather, weather, -math.inf
    for change in sorted((it for it in due if it.at_s <= at_s), key=lambda it: it.at_s):
        before = _between(before, after, change.at_s - begins_s)
        begins_s = change.at_s
        after = replace(
            weather,
            wind_from_deg=change.wind_from_deg,
            wind_m_s=change.wind_m_s,
            gust_m_s=change.gust_m_s,
        )
    return _between(before, after, at_s - begins_s)


def _between(before: Weather, after: Weather, age_s: float) -> Weather:
    if age_s >= TURNS_S:
        return after
    share = age_s / TURNS_S
    turn_deg = (after.wind_from_deg - before.wind_from_deg + 180.0) % 360.0 - 180.0
    return replace(
        before,
        wind_from_deg=(before.wind_from_deg + share * turn_deg) % 360.0,
        wind_m_s=before.wind_m_s + share * (after.wind_m_s - before.wind_m_s),
        gust_m_s=before.gust_m_s + share * (after.gust_m_s - before.gust_m_s),
    )


def _log(height_m: float, rough_m: float) -> float:
    return math.log(height_m / rough_m)
