"""A data folder with flights, all of the one real recording moved in time, and what was said of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from incidents.attach import attach_to
from incidents.codes import Clock, IncidentCode, Source
from incidents.folder import create
from incidents.journal import Journal
from telemetry.flight_folder import FlightCard, write_card
from telemetry.frame_index import TIME_BYTES
from telemetry.frames import frames_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from incidents.model import Fact, Incident

RECORDING = Path(__file__).parents[2] / "data" / "flight1_extract.tlog"
RECORDED = datetime(2025, 6, 15, 15, 6, 40, tzinfo=UTC)
FIRST = datetime(2026, 4, 12, 10, 30, tzinfo=UTC)
UID = "336431323139633763346335343034616100"  # as the drone of the recording says
AIR_S = 398.98  # from MAV_STATE_ACTIVE to standby, read by hand in the recording's heartbeats
TICKS = ("propellers", "area_clear", "observer", "crew_names")


def moved(data: bytes, by: timedelta) -> bytes:
    """The recording as if it had been made earlier or later."""
    content = bytearray(data)
    for start in frames_of(data).start.tolist():
        at = slice(start - TIME_BYTES, start)
        stamp = int.from_bytes(content[at], "big") + by // timedelta(microseconds=1)
        content[at] = stamp.to_bytes(TIME_BYTES, "big")
    return bytes(content)


def add_flight(data: Path, at: datetime, *, training: bool = False, name: str = "aa") -> Path:
    """A closed flight folder; the recording begins at `at`."""
    folder = data / "flights" / f"{at:%Y%m%dT%H%M%SZ}_{name}"
    folder.mkdir(parents=True)
    (folder / "raw-000.tlog").write_bytes(moved(RECORDING.read_bytes(), at - RECORDED))
    write_card(folder, FlightCard(started_at=at, address="udp:x", training=training, live=True))
    return folder


def add_incident(
    data: Path,
    flight: Path,
    at: datetime,
    *,
    ticks: tuple[str, ...] = TICKS,
    facts: Mapping[IncidentCode, Mapping[str, Fact]] | None = None,
    training: bool = False,
) -> Incident:
    """An incident with the sheet before take-off filled in, and the flight attached."""
    number = f"2026-{at:%m%d}"
    incident = create(data, "Kūlas ugunsgrēks", "Tērvetes pag.", number=number, training=training, now=at)
    with Journal(data / "incidents" / incident.id, at) as journal:
        for tick in ticks:
            journal.append(at, Clock.LAPTOP, Source.PERSON, IncidentCode.CHECK_TICKED, {"item": tick})
        for code, said in (facts or {}).items():
            told = {"flight": flight.name, **said} if code is not IncidentCode.OVERRIDE else said
            journal.append(at, Clock.LAPTOP, Source.PERSON, code, told)
        attach_to(journal, flight, at + timedelta(minutes=20))
    return incident


def whole_evening(data: Path) -> list[Path]:
    """A fire with two flights, an exercise a week later, and a simulated flight the day after that."""
    said: dict[IncidentCode, dict[str, Fact]] = {
        IncidentCode.CREW_NAMED: {"pilot": "A. Kalniņa", "observer": "J. Ozols"},
        IncidentCode.LEGAL_BASIS: {"basis": "open", "subcategory": "A3"},
        IncidentCode.BATTERY_NAMED: {"battery": "B1"},
        IncidentCode.OVERRIDE: {"finding": "wind_high", "name": "A. Kalniņa", "reason": "short hop"},
    }
    first = add_flight(data, FIRST)
    add_incident(data, first, FIRST, facts=said)
    second = add_flight(data, FIRST + timedelta(minutes=30))
    exercise = add_flight(data, FIRST + timedelta(days=7))
    add_incident(data, exercise, FIRST + timedelta(days=7), ticks=TICKS[:2], training=True)
    simulated = add_flight(data, FIRST + timedelta(days=8), training=True)
    return [first, second, exercise, simulated]
