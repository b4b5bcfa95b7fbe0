"""How warm and how humid the air is at each hour of a day.

Warmth by day as a sine, by night as a decay: Parton and Logan 1981, "A model for diurnal variation in soil
and air temperature", with their constants for air 1.5 m above the ground.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from maps.sun import SunEvent, sun_time_s

if TYPE_CHECKING:
    from datetime import date, datetime

    from maps.geo import LatLon
    from training.exercise.scenario import Weather

_DAY_S = 86_400.0
_LATEST_H = 1.86  # of the greatest warmth, after the middle of the day
_DECAY = 2.20
_COLDEST_H = -0.17  # after sunrise
_RANGE_CLEAR_K = 13.0  # of a clear summer's day here; our own, as is what clouds and short days leave of it
_RANGE_LOW_K = 2.0


@dataclass(frozen=True, slots=True)
class Warmth:
    air_c: float
    humidity_percent: float


def warmth_at(weather: Weather, begins_at: datetime, now: datetime, at: LatLon) -> Warmth:
    """From the air at the beginning; the water in it stays, so that it is driest when it is warmest."""
    through_k = _range_k(weather, begins_at.date(), at)
    rise_k = through_k * (_share(now, at) - _share(begins_at, at))
    air_c = weather.air_c + rise_k
    humidity = weather.humidity_percent * _saturation_hpa(weather.air_c) / _saturation_hpa(air_c)
    return Warmth(air_c, min(100.0, humidity))


def _share(now: datetime, at: LatLon) -> float:
    """0 at the coldest of the day, 1 at the warmest; a half all day where the sun does not rise or set."""
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    now_s = (now - midnight).total_seconds()
    rises_s, sets_s = (sun_time_s(it, now.date(), at) for it in (SunEvent.SUNRISE, SunEvent.SUNSET))
    if rises_s is None or sets_s is None:
        return 0.5
    coldest_s = rises_s + _COLDEST_H * 3600.0
    since_s = (now_s - coldest_s) % _DAY_S
    if since_s <= sets_s - coldest_s:
        return _by_day(since_s, sets_s - rises_s)
    night_s = _DAY_S - (sets_s - coldest_s)
    left = math.exp(-_DECAY * (since_s - (sets_s - coldest_s)) / night_s)
    lowest = math.exp(-_DECAY)
    return _by_day(sets_s - coldest_s, sets_s - rises_s) * (left - lowest) / (1.0 - lowest)


def _by_day(since_s: float, light_s: float) -> float:
    return math.sin(math.pi * since_s / (light_s + 2.0 * _LATEST_H * 3600.0))


def _range_k(weather: Weather, day: date, at: LatLon) -> float:
    rises_s, sets_s = (sun_time_s(it, day, at) for it in (SunEvent.SUNRISE, SunEvent.SUNSET))
    light = 0.5 if rises_s is None or sets_s is None else (sets_s - rises_s) / _DAY_S
    clear = _RANGE_CLEAR_K * min(1.0, light / 0.7)
    return _RANGE_LOW_K + (clear - _RANGE_LOW_K) * (1.0 - weather.cloud)


def _saturation_hpa(air_c: float) -> float:
    return 6.1094 * math.exp(17.625 * air_c / (243.04 + air_c))  # Alduchov and Eskridge 1996
