"""The book of the crew: flights and hours of each person, and whether a pilot is still in practice."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from incidents.operator.flight_line import FlightLine, Kind, folded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from incidents.operator.country_profile import Currency


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Figures are of the remote pilot, unless they say otherwise."""

    name: str  # as it was last written
    flights: dict[Kind, int]
    flown_s: dict[Kind, float]
    other_flights: int  # as observer, at the camera, as leader
    last_flown: datetime | None  # as pilot, in truth or on an exercise
    last_aboard: datetime  # in any role
    counted: int  # flights that keep him in practice now
    current_until: datetime | None  # the end of practice if nothing more is flown; None: never had it

    def is_current(self, now: datetime) -> bool:
        return self.current_until is not None and now <= self.current_until


def crew_book(lines: Iterable[FlightLine], currency: Currency, now: datetime) -> tuple[Person, ...]:
    """Everybody who is named in a flight, by name."""
    flown: dict[str, list[FlightLine]] = defaultdict(list)
    helped: dict[str, list[FlightLine]] = defaultdict(list)
    names: dict[str, str] = {}
    for line in lines:
        for role, name in line.crew.items():
            key = folded(name)
            names[key] = name
            (flown if role == "pilot" else helped)[key].append(line)
    return tuple(
        _person(names[key], flown.get(key, []), helped.get(key, []), currency, now) for key in sorted(names)
    )


def _person(
    name: str, flown: list[FlightLine], helped: list[FlightLine], currency: Currency, now: datetime
) -> Person:
    counting = sorted(line.at for line in flown if _counts(line.kind, currency))
    window = timedelta(days=currency.days)
    real = [line.at for line in flown if line.kind is not Kind.SIMULATED]
    until = counting[-currency.flights] + window if len(counting) >= currency.flights else None
    return Person(
        name=name,
        flights={kind: sum(line.kind is kind for line in flown) for kind in Kind},
        flown_s={kind: sum(line.duration_s for line in flown if line.kind is kind) for kind in Kind},
        other_flights=len(helped),
        last_flown=max(real, default=None),
        last_aboard=max(line.at for line in (*flown, *helped)),
        counted=sum(now - window <= at <= now for at in counting),
        current_until=until,
    )


def _counts(kind: Kind, currency: Currency) -> bool:
    match kind:
        case Kind.REAL:
            return True
        case Kind.EXERCISE:
            return currency.exercises_count
        case Kind.SIMULATED:
            return currency.simulator_counts
