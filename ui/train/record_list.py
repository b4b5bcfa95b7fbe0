"""What the trainer did, the newest first: as many lines as there is room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import lettering, sizes
from ui.font import Weight, figures, inter
from ui.theme import colour

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_LINE = 27
_WHAT_AT = 58


class RecordList(QWidget):
    """Lines of a time and what happened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[tuple[str, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)

    def show_lines(self, lines: tuple[tuple[str, str], ...]) -> None:
        if lines != self._lines:
            self._lines = lines
            self.setAccessibleDescription("; ".join(f"{at} {what}" for at, what in lines))
            self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def sizeHint(self) -> QSize:
        return QSize(0, _LINE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            at_font, what_font = figures(sizes.LABEL, Weight.REGULAR), inter(sizes.LABEL, Weight.MEDIUM)
            top = (_LINE - lettering.line_height(what_font)) / 2
            for number, (at, what) in enumerate(self._lines[: self.height() // _LINE]):
                y = number * _LINE
                painter.fillRect(0, y, self.width(), 1, colour("hairline"))
                lettering.draw_lines(painter, [at], at_font, colour("label"), QPointF(0, y + top))
                shown = lettering.wrapped(what, what_font, self.width() - _WHAT_AT, 1)
                lettering.draw_lines(painter, shown, what_font, colour("text"), QPointF(_WHAT_AT, y + top))
