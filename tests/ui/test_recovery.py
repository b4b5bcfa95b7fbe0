from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from firedrone.app import open_station
from firedrone.settings import Settings
from incidents.codes import Clock, IncidentCode, Source
from incidents.folder import create
from incidents.journal import Journal, read_journal
from telemetry.events import EventCode
from telemetry.flight_folder import Ended, FlightCard, new_flight_folder, read_card, write_card
from telemetry.raw_file import tlog_record
from tests.telemetry.wire import ACTIVE, AUTO, Wire, heartbeat, position
from ui import units
from ui.recovery import recover
from ui.review.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.station import Station

START = datetime(2026, 8, 22, 10, 0, tzinfo=UTC)
HEARD_S = 30


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def station(data: Path, qtbot: QtBot) -> Iterator[Station]:
    opened = open_station(data, Settings())
    qtbot.addWidget(opened.parts.window)
    yield opened
    opened.close()


def stopped_flight(data: Path, started_at: datetime, *, seconds: int = HEARD_S) -> Path:
    """A flight as a power cut leaves it: a card without an end, and half a frame at the end of the file."""
    folder, wire = new_flight_folder(data, started_at), Wire()
    write_card(folder, FlightCard(started_at=started_at, address="sim", training=False, live=True))
    with (folder / "raw-000.tlog").open("wb") as file:
        for second in range(seconds):
            at = started_at + timedelta(seconds=second)
            file.write(tlog_record(at, wire.frame(heartbeat(AUTO, armed=True, status=ACTIVE))))
            file.write(tlog_record(at, wire.frame(position(lat=56.2 + second * 1e-5))))
        file.write(tlog_record(started_at, wire.frame(heartbeat()))[:11])
    return folder


def incident_of(data: Path, what: str, flight: Path) -> Path:
    """An incident whose journal heard the flight take off, and nothing after."""
    made = create(data, what, "Field", now=START)
    folder = data / "incidents" / made.id
    with Journal(folder, START) as journal:
        journal.append(START, Clock.DRONE, Source.FLIGHT, EventCode.TOOK_OFF, {"flight": flight.name})
    return folder


def attached(folder: Path) -> list[object]:
    entries = read_journal(folder)
    return [entry.facts["flight"] for entry in entries if entry.code == IncidentCode.FLIGHT_ATTACHED]


def sentence(station: Station) -> str:
    (notice,) = station.parts.review_page.findChildren(Notice)
    return notice.text


def test_a_flight_that_just_stopped_is_tied_to_its_incident_and_told(data: Path, station: Station):
    flight = stopped_flight(data, START)
    folder = incident_of(data, "Grass fire", flight)
    recover(station)
    assert station.parts.window.page == "review"
    assert units.clock(START + timedelta(seconds=HEARD_S - 1)) in sentence(station)
    assert station.parts.incidents.incident is not None
    assert station.parts.incidents.incident.what == "Grass fire"
    card = read_card(flight)
    assert card is not None
    assert (card.ended, card.frames) == (Ended.NOT_CLOSED, 2 * HEARD_S)
    station.close()
    assert attached(folder) == [flight.name]


def test_after_two_crashes_both_flights_are_tied_and_the_newest_is_told(data: Path, station: Station):
    first, second = stopped_flight(data, START), stopped_flight(data, START + timedelta(hours=2))
    folders = [incident_of(data, "Grass fire", first), incident_of(data, "Barn fire", second)]
    stopped_flight(data, START + timedelta(hours=3))  # on the ground, of no incident
    stopped_flight(data, START + timedelta(hours=4), seconds=0)
    recover(station)
    assert station.parts.incidents.incident is not None
    assert station.parts.incidents.incident.what == "Barn fire"
    assert units.clock(START + timedelta(hours=2, seconds=HEARD_S - 1)) in sentence(station)
    station.close()
    assert [attached(folder) for folder in folders] == [[first.name], [second.name]]


def test_what_was_told_is_not_told_again(data: Path, station: Station):
    flight = stopped_flight(data, START)
    folder = incident_of(data, "Grass fire", flight)
    recover(station)
    station.parts.incidents.close()
    written = len(read_journal(folder))
    station.parts.review_page.show_error("")
    station.parts.window.show_page("incident")
    recover(station)
    assert station.parts.window.page == "incident"
    assert sentence(station) == ""
    assert len(read_journal(folder)) == written


@pytest.mark.parametrize("seconds", [0, HEARD_S])
def test_a_flight_of_no_incident_opens_nothing(data: Path, station: Station, seconds: int):
    flight = stopped_flight(data, START, seconds=seconds)
    recover(station)
    assert station.parts.window.page == "incident"
    assert station.parts.incidents.incident is None
    assert sentence(station) == ""
    card = read_card(flight)
    assert card is not None
    assert card.ended is Ended.NOT_CLOSED


def test_an_incident_that_another_window_has_open_is_said(data: Path, station: Station):
    flight = stopped_flight(data, START)
    folder = incident_of(data, "Grass fire", flight)
    failures: list[str] = []
    station.parts.incidents.failed.connect(failures.append)
    with Journal(folder, START):
        recover(station)
    assert len(failures) == 1
    assert station.parts.window.page == "incident"
    assert len(list(flight.glob("raw-*.tlog"))) == 1
