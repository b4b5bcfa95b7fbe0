"""The aircraft of the brigade: what the drone says of itself, and the name and serial that people gave it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from incidents.codes import IncidentCode
from incidents.facts import number_in, text_in
from missions.drone_file import DroneFileError, known_drone
from missions.energy import DroneProfile

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from incidents.model import Entry
    from incidents.operator.flown import Flown

UNKNOWN = "unknown"
SIMULATED = "simulated"  # begins the key of what never left the ground in truth
_MOST = 1e6  # hours or flights that somebody typed
_SHORT = 6  # the last letters of an autopilot's id tell drones apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Aircraft:
    """One drone. `key` is the autopilot's id; None: not known."""

    key: str
    name: str  # a person's, else the type and the end of the id
    serial: str | None = None  # of the maker, as somebody typed it
    type: str | None = None
    firmware: str | None = None  # as last heard
    before_s: float = 0.0  # flown before this record began, as somebody typed it
    before_cycles: int = 0


def aircraft_key(flight: Flown) -> str:
    """Simulated drones are kept apart from real ones of the same id."""
    uid = flight.uid or UNKNOWN
    return f"{SIMULATED}-{uid}" if flight.simulated else uid


def known_aircraft(data: Path, flights: Iterable[Flown], record: Iterable[Entry]) -> dict[str, Aircraft]:
    """By key, in the order of their first flights; with what people declared, flown or not."""
    heard = {aircraft_key(flight): flight for flight in flights}  # the newest says what firmware it has now
    known = {key: _heard(data, key, flight) for key, flight in heard.items()}
    for entry in record:
        key = text_in(entry.facts, "aircraft")
        if entry.code == IncidentCode.AIRCRAFT_NAMED and key is not None:
            known[key] = _declared(known.get(key) or Aircraft(key=key, name=_short(None, key)), entry)
    return known


def _heard(data: Path, key: str, flight: Flown) -> Aircraft:
    name = _measured_name(data, flight) or _short(flight.type, key)
    return Aircraft(key=key, name=name, type=flight.type, firmware=flight.firmware)


def _declared(aircraft: Aircraft, entry: Entry) -> Aircraft:
    """With what a person says of it; what is not said stays."""
    hours, flights = number_in(entry.facts, "hours"), number_in(entry.facts, "flights")
    return replace(
        aircraft,
        name=text_in(entry.facts, "name") or aircraft.name,
        serial=text_in(entry.facts, "serial") or aircraft.serial,
        type=text_in(entry.facts, "type") or aircraft.type,
        before_s=hours * 3600.0 if hours is not None and 0.0 <= hours < _MOST else aircraft.before_s,
        before_cycles=int(flights)
        if flights is not None and 0.0 <= flights < _MOST
        else aircraft.before_cycles,
    )


def _short(kind: str | None, key: str) -> str:
    return f"{kind or 'drone'} {key[-_SHORT:]}"


def _measured_name(data: Path, flight: Flown) -> str | None:
    """The name in the drone's own file, where somebody wrote one."""
    if flight.uid is None:
        return None
    try:
        drone = known_drone(data, flight.uid)
    except DroneFileError:
        return None
    return drone.name if drone is not None and drone.name != DroneProfile().name else None
