from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from telemetry.alarms import Alarm, AlarmCode
from tests.ui import scene
from ui.fly.fly_page import FlyPage
from ui.fly.situation import FlyButton

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LOW = Alarm(AlarmCode.BATTERY_LOW, 90.0, {"percent": 28})


@pytest.fixture
def page(qtbot: QtBot) -> FlyPage:
    made = FlyPage(QWidget())
    made.resize(1270, 704)
    qtbot.addWidget(made)
    made.show()
    return made


def next_steps(page: FlyPage) -> list[FlyButton]:
    return [name for name in FlyButton if page.button(name).is_next]


def test_before_a_drone_is_heard_every_button_says_so(page: FlyPage):
    assert {page.button(name).second_line for name in FlyButton} == {"no drone is heard"}
    assert next_steps(page) == []


def test_on_the_ground_with_a_plan_take_off_is_the_one_next_step(page: FlyPage):
    page.show_vehicle(scene.standing(), scene.NOW_S)
    assert page.button("take_off").second_line == "no plan yet"
    page.show_plan_ready(True)
    assert next_steps(page) == [FlyButton.TAKE_OFF]
    assert page.button("take_off").second_line == "hold · flies the plan"


def test_in_flight_mark_is_next_and_take_off_says_why_not(page: FlyPage):
    page.show_vehicle(scene.flying(), scene.NOW_S)
    assert next_steps(page) == [FlyButton.MARK]
    assert page.button("take_off").second_line == "already in the air"


def test_a_battery_alarm_moves_the_fill_to_come_home_with_the_time(page: FlyPage):
    page.show_vehicle(scene.flying(), scene.NOW_S)
    page.show_budget(scene.budget())
    page.show_alarms((LOW,))
    assert next_steps(page) == [FlyButton.HOME]
    local = scene.budget().turn_back_at
    assert local is not None
    assert f"NEXT · by {local.astimezone():%H:%M}" in page.button("home").accessibleDescription()


def test_a_next_step_that_is_forbidden_is_not_filled(page: FlyPage):
    page.show_vehicle(scene.standing(), scene.NOW_S)
    page.show_plan_ready(True)
    page.set_blocked("take_off", "one finding blocks")
    assert next_steps(page) == []
    assert page.button("take_off").second_line == "one finding blocks"
    page.set_blocked("take_off", None)
    assert next_steps(page) == [FlyButton.TAKE_OFF]


def test_pause_turns_into_continue_while_the_drone_waits(page: FlyPage, qtbot: QtBot):
    page.show_vehicle(scene.flying("AUTO"), scene.NOW_S)
    with qtbot.waitSignal(page.pause_wanted):
        qtbot.mouseClick(page.button("pause"), Qt.MouseButton.LeftButton)
    page.show_vehicle(scene.flying("LOITER"), scene.NOW_S)
    assert page.button("pause").text() == "Continue"
    with qtbot.waitSignal(page.continue_wanted):
        qtbot.mouseClick(page.button("pause"), Qt.MouseButton.LeftButton)


def test_a_click_on_what_moves_the_drone_does_nothing(page: FlyPage, qtbot: QtBot):
    page.show_vehicle(scene.flying(), scene.NOW_S)
    for name, signal in (("home", page.home_wanted), ("land", page.land_wanted)):
        with qtbot.assertNotEmitted(signal):
            qtbot.mouseClick(page.button(name), Qt.MouseButton.LeftButton)


def test_mark_is_a_tap(page: FlyPage, qtbot: QtBot):
    page.show_vehicle(scene.flying(), scene.NOW_S)
    with qtbot.waitSignal(page.mark_wanted):
        qtbot.mouseClick(page.button("mark"), Qt.MouseButton.LeftButton)
    page.show_marks(3)
    assert "3 so far" in page.button("mark").second_line


def test_the_instruments_show_what_was_heard(page: FlyPage):
    page.show_vehicle(scene.flying(), scene.NOW_S)
    page.show_budget(scene.budget())
    column = page.instruments
    said = [
        str(instrument.reading.quantity)
        for instrument in (
            column.turn_back,
            column.left,
            column.home,
            column.back_in,
            column.above_home,
            column.above_ground,
            column.speed,
            column.wind,
        )
    ]
    assert [text.replace("\u00a0", " ") for text in said] == [
        "2 min",
        "9 min",
        "470 m",
        "2 min",
        "62 m",
        "58 m",
        "7.9 m/s",
        "6 m/s",
    ]


def test_a_silent_drone_loses_every_value(page: FlyPage):
    page.show_budget(scene.budget())
    page.show_vehicle(scene.flying(heard_s=95.0), scene.NOW_S)
    column = page.instruments
    for instrument in (column.turn_back, column.home, column.above_home, column.speed, column.wind):
        assert "LOST" in instrument.accessibleDescription()


def test_without_a_budget_nothing_is_promised(page: FlyPage):
    page.show_budget(scene.budget())
    page.show_budget(None)
    page.show_vehicle(scene.flying(), scene.NOW_S)
    assert page.instruments.turn_back.reading.quantity is None
    assert page.button("home").second_line == "hold · lands at home"


def test_the_answer_of_the_drone_stands_on_the_button_that_asked(page: FlyPage):
    page.show_vehicle(scene.flying(), scene.NOW_S)
    page.show_answer("home", "refused", "no position fix")
    assert page.button("home").second_line == "refused: no position fix"


def test_holding_a_function_key_holds_its_button(page: FlyPage, qtbot: QtBot):
    page.show_vehicle(scene.flying(), scene.NOW_S)
    qtbot.keyPress(page, Qt.Key.Key_F5)
    assert page.button("home").second_line == "keep holding"
    qtbot.keyRelease(page, Qt.Key.Key_F5)
    assert page.button("home").second_line == "hold · lands at home"
    with qtbot.waitSignal(page.mark_wanted):
        qtbot.keyClick(page, Qt.Key.Key_F4)


def test_a_function_key_does_nothing_to_a_blocked_button(page: FlyPage, qtbot: QtBot):
    page.show_vehicle(scene.standing(), scene.NOW_S)
    with qtbot.assertNotEmitted(page.mark_wanted):
        qtbot.keyClick(page, Qt.Key.Key_F4)
