"""Where the smoke goes: a cone downwind of the fire, wide in a light wind and narrow in a strong one.

Nobody measures the smoke, so this is the common estimate of air pollution engineers. The direction of the
wind fluctuates by 25, 20, 15 and 10 degrees (one sigma) in Pasquill's classes A to D (US EPA,
Meteorological Monitoring Guidance, EPA-454/R-99-005, table 6-9a); by day, with some sun, these belong to
winds of about 1, 2.5, 4 and 6 m/s (Turner 1970). A plume ends, by convention, where it is a tenth as thick as
in its middle: at 2.15 sigma (Gifford 1961). Below 1 m/s the smoke goes up, and no side is downwind.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from maps.area import LocalFrame

if TYPE_CHECKING:
    from maps.geo import LatLon
    from missions.energy import WindAt

STILL_M_S = 1.0
BASE_M = 15.0  # half the width of a burning house: there the plume begins
_WINDS_M_S = (1.0, 2.5, 4.0, 6.0)
_SIGMAS_DEG = (25.0, 20.0, 15.0, 10.0)
_EDGE = 2.15


@dataclass(frozen=True, slots=True)
class Plume:
    """A cone on the ground, smoke at every height in it."""

    source: LatLon
    to_deg: float  # where its axis goes
    half_angle_deg: float  # 0 in still air: it goes straight up

    def clear_deg(self, at: LatLon) -> float:
        """By how many degrees round the source a place is outside of the cone; negative inside.

        In still air all places but those above the fire are 180 degrees clear.
        """
        east, north = LocalFrame(self.source).to_xy(at)
        distance = math.hypot(east, north)
        if distance <= BASE_M:
            return -self.half_angle_deg
        if self.half_angle_deg == 0.0:
            return 180.0
        off = abs((math.degrees(math.atan2(east, north)) - self.to_deg + 180.0) % 360.0 - 180.0)
        # The base is as wide as the fire: near it the edge stands at a larger angle.
        beside_m = BASE_M * math.cos(math.radians(self.half_angle_deg))
        return off - self.half_angle_deg - math.degrees(math.asin(beside_m / distance))


def plume_of(source: LatLon, wind: WindAt) -> Plume:
    """The plume of a fire there."""
    return Plume(source, (wind.from_deg + 180.0) % 360.0, half_angle_deg(wind.speed_m_s))


def half_angle_deg(speed_m_s: float) -> float:
    """Between the axis of a plume and its edge; 0 in still air."""
    if speed_m_s < STILL_M_S:
        return 0.0
    return _EDGE * float(np.interp(speed_m_s, _WINDS_M_S, _SIGMAS_DEG))
