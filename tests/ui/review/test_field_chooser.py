from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QTreeWidget, QTreeWidgetItem

from telemetry.logs.fields import Field, curves_in
from tests.telemetry.tlogs import EXTRACT
from ui.review.charted import BATTERY, HEIGHT, STANDARD, together
from ui.review.field_chooser import FieldChooser
from ui.review.field_row import ROW
from ui.widgets.big_button import BigButton
from ui.widgets.words import Words

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ROLL, PITCH = Field("ATTITUDE", "roll"), Field("ATTITUDE", "pitch")
KNOWN = together(curves_in(EXTRACT).known())


@pytest.fixture
def chooser(qtbot: QtBot) -> FieldChooser:
    made = FieldChooser(STANDARD)
    qtbot.addWidget(made)
    made.resize(960, 560)
    made.show_known(KNOWN)
    made.show()
    return made


def tree(chooser: FieldChooser) -> QTreeWidget:
    return chooser.findChildren(QTreeWidget)[0]


def row(chooser: FieldChooser, message: str, name: str) -> QTreeWidgetItem:
    group = tree(chooser).findItems(message, Qt.MatchFlag.MatchExactly)[0]
    return next(group.child(n) for n in range(group.childCount()) if group.child(n).text(0) == name)


def press(qtbot: QtBot, chooser: FieldChooser, item: QTreeWidgetItem) -> None:
    if item.parent() is not None:
        item.parent().setExpanded(True)
    tree(chooser).scrollToItem(item)
    rect = tree(chooser).visualItemRect(item)
    assert rect.height() == ROW
    qtbot.mouseClick(tree(chooser).viewport(), Qt.MouseButton.LeftButton, pos=rect.center())


def give(qtbot: QtBot, chooser: FieldChooser) -> tuple[Field, ...]:
    with qtbot.waitSignal(chooser.given) as told:
        button = next(b for b in chooser.findChildren(BigButton) if b.text() == "Show the curves")
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    return told.args[0]


def told(chooser: FieldChooser) -> str:
    return " / ".join(words.text for words in chooser.findChildren(Words))


def test_what_is_ticked_is_given_in_the_order_of_the_ticks(chooser: FieldChooser, qtbot: QtBot):
    press(qtbot, chooser, row(chooser, "ATTITUDE", "roll"))
    press(qtbot, chooser, row(chooser, "ATTITUDE", "pitch"))
    assert give(qtbot, chooser) == (HEIGHT, BATTERY, ROLL, PITCH)


def test_a_fifth_curve_has_to_wait_and_it_is_said_why(chooser: FieldChooser, qtbot: QtBot):
    for name in ("roll", "pitch", "yaw"):
        press(qtbot, chooser, row(chooser, "ATTITUDE", name))
    assert "Four is the most" in told(chooser)
    assert row(chooser, "ATTITUDE", "yaw").checkState(0) is Qt.CheckState.Unchecked
    press(qtbot, chooser, row(chooser, "ATTITUDE", "pitch"))
    press(qtbot, chooser, row(chooser, "ATTITUDE", "yaw"))
    assert give(qtbot, chooser) == (HEIGHT, BATTERY, ROLL, Field("ATTITUDE", "yaw"))


def test_every_word_that_is_typed_has_to_be_in_the_name(chooser: FieldChooser, qtbot: QtBot):
    qtbot.keyClicks(chooser.findChildren(QLineEdit)[0], "Battery volt")
    assert not row(chooser, "SYS_STATUS", "voltage_battery").isHidden()
    assert row(chooser, "ATTITUDE", "roll").isHidden()
    assert tree(chooser).findItems("ATTITUDE", Qt.MatchFlag.MatchExactly)[0].isHidden()


def test_it_is_chosen_by_keyboard_alone(chooser: FieldChooser, qtbot: QtBot):
    search = chooser.findChildren(QLineEdit)[0]
    qtbot.keyClicks(search, "attitude.roll")
    qtbot.keyClick(search, Qt.Key.Key_Down)
    found = tree(chooser).currentItem()
    assert found is not None
    qtbot.keyClick(tree(chooser), Qt.Key.Key_Space)
    with qtbot.waitSignal(chooser.given) as said:
        qtbot.keyClick(search, Qt.Key.Key_Return)
    assert said.args[0] == (HEIGHT, BATTERY, Field("ATTITUDE", found.text(0)))


def test_nothing_chosen_cannot_be_shown(chooser: FieldChooser, qtbot: QtBot):
    for n in range(2):
        item = tree(chooser).topLevelItem(n)
        assert item is not None
        press(qtbot, chooser, item)
    button = next(b for b in chooser.findChildren(BigButton) if b.text() == "Show the curves")
    assert not button.isEnabled()
    with qtbot.assertNotEmitted(chooser.given):
        qtbot.keyClick(chooser.findChildren(QLineEdit)[0], Qt.Key.Key_Return)


def test_until_the_recordings_are_read_it_says_so(qtbot: QtBot):
    made = FieldChooser(STANDARD)
    qtbot.addWidget(made)
    assert "being read" in told(made)


def test_fields_of_two_flights_are_one_list_with_their_counts_together():
    twice = together((*KNOWN, *KNOWN))
    assert [one.field for one in twice] == [one.field for one in KNOWN]
    assert [one.count for one in twice] == [2 * one.count for one in KNOWN]
