"""Hot spots and journals about them, for tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from incidents.codes import IncidentCode
from incidents.hot_spot_ledger.facts import facts_of
from incidents.model import Entry
from maps.geo import LatLon, moved
from telemetry.events import EventCode
from telemetry.georeference.ground_point import ErrorEllipse
from telemetry.hot_spots.hot_spot import HotSpot, SpotState
from telemetry.thermal.frame import TruthLevel

if TYPE_CHECKING:
    from incidents.model import Fact

HERE = LatLon(56.48, 23.391)  # Tērvete
START = datetime(2026, 4, 12, 10, 5, 40, tzinfo=UTC)
ELLIPSE = ErrorEllipse(4.0, 2.5, 30.0)
SHA = "ab" * 32


def spot(
    number: int = 1,
    temperature_c: float | None = 180.0,
    *,
    minute: float = 0.0,
    east_m: float | None = None,
    at_least: bool = False,
    level: TruthLevel = TruthLevel.RAW,
    ellipse: ErrorEllipse = ELLIPSE,
) -> HotSpot:
    """A confirmed one, each number 100 m east of the one before, seen for ten seconds from that minute on."""
    first = START + timedelta(minutes=minute)
    return HotSpot(
        track=number + 10,
        number=number,
        at=moved(HERE, 100.0 * number if east_m is None else east_m, 0.0),
        ellipse=ellipse,
        state=SpotState.CONFIRMED,
        sightings=7,
        temperature_c=temperature_c if level else None,
        at_least=at_least,
        level=level,
        area_m2=0.6,
        first_at=first,
        last_at=first + timedelta(seconds=10),
    )


def seen(n: int, of: HotSpot, picture: str | None = None, *, again: bool = False) -> Entry:
    """The entry of its confirmation, or of one more pass."""
    code = EventCode.HOT_SPOT_SEEN if again else EventCode.HOT_SPOT_CONFIRMED
    return Entry(n, of.last_at, "drone", "finding", code, {**facts_of(of, picture), "flight": "f1"})


def decided(n: int, code: IncidentCode, number: int = 1, minute: float = 0.0, **facts: Fact) -> Entry:
    at = START + timedelta(minutes=minute)
    return Entry(n, at, "laptop", "person", code, {"number": number, **facts})


def with_fact(entry: Entry, key: str, value: Fact) -> Entry:
    return replace(entry, facts={**entry.facts, key: value})
