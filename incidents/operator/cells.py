"""A line of the flight log as texts in the reader's language, one for each column."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from incidents.local_time import clock, day
from incidents.operator.column import Column
from incidents.operator.legal_basis import LegalBasis
from incidents.words import label, number
from missions.rules import Basis

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from incidents.operator.country_profile import CountryProfile
    from incidents.operator.flight_line import FlightLine
    from incidents.operator.flown import Mishap
    from maps.geo import LatLon

_UNITS = {"hard_landing": "m/s", "tipped": "°", "link_lost": "s"}


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom a line is said."""

    language: str
    profile: CountryProfile


def cell(line: FlightLine, column: Column, reader: Reader) -> str | None:
    """The text of one column; None: not recorded."""
    return _SAID[column](line, reader)


def hours(seconds: float) -> str:
    """Hours and minutes, as log books write them."""
    minutes = round(seconds / 60.0)
    return f"{minutes // 60}:{minutes % 60:02}"


def basis_text(basis: LegalBasis, said: bool, reader: Reader) -> str:
    """The legal basis with all that belongs to it; an open category that nobody named says so."""
    choices = reader.profile.legal_bases.value if reader.profile.legal_bases is not None else ()
    name = next((one.name.said(reader.language) for one in choices if one.basis is basis.basis), None)
    name = name or label(reader.language, f"basis_{basis.basis}")
    if not said:
        return label(reader.language, "basis_nobody", basis=name)
    match basis.basis:
        case Basis.OPEN:
            return f"{name} {basis.subcategory}" if basis.subcategory else name
        case Basis.SPECIFIC:
            return f"{name}: {basis.authorisation}, {basis.sight}"
        case Basis.STATE:
            at = f", {moment(basis.ordered_at, reader)}" if basis.ordered_at is not None else ""
            return f"{name}: {basis.ordered_by}, {basis.ordered_name}{at}"


def moment(at: datetime, reader: Reader) -> str:
    """Day and minute."""
    return f"{day(at, reader.language)} {clock(at, seconds=False)}"


def mishap_text(one: Mishap, reader: Reader) -> str:
    """What happened, when, and its figure."""
    text = f"{clock(one.at)} {label(reader.language, f'occurrence_{one.code}')}"
    if one.value is None:
        return text
    return f"{text} {number(reader.language, one.value, 1)} {_UNITS.get(one.code, '')}".rstrip()


def way_text(countries: tuple[str, ...], reader: Reader) -> str | None:
    """Whether a border was crossed, and from where to where."""
    if not countries:
        return None
    if len(countries) == 1:
        return label(reader.language, "border_stayed")
    names = [country or label(reader.language, "border_elsewhere") for country in countries]
    return label(reader.language, "border_crossed", way=" → ".join(names))


def _serial(line: FlightLine, _reader: Reader) -> str | None:
    """The maker's, as somebody typed it; else the autopilot's id, which no spreadsheet takes for a number."""
    uid = f"ID {line.flown.uid}" if line.flown.uid is not None else None
    return line.aircraft.serial or uid


def _place(place: LatLon | None) -> str | None:
    return f"{place.lat_deg:.5f}, {place.lon_deg:.5f}" if place is not None else None


def _crew(line: FlightLine, reader: Reader) -> str | None:
    others = [
        f"{label(reader.language, f'role_{role}')} {name}"
        for role, name in line.crew.items()
        if role != "pilot"
    ]
    return ", ".join(others) or None


def _preflight(line: FlightLine, reader: Reader) -> str | None:
    if line.checked:
        return label(reader.language, "preflight_complete")
    items = ", ".join(label(reader.language, f"item_{tick}") for tick in line.ticks)
    return label(reader.language, "preflight_partly", items=items) if items else None


def _overrides(line: FlightLine, _reader: Reader) -> str | None:
    """Empty where a check was made and nothing had to be overridden."""
    said = [": ".join(part for part in (one.finding, one.name, one.reason) if part) for one in line.overrides]
    return "; ".join(said) or ("–" if line.ticks else None)


def _activity(line: FlightLine, _reader: Reader) -> str | None:
    return f"{line.incident.what}, {line.incident.where}" if line.incident is not None else None


def _occurrences(line: FlightLine, reader: Reader) -> str:
    return "; ".join(mishap_text(one, reader) for one in line.occurrences) or "–"


def _report(line: FlightLine, reader: Reader) -> str | None:
    if line.reported_at is not None:
        said = label(reader.language, "reported_on", at=moment(line.reported_at, reader))
        return f"{said}, {line.report_reference}" if line.report_reference else said
    if not line.occurrences:
        return "–"
    rule = reader.profile.occurrence_hours
    if rule is None:
        return None
    until = line.occurrences[0].at + timedelta(hours=rule.value)
    return label(reader.language, "report_until", at=moment(until, reader))


def _defects(line: FlightLine, reader: Reader) -> str:
    said = [
        f"{one.text} ({label(reader.language, 'defect_open' if one.is_open else 'defect_closed')}"
        f"{'' if one.rectification is None else ': ' + one.rectification})"
        for one in line.defects
    ]
    return "; ".join(said) or "–"


def _height(line: FlightLine, reader: Reader) -> str | None:
    top = line.flown.max_above_home_m
    return number(reader.language, top) if top is not None else None


_SAID: dict[Column, Callable[[FlightLine, Reader], str | None]] = {
    Column.NUMBER: lambda line, _: str(line.number),
    Column.KIND: lambda line, reader: label(reader.language, f"kind_{line.kind}"),
    Column.DATE: lambda line, reader: day(line.at, reader.language),
    Column.AIRCRAFT: lambda line, _: line.aircraft.name,
    Column.SERIAL: _serial,
    Column.AIRCRAFT_TYPE: lambda line, _: line.aircraft.type,
    Column.FIRMWARE: lambda line, _: line.flown.firmware,
    Column.TAKE_OFF: lambda line, _: clock(line.at),
    Column.TAKE_OFF_PLACE: lambda line, _: _place(line.flown.hops[0].off_place),
    Column.LANDING: lambda line, _: clock(line.landed_at) if line.landed_at is not None else None,
    Column.LANDING_PLACE: lambda line, _: _place(line.flown.hops[-1].on_place),
    Column.DURATION: lambda line, _: hours(line.duration_s),
    Column.TOTAL_HOURS: lambda line, _: hours(line.total_s),
    Column.TOTAL_CYCLES: lambda line, _: str(line.total_cycles),
    Column.PILOT: lambda line, _: line.pilot,
    Column.CREW: _crew,
    Column.ACTIVITY: _activity,
    Column.LEGAL_BASIS: lambda line, reader: basis_text(line.basis, line.basis_said, reader),
    Column.BATTERY: lambda line, _: ", ".join(line.batteries.values()) or None,
    Column.PREFLIGHT: _preflight,
    Column.OVERRIDES: _overrides,
    Column.SITE_RISK: lambda line, _: line.site_risk,
    Column.OCCURRENCES: _occurrences,
    Column.OCCURRENCE_REPORT: _report,
    Column.DEFECTS: _defects,
    Column.BORDER: lambda line, reader: way_text(line.flown.countries, reader),
    Column.MAX_HEIGHT: _height,
    Column.INCIDENT_NUMBER: lambda line, _: (
        (line.incident.number or line.incident.id) if line.incident is not None else None
    ),
    Column.FLIGHT: lambda line, _: line.flown.flight,
}
