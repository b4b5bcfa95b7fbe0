"""A profile as the pixels of a strip: the highest ground and the lowest flight of every column of pixels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from missions.profile import Profile

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF

    from missions.ground import Floats

LEAST_SPAN_M = 30.0  # so that level ground looks level
ROOM = 0.08  # of the span, above and below


@dataclass(frozen=True, slots=True, eq=False)
class ProfileScale:
    """Where the columns of a profile lie in `plot`. Nothing is averaged away: a mast of ground stays."""

    profile: Profile
    plot: QRectF
    low_m: float
    high_m: float

    @property
    def known(self) -> bool:
        """There is a height to draw."""
        return self.high_m > self.low_m

    def x(self, along_m: float) -> float:
        return self.plot.left() + along_m / max(self.profile.length_m, 1e-9) * self.plot.width()

    def y(self, height_m: Floats | float) -> Floats:
        share = (np.asarray(height_m, np.float64) - self.low_m) / max(self.high_m - self.low_m, 1e-9)
        return self.plot.bottom() - share * self.plot.height()

    def along_m(self, x: float) -> float:
        """Metres along the way under a pixel, within the way."""
        share = (x - self.plot.left()) / max(self.plot.width(), 1.0)
        return min(max(share, 0.0), 1.0) * self.profile.length_m

    def columns(self) -> tuple[Floats, Floats, Floats]:
        """x of each column of pixels, its highest ground and its lowest flight; NaN where one is unknown."""
        profile = self.profile
        wide = max(2, round(self.plot.width()))
        pixel = np.clip(profile.along_m / max(profile.length_m, 1e-9) * (wide - 1), 0, wide - 1)
        starts = np.searchsorted(pixel, np.arange(wide))
        starts = np.minimum(starts, len(pixel) - 1)  # a pixel between two columns shows the next one
        ground = np.maximum.reduceat(profile.ground_m, starts)
        flight = np.minimum.reduceat(profile.flight_m, starts)
        return self.plot.left() + np.arange(wide) * self.plot.width() / (wide - 1), ground, flight


def scaled(profile: Profile, plot: QRectF) -> ProfileScale:
    """With room above the flight and below the ground; high and low are 0 where no height is known."""
    heights = np.concatenate([profile.ground_m, profile.flight_m])
    known = heights[~np.isnan(heights)]
    if not known.size:
        return ProfileScale(profile, plot, 0.0, 0.0)
    low, high = float(known.min()), float(known.max())
    span = max(high - low, LEAST_SPAN_M)
    return ProfileScale(profile, plot, low - ROOM * span, max(high, low + LEAST_SPAN_M) + ROOM * span)
