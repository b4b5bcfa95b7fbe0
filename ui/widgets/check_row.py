"""A line of a checklist that the machine ticks: a mark, what is checked, and what it sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import lettering, sizes
from ui.font import Weight, inter
from ui.icons import paint_icon
from ui.theme import colour

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QPaintEvent

_LEAST_HEIGHT = 34  # two small lines of what it sees
_HEIGHT = 40
_TEXT_AT = 36
_BETWEEN = 16
_MARKS = {  # by state: icon, its colour, the value's colour
    "ok": ("check", "label", "label"),
    "waiting": ("timer-sand", "text", "text"),
    "bad": ("alert-octagon-outline", "danger", "danger"),
}


class CheckRow(QWidget):
    """`state` is "ok", "waiting" or "bad"; shape, word and colour change together."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = label
        self._state = "waiting"
        self._value = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(label)

    def set_label(self, label: str) -> None:
        self._label = label
        self.setAccessibleName(label)
        self.update()

    def show_state(self, state: str, value: str) -> None:
        if (state, value) == (self._state, self._value):
            return
        self._state, self._value = state, value
        self.setAccessibleDescription(f"{value} ({self._state_word()})")
        self.setToolTip(value)
        self.update()

    def _state_word(self) -> str:
        return {"ok": self.tr("in order"), "waiting": self.tr("waiting"), "bad": self.tr("not in order")}[
            self._state
        ]

    def sizeHint(self) -> QSize:
        return QSize(320, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        label = lettering.width(self._label, inter(sizes.SENTENCE, Weight.MEDIUM))
        return QSize(round(_TEXT_AT + label) + 1, _LEAST_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        icon, mark, ink = _MARKS[self._state]
        with QPainter(self) as painter:
            painter.fillRect(0, 0, self.width(), 1, colour("hairline"))
            middle = (self.height() + 1) / 2
            paint_icon(painter, icon, QPointF(11, middle), colour(mark), sizes.ICON_SMALL)
            label = inter(sizes.SENTENCE, Weight.MEDIUM)
            top = middle - lettering.line_height(label) / 2
            lettering.draw_lines(painter, [self._label], label, colour("text"), QPointF(_TEXT_AT, top))
            room = self.width() - _TEXT_AT - lettering.width(self._label, label) - _BETWEEN
            self._paint_value(painter, max(0.0, room), colour(ink))

    def _paint_value(self, painter: QPainter, room: float, ink: QColor) -> None:
        """On one line if it fits, else on two small ones."""
        font = inter(sizes.SENTENCE)
        if not lettering.fits(self._value, font, room, 1):
            font = inter(sizes.LABEL)
        lines = lettering.wrapped(self._value, font, room, 1 if font.pixelSize() == sizes.SENTENCE else 2)
        y = (self.height() + 1 - len(lines) * lettering.line_height(font)) / 2
        for line in lines:
            x = self.width() - lettering.width(line, font)
            y = lettering.draw_lines(painter, [line], font, ink, QPointF(x, y))
