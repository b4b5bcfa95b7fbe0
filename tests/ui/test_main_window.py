from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from telemetry.alarms import Alarm, AlarmCode
from tests.ui import scene
from ui import theme
from ui.main_window import MainWindow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ALARM = Alarm(AlarmCode.BATTERY_LOW, 90.0, {"percent": 28})


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    made = MainWindow({name: QWidget() for name in ("incident", "fly", "review", "train")})
    made.resize(1366, 768)
    qtbot.addWidget(made)
    made.show()
    return made


def button(window: MainWindow, name: str) -> QAbstractButton:
    return next(found for found in window.findChildren(QAbstractButton) if found.accessibleName() == name)


def colours_at_the_edge(window: MainWindow) -> set[str]:
    image = window.grab().toImage()
    return {image.pixelColor(x, window.height() - 6).name() for x in range(200, 400)}


@pytest.mark.parametrize(("name", "page"), [("Fly", "fly"), ("Review", "review"), ("Train", "train")])
def test_the_rail_opens_a_page_and_says_which(window: MainWindow, qtbot: QtBot, name: str, page: str):
    with qtbot.waitSignal(window.page_chosen) as told:
        qtbot.mouseClick(button(window, name), Qt.MouseButton.LeftButton)
    assert told.args == [page]
    assert window.page == page


def test_a_page_opened_by_keyboard_has_the_very_next_key(window: MainWindow, qtbot: QtBot):
    """Who types fast would press the button of the page before."""
    qtbot.waitExposed(window)
    qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert window.page == "review"


def test_pages_open_by_keyboard_too(window: MainWindow, qtbot: QtBot):
    qtbot.waitExposed(window)
    with qtbot.waitSignal(window.page_chosen) as told:
        qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert told.args == ["review"]


def test_settings_are_asked_for(window: MainWindow, qtbot: QtBot):
    with qtbot.waitSignal(window.settings_wanted):
        qtbot.mouseClick(button(window, "Settings"), Qt.MouseButton.LeftButton)


def test_an_alarm_pushes_the_page_down_and_calm_gives_the_room_back(window: MainWindow):
    calm = window.sheet.parentWidget().height()
    window.show_alarms((ALARM,))
    QApplication.processEvents()
    assert window.sheet.parentWidget().height() == calm - 64
    window.show_alarms(())
    QApplication.processEvents()
    assert window.sheet.parentWidget().height() == calm


def test_seen_is_told_with_the_alarms_code(window: MainWindow, qtbot: QtBot):
    window.show_alarms((ALARM,))
    with qtbot.waitSignal(window.alarm_seen) as told:
        qtbot.mouseClick(button(window, "Seen"), Qt.MouseButton.LeftButton)
    assert told.args == ["battery_low"]


def test_the_count_of_standing_alarms_stays_when_they_are_seen_and_opens_their_list(
    window: MainWindow, qtbot: QtBot
):
    window.show_alarms((ALARM,))
    qtbot.mouseClick(button(window, "Seen"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(window.alarm_list_wanted):
        qtbot.mouseClick(button(window, "One alarm: open the list"), Qt.MouseButton.LeftButton)


def test_the_list_of_alarms_opens_in_calm_too(window: MainWindow, qtbot: QtBot):
    with qtbot.waitSignal(window.alarm_list_wanted):
        qtbot.mouseClick(button(window, "No alarm: list those that are over"), Qt.MouseButton.LeftButton)


def test_training_and_replay_wear_their_stripes_and_live_none(window: MainWindow):
    day = theme.worn()
    assert colours_at_the_edge(window) == {day.window}
    window.set_situation("training")
    assert day.training in colours_at_the_edge(window)
    window.set_situation("replay")
    assert day.replay in colours_at_the_edge(window)
    window.set_situation("live")
    assert colours_at_the_edge(window) == {day.window}


def test_an_unknown_situation_is_refused(window: MainWindow):
    with pytest.raises(ValueError, match="dreaming"):
        window.set_situation("dreaming")


def test_the_state_block_turns_to_our_colour_in_flight_and_is_never_red_or_amber(window: MainWindow):
    def block() -> str:
        return QColor(window.grab().toImage().pixelColor(100, 4)).name()

    window.set_state_block("ON THE GROUND", "no plan")
    window.show_vehicle(scene.standing(), scene.NOW_S)
    assert block() == theme.worn().calm_fill
    window.set_state_block("FLYING", "searching")
    window.show_vehicle(scene.flying(), scene.NOW_S)
    assert block() == theme.worn().next_fill


def test_the_cells_say_their_values_and_their_ages(window: MainWindow):
    window.show_vehicle(scene.flying(heard_s=95.0), scene.NOW_S)
    window.show_recording(938.0)
    window.show_time(scene.AT)
    said = {w.accessibleName(): w.accessibleDescription() for w in window.findChildren(QWidget)}
    assert said["Battery"] == "37\u00a0% LOST 5\u00a0s"
    assert said["Link"].startswith("5.0\u00a0s")
    assert said["Position"] == "±0.8\u00a0m LOST 5\u00a0s"
    assert said["Recording"] == "15:38"


def test_changing_the_page_closes_the_sheet(window: MainWindow):
    window.open_sheet(QWidget())
    window.show_page("review")
    assert window.sheet.isHidden()


def test_an_error_of_every_page_stands_until_it_is_pressed_or_over(window: MainWindow, qtbot: QtBot):
    window.show_error("The link is gone.")
    bar = button(window, "The link is gone.")
    for page in ("incident", "fly", "review", "train"):
        window.show_page(page)
        assert bar.isVisible()
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton)
    assert not bar.isVisible()
    window.show_error("It is gone again.")
    window.show_error("")
    assert not bar.isVisible()
