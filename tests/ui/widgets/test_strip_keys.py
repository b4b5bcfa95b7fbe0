"""Help is F1 everywhere, so the five buttons of a page answer to F2 to F6."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.widgets.big_button import BigButton
from ui.widgets.button_strip import ButtonStrip

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

KEYS = (Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_F4, Qt.Key.Key_F5, Qt.Key.Key_F6)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    ButtonStrip([BigButton(f"Button {number}") for number in range(1, 6)], made)
    made.show()
    return made


def pressed(window: QWidget) -> list[str]:
    said: list[str] = []
    for button in window.findChildren(BigButton):
        button.wanted.connect(lambda button=button: said.append(button.text()))
    return said


def test_f2_to_f6_press_the_five_buttons(window: QWidget, qtbot: QtBot):
    said = pressed(window)
    for key in KEYS:
        qtbot.keyClick(window, key)
    assert said == [f"Button {number}" for number in range(1, 6)]


@pytest.mark.parametrize("key", [Qt.Key.Key_F1, Qt.Key.Key_F7])
def test_the_keys_beside_them_press_nothing(window: QWidget, qtbot: QtBot, key: Qt.Key):
    said = pressed(window)
    qtbot.keyClick(window, key)
    assert said == []


def test_each_button_names_its_key(window: QWidget):
    assert [button.toolTip() for button in window.findChildren(BigButton)] == ["F2", "F3", "F4", "F5", "F6"]
