"""The state in a word, on a filled block that is read across the room, with a line below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import lettering, sizes
from ui.font import Weight, inter
from ui.theme import colour

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPaintEvent

_SIDE = 24
_MOST_SUB = 420
_WORD_BASELINES = (40, 32, 24)  # with no, one and two lines below it
_SUB_BELOW = 20
_SUB_LINE = 17


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
        return self._size(sub)

    def minimumSizeHint(self) -> QSize:
        return self._size(min(_MOST_SUB, lettering.narrowest(self._sub, inter(sizes.LABEL), 2)))

    def _size(self, sub_width: float) -> QSize:
        wide = max(lettering.width(self._word, _word_font()), sub_width)
        return QSize(round(wide) + 2 * _SIDE + 1, sizes.STATE_BAR)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            if self._fill:
                painter.fillRect(self.rect(), colour(self._fill))
            ink = colour(self._ink)
            sub = lettering.wrapped(self._sub, inter(sizes.LABEL), self.width() - 2 * _SIDE + 1)
            baseline = _WORD_BASELINES[len(sub)]
            lettering.draw_line(painter, self._word, _word_font(), ink, QPointF(_SIDE, baseline))
            below = QColor(ink) if self._fill else colour("label")
            for line in sub:
                baseline += _SUB_LINE if len(sub) > 1 else _SUB_BELOW
                lettering.draw_line(painter, line, inter(sizes.LABEL), below, QPointF(_SIDE, baseline))


def _word_font() -> QFont:
    return inter(sizes.STATE, Weight.SEMIBOLD)
