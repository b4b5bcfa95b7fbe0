"""An exercise that an ArduPilot SITL flies, from the Train page to its score: a stand-in on real sockets."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from firedrone.app import open_station
from firedrone.settings import Settings
from incidents.codes import IncidentCode
from incidents.debrief.exercise_folder import FOLDER
from tests.training.sitl.stand_in import is_there, program
from training.exercise.truth_log import FILE, read_truth
from training.remote.messages import End, Rewind, SetMark, SetSpeed
from training.sitl.flown import SitlExercise
from ui.train.flier_sheet import FlierSheet
from ui.train.score_sheet import ScoreSheet
from ui.widgets.big_button import BigButton
from ui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from ui.station import Station

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(180),
    pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals"),
]
SITL, EMBEDDED = "ArduPilot SITL", "Embedded drone"
PATIENCE_MS = 60_000


@pytest.fixture
def named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The stand-in, as a user names it."""
    made = program(tmp_path)
    monkeypatch.setenv("FIREDRONE_SITL", str(made))
    return made


@pytest.fixture
def nowhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("FIREDRONE_SITL", "ARDUPILOT_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))


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


def sheet(station: Station, kind: type[QWidget]) -> QWidget:
    return next(one for one in station.parts.window.findChildren(kind) if one.isVisible())


def has_sheet(station: Station, kind: type[QWidget]) -> bool:
    return any(one.isVisible() for one in station.parts.window.findChildren(kind))


def choose(station: Station, qtbot: QtBot) -> None:
    press(qtbot, station.parts.train_page, EMBEDDED)
    shown = sheet(station, FlierSheet)
    qtbot.waitUntil(lambda: button(shown, SITL).isEnabled())
    press(qtbot, shown, SITL)
    press(qtbot, shown, "Good")


def begin(station: Station, qtbot: QtBot, exercise: str) -> SitlExercise:
    choose(station, qtbot)
    station.parts.train_page.exercises.choose(exercise)
    press(qtbot, station.parts.train_page, "× 5")
    press(qtbot, station.parts.train_page, "Start training")
    assert station.parts.train_page.setting_out
    qtbot.waitUntil(lambda: station.parts.training.running, timeout=PATIENCE_MS)
    flying = station.parts.training.exercise
    assert isinstance(flying, SitlExercise)
    return flying


def codes(station: Station) -> list[str]:
    return [entry.code for entry in station.parts.incidents.entries]


def error(station: Station) -> str:
    return station.parts.train_page.error


@pytest.mark.usefixtures("nowhere")
def test_without_one_the_choice_says_why_not_and_what_to_do(station: Station, qtbot: QtBot):
    press(qtbot, station.parts.train_page, EMBEDDED)
    shown = sheet(station, FlierSheet)
    qtbot.waitUntil(lambda: button(shown, SITL).second_line == "not on this computer")
    assert not button(shown, SITL).isEnabled()
    words = " ".join(one.text for one in shown.findChildren(Words) if one.isVisible())
    assert "build ArduCopter for the board sitl" in words
    assert button(station.parts.train_page, EMBEDDED).second_line == "who flies"


def test_a_wrongly_named_one_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, request: pytest.FixtureRequest
):
    monkeypatch.setenv("FIREDRONE_SITL", str(tmp_path / "gone"))
    opened: Station = request.getfixturevalue("station")
    press(qtbot, opened.parts.train_page, EMBEDDED)
    shown = sheet(opened, FlierSheet)
    qtbot.waitUntil(lambda: button(shown, SITL).second_line == "named wrongly")
    words = " ".join(one.text for one in shown.findChildren(Words) if one.isVisible())
    assert "FIREDRONE_SITL names" in words


@pytest.mark.usefixtures("named")
def test_an_exercise_is_flown_by_it_and_its_score_says_so(station: Station, qtbot: QtBot):
    flying = begin(station, qtbot, "lost-in-forest")
    assert not station.parts.train_page.setting_out
    qtbot.waitUntil(lambda: IncidentCode.EXERCISE_STARTED in codes(station), timeout=PATIENCE_MS)
    began = next(one for one in station.parts.incidents.entries if one.code == IncidentCode.EXERCISE_STARTED)
    assert str(began.facts["flown_by"]).startswith(SITL)
    assert station.parts.flight.training
    qtbot.waitUntil(lambda: station.parts.flight.state.fix is not None, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: bool(station.parts.flight.state.cameras), timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: flying.elapsed_s > 3.0, timeout=PATIENCE_MS)
    pid = flying._world.process.pid
    station.parts.train_page.board.order_wanted.emit(End())
    qtbot.waitUntil(lambda: has_sheet(station, ScoreSheet), timeout=PATIENCE_MS)
    words = [one.text for one in sheet(station, ScoreSheet).findChildren(Words)]
    assert f"Flown by: {flying.flown_by}" in words
    qtbot.waitUntil(lambda: pid is None or not is_there(pid), timeout=PATIENCE_MS)


@pytest.mark.usefixtures("named")
def test_time_is_no_faster_than_it_can_be(station: Station, qtbot: QtBot):
    page = station.parts.train_page
    press(qtbot, page, "× 20")
    choose(station, qtbot)
    assert page.about.times_as_fast == 5.0
    assert button(page, "× 20").second_line == "not with SITL"
    press(qtbot, page, SITL)
    press(qtbot, sheet(station, FlierSheet), EMBEDDED)
    assert button(page, "× 20").isEnabled()


@pytest.mark.usefixtures("named")
def test_what_it_cannot_do_is_said_on_the_board_and_the_exercise_goes_on(station: Station, qtbot: QtBot):
    flying = begin(station, qtbot, "lost-in-forest")
    board = station.parts.train_page.board
    qtbot.waitUntil(lambda: flying.started, timeout=PATIENCE_MS)
    board.order_wanted.emit(SetMark("here"))
    board.order_wanted.emit(Rewind("here"))
    qtbot.waitUntil(lambda: "cannot do that" in board._error.text(), timeout=PATIENCE_MS)
    board.order_wanted.emit(SetSpeed(20.0))
    assert flying.take == 0
    assert station.parts.training.running


@pytest.mark.usefixtures("named")
def test_one_that_is_cancelled_as_it_boots_leaves_nothing_behind(
    station: Station, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("FAKE_SITL", "boots")
    choose(station, qtbot)
    page = station.parts.train_page
    page.exercises.choose("barn-smoke")
    press(qtbot, page, "Start training")
    qtbot.waitUntil(lambda: "boots:" in page.setting_out, timeout=PATIENCE_MS)
    assert button(page, "Start training").second_line == "one is on its way"
    press(qtbot, page, "Cancel")
    qtbot.waitUntil(lambda: not page.setting_out, timeout=PATIENCE_MS)
    assert not station.parts.training.running
    assert station.parts.incidents.incident is None
    assert button(page, "Start training").isEnabled()


@pytest.mark.usefixtures("named")
def test_one_that_ends_at_once_says_why_in_one_sentence(
    station: Station, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("FAKE_SITL", "exits")
    choose(station, qtbot)
    page = station.parts.train_page
    page.exercises.choose("barn-smoke")
    press(qtbot, page, "Start training")
    qtbot.waitUntil(lambda: "ended with code 1" in error(station), timeout=PATIENCE_MS)
    assert not page.setting_out
    assert station.parts.incidents.incident is None


@pytest.mark.usefixtures("named")
def test_one_that_dies_ends_the_training_with_a_whole_record(station: Station, qtbot: QtBot):
    flying = begin(station, qtbot, "lost-in-forest")
    qtbot.waitUntil(lambda: flying.elapsed_s > 2.0, timeout=PATIENCE_MS)
    pid = flying._world.process.pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    qtbot.waitUntil(lambda: not station.parts.training.running, timeout=PATIENCE_MS)
    assert "was ended by signal 9" in station.parts.window._error.text()
    assert codes(station).count(IncidentCode.EXERCISE_ENDED) == 1
    qtbot.waitUntil(lambda: has_sheet(station, ScoreSheet), timeout=PATIENCE_MS)
    folder = station.parts.incidents.folder
    assert folder is not None
    head, lines = read_truth(folder / FOLDER / FILE)
    assert head.flown_by == flying.flown_by
    assert len(lines) >= 2


@pytest.mark.usefixtures("named")
def test_closed_while_it_boots_nothing_goes_on(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
):
    monkeypatch.setenv("FAKE_SITL", "boots")
    opened: Station = request.getfixturevalue("station")
    choose(opened, qtbot)
    press(qtbot, opened.parts.train_page, "Start training")
    assert tmp_path.exists()  # and then the station is closed


@pytest.mark.usefixtures("named")
def test_a_real_drone_that_was_armed_while_it_booted_stays_in_the_crews_hands(
    station: Station, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    choose(station, qtbot)
    page = station.parts.train_page
    page.exercises.choose("barn-smoke")
    press(qtbot, page, "Start training")
    monkeypatch.setattr(station.parts.flight, "may_train", lambda: False)
    qtbot.waitUntil(lambda: not page.setting_out, timeout=PATIENCE_MS)
    assert not station.parts.training.running
    assert station.parts.incidents.incident is None


@pytest.mark.usefixtures("named")
def test_free_practice_is_flown_by_it_too(station: Station, qtbot: QtBot):
    choose(station, qtbot)
    press(qtbot, station.parts.train_page, "Start training")
    qtbot.waitUntil(lambda: station.parts.training.running, timeout=PATIENCE_MS)
    assert isinstance(station.parts.training.exercise, SitlExercise)
    qtbot.waitUntil(lambda: station.parts.flight.state.fix is not None, timeout=PATIENCE_MS)
    station.parts.training.stop()
    assert not station.parts.flight.is_linked
