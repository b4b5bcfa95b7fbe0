"""Tie a recorded flight to an incident: its events, its figures, and the SHA-256 of each of its files."""

from __future__ import annotations

import hashlib
import shutil
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from incidents.codes import Clock, IncidentCode, Source
from incidents.journal import Journal
from incidents.model import IncidentError
from incidents.watch import record
from telemetry.events import EventCode
from telemetry.flight_chain import BESIDE, CHAIN, scan_chain
from telemetry.flight_folder import raw_files
from telemetry.flight_summary import summarise
from telemetry.frames import FramesError
from telemetry.held import is_held
from telemetry.link.link import LinkError
from telemetry.link.replay import ReplayLink
from telemetry.mailbox import taken
from telemetry.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from incidents.model import Entry, Fact
    from incidents.signatures import Signer
    from telemetry.events import Event
    from telemetry.flight_summary import FlightSummary

FLIGHTS = "flights"
STEP_S = 0.25  # of recorded time, in which a silence is noticed


def attach_flight(
    folder: Path, flight: Path, events: Sequence[Event] | None = None, signer: Signer | None = None
) -> tuple[Entry, ...]:
    """Attach the flight folder `flight` to the incident in `folder`, and return the new entries.

    `events` are those heard live; without them the recording is played to find them. A flight that lies
    elsewhere is copied to the incident's data folder. A second time changes nothing. IncidentError when the
    flight cannot be read or is still being recorded.
    """
    with Journal(folder, datetime.now(UTC), signer) as journal:
        return attach_to(journal, flight, datetime.now(UTC), events)


def attach_to(
    journal: Journal, flight: Path, now: datetime, events: Sequence[Event] | None = None
) -> tuple[Entry, ...]:
    """As `attach_flight`, for who holds the journal. Events already written live are not repeated."""
    if not flight.is_dir():
        raise IncidentError(f"{flight}: is no flight folder; give the folder with flight.json in it")
    if is_held(flight):
        raise IncidentError(f"{flight}: is still being recorded; attach it after the landing")
    before = journal.entries
    if any(e.code == IncidentCode.FLIGHT_ATTACHED and e.facts.get("flight") == flight.name for e in before):
        return ()
    try:
        summary = summarise(flight)
    except FramesError as error:
        raise IncidentError(str(error)) from error
    training = summary.training is True
    kept = _kept(flight, journal.folder.parent.parent / FLIGHTS)
    clock = Clock.EXERCISE if training else Clock.DRONE
    facts = _figures(summary, flight.name)
    entries = [journal.append(summary.start, clock, Source.FLIGHT, IncidentCode.FLIGHT_ATTACHED, facts)]
    if not any(e.source == Source.FLIGHT and e.facts.get("flight") == flight.name for e in before):
        for event in events if events is not None else played(kept):
            entry = record(journal, event, flight=flight.name, training=training)
            if entry is not None:
                entries.append(entry)
    for file in _files(kept):
        facts = _file_facts(file, flight.name)
        entries.append(journal.append(now, Clock.LAPTOP, Source.RECORD, IncidentCode.FLIGHT_FILE, facts))
    return tuple(entries)


def _kept(flight: Path, flights: Path) -> Path:
    """Where the flight lies in the incident's own data folder."""
    inside = flights / flight.name
    if inside.exists() and inside.samefile(flight):
        return inside
    if inside.exists():
        raise IncidentError(f"{inside}: another flight of this name is already here; rename {flight}")
    try:
        shutil.copytree(flight, inside)
    except (OSError, shutil.Error) as error:
        raise IncidentError(f"{flight}: cannot be copied to {flights}: {error}") from error
    return inside


def played(flight: Path) -> Iterator[Event]:
    """The events of a recording, heard by the same session that hears a live drone."""
    session = Session(ReplayLink(flight, speed=None))
    try:
        while True:
            session.step(STEP_S)
            yield from taken(session.events)
    except LinkError:  # the end of the recording
        yield from (event for event in taken(session.events) if event.code is not EventCode.LINK_FAILED)
    finally:
        session.close()


def _files(flight: Path) -> Iterable[Path]:
    beside = (flight / name for name in (CHAIN, *BESIDE))
    return [*raw_files(flight), *(file for file in beside if file.is_file())]


def _file_facts(file: Path, flight: str) -> dict[str, Fact]:
    with file.open("rb") as opened:
        digest = hashlib.file_digest(opened, "sha256").hexdigest()
    facts: dict[str, Fact] = {"flight": flight, "file": file.name, "sha256": digest}
    facts["size_bytes"] = file.stat().st_size
    if file.name == CHAIN:  # a chain that somebody makes anew ends in another hash
        with file.open("rb") as opened:
            hashes = [line.link.hash for line in scan_chain(opened) if line.link is not None]
        facts |= {"blocks": len(hashes), "head": hashes[-1] if hashes else None}
    return facts


def _figures(summary: FlightSummary, flight: str) -> dict[str, Fact]:
    vehicle = summary.vehicles[0] if summary.vehicles else None
    battery = summary.battery
    facts: dict[str, Fact] = {
        "flight": flight,
        "training": summary.training is True,
        "start": summary.start.isoformat(),
        "end": summary.end.isoformat(),
        "armed_s": round(summary.armed_s, 1),
        "distance_m": summary.distance_m,
        "max_above_home_m": summary.max_above_home_m,
        "max_from_home_m": summary.max_from_home_m,
        "battery_first_percent": battery.first_percent if battery else None,
        "battery_last_percent": battery.last_percent if battery else None,
        "used_mah": battery.used_mah if battery else None,
        "vehicle": vehicle.type if vehicle else None,
        "firmware": vehicle.firmware if vehicle else None,
        "uid": vehicle.uid if vehicle else None,
        "gaps": len(summary.gaps),
        "missing": " ".join(summary.missing) or None,
        "address": summary.address,
    }
    return {key: value for key, value in facts.items() if value is not None}
