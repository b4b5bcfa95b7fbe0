"""When the sun rises and sets, when twilight begins and ends (the hours of zone files), and how high it is.

NOAA's short formulas (solar calculator, after Meeus): true to a minute or two between the polar circles.
"""

from __future__ import annotations

import math
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from maps.geo import LatLon


class SunEvent(StrEnum):
    """The four moments of a day, as ED-318 abbreviates them."""

    DAWN = "BMCT"  # begin of morning civil twilight
    SUNRISE = "SR"
    SUNSET = "SS"
    DUSK = "EECT"  # end of evening civil twilight


_BELOW_DEG = {SunEvent.DAWN: 6.0, SunEvent.SUNRISE: 0.833, SunEvent.SUNSET: 0.833, SunEvent.DUSK: 6.0}
_MORNING = frozenset({SunEvent.DAWN, SunEvent.SUNRISE})


def sun_time_s(event: SunEvent, day: date, at: LatLon) -> float | None:
    """Seconds from midnight UTC of `day` to the event of that local day; None where there is none."""
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    century = ((noon.timestamp() - 946_728_000.0) / 86_400.0 - at.lon_deg / 360.0) / 36_525.0
    declination, equation_min = _sun(century)
    lat = math.radians(at.lat_deg)
    low = math.radians(90.0 + _BELOW_DEG[event])
    cosine = (math.cos(low) - math.sin(lat) * math.sin(declination)) / (math.cos(lat) * math.cos(declination))
    if not -1.0 <= cosine <= 1.0:
        return None
    half_min = 4.0 * math.degrees(math.acos(cosine))
    noon_min = 720.0 - 4.0 * at.lon_deg - equation_min
    return 60.0 * (noon_min - half_min if event in _MORNING else noon_min + half_min)


def sun_height_deg(moment: datetime, at: LatLon) -> float:
    """Of the sun's middle over the horizon at that moment, negative below it; without refraction."""
    century = (moment.timestamp() - 946_728_000.0) / 86_400.0 / 36_525.0
    declination, equation_min = _sun(century)
    utc = moment.astimezone(UTC)
    sun_min = utc.hour * 60.0 + utc.minute + utc.second / 60.0 + equation_min + 4.0 * at.lon_deg
    turn, lat = math.radians(sun_min / 4.0 - 180.0), math.radians(at.lat_deg)
    upright = math.sin(lat) * math.sin(declination) + math.cos(lat) * math.cos(declination) * math.cos(turn)
    return math.degrees(math.asin(max(-1.0, min(1.0, upright))))


def _sun(century: float) -> tuple[float, float]:
    """Declination in radians, and the equation of time in minutes, at centuries from J2000."""
    mean = math.radians((280.46646 + century * (36_000.76983 + century * 0.0003032)) % 360.0)
    anomaly = math.radians(357.52911 + century * (35_999.05029 - 0.0001537 * century))
    eccentric = 0.016708634 - century * (0.000042037 + 0.0000001267 * century)
    centre = (
        math.sin(anomaly) * (1.914602 - century * (0.004817 + 0.000014 * century))
        + math.sin(2 * anomaly) * (0.019993 - 0.000101 * century)
        + math.sin(3 * anomaly) * 0.000289
    )
    node = math.radians(125.04 - 1934.136 * century)
    apparent = mean + math.radians(centre - 0.00569 - 0.00478 * math.sin(node))
    tilt = math.radians(23.439291 - 0.0130042 * century + 0.00256 * math.cos(node))
    y = math.tan(tilt / 2) ** 2
    equation = (
        y * math.sin(2 * mean)
        - 2 * eccentric * math.sin(anomaly)
        + 4 * eccentric * y * math.sin(anomaly) * math.cos(2 * mean)
        - 0.5 * y * y * math.sin(4 * mean)
        - 1.25 * eccentric * eccentric * math.sin(2 * anomaly)
    )
    return math.asin(math.sin(tilt) * math.sin(apparent)), 4.0 * math.degrees(equation)
