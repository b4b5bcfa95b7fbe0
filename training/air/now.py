"""All that is in the air of an exercise at one second of it: what the cameras, the fire and the drone ask."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from maps.sun import SunSeen, sun_seen
from training.air.day import warmth_at
from training.air.wind import turned

if TYPE_CHECKING:
    from datetime import datetime

    from training.exercise.scenario import Scenario, Weather

_DUSK_DEG = -6.0  # the end of civil twilight
_DUSK_LIGHT = 0.06  # of a day's at sunset: our own, enough to see the land by
_COVERED = 0.6  # of the light that a full cover of clouds takes


@dataclass(frozen=True, slots=True)
class AirNow:
    """`light` is 0 at night and 1 with a clear sky and a high sun."""

    at: datetime
    weather: Weather
    sun: SunSeen
    light: float


def air_at(scenario: Scenario, at_s: float) -> AirNow:
    """Wind as it has turned, warmth and humidity of that hour, the sun where it stands."""
    now = scenario.begins_at + timedelta(seconds=at_s)
    warmth = warmth_at(scenario.weather, scenario.begins_at, now, scenario.at)
    weather = replace(
        turned(scenario.weather, scenario.weather_due, at_s),
        air_c=warmth.air_c,
        humidity_percent=warmth.humidity_percent,
    )
    sun = sun_seen(now, scenario.at)
    return AirNow(now, weather, sun, _light(sun.height_deg, weather.cloud))


def _light(height_deg: float, cloud: float) -> float:
    if height_deg <= _DUSK_DEG:
        return 0.0
    if height_deg <= 0.0:
        clear = _DUSK_LIGHT * (1.0 - height_deg / _DUSK_DEG)
    else:
        clear = _DUSK_LIGHT + (1.0 - _DUSK_LIGHT) * min(1.0, math.sin(math.radians(height_deg)) / 0.8)
    return clear * (1.0 - _COVERED * cloud)
