"""One hot spot of the ledger: its place, its readings, and what people did about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from incidents.hot_spot_ledger.trend import Reading, Trend, trend

if TYPE_CHECKING:
    from datetime import datetime

    from maps.geo import LatLon
    from telemetry.georeference.ground_point import ErrorEllipse


class State(StrEnum):
    """What is to be done with it; all but the two closed ones are open."""

    SIGHTED = "sighted"  # passes over it are there, its confirmation is not
    CONFIRMED = "confirmed"
    SENT = "sent"
    VISITED = "visited"
    CLOSED_OUT = "closed_out"
    CLOSED_NOT_A_FIRE = "closed_not_a_fire"
    SEEN_AGAIN = "seen_again"  # closed as out, and hot in a later pass
    REOPENED = "reopened"


CLOSED = frozenset({State.CLOSED_OUT, State.CLOSED_NOT_A_FIRE})


class How(StrEnum):
    """Why one was closed."""

    OUT = "out"
    NOT_A_FIRE = "not_a_fire"  # a roof in the sun, an engine


@dataclass(frozen=True, slots=True)
class Said:
    """What a person wrote: whom he sent, who was there, why. `text` is empty where nobody said it."""

    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """One hot spot. Its place is that of the sighting with the smallest error."""

    number: int
    at: LatLon
    ellipse: ErrorEllipse  # never better than the drone's own position
    state: State
    readings: tuple[Reading, ...]  # by the end of their passes
    first_at: datetime
    picture_sha256: str | None = None  # the newest
    sent: tuple[Said, ...] = ()
    visited: tuple[Said, ...] = ()
    closed: Said | None = None  # by whom; None while it is open
    was_closed: tuple[Said, ...] = ()  # by whom before it was open again
    reopened: tuple[Said, ...] = ()
    notes: tuple[Said, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.state not in CLOSED

    @property
    def trend(self) -> Trend | None:
        return trend(self.readings)

    @property
    def newest(self) -> Reading:
        return self.readings[-1]
