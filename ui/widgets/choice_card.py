"""A large card to choose by: an icon, a name, and what it means in a few lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy

from ui import lettering, sizes
from ui.font import Weight, inter
from ui.icons import paint_icon
from ui.theme import colour
from ui.widgets.pressable import Pressable

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPaintEvent
    from PySide6.QtWidgets import QWidget

_HIGH = 132
_SIDE = 18
_TOP = 16
_ICON = 28
_BESIDE_ICON = 12
_LABEL_LINES = 2


class ChoiceCard(Pressable):
    """`wanted` comes with each press. The chosen one wears a thick edge and a tick."""

    wanted = Signal()

    def __init__(
        self, icon: str, *, most_lines: int = 3, high: int = _HIGH, parent: QWidget | None = None
    ) -> None:
        """`most_lines` of its hint, on the height `high`."""
        super().__init__(parent)
        self._icon = icon
        self._most_lines = most_lines
        self._high = high
        self._hint = ""
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.wanted)

    def set_words(self, label: str, hint: str = "") -> None:
        self.setText(label)
        self._hint = hint
        self.setAccessibleName(label)
        self.setAccessibleDescription(hint)
        self.updateGeometry()
        self.update()

    @property
    def hint(self) -> str:
        return self._hint

    def sizeHint(self) -> QSize:
        return QSize(max(240, self.minimumSizeHint().width()), self._high)

    def minimumSizeHint(self) -> QSize:
        label = lettering.narrowest(self.text(), _label_font(), _LABEL_LINES) + 2 * (_ICON + _BESIDE_ICON)
        hint = lettering.narrowest(self._hint, inter(sizes.LABEL), self._most_lines)
        return QSize(round(max(label, hint)) + 2 * _SIDE + 2, self._high)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            chosen = self.isChecked()
            strong = chosen or self.at_keyboard
            line = sizes.FOCUS_LINE if strong else sizes.HAIRLINE
            painter.setPen(QPen(colour("accent" if strong else "hairline"), line))
            painter.setBrush(colour("window" if self.isDown() else "surface"))
            body = QRectF(self.rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2)
            painter.drawRoundedRect(body, sizes.CORNER, sizes.CORNER)
            if chosen:
                corner = QPointF(body.right() - _SIDE - _ICON / 2, body.top() + _TOP + _ICON / 2)
                paint_icon(painter, "check-circle", corner, colour("accent"), _ICON)
            self._paint_words(painter, body)

    def _paint_words(self, painter: QPainter, body: QRectF) -> None:
        ink = colour("text" if self.isEnabled() else "disabled")
        at = QPointF(body.left() + _SIDE, body.top() + _TOP)
        paint_icon(painter, self._icon, at + QPointF(_ICON / 2, _ICON / 2), ink)
        font, beside = _label_font(), _ICON + _BESIDE_ICON
        label = lettering.wrapped(self.text(), font, body.width() - 2 * (_SIDE + beside), _LABEL_LINES)
        down = max(0.0, (_ICON - lettering.line_height(font)) / 2)
        y = lettering.draw_lines(painter, label, font, ink, at + QPointF(beside, down))
        y += sizes.GAP_SMALL
        self._paint_hint(painter, QRectF(at.x(), y, body.width() - 2 * _SIDE, body.bottom() - _SIDE - y))

    def _paint_hint(self, painter: QPainter, room: QRectF) -> None:
        """Large where there is room for it, else small."""
        font = inter(sizes.SENTENCE)
        lines = int(room.height() // lettering.line_height(font))
        if not lettering.fits(self._hint, font, room.width(), max(1, min(lines, self._most_lines))):
            font, lines = inter(sizes.LABEL), self._most_lines
        hint = lettering.wrapped(self._hint, font, room.width(), lines)
        lettering.draw_lines(painter, hint, font, colour("label"), room.topLeft())


def _label_font() -> QFont:
    return inter(sizes.LABEL_BUTTON, Weight.SEMIBOLD)
