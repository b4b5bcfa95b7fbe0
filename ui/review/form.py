"""What the sheets of the review page have in common: a title, text fields, and two buttons below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout

from ui import sizes
from ui.font import Weight, inter
from ui.widgets.big_button import BigButton
from ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def column_of(sheet: QWidget) -> QVBoxLayout:
    """The column that a sheet's content stands in."""
    column = QVBoxLayout(sheet)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(sizes.GAP)
    return column


def title() -> Words:
    return Words("", sizes.TITLE, Weight.SEMIBOLD)


def label() -> Words:
    return Words("", sizes.LABEL, ink="label")


def button(icon: str = "") -> BigButton:
    made = BigButton("", icon=icon, height=sizes.BUTTON)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return made


def line(most: int) -> QLineEdit:
    """A field for one line."""
    field = QLineEdit()
    field.setFont(inter(sizes.SENTENCE))
    field.setMinimumHeight(sizes.FIELD)
    field.setMaxLength(most)
    field.setTextMargins(sizes.GAP, 0, sizes.GAP, 0)
    return field


def paragraph() -> QPlainTextEdit:
    """A field for some lines; Tab leaves it."""
    field = QPlainTextEdit()
    field.setFont(inter(sizes.SENTENCE))
    field.setTabChangesFocus(True)
    return field


def step_in_list(event: QEvent) -> int:
    """How far an arrow that is pressed in a search field moves the list below it; 0 for anything else."""
    if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
        return 0
    return {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)


def row_of(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(sizes.GAP)
    for widget in widgets:
        row.addWidget(widget, 1)
    return row
