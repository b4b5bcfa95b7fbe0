"""How fast a fuel burns in this air and on this slope: head, back and flank of the ellipse.

The equations of the Canadian Forest Fire Behavior Prediction System by their numbers in Forestry Canada
Fire Danger Group 1992, ST-X-3; those marked W as Wotton, Alexander and Taylor 2009, GLC-X-10, have them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from training.fire.ellipse import Ellipse, length_to_breadth
from training.fire.fuel import BEDS, CREEPS_M_S, Bed
from training.fire.moisture import fine_fuel_code, moisture_percent, water_percent

if TYPE_CHECKING:
    from training.exercise.scenario import Fuel, Weather

_KM_H = 3.6  # of one m/s
_M_MIN = 60.0
_STEEPEST_PERCENT = 70.0
_STRONGEST_KM_H = 112.45  # that a slope stands for: 44c W


@dataclass(frozen=True, slots=True)
class Slope:
    percent: float = 0.0
    uphill_deg: float = 0.0


LEVEL = Slope()


@dataclass(frozen=True, slots=True)
class Blow:
    """What drives the front: wind and slope as one wind, 10 m above open ground."""

    km_h: float
    towards_deg: float


def growth(fuel: Fuel, weather: Weather, slope: Slope = LEVEL) -> Ellipse:
    """Of a fire that has been burning for a while; `head_m_s` is 0 for what stays where it is."""
    bed = BEDS.get(fuel)
    if bed is None:
        creeps = CREEPS_M_S[fuel]
        return Ellipse(0.0, creeps, creeps, creeps)
    code = fine_fuel_code(moisture_percent(weather.air_c, weather.humidity_percent))
    wind = Blow(weather.wind_m_s * _KM_H, weather.wind_from_deg + 180.0)
    return bed_growth(bed, code, wind, slope, bed.usual_buildup)


def bed_growth(bed: Bed, code: float, wind: Blow, slope: Slope, buildup: float) -> Ellipse:
    """Of one fuel type by its codes: fine fuel moisture (FFMC) and buildup (BUI)."""
    blow = with_slope(bed, code, wind, slope)
    dry = _buildup_effect(bed, buildup)
    head = dry * _rate_m_min(bed, spread_index(code, blow.km_h)) / _M_MIN
    back = dry * _rate_m_min(bed, _back_index(code, blow.km_h)) / _M_MIN
    shape = length_to_breadth(blow.km_h, grass=bed.cured_percent is not None)
    return Ellipse(blow.towards_deg, head, back, (head + back) / (2.0 * shape))  # 89


def spread_index(code: float, wind_km_h: float) -> float:
    """The Initial Spread Index (ISI): equations 45, 52 and, in a storm, 53a."""
    wind = math.exp(0.05039 * wind_km_h)
    if wind_km_h >= 40.0:
        wind = 12.0 * (1.0 - math.exp(-0.0818 * (wind_km_h - 28.0)))
    return 0.208 * wind * _dryness(code)


def with_slope(bed: Bed, code: float, wind: Blow, slope: Slope) -> Blow:
    """The slope as wind blowing uphill (39 to 44 W), added to the wind (47 to 51)."""
    if slope.percent <= 0.0:
        return Blow(wind.km_h, wind.towards_deg % 360.0)
    steep = slope.percent / 100.0
    faster = 10.0 if slope.percent >= _STEEPEST_PERCENT else math.exp(3.533 * steep**1.2)  # 39
    cured = _curing(bed)
    uphill = _rate_m_min(bed, spread_index(code, 0.0)) * faster  # 40
    left = 1.0 - (uphill / (bed.a * cured)) ** (1.0 / bed.c) if cured > 0.0 else 0.0
    index = math.log(max(0.01, left)) / -bed.b  # 41 W, 43 W
    climbs = _wind_of(index, code)
    uphill_rad, wind_rad = math.radians(slope.uphill_deg), math.radians(wind.towards_deg)
    east = wind.km_h * math.sin(wind_rad) + climbs * math.sin(uphill_rad)
    north = wind.km_h * math.cos(wind_rad) + climbs * math.cos(uphill_rad)
    return Blow(math.hypot(east, north), math.degrees(math.atan2(east, north)) % 360.0)


def _rate_m_min(bed: Bed, index: float) -> float:
    return bed.a * (1.0 - math.exp(-bed.b * index)) ** bed.c * _curing(bed)  # 26, 36


def _curing(bed: Bed) -> float:
    """How much of the rate half-green grass leaves: 35a W, 35b W."""
    cured = bed.cured_percent
    if cured is None:
        return 1.0
    return 0.005 * (math.exp(0.061 * cured) - 1.0) if cured < 58.8 else 0.176 + 0.02 * (cured - 58.8)


def _buildup_effect(bed: Bed, buildup: float) -> float:
    if buildup <= 0.0:
        return 1.0
    return math.exp(50.0 * math.log(bed.share_dry) * (1.0 / buildup - 1.0 / bed.usual_buildup))  # 54


def _dryness(code: float) -> float:
    water = water_percent(code)  # 46
    return 91.9 * math.exp(-0.1386 * water) * (1.0 + water**5.31 / 4.93e7)  # 45


def _back_index(code: float, wind_km_h: float) -> float:
    return 0.208 * math.exp(-0.05039 * wind_km_h) * _dryness(code)  # 75, 76


def _wind_of(index: float, code: float) -> float:
    """The wind that alone makes this index: 44a to 44e W."""
    dry = _dryness(code)
    wind = math.log(index / (0.208 * dry)) / 0.05039
    if wind <= 40.0:
        return wind
    if index >= 0.999 * 2.496 * dry:
        return _STRONGEST_KM_H
    return 28.0 - math.log(1.0 - index / (2.496 * dry)) / 0.0818
