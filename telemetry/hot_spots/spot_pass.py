"""What one pass over a hot spot showed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
