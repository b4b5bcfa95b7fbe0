"""One hot place on the ground, as far as it has been seen in this flight."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from maps.geo import LatLon
    from telemetry.georeference.ground_point import ErrorEllipse
    from telemetry.thermal.frame import TruthLevel


class SpotState(StrEnum):
    """How sure it is that something is hot there."""

    NEW = "new"  # seen, too seldom to be believed
    CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True)
class HotSpot:
    """`number` counts the confirmed ones of an incident from 1; 0: not confirmed yet."""

    track: int  # of this flight; stays when it is confirmed
    number: int
    at: LatLon
    ellipse: ErrorEllipse
    state: SpotState
    sightings: int
    temperature_c: float | None  # the hottest of the newest pass; None: contrast only (level 0)
    at_least: bool  # the camera was at the end of its range
    level: TruthLevel
    area_m2: float
    first_at: datetime
    last_at: datetime
