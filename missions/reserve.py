"""What is left in the battery against what a flight needs, and how sure that is.

Three things blur it: what the drone draws (`DroneProfile.spread`), the battery told in whole per cent, and
the wind. They are independent, so their squares add.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from missions.spent import Air

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from missions.energy import DroneProfile, WindAt

    Floats = NDArray[np.float64]

SURE = 1.2816  # sigmas: nine of ten under the normal distribution
_PERCENT_SIGMA = 1.0 / math.sqrt(12.0)  # a number that was rounded
_WIND_SIGMA_M_S, _WIND_SIGMA_SHARE = 1.0, 0.2  # how well an autopilot knows the wind it flies in


@dataclass(frozen=True, slots=True)
class Reserve:
    """The battery above the reserve, in seconds of hovering."""

    left_s: float
    rounded_s: float  # one sigma of it
    spread: float  # one sigma of what is drawn, as a share of it

    def is_enough(self, needed: Floats, windier: Floats, sigmas: Floats | float) -> NDArray[np.bool_]:
        """Whether it is, so many sigmas on the safe side; `windier`: needed with one sigma more of wind."""
        return self.needed(needed, windier, sigmas) <= self.left_s

    def needed(self, needed: Floats, windier: Floats, sigmas: Floats | float) -> Floats:
        """With so many sigmas on top, or less; infinite where the wind may be too strong."""
        known = np.isfinite(windier)
        by_wind = np.where(known, windier, 0.0) - np.where(known, needed, 0.0)
        flies = np.isfinite(needed)
        finite = np.where(flies, needed, 0.0)
        sigma = np.sqrt((self.spread * finite) ** 2 + self.rounded_s**2 + by_wind**2)
        lost = ~flies | (~known & (np.asarray(sigmas) > 0.0))
        return np.where(lost, np.inf, finite + sigmas * sigma)


def reserve_of(left_percent: float, drone: DroneProfile) -> Reserve:
    return Reserve(
        left_s=drone.endurance_s * (left_percent / 100.0 - drone.reserve),
        rounded_s=drone.endurance_s * _PERCENT_SIGMA / 100.0,
        spread=drone.spread,
    )


def winds(wind: WindAt) -> tuple[Air, Air]:
    """As told, and one sigma stronger."""
    more = max(_WIND_SIGMA_M_S, _WIND_SIGMA_SHARE * wind.speed_m_s)
    return (
        Air(np.asarray(wind.from_deg), np.asarray(wind.speed_m_s)),
        Air(np.asarray(wind.from_deg), np.asarray(wind.speed_m_s + more)),
    )
