"""The five buttons share their strip, and answer to F2 to F6: F1 is help everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.widgets.big_button import BigButton
from ui.widgets.button_strip import ButtonStrip, shared

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

WIDTHS = st.lists(st.tuples(st.floats(40, 300), st.floats(0, 200)), min_size=1, max_size=6)
KEYS = (Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_F4, Qt.Key.Key_F5, Qt.Key.Key_F6)


def test_all_are_equal_while_that_is_enough():
    assert shared(500.0, [60.0, 90.0, 100.0, 80.0, 70.0], [50.0] * 5) == [100.0] * 5


def test_the_longest_word_takes_its_room_and_the_others_share_the_rest():
    assert shared(500.0, [200.0, 90.0, 90.0, 60.0], [50.0] * 4) == [200.0, 100.0, 100.0, 100.0]


def test_hints_give_way_before_labels_do():
    assert shared(300.0, [300.0, 100.0, 100.0], [100.0, 90.0, 90.0]) == [
        100.0 + 20.0 * 200.0 / 220.0,
        90.0 + 20.0 * 10.0 / 220.0,
        90.0 + 20.0 * 10.0 / 220.0,
    ]


@given(widths=WIDTHS, room=st.floats(300, 3000))
def test_the_strip_is_filled_and_nobody_gets_less_than_his_label_needs(
    widths: list[tuple[float, float]], room: float
):
    least = [need for need, _ in widths]
    wanted = [need + more for need, more in widths]
    given_widths = shared(room, wanted, least)
    assert abs(sum(given_widths) - room) < 1e-6
    if sum(least) <= room:
        assert all(width >= need - 1e-6 for width, need in zip(given_widths, least, strict=True))


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
