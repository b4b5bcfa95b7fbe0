"""What the journals say of each flight: its crew, its rules, its checks, and what was overridden.

Ticks and overrides of the sheet before take-off name no flight: they belong to the next one that is armed.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from incidents.codes import Clock, IncidentCode
from incidents.facts import text_in
from incidents.folder import folders, incident_of
from incidents.journal import read_journal
from incidents.model import IncidentError
from telemetry.events import EventCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from pathlib import Path

    from incidents.model import Entry, Fact, Incident

log = logging.getLogger(__name__)

_BEGINS = frozenset({EventCode.ARMED, EventCode.TOOK_OFF, IncidentCode.FLIGHT_ATTACHED})
# What a session says live and a thinned recording may not show.
TOLD = frozenset({EventCode.FAILSAFE, EventCode.FENCE_BREACHED, EventCode.LINK_LOST, EventCode.POSITION_LOST})
_OF_FLIGHT = frozenset({IncidentCode.LEGAL_BASIS, IncidentCode.CREW_NAMED, IncidentCode.BATTERY_NAMED})


@dataclass(frozen=True, slots=True)
class Override:
    """A warning that somebody took upon himself."""

    finding: str
    name: str | None
    reason: str | None


@dataclass(slots=True)
class Noted:
    """Of one flight, as it is gathered from one journal."""

    incident: Incident
    ticks: list[str] = field(default_factory=list[str])
    overrides: list[Override] = field(default_factory=list[Override])
    said: list[Entry] = field(default_factory=list["Entry"])  # crew, legal basis, battery: in their order
    told: list[tuple[str, datetime]] = field(default_factory=list["tuple[str, datetime]"])  # safety events


def noted_flights(data: Path) -> dict[str, Noted]:
    """By the name of the flight's folder. A journal that cannot be read is left to `verify`."""
    found: dict[str, Noted] = {}
    for folder in folders(data):
        try:
            entries = read_journal(folder)
            incident = incident_of(folder, entries)
        except IncidentError as error:
            log.warning("%s", error)
            continue
        for flight, noted in noted_in(incident, entries).items():
            found.setdefault(flight, noted)  # attached twice: it belongs where it was flown
    return found


def noted_in(incident: Incident, entries: Iterable[Entry]) -> dict[str, Noted]:
    """The flights of one journal."""
    found: dict[str, Noted] = {}
    waiting: list[Entry] = []
    for entry in entries:
        if entry.code in (IncidentCode.CHECK_TICKED, IncidentCode.OVERRIDE):
            waiting.append(entry)
            continue
        flight = text_in(entry.facts, "flight")
        if flight is None:
            continue
        noted = found.setdefault(flight, Noted(incident))
        if entry.code in _OF_FLIGHT:
            noted.said.append(entry)
        elif entry.code in TOLD:
            noted.told.append((entry.code, entry.at))
        elif entry.code in _BEGINS and not (noted.ticks or noted.overrides):
            waiting = _taken(noted, waiting, _begin(entry))
    return found


def _begin(entry: Entry) -> datetime | None:
    """When the flight began on the laptop's clock; None: an exercise has a clock of its own."""
    return None if entry.clock == Clock.EXERCISE else entry.at


def _taken(noted: Noted, waiting: list[Entry], begin: datetime | None) -> list[Entry]:
    """Give the flight what was ticked before it; what was ticked later waits for the next."""
    left: list[Entry] = []
    for entry in waiting:
        if begin is not None and entry.at > begin:
            left.append(entry)
        elif entry.code == IncidentCode.OVERRIDE:
            noted.overrides.append(_override(entry.facts))
        elif (item := text_in(entry.facts, "item")) is not None and item not in noted.ticks:
            noted.ticks.append(item)
    return left


def _override(facts: Mapping[str, Fact]) -> Override:
    return Override(text_in(facts, "finding") or "?", text_in(facts, "name"), text_in(facts, "reason"))
