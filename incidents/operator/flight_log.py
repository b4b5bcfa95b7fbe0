"""The EU flight log of the brigade, made from the flight folders, the journals and what people added.

Nothing is invented: what no recording, no journal and no person says is not recorded, and so it is shown.
UAS.SPEC.050(1)(g) of EU 2019/947 with its AMC says what a line must hold.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from incidents.codes import IncidentCode
from incidents.facts import number_in, text_in
from incidents.operator.aircraft import Aircraft, aircraft_key, known_aircraft
from incidents.operator.defects import Defect, defects
from incidents.operator.flight_line import ROLES, FlightLine, Kind
from incidents.operator.flights_read import Unread, flights_read
from incidents.operator.flown import Flown, Mishap
from incidents.operator.journals import Noted, noted_flights
from incidents.operator.legal_basis import NOBODY_SAID, LegalBasis, basis_in
from incidents.operator.limits import FlightLimits, limits
from incidents.operator.record import read_record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from incidents.model import Entry

PACKS_MAX = 256  # BATTERY_STATUS.id is a byte
HARD_LANDING, TIPPED = "hard_landing", "tipped"


@dataclass(frozen=True, slots=True)
class FlightLog:
    """Everything the operator's record is made of."""

    lines: tuple[FlightLine, ...]  # the oldest first
    grounded: int  # recordings in which nothing left the ground
    unread: tuple[Unread, ...]
    aircraft: dict[str, Aircraft]
    defects: tuple[Defect, ...]
    record: tuple[Entry, ...]  # what people added

    def line(self, flight: str) -> FlightLine | None:
        """By its folder's name or the beginning of it; None: there is none, or more than one."""
        found = [line for line in self.lines if line.flown.flight.startswith(flight)]
        return found[0] if len(found) == 1 and flight else None


def flight_log(data: Path, told: Callable[[int, int], None] = lambda _done, _of: None) -> FlightLog:
    """Read it all. IncidentError where the record or the brigade's limits cannot be read."""
    flights, unread = flights_read(data, told)
    flew = sorted((flight for flight in flights if flight.hops), key=lambda one: one.hops[0].off_at)
    record = read_record(data)
    known = _Known(
        noted=noted_flights(data),
        added=_by_flight(record),
        aircraft=known_aircraft(data, flew, record),
        defects=defects(record),
        limit=limits(data).flight,
    )
    lines = tuple(_lines(flew, known))
    return FlightLog(lines, len(flights) - len(flew), unread, known.aircraft, known.defects, record)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What is known besides the recordings."""

    noted: Mapping[str, Noted]  # by flight, as `added`
    added: Mapping[str, Sequence[Entry]]
    aircraft: dict[str, Aircraft]
    defects: tuple[Defect, ...]
    limit: FlightLimits


def _by_flight(record: Iterable[Entry]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in record:
        if (flight := text_in(entry.facts, "flight")) is not None:
            found[flight].append(entry)
    return found


def _lines(flights: Iterable[Flown], known: _Known) -> Iterator[FlightLine]:
    """In the order of their take-offs, with the running totals of each aircraft."""
    seconds = {key: one.before_s for key, one in known.aircraft.items()}
    cycles = {key: one.before_cycles for key, one in known.aircraft.items()}
    for number, flight in enumerate(flights, 1):
        key = aircraft_key(flight)
        seconds[key] += sum(hop.duration_s for hop in flight.hops)
        cycles[key] += len(flight.hops)
        yield _line(number, flight, known, (seconds[key], cycles[key]))


def _line(number: int, flight: Flown, known: _Known, totals: tuple[float, int]) -> FlightLine:
    here = known.noted.get(flight.flight)
    said = [*(here.said if here else ()), *known.added.get(flight.flight, ())]
    basis = _newest_basis(said)
    report = _newest(said, IncidentCode.OCCURRENCE_REPORTED)
    risk = _newest(said, IncidentCode.SITE_RISK)
    return FlightLine(
        number=number,
        flown=flight,
        kind=_kind(flight, here),
        aircraft=known.aircraft[aircraft_key(flight)],
        duration_s=sum(hop.duration_s for hop in flight.hops),
        cycles=len(flight.hops),
        total_s=totals[0],
        total_cycles=totals[1],
        crew=_crew(said),
        basis=basis or NOBODY_SAID,
        basis_said=basis is not None,
        batteries=_batteries(flight, said),
        ticks=tuple(here.ticks) if here else (),
        overrides=tuple(here.overrides) if here else (),
        site_risk=text_in(risk.facts, "text") if risk else None,
        occurrences=_occurrences(flight, here, known.limit),
        reported_at=report.at if report else None,
        report_reference=text_in(report.facts, "reference") if report else None,
        defects=tuple(one for one in known.defects if one.flight == flight.flight),
        incident=here.incident if here else None,
    )


def _kind(flight: Flown, here: Noted | None) -> Kind:
    if flight.simulated:
        return Kind.SIMULATED
    return Kind.EXERCISE if here is not None and here.incident.training else Kind.REAL


def _newest(said: Sequence[Entry], code: IncidentCode) -> Entry | None:
    return next((entry for entry in reversed(said) if entry.code == code), None)


def _newest_basis(said: Sequence[Entry]) -> LegalBasis | None:
    """A later word counts, as long as it says all that belongs to it."""
    told = (entry for entry in reversed(said) if entry.code == IncidentCode.LEGAL_BASIS)
    return next((basis for entry in told if (basis := basis_in(entry.facts)) is not None), None)


def _crew(said: Iterable[Entry]) -> dict[str, str]:
    """Each role by the newest word on it, in the order of the roles."""
    named: dict[str, str] = {}
    for entry in said:
        if entry.code == IncidentCode.CREW_NAMED:
            named |= {role: name for role in ROLES if (name := text_in(entry.facts, role)) is not None}
    return {role: named[role] for role in ROLES if role in named}


def _batteries(flight: Flown, said: Iterable[Entry]) -> dict[int, str]:
    """By the drone's own number of it; what somebody typed names a battery that does not name itself."""
    found: dict[int, str] = {}
    for entry in said:
        name = text_in(entry.facts, "battery")
        if entry.code == IncidentCode.BATTERY_NAMED and name is not None:
            found[_pack(entry)] = name
    return found | {pack.number: pack.serial for pack in flight.packs if pack.serial is not None}


def _pack(entry: Entry) -> int:
    """The drone's number of a battery; the first one, where that is no number of one."""
    number = number_in(entry.facts, "pack")
    return int(number) if number is not None and 0 <= number < PACKS_MAX else 0


def _occurrences(flight: Flown, here: Noted | None, limit: FlightLimits) -> tuple[Mishap, ...]:
    """What the recording shows, and what was told live of a kind that it does not show."""
    found = list(flight.mishaps)
    found += [
        Mishap(HARD_LANDING, hop.on_at, hop.touchdown_m_s)
        for hop in flight.hops
        if hop.on_at is not None and (hop.touchdown_m_s or 0.0) >= limit.hard_landing_m_s
    ]
    if (flight.most_tilt_deg or 0.0) >= limit.tipped_deg:
        found.append(Mishap(TIPPED, flight.hops[0].off_at, flight.most_tilt_deg))
    shown = {one.code for one in found}
    begin, end = flight.hops[0].off_at, flight.hops[-1].on_at or flight.ended_at
    told = here.told if here is not None else ()
    live = [Mishap(code, at) for code, at in told if code not in shown and begin <= at <= end]
    return tuple(sorted([*found, *live], key=lambda one: one.at))
