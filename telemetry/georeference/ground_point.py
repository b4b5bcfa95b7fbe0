"""A place on the ground that was seen in a picture, with the error of it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from maps.geo import Amsl, LatLon

# Of a round normal distribution in two dimensions: sqrt(-2 ln(1 - p)) standard deviations hold the share p.
SIGMAS_95 = math.sqrt(-2.0 * math.log(0.05))


@dataclass(frozen=True, slots=True)
class ErrorEllipse:
    """One standard deviation along and across; `bearing_deg` of the longer axis, clockwise from north."""

    major_m: float
    minor_m: float
    bearing_deg: float

    @property
    def half_m(self) -> float:
        """Half of all errors are smaller (CEP50), within 3 % for axes up to 4 : 1 (0.615 and 0.562: RAND)."""
        return 0.562 * self.major_m + 0.615 * self.minor_m

    @property
    def most_m(self) -> float:
        """19 of 20 errors are smaller: a circle round the 95 % ellipse, so never too small."""
        return SIGMAS_95 * self.major_m


@dataclass(frozen=True, slots=True)
class GroundPoint:
    """Where a pixel's ray meets the ground."""

    at: LatLon
    amsl_m: Amsl | None  # of the ground there; None: not known
    ellipse: ErrorEllipse
    ground_known: bool  # False: flat at home's height was assumed, and the ellipse says so
