"""Degrees of the greys of a video picture, where they were proven; elsewhere only hotter and colder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from telemetry.thermal.readings import NOTHING, Reading

if TYPE_CHECKING:
    from telemetry.thermal.range import ThermalRange
    from telemetry.video.picture import Plane

MOST_RESIDUAL_K = 2.0
NEAR_END = 3  # levels of grey: what is so near to white is the hottest itself


@dataclass(frozen=True, slots=True)
class PaletteScale:
    """For one picture. `residual_k` None: nobody knows how wrong; `proven_c`: from where to where."""

    range: ThermalRange
    black: int
    white: int
    residual_k: float | None
    proven_c: tuple[float, float] | None
    saturated: bool = False

    @property
    def trusted(self) -> bool:
        """Whether there are degrees at all."""
        return self.residual_k is not None and self.residual_k < MOST_RESIDUAL_K and self.proven_c is not None

    @property
    def kelvin_per_level(self) -> float:
        return (self.range.hottest_c - self.range.coldest_c) / (self.white - self.black)

    def celsius_of(self, luma: float) -> float:
        """By a straight line from the coldest to the hottest, whether or not that is proven."""
        return self.range.coldest_c + (luma - self.black) * self.kelvin_per_level

    def luma_of(self, celsius: float) -> int | None:
        """The grey from which an isotherm is painted; None: this temperature is not proven."""
        if not self.trusted or self.proven_c is None or not self.proven_c[0] <= celsius <= self.proven_c[1]:
            return None
        return round(self.black + (celsius - self.range.coldest_c) / self.kelvin_per_level)

    def spot(self, luma: Plane, x_px: int, y_px: int) -> Reading | None:
        """The mean of 3 x 3 pixels; relative where no degree is proven. None: not in the picture."""
        height, width = luma.shape
        if not (0 <= x_px < width and 0 <= y_px < height):
            return None
        near = luma[max(0, y_px - 1) : y_px + 2, max(0, x_px - 1) : x_px + 2]
        grey = float(near.mean())
        found_c = self.celsius_of(grey)
        if not self.trusted or self.proven_c is None:
            return NOTHING
        if not self.proven_c[0] <= found_c <= self.proven_c[1]:
            return NOTHING
        return Reading(found_c, self.range.level, self.saturated and grey >= self.white - NEAR_END)

    def hottest(self) -> Reading:
        """As the camera itself says it: true whatever the greys are."""
        return Reading(self.range.hottest_c, self.range.level, self.saturated)

    def coldest(self) -> Reading:
        return Reading(self.range.coldest_c, self.range.level)
