"""What one pass over a hot spot showed, and what several say of it: cooling, steady or growing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from telemetry.thermal.frame import TruthLevel


@dataclass(frozen=True, slots=True)
class SpotPass:
    """An unbroken look at a confirmed spot. `hottest_c` None: it was in the picture and not hot any more, or
    there are no degrees (`sightings` tells which)."""

    number: int
    track: int
    began_at: datetime
    ended_at: datetime
    sightings: int
    chances: int  # pictures that had the place well inside
    hottest_c: float | None
    at_least: bool
    level: TruthLevel
    pixel_m: float  # size of a pixel on the spot: a small ember fades in a large one


class Trend(StrEnum):
    """Of the temperature over passes."""

    COOLING = "cooling"
    STEADY = "steady"
    GROWING = "growing"


LEAST_K = 5.0  # of difference: an ember is smaller than a pixel, and shows a little different each time
SHARE = 0.08  # of how much it is hotter than the air: what blur and the place within a pixel change
_AIR_C = 15.0
_ALIKE = 1.5  # as many times larger may pixels be that are compared
_LOOKED = 12  # chances without a sighting that make "not hot any more"
_BACK = 6  # passes


def trend(passes: Sequence[SpotPass]) -> Trend | None:
    """The newest pass against the newest before that it differs from by more than the noise; none: steady.

    None: there are not two passes to compare. Pixels that differ much in size are not compared. "At least"
    grows against what is clearly less, and against another "at least" it says nothing.
    """
    told = [one for one in passes if one.hottest_c is not None or _cold(one)]
    if len(told) < 2:
        return None
    newest, compared = told[-1], False
    for before in reversed(told[-1 - _BACK : -1]):
        change = _change(before, newest)
        compared = compared or change is not None
        if change is not None and change is not Trend.STEADY:
            return change
    return Trend.STEADY if compared else None


def _cold(one: SpotPass) -> bool:
    """It was looked at long enough, and was not hot any more."""
    return not one.sightings and one.chances >= _LOOKED


def _change(before: SpotPass, now: SpotPass) -> Trend | None:
    """None: nothing can be said."""
    a, b = before.hottest_c, now.hottest_c
    if a is None and b is None:
        return Trend.STEADY
    if b is None:
        return Trend.COOLING
    if a is None:
        return Trend.GROWING
    alike = 1 / _ALIKE <= now.pixel_m / max(before.pixel_m, 1e-6) <= _ALIKE
    rise, noise = b - a, max(LEAST_K, SHARE * (max(a, b) - _AIR_C))
    said: Trend | None = Trend.STEADY
    if rise > noise:
        said = None if before.at_least else Trend.GROWING
    elif rise < -noise:
        said = None if now.at_least else Trend.COOLING
    elif before.at_least or now.at_least:
        said = None
    return said if alike else None
