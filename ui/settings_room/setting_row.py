"""A row of the settings: its title and what it is for, and what is chosen beside or below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ui import sizes
from ui.font import Weight
from ui.widgets.keep_room import keep_room
from ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent

BESIDE, BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class SettingRow(QWidget):
    """Holds a control; knows nothing of what it is."""

    def __init__(self, control: QWidget | None, direction: QBoxLayout.Direction) -> None:
        super().__init__()
        self.control = control
        self._title = Words("", sizes.LABEL_BUTTON, Weight.SEMIBOLD)
        self._about = Words("", sizes.LABEL, ink="label", most_lines=3)
        titles = QVBoxLayout()
        titles.setSpacing(2)
        titles.addStretch(1)
        titles.addWidget(self._title)
        titles.addWidget(self._about)
        titles.addStretch(1)
        row = QBoxLayout(direction, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(sizes.GAP if direction is BESIDE else sizes.GAP_SMALL)
        row.addLayout(titles, 1)
        if control is not None:
            row.addWidget(control, 1)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        keep_room(self, event)
        return done

    def set_words(self, title: str, about: str) -> None:
        self._title.set_text(title)
        self._about.set_text(about)
        if self.control is not None:
            self.control.setAccessibleName(title)
            self.control.setAccessibleDescription(about)
