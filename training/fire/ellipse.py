"""The shape in which a fire grows from a point in steady air: an ellipse, begun near its back.

FCFDG 1992: head and back from the rates of spread, flank by equation 89, length to breadth by 79 and, for
grass, by 80 as Wotton and others 2009 have it. (Alexander 1985 and Anderson 1983 draw the same ellipse.)
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Ellipse:
    """Growth in one second. The point of ignition lies on the long axis, `back_m_s` from its back end."""

    towards_deg: float
    head_m_s: float
    back_m_s: float
    flank_m_s: float  # half of its breadth

    @property
    def area_m2_s2(self) -> float:
        """Burnt after one second; after t seconds t squared times as much."""
        return math.pi * self.flank_m_s * (self.head_m_s + self.back_m_s) / 2.0

    @property
    def length_to_breadth(self) -> float:
        return (self.head_m_s + self.back_m_s) / (2.0 * self.flank_m_s)

    def seconds_to(self, east_m: Floats, north_m: Floats) -> Floats:
        """How long to places seen from the point of ignition; infinite where the front never comes."""
        heading = math.radians(self.towards_deg)
        ahead = east_m * math.sin(heading) + north_m * math.cos(heading)
        aside = east_m * math.cos(heading) - north_m * math.sin(heading)
        half = (self.head_m_s + self.back_m_s) / 2.0
        drift = (self.head_m_s - self.back_m_s) / 2.0
        # ((ahead - drift t) / half)^2 + (aside / flank)^2 = t^2, solved for t
        narrow = self.flank_m_s**2
        square = narrow * self.head_m_s * self.back_m_s
        line = ahead * drift * narrow
        rest = ahead**2 * narrow + aside**2 * half**2
        root = np.sqrt(line**2 + square * rest)
        with np.errstate(divide="ignore", invalid="ignore"):
            before = rest / (line + root)  # each form is exact where the other one subtracts equals
            behind = (root - line) / square
        seconds = np.where(line >= 0.0, before, behind)
        return np.where(rest == 0.0, 0.0, np.where(np.isnan(seconds), np.inf, seconds))


def length_to_breadth(wind_km_h: float, *, grass: bool) -> float:
    """Of a fire in so much wind, its slope included."""
    if not grass:
        return 1.0 + 8.729 * (1.0 - math.exp(-0.030 * wind_km_h)) ** 2.155  # 79
    return 1.1 * wind_km_h**0.464 if wind_km_h >= 1.0 else 1.0  # 80a, 80b
