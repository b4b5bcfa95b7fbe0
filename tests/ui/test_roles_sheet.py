"""The cards of the three roles, and the pad that asks for a PIN: by mouse, by glove and by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.cut_texts import watched
from tests.ui.stretched import Stretched
from ui.main_window import MainWindow
from ui.roles import Action, Role
from ui.roles_sheet import RoleSheet
from ui.widgets.pad_key import PadKey

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


def shown(qtbot: QtBot, sheet: RoleSheet) -> RoleSheet:
    qtbot.addWidget(sheet)
    with qtbot.waitActive(sheet):
        sheet.show()
    sheet.setFocus()
    return sheet


def test_a_role_without_a_pin_is_one_press(qtbot: QtBot):
    sheet = shown(qtbot, RoleSheet(Role.PILOT, ()))
    with qtbot.waitSignal(sheet.role_wanted) as wanted:
        qtbot.mouseClick(sheet._cards[Role.TRAINER], Qt.MouseButton.LeftButton)
    assert wanted.args == [Role.TRAINER]
    assert sheet._cards[Role.PILOT].isChecked()  # until the desk says otherwise


def test_a_pin_is_typed_on_the_pad(qtbot: QtBot):
    sheet = shown(qtbot, RoleSheet(Role.PILOT, {"chief"}))
    qtbot.mouseClick(sheet._cards[Role.CHIEF], Qt.MouseButton.LeftButton)
    keys = {key.accessibleName(): key for key in sheet.findChildren(PadKey)}
    for name in "2469":
        qtbot.mouseClick(keys[name], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(keys["Take the last digit back"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(keys["8"], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(sheet.pin_given) as given:
        qtbot.mouseClick(keys["Give the PIN"], Qt.MouseButton.LeftButton)
    assert given.args == [Role.CHIEF, "2468"]


def test_a_pin_is_typed_on_the_keyboard_and_needs_four_digits(qtbot: QtBot):
    sheet = shown(qtbot, RoleSheet(Role.PILOT, {"chief"}, Action.HAND_OVER))
    assert "the chief does this" in sheet._why.text
    pad = sheet._pad
    given: list[str] = []
    sheet.pin_given.connect(lambda _role, digits: given.append(digits))
    qtbot.keyClicks(pad, "24x6")
    qtbot.keyClick(pad, Qt.Key.Key_Return)
    assert given == []
    qtbot.keyClicks(pad, "8123456789999")
    qtbot.keyClick(pad, Qt.Key.Key_Enter)
    assert given == ["246812345678"]


def test_a_new_pin_is_typed_twice(qtbot: QtBot):
    sheet = shown(qtbot, RoleSheet(Role.PILOT, ()))
    given: list[object] = []
    sheet.pin_set.connect(lambda role, digits: given.extend((role, digits)))
    qtbot.mouseClick(sheet._pins[Role.CHIEF], Qt.MouseButton.LeftButton)
    for digits in ("2468", "2469", "1357", "1357"):
        qtbot.keyClicks(sheet._pad, digits)
        qtbot.keyClick(sheet._pad, Qt.Key.Key_Return)
    assert given == [Role.CHIEF, "1357"]


def test_a_wrong_one_is_said_and_the_pad_waits(qtbot: QtBot):
    sheet = shown(qtbot, RoleSheet(Role.PILOT, {"trainer"}, Action.BREAK_THINGS))
    sheet.show_wrong(Role.TRAINER, 0.0)
    assert sheet._pad_says.text == "Not this one. Try again."
    sheet.show_wrong(Role.TRAINER, 5.0)
    assert "Wait 5" in sheet._pad_says.text
    assert not any(key.isEnabled() for key in sheet.findChildren(PadKey))
    sheet.show_wait(Role.TRAINER, 0.0)
    qtbot.keyClicks(sheet._pad, "1")
    assert sheet._pad._digits == "1"


def test_it_says_that_it_is_no_lock_and_never_stands_before_a_flight(qtbot: QtBot):
    sheet = shown(qtbot, RoleSheet(Role.PILOT, {"chief"}))
    assert "not a lock" in sheet._honest.text
    assert sheet._why.text == "Flying, marking, coming home and landing never ask for a PIN."


def test_only_the_chief_sets_pins(qtbot: QtBot):
    sheet = shown(qtbot, RoleSheet(Role.PILOT, {"chief"}))
    assert not any(button.isEnabled() for button in sheet._pins.values())
    sheet.show_roles(Role.CHIEF, {"chief"})
    assert all(button.isEnabled() for button in sheet._pins.values())
    qtbot.mouseClick(sheet._pins[Role.CHIEF], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(sheet.pin_removed) as removed:
        qtbot.mouseClick(sheet._remove, Qt.MouseButton.LeftButton)
    assert removed.args == [Role.CHIEF]


def test_every_key_is_large_enough_for_a_glove(qtbot: QtBot):
    sheet = shown(qtbot, RoleSheet(Role.PILOT, {"chief"}, Action.HAND_OVER))
    for key in sheet.findChildren(PadKey):
        assert min(key.width(), key.height()) >= 60
        assert key.accessibleName()


@pytest.fixture
def stretched() -> Iterator[None]:
    longer = Stretched()
    QCoreApplication.installTranslator(longer)
    yield
    QCoreApplication.removeTranslator(longer)


@pytest.mark.parametrize("asked", [None, Action.CORRECT_BOOKS, Action.BREAK_THINGS])
@pytest.mark.parametrize("guarded", [(), ("chief", "trainer")])
def test_the_sheet_is_whole_in_the_longest_language(
    stretched: None, qtbot: QtBot, guarded: tuple[str, ...], asked: Action | None
):
    pages = {name: QWidget() for name in ("incident", "fly", "review", "train")}
    window = MainWindow(pages)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    sheet = RoleSheet(Role.PILOT, guarded, asked)
    window.open_sheet(sheet)
    for step in (lambda: None, lambda: sheet.show_wrong(sheet._whose, 300.0)):
        step()
        QApplication.processEvents()
        with watched() as found:
            window.grab()
        assert found == []
    assert (window.width(), window.height()) == (1366, 768)
