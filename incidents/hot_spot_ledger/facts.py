"""A hot spot as the facts of a journal entry, and back: checked, for a record may come from anybody."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from incidents.codes import IncidentCode
from incidents.facts import number_in, place_in, text_in, time_in
from telemetry.events import EventCode
from telemetry.georeference.ground_point import ErrorEllipse
from telemetry.hot_spots.hot_spot import HotSpot, SpotState
from telemetry.thermal.frame import TruthLevel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from incidents.model import Fact

# All entries that name a hot spot by its number
CODES: frozenset[str] = frozenset(
    {
        EventCode.HOT_SPOT_CONFIRMED,
        EventCode.HOT_SPOT_SEEN,
        IncidentCode.HOT_SPOT_SENT,
        IncidentCode.HOT_SPOT_VISITED,
        IncidentCode.HOT_SPOT_CLOSED,
        IncidentCode.HOT_SPOT_REOPENED,
        IncidentCode.HOT_SPOT_NOTE,
    }
)
MOST_NUMBER = 9_999
MOST_ERROR_M = 10_000.0  # one standard deviation; beyond it is no place
MOST_AREA_M2 = 1_000_000.0
MOST_SIGHTINGS = 1_000_000
COLDEST_C, HOTTEST_C = -60.0, 2_000.0
_LEAST_M = 0.01  # as it is rounded
_SHA256 = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Sighting:
    """One pass over a hot spot. `picture_sha256` names a picture in the incident's media."""

    spot: HotSpot
    picture_sha256: str | None = None
    flight: str | None = None  # the flight's folder


def facts_of(spot: HotSpot, picture_sha256: str | None = None) -> dict[str, Fact]:
    """For HOT_SPOT_CONFIRMED and HOT_SPOT_SEEN: degrees to 1 cm, metres and degrees C to a hundredth.

    The flight is added where the event is recorded. ValueError for a spot without a number.
    """
    if not 1 <= spot.number <= MOST_NUMBER:
        raise ValueError(f"a hot spot of the ledger has a number from 1 to {MOST_NUMBER}, not {spot.number}")
    facts: dict[str, Fact] = {
        "number": spot.number,
        "track": spot.track,
        "lat_deg": round(spot.at.lat_deg, 7),
        "lon_deg": round(spot.at.lon_deg, 7),
        "major_m": max(_LEAST_M, round(spot.ellipse.major_m, 2)),
        "minor_m": max(_LEAST_M, round(spot.ellipse.minor_m, 2)),
        "bearing_deg": round(spot.ellipse.bearing_deg % 180.0, 1) % 180.0,
        "at_least": spot.at_least,
        "level": int(spot.level),
        "sightings": spot.sightings,
        "area_m2": round(spot.area_m2, 2),
        "first_at": spot.first_at.isoformat(),
        "last_at": spot.last_at.isoformat(),
    }
    if spot.temperature_c is not None and spot.level is not TruthLevel.PALETTE:
        facts["temperature_c"] = round(spot.temperature_c, 2)
    if picture_sha256 is not None:
        facts["picture_sha256"] = picture_sha256
    return facts


def sighting_in(facts: Mapping[str, Fact]) -> Sighting | None:
    """None when the number, the place, its error, the level or the times are missing or none.

    A temperature, an area or a picture that cannot be is left out; the place is as good without.
    """
    number, at, ellipse = numbered(facts), place_in(facts), _ellipse_in(facts)
    level = _whole_in(facts, "level", 0, max(TruthLevel))
    first_at, last_at = time_in(facts, "first_at"), time_in(facts, "last_at")
    if number is None or at is None or ellipse is None or level is None:
        return None
    if first_at is None or last_at is None or first_at > last_at:
        return None
    spot = HotSpot(
        track=_whole_in(facts, "track", 0, MOST_SIGHTINGS) or 0,
        number=number,
        at=at,
        ellipse=ellipse,
        state=SpotState.CONFIRMED,
        sightings=_whole_in(facts, "sightings", 0, MOST_SIGHTINGS) or 0,
        temperature_c=_within(facts, "temperature_c", COLDEST_C, HOTTEST_C) if level else None,
        at_least=facts.get("at_least") is True,
        level=TruthLevel(level),
        area_m2=_within(facts, "area_m2", 0.0, MOST_AREA_M2) or 0.0,
        first_at=first_at,
        last_at=last_at,
    )
    picture = text_in(facts, "picture_sha256")
    known = picture is not None and _SHA256.fullmatch(picture)
    return Sighting(spot, picture if known else None, text_in(facts, "flight"))


def numbered(facts: Mapping[str, Fact]) -> int | None:
    """The number of a hot spot; None for what is none."""
    return _whole_in(facts, "number", 1, MOST_NUMBER)


def _ellipse_in(facts: Mapping[str, Fact]) -> ErrorEllipse | None:
    major_m = _within(facts, "major_m", _LEAST_M, MOST_ERROR_M)
    minor_m = _within(facts, "minor_m", _LEAST_M, MOST_ERROR_M)
    bearing_deg = _within(facts, "bearing_deg", -360.0, 360.0)
    if major_m is None or minor_m is None or bearing_deg is None or minor_m > major_m:
        return None
    return ErrorEllipse(major_m, minor_m, bearing_deg % 180.0)


def _within(facts: Mapping[str, Fact], key: str, least: float, most: float) -> float | None:
    value = number_in(facts, key)
    return value if value is not None and math.isfinite(value) and least <= value <= most else None


def _whole_in(facts: Mapping[str, Fact], key: str, least: int, most: int) -> int | None:
    value = _within(facts, key, least, most)
    return int(value) if value is not None and value.is_integer() else None
