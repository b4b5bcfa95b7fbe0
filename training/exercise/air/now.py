"""The air of an exercise at one second of it: what the drone flies in and what the fire burns in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from maps.sun import sun_height_deg
from training.exercise.air.day import warmth_at
from training.exercise.air.wind import turned

if TYPE_CHECKING:
    from datetime import datetime

    from training.exercise.scenario import Scenario, Weather


@dataclass(frozen=True, slots=True)
class AirNow:
    at: datetime
    weather: Weather
    sun_height_deg: float  # negative: night


def air_at(scenario: Scenario, at_s: float) -> AirNow:
    """Wind as it has turned, warmth and humidity of that hour, the sun where it stands."""
    now = scenario.begins_at + timedelta(seconds=at_s)
    warmth = warmth_at(scenario.weather, scenario.begins_at, now, scenario.at)
    weather = replace(
        turned(scenario.weather, scenario.weather_due, at_s),
        air_c=warmth.air_c,
        humidity_percent=warmth.humidity_percent,
    )
    return AirNow(now, weather, sun_height_deg(now, scenario.at))
