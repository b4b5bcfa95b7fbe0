from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from ui.settings_sheet import SettingsSheet
from ui.theme_name import ThemeName
from ui.widgets.big_button import BigButton

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def sheet(qtbot: QtBot) -> SettingsSheet:
    made = SettingsSheet(ThemeName.DAY, "en")
    qtbot.addWidget(made)
    return made


def named(sheet: SettingsSheet, name: str) -> BigButton:
    return next(button for button in sheet.findChildren(BigButton) if button.text() == name)


def test_what_is_in_use_is_pressed(sheet: SettingsSheet):
    pressed = [button.text() for button in sheet.findChildren(BigButton) if button.isChecked()]
    assert pressed == ["Day", "English"]


def test_a_look_is_told_at_once(sheet: SettingsSheet, qtbot: QtBot):
    with qtbot.waitSignal(sheet.theme_chosen) as told:
        qtbot.mouseClick(named(sheet, "Night"), Qt.MouseButton.LeftButton)
    assert told.args == ["night"]
    assert not named(sheet, "Day").isChecked()


def test_a_language_is_told_at_once(sheet: SettingsSheet, qtbot: QtBot):
    with qtbot.waitSignal(sheet.language_chosen) as told:
        qtbot.mouseClick(named(sheet, "Lietuvių"), Qt.MouseButton.LeftButton)
    assert told.args == ["lt"]
