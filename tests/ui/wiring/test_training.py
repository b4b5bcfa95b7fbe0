"""The Train page shows the drone that really runs, whoever started it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from firedrone.app import open_station
from firedrone.settings import Settings
from maps.geo import LatLon
from ui.widgets.big_button import BigButton

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
    yield opened
    opened.close()


def marked(station: Station) -> set[str]:
    buttons = station.parts.train_page.findChildren(BigButton)
    return {button.text() for button in buttons if button.isChecked()}


def test_a_training_started_elsewhere_marks_its_speed_and_no_wind_that_does_not_blow(station: Station):
    station.parts.training.start(PLACE, 20.0)
    assert "× 20" in marked(station)
    assert "Calm" not in marked(station)


def test_the_wind_that_the_trainer_sets_is_the_marked_one(station: Station, qtbot: QtBot):
    station.parts.training.start(PLACE, 5.0)
    station.parts.train_page.wind_wanted.emit(6.0)
    qtbot.waitUntil(lambda: "6\u00a0m/s" in marked(station))


def test_no_link_is_opened_while_a_training_runs_not_even_from_a_sheet_that_lay_open(station: Station):
    station.linking.open_sheet()
    station.parts.training.start(PLACE, 5.0)
    station.linking._on_connect("udp:127.0.0.1:0")
    assert station.parts.training.running
    assert station.parts.flight.training
