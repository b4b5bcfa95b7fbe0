"""The state in a word, on a filled block that is read across the room, with a line below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import lettering, sizes
from ui.font import Weight, inter
from ui.theme import colour

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPaintEvent

_SIDE = 24
_MOST_SUB = 420


class StateBlock(QWidget):
    """`fill` and `ink` are theme colours' names; without a fill it stands on the bar itself."""

    def __init__(self, fill: str = "", ink: str = "text", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._word = ""
        self._sub = ""
        self._fill = fill
        self._ink = ink
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_colours(self, fill: str, ink: str) -> None:
        if (fill, ink) != (self._fill, self._ink):
            self._fill, self._ink = fill, ink
            self.update()

    def set_words(self, word: str, sub: str = "") -> None:
        if (word, sub) == (self._word, self._sub):
            return
        self._word, self._sub = word, sub
        self.setAccessibleName(word)
        self.setAccessibleDescription(sub)
        self.setToolTip(sub)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        sub = min(_MOST_SUB, lettering.width(self._sub, inter(sizes.LABEL)))
        wide = max(lettering.width(self._word, _word_font()), sub)
        return QSize(round(wide) + 2 * _SIDE + 1, sizes.STATE_BAR)

    def minimumSizeHint(self) -> QSize:
        return QSize(round(lettering.width(self._word, _word_font())) + 2 * _SIDE + 1, sizes.STATE_BAR)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._fill:
            painter.fillRect(self.rect(), colour(self._fill))
        ink = colour(self._ink)
        if not self._sub:
            painter.setFont(_word_font())
            painter.setPen(ink)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._word)
            painter.end()
            return
        lettering.draw_line(painter, self._word, _word_font(), ink, QPointF(_SIDE, 32))
        room = self.width() - 2 * _SIDE
        sub = lettering.wrapped(self._sub, inter(sizes.LABEL), room, 1)
        below = QColor(ink) if self._fill else colour("label")
        lettering.draw_line(painter, "".join(sub), inter(sizes.LABEL), below, QPointF(_SIDE, 52))
        painter.end()


def _word_font() -> QFont:
    return inter(sizes.STATE, Weight.SEMIBOLD)
