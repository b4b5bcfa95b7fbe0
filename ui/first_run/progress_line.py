"""How far the first start is: "2 of 5", and as many bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui import sizes
from ui.theme import colour
from ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_BAR_HIGH = 6
_BAR_WIDE = 36


class ProgressLine(QWidget):
    """Words and bars side by side."""

    def __init__(self, steps: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = steps
        self._words = Words("", sizes.LABEL, ink="label")
        self._bars = _Bars(steps)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(sizes.GAP)
        row.addWidget(self._bars)
        row.addWidget(self._words, 1)

    def show_step(self, number: int) -> None:
        """Counted from 1."""
        self._words.set_text(self.tr("{number} of {all}").format(number=number, all=self._steps))
        self._bars.show_step(number)


class _Bars(QWidget):
    def __init__(self, steps: int) -> None:
        super().__init__()
        self._steps, self._number = steps, 1
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_step(self, number: int) -> None:
        self._number = number
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._steps * (_BAR_WIDE + sizes.GAP_SMALL) - sizes.GAP_SMALL, _BAR_HIGH)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            for place in range(self._steps):
                painter.setBrush(colour("accent" if place < self._number else "hairline"))
                left = place * (_BAR_WIDE + sizes.GAP_SMALL)
                painter.drawRoundedRect(QRectF(left, 0, _BAR_WIDE, _BAR_HIGH), _BAR_HIGH / 2, _BAR_HIGH / 2)
