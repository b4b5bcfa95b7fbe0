"""An exercise from the Train page to its score, and the board that shows the drone that really runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from firedrone.app import open_station
from firedrone.settings import Settings
from incidents.codes import IncidentCode, TimeKind
from incidents.debrief.exercise_folder import is_exercise
from maps.geo import LatLon
from training.exercise.exchange import export_exercise
from training.exercise.shelf import find
from training.remote.messages import End, SetWind
from ui.train.own_fire_sheet import OwnFireSheet
from ui.train.pairing_sheet import PairingSheet
from ui.train.score_sheet import ScoreSheet
from ui.train.trainer_window import TrainerWindow
from ui.widgets.big_button import BigButton

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from ui.station import Station

PLACE = LatLon(56.3829, 24.6479)


@pytest.fixture
def station(tmp_path: Path, qtbot: QtBot) -> Iterator[Station]:
    opened = open_station(tmp_path / "data", Settings())
    qtbot.addWidget(opened.parts.window)
    opened.parts.window.resize(1366, 768)
    opened.parts.window.show()
    opened.parts.window.show_page("train")
    qtbot.waitUntil(lambda: opened.parts.train_page.exercises.count() > 13)
    yield opened
    opened.close()


def button(where: QWidget, name: str) -> BigButton:
    return next(one for one in where.findChildren(BigButton) if one.text() == name and one.isVisible())


def press(qtbot: QtBot, where: QWidget, name: str) -> None:
    qtbot.mouseClick(button(where, name), Qt.MouseButton.LeftButton)


def begin(station: Station, qtbot: QtBot, exercise: str) -> None:
    page = station.parts.train_page
    page.exercises.choose(exercise)
    press(qtbot, page, "× 20")
    press(qtbot, page, "Start training")
    assert station.parts.training.running


def sheet(station: Station, kind: type[QWidget]) -> QWidget | None:
    return next((one for one in station.parts.window.findChildren(kind) if one.isVisible()), None)


def test_a_training_started_elsewhere_is_on_the_board(station: Station, qtbot: QtBot):
    station.parts.training.start(PLACE, 20.0)
    board = station.parts.train_page.board
    qtbot.waitUntil(
        lambda: any(one.isChecked() and one.text() == "×20" for one in board.findChildren(BigButton))
    )


def test_the_wind_that_the_trainer_sets_blows(station: Station, qtbot: QtBot):
    station.parts.training.start(PLACE, 5.0)
    exercise = station.parts.training.exercise
    assert exercise is not None
    station.parts.train_page.board.order_wanted.emit(SetWind(6.0))
    qtbot.waitUntil(lambda: exercise.wind.speed_m_s == 6.0)


def test_an_exercise_opens_its_incident_with_the_alarm_and_its_file(station: Station, qtbot: QtBot):
    begin(station, qtbot, "peat-fire-night")
    incidents, scenario = station.parts.incidents, find("peat-fire-night")
    assert incidents.incident is not None
    assert incidents.incident.training
    assert incidents.incident.scene == scenario.at
    assert incidents.folder is not None
    assert is_exercise(incidents.folder)
    told = [entry.facts.get("text") for entry in incidents.entries if entry.code == IncidentCode.NOTE]
    assert told == [scenario.alarm.text]
    qtbot.waitUntil(lambda: IncidentCode.EXERCISE_STARTED in [entry.code for entry in incidents.entries])


def test_the_trucks_times_are_written_as_they_come(station: Station, qtbot: QtBot):
    begin(station, qtbot, "barn-smoke")
    entries = lambda: station.parts.incidents.entries  # noqa: E731
    qtbot.waitUntil(lambda: TimeKind.ON_SCENE in [entry.code for entry in entries()], timeout=40_000)
    arrived = next(entry for entry in entries() if entry.code == TimeKind.ON_SCENE)
    assert arrived.facts["unit"] in {truck.unit for truck in find("barn-smoke").trucks}


def test_an_exercise_that_ends_on_the_ground_is_scored_with_reasons(station: Station, qtbot: QtBot):
    begin(station, qtbot, "lost-in-forest")
    station.parts.train_page.board.order_wanted.emit(End())
    qtbot.waitUntil(lambda: not station.parts.training.running, timeout=20_000)
    qtbot.waitUntil(lambda: sheet(station, ScoreSheet) is not None, timeout=20_000)
    assert IncidentCode.EXERCISE_SCORED in [entry.code for entry in station.parts.incidents.entries]
    press(qtbot, station.parts.window, "To the review")
    qtbot.waitUntil(lambda: station.parts.window.page == "review")


def test_the_trainer_has_a_window_and_the_crew_its_own(station: Station, qtbot: QtBot):
    begin(station, qtbot, "fence-breach")
    press(qtbot, station.parts.train_page, "Second window")
    press(qtbot, station.parts.train_page, "Second window")
    windows = [one for one in qtbot_top_levels() if isinstance(one, TrainerWindow)]
    assert len(windows) == 1
    qtbot.waitUntil(lambda: "Close to the wires" in windows[0].windowTitle() or bool(windows[0].board.title))
    station.parts.training.stop()
    qtbot.waitUntil(lambda: not any(isinstance(one, TrainerWindow) for one in qtbot_top_levels()))


def qtbot_top_levels() -> list[QWidget]:
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    return [one for one in QApplication.topLevelWidgets() if one.isVisible()]


def test_a_second_laptop_is_let_in_with_a_code(station: Station, qtbot: QtBot):
    begin(station, qtbot, "camera-freeze")
    press(qtbot, station.parts.train_page, "Second laptop")
    shown = sheet(station, PairingSheet)
    assert shown is not None
    press(qtbot, shown, "Show a code")
    station.parts.training.stop()


def test_a_neighbours_exercise_stands_in_the_list(
    station: Station, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    theirs = export_exercise(find("barn-smoke"), tmp_path / "their-barn.toml")
    monkeypatch.setattr("ui.wiring.training.QFileDialog.getOpenFileName", lambda *_: (str(theirs), ""))
    before = station.parts.train_page.exercises.count()
    press(qtbot, station.parts.train_page, "Bring in")
    qtbot.waitUntil(lambda: station.parts.train_page.exercises.count() == before + 1)
    chosen = station.parts.train_page.exercises.scenario
    assert chosen is not None
    assert chosen.id == "their-barn"


def test_the_open_incident_becomes_an_exercise(station: Station, qtbot: QtBot):
    assert not button(station.parts.train_page, "Your own fire").isEnabled()
    assert station.parts.incidents.create("Grass fire", "Skaistkalne", scene=PLACE)
    incident = station.parts.incidents.incident
    assert incident is not None
    press(qtbot, station.parts.train_page, "Your own fire")
    qtbot.waitUntil(lambda: sheet(station, OwnFireSheet) is not None)
    chosen = station.parts.train_page.exercises.scenario
    assert chosen is not None
    assert chosen.from_incident == incident.id


def test_no_link_is_opened_while_a_training_runs_not_even_from_a_sheet_that_lay_open(station: Station):
    station.linking.open_sheet()
    station.parts.training.start(PLACE, 5.0)
    station.linking._on_connect("udp:127.0.0.1:0")
    assert station.parts.training.running
    assert station.parts.flight.training
