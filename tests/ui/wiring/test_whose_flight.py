"""What is told after a landing, or after the link, belongs to the flight in which it was seen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from firedrone.app import open_station
from firedrone.settings import Settings
from incidents.codes import Clock
from maps.geo import LatLon
from telemetry.events import Event, EventCode
from telemetry.georeference.ground_point import ErrorEllipse
from telemetry.hot_spots.hot_spot import HotSpot, SpotState
from telemetry.hot_spots.spot_pass import SpotPass
from telemetry.link.loopback import LoopbackLink
from telemetry.state import Heartbeat, SystemStatus
from telemetry.thermal.frame import TruthLevel
from training.practice import practice_drone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from incidents.model import Entry
    from ui.station import Station

PLACE = LatLon(56.3829, 24.6479)
AT = datetime(2026, 8, 22, 14, 0, tzinfo=UTC)
LATER = AT + timedelta(seconds=9)
RAW = TruthLevel.RAW
SPOT = HotSpot(
    1, 1, PLACE, ErrorEllipse(1.6, 1.4, 30.0), SpotState.CONFIRMED, 6, 104.0, False, RAW, 0.4, AT, AT
)
PASS = SpotPass(1, 1, AT, LATER, 8, 12, 104.0, False, RAW, 0.05)


@pytest.fixture
def station(tmp_path: Path, qtbot: QtBot) -> Iterator[Station]:
    """In an incident, with a practice drone that stands ready."""
    opened = open_station(tmp_path / "data", Settings())
    parts = opened.parts
    qtbot.addWidget(parts.window)
    parts.incidents.create("Peat fire", "Bog", scene=PLACE)
    drone = practice_drone(PLACE)
    assert parts.flight.connect_link(LoopbackLink(drone, speed=1.0), training=True)
    qtbot.waitUntil(lambda: parts.flight.state.fix is not None, timeout=20_000)
    yield opened
    opened.close()


def be(station: Station, *, flying: bool) -> None:
    """One tick as of a drone that flies, or has landed."""
    status = SystemStatus.ACTIVE if flying else SystemStatus.STANDBY
    heartbeat = Heartbeat("GUIDED", flying, status, station.parts.flight.now_s)
    state = replace(station.parts.flight.state, heartbeat=heartbeat)
    station.parts.pump.vehicle_changed.emit(state, station.parts.flight.now_s)


def written(station: Station, code: EventCode) -> list[Entry]:
    return [entry for entry in station.parts.incidents.entries if entry.code == code]


def flown(station: Station) -> str:
    """A flight, in which a spot was seen; its folder's name."""
    be(station, flying=True)
    folder = station.parts.flight.folder
    assert folder is not None
    station.parts.spots._spots = {1: SPOT}
    return folder.name


def test_a_pass_that_ends_with_the_landing_is_of_the_flight_and_not_of_the_next(
    station: Station, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    lookout = station.parts.spots.lookout
    monkeypatch.setattr(lookout, "end", lambda: lookout.passes.put(PASS))
    name = flown(station)
    be(station, flying=False)
    folder = station.parts.flight.folder
    assert folder is not None
    assert folder.name != name, "the record of the next flight has begun"
    lookout._ring()
    qtbot.waitUntil(lambda: bool(written(station, EventCode.HOT_SPOT_SEEN)))
    (entry,) = written(station, EventCode.HOT_SPOT_SEEN)
    assert entry.facts["flight"] == name


def test_a_link_that_ends_in_the_air_ends_its_passes_too(
    station: Station, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    lookout = station.parts.spots.lookout
    monkeypatch.setattr(lookout, "end", lambda: lookout.passes.put(PASS))
    name = flown(station)
    station.parts.flight.disconnect_link()
    lookout._ring()
    qtbot.waitUntil(lambda: bool(written(station, EventCode.HOT_SPOT_SEEN)))
    (entry,) = written(station, EventCode.HOT_SPOT_SEEN)
    assert (entry.facts["flight"], entry.clock) == (name, Clock.EXERCISE)


def test_a_recording_that_is_finished_after_the_training_is_one_of_a_training(station: Station):
    parts = station.parts
    name = flown(station)
    parts.pump.happened.emit(Event(EventCode.ARMED, AT, 0.0, {}))
    parts.flight.disconnect_link()
    facts = {"stream": "thermal", "folder": name, "file": "thermal-1.mkv", "sha256": "ab" * 32}
    parts.video.happened.emit(Event(EventCode.VIDEO_SEGMENT, AT, 0.0, facts))
    (entry,) = written(station, EventCode.VIDEO_SEGMENT)
    assert (entry.facts["flight"], entry.clock) == (name, Clock.EXERCISE)
    assert "folder" not in entry.facts
