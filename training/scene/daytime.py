"""What hour, season and clouds make of a place: warmth of the sun, light, a warm or a cold sky."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from maps.sun import sun_height_deg
from training.camera.scene import Season

if TYPE_CHECKING:
    from datetime import datetime

    from maps.geo import LatLon
    from training.exercise.scenario import Weather

HIGHEST_SUN = math.sin(math.radians(57.0))  # midsummer noon at 56 degrees north
CLOUDS_HOLD_BACK = 0.75  # of the sun's warmth under a covered sky (Kasten and Czeplak 1980)
CLEAR_SKY_BELOW_AIR_K = 45.0
GREEN_MONTHS = range(5, 11)
SNOW_MONTHS = (12, 1, 2, 3)
# How bright a picture is that the camera exposes as well as it can, by the sun's height: night, civil dawn,
# sunrise, and full day from ten degrees on.
_HEIGHTS_DEG, _LIGHT = (-9.0, -6.0, 0.0, 10.0), (0.14, 0.24, 0.6, 1.0)


@dataclass(frozen=True, slots=True)
class Daytime:
    sunlight: float  # 0..1, what warms the ground
    daylight: float  # 0..1, how bright a visible picture is
    sky_below_air_k: float
    season: Season
    hour: float  # by the sun, 12 at noon


def daytime(moment: datetime, at: LatLon, weather: Weather) -> Daytime:
    """Over an exercise of some minutes it stays as it was at `moment`."""
    height_deg = sun_height_deg(moment, at)
    cloud = max(0.0, min(1.0, weather.cloud))
    sun = max(0.0, math.sin(math.radians(height_deg))) / HIGHEST_SUN
    return Daytime(
        sunlight=min(1.0, sun) * (1.0 - CLOUDS_HOLD_BACK * cloud**3.4),
        daylight=_between(height_deg) * (1.0 - 0.18 * cloud),
        # a covered sky is a few kelvin colder than the air at the ground
        sky_below_air_k=CLEAR_SKY_BELOW_AIR_K * (1.0 - 0.85 * cloud),
        season=_season(moment, weather),
        hour=(moment.hour + moment.minute / 60.0 + at.lon_deg / 15.0) % 24.0,
    )


def _between(height_deg: float) -> float:
    low, high = _HEIGHTS_DEG[0], _HEIGHTS_DEG[-1]
    height_deg = max(low, min(high, height_deg))
    steps = zip(_HEIGHTS_DEG, _LIGHT, _HEIGHTS_DEG[1:], _LIGHT[1:], strict=False)
    for from_deg, darker, until_deg, brighter in steps:
        if height_deg <= until_deg:
            return darker + (height_deg - from_deg) / (until_deg - from_deg) * (brighter - darker)
    return _LIGHT[-1]


def _season(moment: datetime, weather: Weather) -> Season:
    if moment.month in SNOW_MONTHS and weather.air_c <= 0.0:
        return Season.SNOW
    return Season.GREEN if moment.month in GREEN_MONTHS else Season.BARE
