"""Where the keyboard is in a list of ours: seen by who came there with it, and by nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLineEdit, QListWidget, QVBoxLayout, QWidget

from ui import sizes, theme
from ui.help.pages import pages_in
from ui.help.topic_list import TopicList
from ui.train.exercise_list import ExerciseList

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture(params=[ExerciseList, TopicList])
def window(request: pytest.FixtureRequest, qtbot: QtBot) -> QWidget:
    """A list with a row, and a field that has the keyboard."""
    made_window = QWidget()
    qtbot.addWidget(made_window)
    column = QVBoxLayout(made_window)
    field, made = QLineEdit(), request.param()
    for widget in (field, made):
        column.addWidget(widget)
    if isinstance(made, ExerciseList):
        made.show_exercises(())
    else:
        pages = pages_in("en")
        made.show_topics(pages, len(pages))
        made.setCurrentRow(0)
    made_window.resize(600, 400)
    made_window.show()
    made_window.activateWindow()
    qtbot.waitUntil(made_window.isActiveWindow)
    field.setFocus()
    return made_window


def list_in(window: QWidget) -> QListWidget:
    return next(iter(window.findChildren(QListWidget)))


def ringed(widget: QListWidget) -> bool:
    """The middle of the upper edge of the current row, a hairline inside it."""
    row = widget.visualItemRect(widget.currentItem())
    picture = widget.viewport().grab().toImage()
    accent = QColor(theme.worn().accent)
    inside = range(row.top(), row.top() + sizes.FOCUS_LINE)
    return all(picture.pixelColor(row.center().x(), y) == accent for y in inside)


def test_tab_shows_the_row_that_the_arrows_start_from(window: QWidget, qtbot: QtBot):
    assert not ringed(list_in(window))
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert list_in(window).hasFocus()
    assert ringed(list_in(window))


def test_a_finger_needs_no_ring(window: QWidget, qtbot: QtBot):
    rows = list_in(window)
    row = rows.visualItemRect(rows.currentItem())
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    assert not ringed(rows)
