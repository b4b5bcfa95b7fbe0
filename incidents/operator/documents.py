"""The books as documents for programs: codes, figures and UTC times, nothing in words."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from incidents.operator.country_profile import RULES, CountryProfile, rule_of
from incidents.operator.flight_line import FlightLine, Kind
from incidents.operator.legal_basis import basis_facts
from incidents.operator.tables import What

if TYPE_CHECKING:
    from incidents.operator.battery_book import Battery
    from incidents.operator.book import Book
    from incidents.operator.crew_book import Person
    from incidents.operator.maintenance import Upkeep
    from maps.geo import LatLon


def document(what: What, book: Book) -> dict[str, Any]:
    """One book; every kind says whether it is real."""
    period = book.asked.period
    common = {
        "what": what.value,
        "country": book.profile.country,
        "from": period.first.isoformat() if period.first else None,
        "to": period.last.isoformat() if period.last else None,
        "made_at": utc(book.made_at),
    }
    match what:
        case What.FLIGHTS:
            return common | _flights(book)
        case What.BATTERIES:
            return common | {"batteries": [battery(one) for one in book.batteries]}
        case What.CREW:
            return common | {"crew": [person(one, book) for one in book.crew]}
        case What.MAINTENANCE:
            return common | {"maintenance": [task(row) for row in book.upkeep]}


def _flights(book: Book) -> dict[str, Any]:
    return {
        "flights": [flight(line) for line in book.lines],
        "totals": {
            kind.value: {
                "flights": sum(line.kind is kind for line in book.lines),
                "cycles": sum(line.cycles for line in book.lines if line.kind is kind),
                "duration_s": round(sum(line.duration_s for line in book.lines if line.kind is kind), 1),
            }
            for kind in Kind
        },
        "grounded": book.log.grounded,
        "unread": [dataclasses.asdict(one) for one in book.log.unread],
    }


def flight(line: FlightLine) -> dict[str, Any]:
    """One line. None: not recorded."""
    flown, aircraft = line.flown, line.aircraft
    return {
        "number": line.number,
        "flight": flown.flight,
        "kind": line.kind.value,
        "aircraft": {
            "uid": flown.uid,
            "name": aircraft.name,
            "serial": aircraft.serial,
            "type": aircraft.type,
            "firmware": flown.firmware,
        },
        "take_off_at": utc(line.at),
        "take_off": place(flown.hops[0].off_place),
        "landed_at": utc(line.landed_at),
        "landed": place(flown.hops[-1].on_place),
        "duration_s": round(line.duration_s, 1),
        "cycles": line.cycles,
        "total_s": round(line.total_s, 1),
        "total_cycles": line.total_cycles,
        "crew": dict(line.crew),
        "legal_basis": basis_facts(line.basis) | {"said": line.basis_said},
        "batteries": {str(number): name for number, name in line.batteries.items()},
        "preflight": {"complete": line.checked, "ticks": list(line.ticks)} if line.ticks else None,
        "overrides": [dataclasses.asdict(one) for one in line.overrides],
        "site_risk": line.site_risk,
        "occurrences": [
            {"code": one.code, "at": utc(one.at), "value": one.value} for one in line.occurrences
        ],
        "reported_at": utc(line.reported_at),
        "report_reference": line.report_reference,
        "defects": [
            {
                "number": one.number,
                "text": one.text,
                "rectified_at": utc(one.rectified_at),
                "rectification": one.rectification,
            }
            for one in line.defects
        ],
        "countries": list(flown.countries),
        "border_crossed": len(flown.countries) > 1 if flown.countries else None,
        "max_above_home_m": flown.max_above_home_m,
        "distance_m": flown.distance_m,
        "incident": line.incident.id if line.incident else None,
        "incident_number": line.incident.number if line.incident else None,
        "missing": [what.value for what in line.missing],
    }


def battery(one: Battery) -> dict[str, Any]:
    return {
        "battery": one.name,
        "simulated": one.simulated,
        "flights": len(one.uses),
        "duration_s": round(one.flown_s, 1),
        "cycles": one.cycles,
        "cycles_told": one.cycles_told,
        "used_mah": one.used_mah,
        "lowest_v": one.lowest_v,
        "resting_v": one.resting_v,
        "first_capacity_mah": one.first_mah,
        "capacity_mah": one.latest_mah,
        "health_percent": one.health_percent,
        "last_used": utc(one.last_used),
        "uses": [
            {
                "flight": use.line.flown.flight,
                "at": utc(use.line.at),
                "first_percent": use.pack.first_percent if use.pack else None,
                "last_percent": use.pack.last_percent if use.pack else None,
                "used_mah": use.pack.used_mah if use.pack else None,
                "lowest_v": use.pack.lowest_v if use.pack else None,
                "capacity_mah": use.pack.capacity_mah if use.pack else None,
            }
            for use in one.uses
        ],
        "warnings": [dataclasses.asdict(warned) for warned in one.warnings],
        "notes": [{"at": utc(entry.at), **entry.facts} for entry in one.notes],
    }


def person(one: Person, book: Book) -> dict[str, Any]:
    return {
        "name": one.name,
        "flights": {kind.value: count for kind, count in one.flights.items()},
        "duration_s": {kind.value: round(seconds, 1) for kind, seconds in one.flown_s.items()},
        "other_flights": one.other_flights,
        "last_flown": utc(one.last_flown),
        "last_aboard": utc(one.last_aboard),
        "current": one.is_current(book.made_at),
        "current_until": utc(one.current_until),
        "counted": one.counted,
        "wanted": {"flights": book.currency.flights, "days": book.currency.days},
    }


def task(row: Upkeep) -> dict[str, Any]:
    return {
        "aircraft": row.aircraft.key,
        "name": row.aircraft.name,
        "task": row.task.key,
        "state": row.state.value,
        "hours_left": row.hours_left,
        "flights_left": row.flights_left,
        "days_left": row.days_left,
        "done_at": utc(row.done_at),
        "done_by": row.done_by,
    }


def profile_document(profile: CountryProfile) -> dict[str, Any]:
    """Every rule with its source, the day it was read and whether somebody verified it."""
    rules: dict[str, Any] = {}
    for name in RULES:
        rule = rule_of(profile, name)
        if rule is not None:
            rules[name] = {
                "value": rule.value,
                "source": rule.source,
                "as_of": rule.as_of.isoformat(),
                "verified": rule.verified,
            }
    review = profile.review_by.isoformat()
    return {"country": profile.country, "name": profile.name, "review_by": review, "rules": rules}


def utc(at: datetime | None) -> str | None:
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z") if at is not None else None


def place(at: LatLon | None) -> dict[str, float] | None:
    return {"lat_deg": at.lat_deg, "lon_deg": at.lon_deg} if at is not None else None
