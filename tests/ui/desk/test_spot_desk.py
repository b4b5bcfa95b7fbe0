"""What is found becomes lines of the journal and rows of the ledger; what people decide as well."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from firedrone.app import open_station
from firedrone.settings import Settings
from incidents.hot_spot_ledger.exports import Wording
from incidents.hot_spot_ledger.row import How, State
from maps.geo import LatLon, moved
from telemetry.events import Event, EventCode
from telemetry.georeference.ground_point import ErrorEllipse
from telemetry.hot_spots.hot_spot import HotSpot, SpotState
from telemetry.hot_spots.spot_pass import SpotPass
from telemetry.thermal.frame import TruthLevel

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.station import Station

PLACE = LatLon(56.3829, 24.6479)
AT = datetime(2026, 8, 22, 14, 0, tzinfo=UTC)


def spot(number: int, east_m: float = 0.0, celsius: float | None = 104.0) -> HotSpot:
    return HotSpot(
        track=number,
        number=number,
        at=moved(PLACE, east_m, 0.0),
        ellipse=ErrorEllipse(1.6, 1.4, 30.0),
        state=SpotState.CONFIRMED,
        sightings=6,
        temperature_c=celsius,
        at_least=False,
        level=TruthLevel.RAW,
        area_m2=0.4,
        first_at=AT,
        last_at=AT + timedelta(seconds=1),
    )


@pytest.fixture
def station(tmp_path: Path, qtbot: QtBot) -> Iterator[Station]:
    opened = open_station(tmp_path / "data", Settings())
    qtbot.addWidget(opened.parts.window)
    opened.parts.incidents.create("Peat fire", "Bog", scene=PLACE)
    opened.parts.training.start(PLACE, 1.0)  # a flight to write for
    yield opened
    opened.close()


def confirm(station: Station, qtbot: QtBot, *found: HotSpot) -> None:
    desk = station.parts.spots
    for one in found:
        desk.lookout.confirmed.put(one)
    desk._bell.ring()
    qtbot.waitUntil(desk.lookout.confirmed.empty)


def codes(station: Station) -> list[str]:
    return [entry.code for entry in station.parts.incidents.entries if entry.code.startswith("hot_spot")]


def test_a_confirmed_one_is_a_line_of_the_journal_and_a_row(station: Station, qtbot: QtBot):
    confirm(station, qtbot, spot(1), spot(2, east_m=40.0))
    assert codes(station) == [EventCode.HOT_SPOT_CONFIRMED, EventCode.HOT_SPOT_CONFIRMED]
    assert [(row.number, row.newest.temperature_c) for row in station.parts.spots.ledger.rows] == [
        (1, 104.0),
        (2, 104.0),
    ]


def test_a_number_that_is_known_is_seen_again_and_not_confirmed_twice(station: Station, qtbot: QtBot):
    confirm(station, qtbot, spot(1))
    confirm(station, qtbot, replace(spot(1), temperature_c=80.0))
    assert codes(station) == [EventCode.HOT_SPOT_CONFIRMED, EventCode.HOT_SPOT_SEEN]
    assert len(station.parts.spots.ledger.rows) == 1


def test_the_end_of_a_pass_is_written_with_its_own_temperature(station: Station, qtbot: QtBot):
    desk, told = station.parts.spots, list[Event]()
    desk.happened.connect(told.append)
    desk._spots = {1: spot(1)}
    desk.lookout.passes.put(
        SpotPass(1, 1, AT, AT + timedelta(seconds=9), 20, 24, 88.0, False, TruthLevel.RAW, 0.05)
    )
    desk._bell.ring()
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].code is EventCode.HOT_SPOT_SEEN
    assert (told[0].facts["temperature_c"], told[0].facts["sightings"]) == (88.0, 20)


def test_a_crew_is_sent_it_is_visited_and_closed(station: Station, qtbot: QtBot):
    confirm(station, qtbot, spot(1))
    desk = station.parts.spots
    desk.send(1, "Subate 11")
    assert desk.ledger.rows[0].state is State.SENT
    desk.visited(1, "Subate 11")
    desk.closed(1, "Subate 11", How.OUT)
    assert desk.ledger.rows[0].state is State.CLOSED_OUT
    assert desk.ledger.open == ()


def test_what_cannot_be_decided_is_one_sentence(station: Station, qtbot: QtBot):
    failures: list[str] = []
    station.parts.spots.failed.connect(failures.append)
    station.parts.spots.send(7, "Subate 11")
    assert len(failures) == 1
    assert "7" in failures[0]
    assert codes(station) == []


def test_cards_and_files_for_crews_are_written_or_refused_in_one_line(
    station: Station, qtbot: QtBot, tmp_path: Path
):
    desk, failures = station.parts.spots, list[str]()
    desk.failed.connect(failures.append)
    assert not desk.write_cards(tmp_path / "none.pdf", Wording())
    confirm(station, qtbot, spot(1))
    assert desk.write_cards(tmp_path / "cards.pdf", Wording(training=True))
    assert (tmp_path / "cards.pdf").read_bytes().startswith(b"%PDF")
    assert desk.write_file(tmp_path / "spots.gpx", Wording())
    assert "<wpt" in (tmp_path / "spots.gpx").read_text("utf-8")
    assert not desk.write_file(tmp_path / "spots.doc", Wording())
    assert len(failures) == 2


def test_the_next_flight_goes_on_with_the_numbers(station: Station, qtbot: QtBot):
    confirm(station, qtbot, spot(1), spot(4, east_m=40.0))
    begun: list[tuple[tuple[int, ...], int]] = []
    desk = station.parts.spots
    desk.lookout.begin = lambda known, number: begun.append((tuple(one.number for one in known), number))
    desk.begin()
    assert begun == [((1, 4), 5)]
