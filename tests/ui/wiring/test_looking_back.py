"""In Review the frame tells of the record; but a drone in the air is never hidden behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from firedrone.app import open_station
from firedrone.settings import Settings
from maps.geo import LatLon
from telemetry.state import Heartbeat, SystemStatus, VehicleState

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.station import Station

PLACE = LatLon(56.3829, 24.6479)


@pytest.fixture
def station(tmp_path: Path, qtbot: QtBot) -> Iterator[Station]:
    opened = open_station(tmp_path / "data", Settings())
    qtbot.addWidget(opened.parts.window)
    opened.parts.window.show()
    yield opened
    opened.close()


@pytest.mark.hazard("H26")
def test_review_is_a_replay_while_nothing_flies(station: Station):
    assert station.parts.situation == "live"
    station.reviewing.look()
    assert station.parts.situation == "replay"


def test_leaving_review_the_frame_is_live_again(station: Station):
    station.reviewing.look()
    station.parts.window.show_page("fly")
    assert station.parts.situation == "live"


@pytest.mark.hazard("H26")
def test_a_practice_drone_is_training_on_every_page_but_review(station: Station, qtbot: QtBot):
    station.parts.training.start(PLACE, 20.0)
    assert station.parts.situation == "training"
    station.reviewing.look()
    assert station.parts.situation == "replay"


def test_an_armed_drone_keeps_the_frame_in_review(station: Station):
    station.reviewing.look()
    armed = Heartbeat("AUTO", armed=True, status=SystemStatus.ACTIVE, received_s=0.0)
    station.parts.flight.state = VehicleState(heartbeat=armed)
    assert not station.parts.looking_back
    assert station.parts.situation == "live"
