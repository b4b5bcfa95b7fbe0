"""Whether a hot spot cools, stays, or gets hotter over several passes."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from telemetry.thermal.frame import TruthLevel

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

# Makers of uncooled cameras promise 5 degrees or 5 % at best. What they cannot know comes on top: at RANGE
# which emissivity the camera was told. An estimate, not a measurement of ours.
_ERROR_C = {TruthLevel.RANGE: 10.0, TruthLevel.SDK: 7.0, TruthLevel.RAW: 5.0, TruthLevel.CARD: 5.0}
_ERROR_SHARE = 0.05


class Trend(StrEnum):
    """From pass to pass."""

    COOLING = "cooling"
    STEADY = "steady"
    GROWING = "growing"


@dataclass(frozen=True, slots=True)
class Reading:
    """The hottest of one pass. `temperature_c` None: contrast only."""

    at: datetime  # when the pass ended
    temperature_c: float | None
    at_least: bool
    level: TruthLevel
    sightings: int = 0
    area_m2: float = 0.0
    flight: str | None = None
    picture_sha256: str | None = None


def trend(readings: Sequence[Reading]) -> Trend | None:
    """The last change that is larger than what two such readings may differ by without one; from old to new.

    None: fewer than two readings with degrees, or a camera at the end of its range hides it. A reading of "at
    least" tells only that it was hotter than one well below it.
    """
    told = [reading for reading in readings if reading.temperature_c is not None]
    if len(told) < 2:
        return None
    *before, newest = told
    seen = [_change(earlier, newest) for earlier in reversed(before)]
    clear = next((change for change in seen if change in (Trend.COOLING, Trend.GROWING)), None)
    return clear or (Trend.STEADY if Trend.STEADY in seen else None)


def error_c(reading: Reading) -> float:
    """What a reading may be wrong by; infinite where it has no degrees."""
    if reading.temperature_c is None or reading.level not in _ERROR_C:
        return math.inf
    return max(_ERROR_C[reading.level], _ERROR_SHARE * abs(reading.temperature_c))


def _change(earlier: Reading, later: Reading) -> Trend | None:
    if earlier.temperature_c is None or later.temperature_c is None:
        return None
    change_c = later.temperature_c - earlier.temperature_c
    clear = abs(change_c) > math.hypot(error_c(earlier), error_c(later))
    if clear and change_c < 0.0:
        return None if later.at_least else Trend.COOLING  # it was hotter than what is now measured
    if clear:
        return None if earlier.at_least else Trend.GROWING
    return None if earlier.at_least or later.at_least else Trend.STEADY
