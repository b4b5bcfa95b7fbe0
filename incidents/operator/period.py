"""From which day to which: days of the region, both included."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from incidents.local_time import ZONE
from incidents.model import IncidentError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from incidents.operator.flight_line import FlightLine


@dataclass(frozen=True, slots=True)
class Period:
    """None: no bound on that side."""

    first: date | None = None
    last: date | None = None

    def holds(self, at: datetime) -> bool:
        day = at.astimezone(ZoneInfo(ZONE)).date()
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


ALWAYS = Period()


def period(first: str | None, last: str | None) -> Period:
    """From two days written 2026-04-12. IncidentError for what is none, or in the wrong order."""
    found = Period(_day(first, "--from"), _day(last, "--to"))
    if found.first is not None and found.last is not None and found.last < found.first:
        raise IncidentError(f"--to {last}: is before --from {first}")
    return found


def within(
    lines: Iterable[FlightLine], when: Period, aircraft: str | None = None, person: str | None = None
) -> tuple[FlightLine, ...]:
    """The flights of a period; of one aircraft (name, serial or id) and one person, where they are given."""
    return tuple(
        line
        for line in lines
        if when.holds(line.at)
        and (aircraft is None or line.is_of_aircraft(aircraft))
        and (person is None or line.has_aboard(person))
    )


def _day(text: str | None, option: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise IncidentError(f'{option} "{text}": is no day; write it as 2026-04-12') from None
