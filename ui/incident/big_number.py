"""One number of a plan, large, with what it counts below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import lettering, sizes
from ui.font import figures, inter
from ui.theme import colour
from ui.widgets.reading import Reading, number_width, paint_number

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ui.units import Quantity

_GAP = 8


class BigNumber(QWidget):
    """`right`: everything ends at the right edge."""

    def __init__(self, number_px: int, *, right: bool = False) -> None:
        super().__init__()
        self._number_font = figures(number_px)
        self._unit_font = inter(min(sizes.STATE, round(number_px * 0.47)))
        self._right = right
        self._reading = Reading()
        self._caption = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def show_value(self, quantity: Quantity | None, caption: str) -> None:
        """None: not known."""
        self._reading, self._caption = Reading(quantity), caption
        self.setAccessibleName(caption)
        self.setAccessibleDescription(self._reading.spoken)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        caption = lettering.width(self._caption, inter(sizes.LABEL))
        return self._size(max(self._number_width(), caption))

    def minimumSizeHint(self) -> QSize:
        caption = lettering.narrowest(self._caption, inter(sizes.LABEL))
        return self._size(max(self._number_width(), caption))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = len(lettering.wrapped(self._caption, inter(sizes.LABEL), width))
        return round(_baseline() + _GAP + lines * lettering.line_height(inter(sizes.LABEL))) + 1

    def _size(self, width: float) -> QSize:
        wide = round(width) + 2
        return QSize(wide, self.heightForWidth(wide))

    def _number_width(self) -> float:
        return number_width(self._reading, self._number_font, self._unit_font)

    def paintEvent(self, _event: QPaintEvent) -> None:
        font = inter(sizes.LABEL)
        with QPainter(self) as painter:
            at = QPointF(self._left(self._number_width()), _baseline())
            paint_number(painter, self._reading, at, self._number_font, self._unit_font)
            y = _baseline() + _GAP
            for line in lettering.wrapped(self._caption, font, self.width()):
                at = QPointF(self._left(lettering.width(line, font)), y)
                y = lettering.draw_lines(painter, [line], font, colour("label"), at)

    def _left(self, wide: float) -> float:
        return self.width() - wide if self._right else 0.0


def _baseline() -> float:
    """The same for every size, so that the numerals of a row stand on one line."""
    return lettering.cap_height(figures(sizes.DECIDING_NUMBER)) + 4
