"""Every page and sheet by keyboard: all has a name, Tab comes to all of it, a key presses it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QScrollBar,
    QWidget,
)

from firedrone.app import open_station
from firedrone.settings import Settings
from scripts.grab_matrix import Combination, dress
from scripts.matrix_scenes import SCENES, clear, open_incident
from ui.fly.situation import FlyButton
from ui.theme_name import ThemeName
from ui.widgets.big_button import BigButton

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtGui import QPointingDevice
    from pytestqt.qtbot import QtBot

    from ui.station import Station

LEAST_PX = 48


@pytest.fixture
def station(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Station]:
    locale = QLocale()
    opened = open_station(tmp_path / "data", Settings())
    window = opened.parts.window
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    open_incident(opened)
    yield opened
    opened.close()
    for installed in qapp.findChildren(QTranslator):
        qapp.removeTranslator(installed)
        installed.deleteLater()
    QLocale.setDefault(locale)


def stops(root: QWidget) -> list[QWidget]:
    """What a person may want to come to; the inside of a field belongs to the field."""
    return [
        widget
        for widget in root.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(widget, QScrollBar)
        and not isinstance(widget.parentWidget(), (QComboBox, QAbstractScrollArea))
        and widget.focusProxy() is None
    ]


def root_of(station: Station) -> QWidget:
    window = station.parts.window
    content = window.sheet.content
    return content if content is not None and window.sheet.isVisible() else window


def said(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.accessibleName()!r}"


@pytest.mark.parametrize("language", ["en", "lv", "lt"])
def test_everything_that_takes_the_keyboard_has_a_name(station: Station, language: str):
    dress(station, Combination(ThemeName.DAY, language, (1366, 768)))
    nameless: list[str] = []
    for scene, show in SCENES.items():
        clear(station)
        show(station)
        QApplication.processEvents()
        found = stops(root_of(station))
        assert found, scene
        nameless += [f"{scene}: {said(one)}" for one in found if not one.accessibleName().strip()]
    assert nameless == []


@pytest.mark.parametrize("scene", SCENES)
def test_tab_comes_to_everything_and_is_never_stuck(station: Station, qtbot: QtBot, scene: str):
    clear(station)
    SCENES[scene](station)
    QApplication.processEvents()
    window = station.parts.window
    wanted = stops(root_of(station))
    reached: set[QWidget] = set()
    for _ in range(3 * len(wanted) + 10):
        here = window.focusWidget() or window
        qtbot.keyClick(here, Qt.Key.Key_Tab)
        now = window.focusWidget()
        assert now is not None
        reached.add(now)
        if parent := now.parentWidget():
            reached.add(parent)
    assert [said(one) for one in wanted if one not in reached and not is_one_of_several(one)] == []


def is_one_of_several(widget: QWidget) -> bool:
    """Of choices that exclude each other Tab comes to the chosen one, and arrows go on from there."""
    if not isinstance(widget, QAbstractButton):
        return False
    group = widget.group()
    return widget.autoExclusive() or (group is not None and group.exclusive())


def test_every_button_of_a_page_is_pressed_by_space(station: Station, qtbot: QtBot):
    for page in ("incident", "fly", "train"):
        clear(station)
        SCENES[page](station)
        QApplication.processEvents()
        for button in station.parts.window.findChildren(QAbstractButton):
            if not (button.isVisible() and button.isEnabled()):
                continue
            button.blockSignals(True)
            qtbot.keyPress(button, Qt.Key.Key_Space)
            assert button.isDown(), said(button)
            button.setDown(False)
            button.blockSignals(False)


@pytest.mark.parametrize("name", FlyButton)
def test_every_flight_control_is_large_and_has_a_name_and_a_key(station: Station, name: FlyButton):
    SCENES["fly"](station)
    QApplication.processEvents()
    button = station.parts.fly_page.button(name)
    assert button.height() >= LEAST_PX
    assert button.width() >= LEAST_PX
    assert button.accessibleName()
    number = list(FlyButton).index(name) + 2
    assert button.toolTip() == f"F{number}" or not button.isEnabled()


class Clock:
    """Moves when told."""

    def __init__(self) -> None:
        self.now_s = 10.0

    def __call__(self) -> float:
        return self.now_s


@pytest.mark.parametrize("by", ["mouse", "touch", "keyboard"])
@pytest.mark.parametrize(("held_s", "wanted"), [(1.0, 1), (0.9, 0)])
def test_a_hold_is_a_whole_second_by_mouse_touch_and_keyboard(
    qtbot: QtBot, by: str, held_s: float, wanted: int
):
    clock = Clock()
    button = BigButton("Come home", hold=True, monotonic_s=clock)
    qtbot.addWidget(button)
    button.resize(200, 80)
    button.show()
    told: list[bool] = []
    button.wanted.connect(lambda: told.append(True))
    press(button, qtbot, by)
    assert button.isDown()
    clock.now_s += held_s
    button.tick()
    release(button, qtbot, by)
    clock.now_s += 1.0
    button.tick()
    assert len(told) == wanted


def press(button: BigButton, qtbot: QtBot, by: str) -> None:
    if by == "mouse":
        qtbot.mousePress(button, Qt.MouseButton.LeftButton)
    elif by == "keyboard":
        qtbot.keyPress(button, Qt.Key.Key_Space)
    else:
        QTest.touchEvent(button, screen()).press(0, QPoint(50, 40), button).commit()
        QApplication.processEvents()


def release(button: BigButton, qtbot: QtBot, by: str) -> None:
    if by == "mouse":
        qtbot.mouseRelease(button, Qt.MouseButton.LeftButton)
    elif by == "keyboard":
        qtbot.keyRelease(button, Qt.Key.Key_Space)
    else:
        QTest.touchEvent(button, screen()).release(0, QPoint(50, 40), button).commit()
        QApplication.processEvents()


@cache
def screen() -> QPointingDevice:
    """A touch screen, made once."""
    return QTest.createTouchDevice()
