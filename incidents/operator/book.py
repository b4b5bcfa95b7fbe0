"""Everything of the operator's record for one period: what the lists, the exports and the window show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from incidents.operator.battery_book import Battery, battery_book
from incidents.operator.country_profile import (
    COMMON,
    CountryProfile,
    Currency,
    country_code,
    country_profile,
)
from incidents.operator.crew_book import Person, crew_book
from incidents.operator.flight_line import FlightLine, Kind
from incidents.operator.flight_log import FlightLog
from incidents.operator.limits import limits
from incidents.operator.maintenance import Upkeep, maintenance_plans, upkeep
from incidents.operator.period import ALWAYS, Period, within

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which part of the record. None: all."""

    period: Period = ALWAYS
    aircraft: str | None = None  # name, serial or id
    person: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """Batteries, crew and maintenance stand as they are now; flights are those that were asked for."""

    asked: Asked
    log: FlightLog
    lines: tuple[FlightLine, ...]
    batteries: tuple[Battery, ...]
    crew: tuple[Person, ...]
    upkeep: tuple[Upkeep, ...]
    profile: CountryProfile
    currency: Currency
    made_at: datetime


def book(data: Path, log: FlightLog, asked: Asked, profile: CountryProfile, now: datetime) -> Book:
    """Batteries and people of the flights that were asked for, with all that is known of them."""
    lines = within(log.lines, asked.period, asked.aircraft, asked.person)
    currency = profile.currency.value if profile.currency is not None else Currency(3, 90)
    batteries = battery_book(log.lines, log.record, limits(data).battery)
    flights = {line.flown.flight for line in lines}
    people = {person.name for person in crew_book(lines, currency, now)}
    due = upkeep(log, maintenance_plans(data), now)
    return Book(
        asked=asked,
        log=log,
        lines=lines,
        batteries=tuple(
            one for one in batteries if any(use.line.flown.flight in flights for use in one.uses)
        ),
        crew=tuple(one for one in crew_book(log.lines, currency, now) if one.name in people),
        upkeep=tuple(row for row in due if _is_asked(row, asked.aircraft)),
        profile=profile,
        currency=currency,
        made_at=now,
    )


def home_profile(data: Path, log: FlightLog) -> CountryProfile:
    """Of the country where the newest real flight took off; the common one where none did."""
    flown = (line for line in reversed(log.lines) if line.kind is not Kind.SIMULATED)
    countries = next((line.flown.countries for line in flown), ())
    return country_profile(data, country_code(countries[0] if countries else None) or COMMON)


def _is_asked(row: Upkeep, aircraft: str | None) -> bool:
    if aircraft is None:
        return True
    names = (row.aircraft.name, row.aircraft.serial, row.aircraft.key)
    return aircraft.casefold() in {name.casefold() for name in names if name}
