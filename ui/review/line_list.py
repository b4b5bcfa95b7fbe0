"""Sentences below each other that scroll when there are many: what to look at in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui import sizes
from ui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

MOST_LINES = 60


class Line(NamedTuple):
    """`ink` is a colour of the theme."""

    text: str
    ink: str = "text"


class LineList(QScrollArea):
    """Up to `MOST_LINES`; who shows more says how many are left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, sizes.GAP_SMALL, 0)
        self._column.setSpacing(sizes.GAP_SMALL)
        self._column.addStretch(1)
        self.setWidget(self._inside)
        self._lines: list[Words] = []

    def show_lines(self, lines: Sequence[Line]) -> None:
        for words in self._lines:
            words.hide()
            words.deleteLater()
        self._lines = [Words(one.text, sizes.LABEL, ink=one.ink, most_lines=5) for one in lines[:MOST_LINES]]
        for i, words in enumerate(self._lines):
            self._column.insertWidget(i, words)
            words.show()  # a line that is still hidden is given no room
        self._keep_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_room()

    def _keep_room(self) -> None:
        """Lines never lie on each other: they scroll instead (a scroll area asks nobody for a height)."""
        self._inside.setMinimumHeight(max(0, self._column.minimumHeightForWidth(self.viewport().width())))

    def texts(self) -> list[str]:
        return [words.text for words in self._lines]
