from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tests.ui import scene
from training.fault import OF_THE_DRONE, Fault, faults_of
from training.faults import Faults
from ui.train.train_page import TrainPage
from ui.widgets.big_button import BigButton

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def page(qtbot: QtBot) -> TrainPage:
    made = TrainPage()
    made.resize(1246, 680)
    qtbot.addWidget(made)
    made.show()
    return made


def named(page: TrainPage, name: str) -> BigButton:
    return next(button for button in page.findChildren(BigButton) if button.text() == name)


def test_start_says_how_fast_time_goes(page: TrainPage, qtbot: QtBot):
    qtbot.mouseClick(named(page, "× 5"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.start_wanted) as told:
        qtbot.mouseClick(named(page, "Start training"), Qt.MouseButton.LeftButton)
    assert told.args == [5.0]


def test_without_an_incident_it_starts_where_the_map_looks(page: TrainPage):
    assert page.place == "map"
    assert not named(page, "At the incident").isEnabled()
    page.show_places("Subate parish")
    assert page.place == "incident"


def test_nothing_can_be_broken_before_it_runs(page: TrainPage):
    assert not named(page, "Weak motor").isEnabled()
    assert named(page, "Weak motor").second_line == "start first"
    page.set_running(True)
    assert named(page, "Weak motor").isEnabled()
    assert [b.text() for b in page.findChildren(BigButton) if b.is_next] == ["Fly it"]


def test_a_fault_is_told_on_and_off(page: TrainPage, qtbot: QtBot):
    page.set_running(True)
    with qtbot.waitSignal(page.fault_wanted) as told:
        qtbot.mouseClick(named(page, "Position"), Qt.MouseButton.LeftButton)
    assert told.args == [Fault.POSITION.value, True]
    assert named(page, "Position").second_line == "at work"
    with qtbot.waitSignal(page.fault_wanted) as told:
        qtbot.mouseClick(named(page, "Position"), Qt.MouseButton.LeftButton)
    assert told.args == [Fault.POSITION.value, False]


def test_ending_it_forgets_the_faults(page: TrainPage):
    page.set_running(True)
    page.show_faults(frozenset({Fault.LINK}))
    page.set_running(False)
    page.set_running(True)
    assert not named(page, "Link").isChecked()


def test_the_wind_is_told_in_metres_a_second(page: TrainPage, qtbot: QtBot):
    page.set_running(True)
    with qtbot.waitSignal(page.wind_wanted) as told:
        qtbot.mouseClick(named(page, "11\u00a0m/s"), Qt.MouseButton.LeftButton)
    assert told.args == [11.0]


def test_the_pretend_drone_is_heard_like_a_real_one(page: TrainPage):
    page.show_vehicle(scene.flying(), scene.NOW_S)
    assert str(page.mode.reading.quantity) == "AUTO"
    assert page.battery.accessibleDescription() == "37\u00a0%"


@pytest.mark.parametrize("fault", OF_THE_DRONE)
def test_every_fault_of_the_panel_changes_the_drone_and_only_one_thing(fault: Fault):
    calm, broken = asdict(Faults()), asdict(faults_of({fault}))
    assert sum(calm[name] != broken[name] for name in calm) == 1


def test_no_fault_is_a_drone_in_order():
    assert faults_of(set()) == Faults()


def test_the_marked_speed_and_wind_are_those_of_the_drone_and_none_if_they_are_others(page: TrainPage):
    page.set_running(True)
    page.show_speed(20.0)
    page.show_wind(6.0)
    assert named(page, "× 20").isChecked()
    assert named(page, "6\u00a0m/s").isChecked()
    page.show_speed(4.0)
    page.show_wind(3.0)
    marked = [button.text() for button in page.findChildren(BigButton) if button.isChecked()]
    assert not any("×" in text or "m/s" in text or text == "Calm" for text in marked)
