"""The Train page: exercises to choose from, and the board once one runs."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from training.exercise.shelf import library
from training.fault import OF_THE_DRONE, Fault, faults_of
from training.faults import Faults
from ui.train.train_page import TrainPage
from ui.widgets.big_button import BigButton
from ui.widgets.words import Words

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def page(qtbot: QtBot) -> TrainPage:
    made = TrainPage()
    made.resize(1246, 680)
    qtbot.addWidget(made)
    made.show_exercises(library())
    made.show()
    return made


def named(page: TrainPage, name: str) -> BigButton:
    return next(button for button in page.findChildren(BigButton) if button.text() == name)


def test_free_practice_stands_first_and_is_chosen(page: TrainPage, qtbot: QtBot):
    qtbot.mouseClick(named(page, "× 5"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.start_wanted) as told:
        qtbot.mouseClick(named(page, "Start training"), Qt.MouseButton.LeftButton)
    assert told.args == [None, 5.0]


def test_the_chosen_exercise_is_begun_by_the_button_and_by_enter(page: TrainPage, qtbot: QtBot):
    page.exercises.choose("peat-fire-night")
    with qtbot.waitSignal(page.start_wanted) as told:
        qtbot.mouseClick(named(page, "Start training"), Qt.MouseButton.LeftButton)
    assert told.args[0].id == "peat-fire-night"
    with qtbot.waitSignal(page.start_wanted) as again:
        qtbot.keyClick(page.exercises, Qt.Key.Key_Return)
    assert again.args == told.args


def test_arrows_go_through_the_exercises_two_in_a_row(page: TrainPage, qtbot: QtBot):
    page.exercises.setFocus()
    qtbot.keyClick(page.exercises, Qt.Key.Key_Right)
    assert page.exercises.currentRow() == 1
    qtbot.keyClick(page.exercises, Qt.Key.Key_Down)
    assert page.exercises.currentRow() == 3


def test_what_the_crew_is_told_and_what_the_trainer_looks_at_are_shown(page: TrainPage):
    page.exercises.choose("peat-fire-night")
    texts = " ".join(words.text for words in page.about.findChildren(Words) if words.isVisible())
    assert "Peat has been smouldering" in texts
    assert "For the trainer" in texts


def test_every_exercise_can_be_read_whole(page: TrainPage, qtbot: QtBot):
    for one in library():
        page.exercises.choose(one.id)
        qtbot.wait(1)
        assert page.about.minimumSizeHint().height() <= page.about.height()
        cut = [
            words.text for words in page.about.findChildren(Words) if words.isVisible() and not words.fits()
        ]
        assert cut == [], one.id


def test_without_an_incident_free_practice_starts_where_the_map_looks(page: TrainPage):
    assert page.place == "map"
    assert not named(page, "At the incident").isEnabled()
    assert not named(page, "Your own fire").isEnabled()
    page.show_places("Subate parish")
    assert page.place == "incident"
    assert named(page, "Your own fire").isEnabled()


def test_once_it_runs_the_board_takes_the_page(page: TrainPage):
    assert not page.board.isVisible()
    page.set_running(True)
    assert page.board.isVisible()
    assert not named(page, "Start training").isVisible()
    assert [b.text() for b in page.findChildren(BigButton) if b.is_next and b.isVisible()] == ["Fly it"]
    assert (page.width(), page.height()) == (1246, 680), "the window does not grow"
    page.set_running(False)
    assert page.exercises.isVisible()


@pytest.mark.parametrize("fault", OF_THE_DRONE)
def test_every_fault_of_the_board_changes_the_drone_and_only_one_thing(fault: Fault):
    calm, broken = asdict(Faults()), asdict(faults_of({fault}))
    assert sum(calm[name] != broken[name] for name in calm) == 1


def test_no_fault_is_a_drone_in_order():
    assert faults_of(set()) == Faults()
