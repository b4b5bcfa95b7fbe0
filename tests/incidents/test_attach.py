"""A recorded flight belongs to an incident: its events, its figures, and every byte of it."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from incidents.attach import attach_flight
from incidents.journal import Journal, read_journal
from incidents.model import IncidentError
from incidents.verify import verify
from incidents.watch import record
from telemetry.events import Event, EventCode
from telemetry.flight_folder import FlightCard, write_card
from telemetry.held import Hold

if TYPE_CHECKING:
    from pathlib import Path

NAME = "20261122T131500Z_1f3c"
STARTED = datetime(2026, 11, 22, 13, 15, tzinfo=UTC)


@pytest.fixture
def flight(folder: Path, recording: Path) -> Path:
    """A flight folder in the incident's own data folder."""
    return make_flight(folder.parent.parent / "flights" / NAME, recording)


def make_flight(flight: Path, recording: Path, *, training: bool = False) -> Path:
    flight.mkdir(parents=True)
    shutil.copy(recording, flight / "raw-000.tlog")
    write_card(flight, FlightCard(started_at=STARTED, address="udp:x", training=training, live=True))
    return flight


def codes(folder: Path) -> list[str]:
    return [entry.code for entry in read_journal(folder)]


def test_the_events_of_the_flight_are_found_by_playing_it(folder: Path, flight: Path):
    attach_flight(folder, flight)
    found = codes(folder)
    order = [found.index(code) for code in ("flight_attached", "armed", "took_off", "landed", "disarmed")]
    assert order == sorted(order)
    assert "link_failed" not in found


def test_its_figures_are_one_entry(folder: Path, flight: Path):
    [attached] = [e for e in attach_flight(folder, flight) if e.code == "flight_attached"]
    assert attached.clock == "drone"
    assert attached.facts["flight"] == NAME
    distance_m, height_m = attached.facts["distance_m"], attached.facts["max_above_home_m"]
    assert isinstance(distance_m, float)
    assert isinstance(height_m, float)
    assert distance_m > 500
    assert 20 < height_m < 200


def test_every_file_is_vouched_for(folder: Path, flight: Path):
    attach_flight(folder, flight)
    assert verify(folder).ok
    assert (verify(flight).ok, verify(flight).entries) == (True, 2)
    with (flight / "raw-000.tlog").open("ab") as file:
        file.write(b"x")
    [problem] = verify(folder.parent.parent).problems
    assert problem.file == f"flights/{NAME}/raw-000.tlog"
    assert verify(flight).problems[0].file == "raw-000.tlog"


def test_a_second_time_changes_nothing(folder: Path, flight: Path):
    attach_flight(folder, flight)
    before = codes(folder)
    assert attach_flight(folder, flight) == ()
    assert codes(folder) == before


def test_events_that_were_written_live_are_not_repeated(folder: Path, flight: Path, now: datetime):
    with Journal(folder, now) as journal:
        record(journal, Event(EventCode.ARMED, STARTED, 0.0), flight=NAME, training=False)
    attach_flight(folder, flight)
    assert codes(folder).count("armed") == 1


def test_events_that_were_heard_are_taken_as_they_were_heard(folder: Path, flight: Path):
    attach_flight(folder, flight, [Event(EventCode.COMMAND_SENT, STARTED, 0.0, {"command": "ARM"})])
    assert [code for code in codes(folder) if code in ("command_sent", "armed")] == ["command_sent"]


def test_a_flight_from_elsewhere_is_kept_with_the_incident(folder: Path, recording: Path, tmp_path: Path):
    elsewhere = make_flight(tmp_path / "stick" / NAME, recording)
    attach_flight(folder, elsewhere)
    shutil.rmtree(elsewhere)
    assert verify(folder).ok


def test_a_simulated_flight_is_marked_as_one(folder: Path, recording: Path, tmp_path: Path):
    flight = make_flight(tmp_path / "flights" / NAME, recording, training=True)
    [attached, *rest] = attach_flight(folder, flight)
    assert attached.facts["training"] is True
    assert {entry.clock for entry in rest if entry.source == "flight"} == {"exercise"}


def test_a_flight_that_is_still_being_recorded_is_refused(folder: Path, flight: Path):
    hold = Hold(flight)
    try:
        with pytest.raises(IncidentError, match="still being recorded"):
            attach_flight(folder, flight)
    finally:
        hold.release()


def test_what_is_no_flight_is_refused_in_one_line(folder: Path, tmp_path: Path):
    (tmp_path / "empty").mkdir()
    for path in (tmp_path / "nowhere", tmp_path / "empty"):
        with pytest.raises(IncidentError) as caught:
            attach_flight(folder, path)
        assert "\n" not in str(caught.value)
