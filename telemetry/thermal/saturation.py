"""Whether the hottest is hotter than the camera can say: then a temperature is "at least" so much."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from telemetry.thermal.frame import COUNTS_PER_KELVIN, celsius

if TYPE_CHECKING:
    from telemetry.thermal.frame import Counts

MANY_PX = 20  # so many pixels with exactly the same highest count: the sensor's noise never does that
ONE_COUNT_K = 1.0 / COUNTS_PER_KELVIN
HOT_C = 100.0  # below it no camera ends; many equal pixels there are a shutter or a test picture


class Gain(StrEnum):
    """Of the sensor; the camera is one or the other."""

    HIGH = "high"
    LOW = "low"


# Siyi ZT6 and ZT30, degrees Celsius
RANGES_C = {Gain.HIGH: (-20.0, 150.0), Gain.LOW: (50.0, 550.0)}


@dataclass(frozen=True, slots=True)
class Saturation:
    """`at_least_c`: what the hottest is at least; None: the camera can say it."""

    at_least_c: float | None
    offer_low_gain: bool = False  # another range would show how hot it is

    @property
    def saturated(self) -> bool:
        return self.at_least_c is not None


def saturation_of(counts: Counts, gain: Gain | None = Gain.HIGH) -> Saturation:
    """Of a whole picture. `gain` None: not known, and only many equal pixels tell."""
    top = counts.max()
    top_c = celsius(float(top))
    if (found := saturation_at(top_c, gain)).saturated:
        return found
    if top_c >= HOT_C and (int(top) == 65_535 or np.count_nonzero(counts == top) >= MANY_PX):
        return Saturation(top_c, offer_low_gain=gain is Gain.HIGH)
    return Saturation(None)


def saturation_at(hottest_c: float, gain: Gain | None = Gain.HIGH) -> Saturation:
    """From the hottest alone, as levels 1 and 2 have it."""
    if gain is None:
        return Saturation(None)
    end_c = RANGES_C[gain][1]
    if hottest_c < end_c - ONE_COUNT_K:  # the end need not be a whole number of counts
        return Saturation(None)
    return Saturation(end_c, offer_low_gain=gain is Gain.HIGH)
