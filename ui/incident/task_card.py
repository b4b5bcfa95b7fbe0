"""One task card: its icon, the minutes it takes, and its name. Pressed again, it shows how it is flown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy

from ui import lettering, sizes
from ui.font import Weight, figures, inter
from ui.icons import paint_icon
from ui.theme import colour
from ui.widgets.pressable import Pressable

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPaintEvent
    from PySide6.QtWidgets import QWidget

HEIGHT = 96
LOW_HEIGHT = 76  # two rows of three
_EDGE = 7


class TaskCard(Pressable):
    """A checkable card."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._minutes = ""
        self._low = False
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_name(self, name: str, hint: str) -> None:
        """`hint` for who cannot see the card, and for a mouse that waits."""
        self.setText(name)
        self.setAccessibleName(name)
        self.setToolTip(hint)
        self._tell()

    def show_minutes(self, minutes: str) -> None:
        """What the flight takes; "": not known."""
        if minutes != self._minutes:
            self._minutes = minutes
            self._tell()
            self.update()

    def set_low(self, low: bool) -> None:
        """Lower, where cards stand in two rows."""
        if low != self._low:
            self._low = low
            self.updateGeometry()

    def _tell(self) -> None:
        self.setAccessibleDescription(", ".join(text for text in (self._minutes, self.toolTip()) if text))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self.narrowest(), LOW_HEIGHT if self._low else HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def narrowest(self) -> int:
        """The width in which its longest word and its minutes still fit."""
        name = lettering.narrowest(self.text(), _name_font())
        head = sizes.ICON + sizes.GAP_SMALL + lettering.width(self._minutes or "88 min", _minutes_font())
        return round(max(name, head)) + 2 * _EDGE + 2

    def paintEvent(self, _event: QPaintEvent) -> None:
        chosen, usable = self.isChecked(), self.isEnabled()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            line = sizes.FOCUS_LINE if chosen or self.at_keyboard else 1
            painter.setPen(QPen(colour("accent" if line > 1 else "hairline"), line))
            painter.setBrush(colour("hairline" if self.isDown() else "surface"))
            inset = line / 2
            body = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(body, sizes.CORNER, sizes.CORNER)
            ink = colour(("accent" if chosen else "text") if usable else "disabled")
            middle = 24.0 if not self._low else 20.0
            paint_icon(painter, self._icon, QPointF(_EDGE + sizes.ICON / 2, middle), ink)
            self._paint_minutes(painter, middle)
            self._paint_name(painter, usable=usable)

    def _paint_minutes(self, painter: QPainter, middle: float) -> None:
        font = _minutes_font()
        x = self.width() - _EDGE - lettering.width(self._minutes, font)
        y = middle - lettering.line_height(font) / 2
        lettering.draw_lines(painter, [self._minutes], font, colour("label"), QPointF(x, y))

    def _paint_name(self, painter: QPainter, *, usable: bool) -> None:
        font = _name_font()
        lines = lettering.wrapped(self.text(), font, self.width() - 2.0 * _EDGE, 2)
        room = self.height() - 8.0 - len(lines) * lettering.line_height(font)
        top = min(room, 46.0) if not self._low else room
        ink = colour("text" if usable else "disabled")
        lettering.draw_lines(painter, lines, font, ink, QPointF(_EDGE, top))


def _name_font() -> QFont:
    return inter(sizes.LABEL, Weight.SEMIBOLD)


def _minutes_font() -> QFont:
    return figures(sizes.LABEL)
