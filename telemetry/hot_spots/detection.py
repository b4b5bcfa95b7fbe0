"""Something hot, or only bright, in one picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from telemetry.thermal.frame import TruthLevel


@dataclass(frozen=True, slots=True)
class Detection:
    """The middle of the hottest pixel, from the left and the upper edge, and what hangs together with it."""

    u_px: float
    v_px: float
    area_px: int
    hottest_c: float | None  # None: contrast only, no degrees
    at_least: bool  # the camera was at the end of its range
    level: TruthLevel


@dataclass(frozen=True, slots=True)
class HotRule:
    """What counts as hot. Both given: what fulfils either.

    Sun-warmed stones stand up to 22 K above the ground all day, and no number of sightings makes them go
    away: what only stands out from its ground (`over_median_k`) is confirmed at night alone.
    """

    at_least_c: float | None = 60.0
    over_median_k: float | None = None

    def __post_init__(self) -> None:
        if self.at_least_c is None and self.over_median_k is None:
            raise ValueError("a rule for hot spots needs a temperature or a difference")


# No standard for mopping up is known: these are named for what they are.
WARM, HOT, BURNING = HotRule(50.0), HotRule(60.0), HotRule(120.0)
NIGHT = HotRule(None, over_median_k=25.0)
