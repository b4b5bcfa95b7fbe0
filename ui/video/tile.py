"""A square button of the camera strip: an icon, and its word below it. For gloves."""

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

HEIGHT = 66
_SIDE = 6
_LEAST = 62


class Tile(Pressable):
    """Its word in one or two lines; blocked, it says why: below its word where that
    fits, and to a waiting mouse and a screen reader always."""

    wanted = Signal()

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._why: str | None = None
        self._attention = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.wanted)

    def set_words(self, text: str, name: str = "") -> None:
        """`name`: what a screen reader says, where the word alone is too short."""
        if text == self.text() and (name or text) == self.accessibleName():
            return
        self.setText(text)
        self.setAccessibleName(name or text)
        self._tell()
        self.updateGeometry()
        self.update()

    def set_icon(self, icon: str) -> None:
        if icon != self._icon:
            self._icon = icon
            self.update()

    def set_blocked(self, why: str | None) -> None:
        """Refuse presses and say why; None: allow them."""
        if why != self._why:
            self._why = why
            self.setEnabled(why is None)
            self._tell()
            self.update()

    def set_attention(self, attention: bool) -> None:
        """Something in it is to be looked at now."""
        if attention != self._attention:
            self._attention = attention
            self.update()

    @property
    def why_blocked(self) -> str:
        return self._why or ""

    def _tell(self) -> None:
        self.setAccessibleDescription(self._why or "")
        self.setToolTip(self._why or self.accessibleName())

    def sizeHint(self) -> QSize:
        return QSize(self.minimumSizeHint().width(), HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(max(_LEAST, round(lettering.narrowest(self.text(), _font(), 2)) + 2 * _SIDE + 1), HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            chosen = self.isChecked()
            fill = colour("text" if chosen else "surface" if self.isEnabled() else "window")
            ink = colour("disabled") if not self.isEnabled() else colour("window" if chosen else "text")
            if self._attention and self.isEnabled():
                fill, ink = colour("attention_fill"), colour("on_attention")
            if self.isDown():
                fill = colour("hairline")
            edge = colour("accent" if self.at_keyboard else "hairline")
            painter.setPen(QPen(edge, sizes.FOCUS_LINE if self.at_keyboard else sizes.HAIRLINE))
            painter.setBrush(fill)
            body = QRectF(self.rect()).adjusted(1.0, 1.0, -1.0, -1.0)
            painter.drawRoundedRect(body, sizes.CORNER, sizes.CORNER)
            font = _font()
            room = self.width() - 2 * _SIDE
            lines = lettering.wrapped(self.text(), font, room, 2)
            if len(lines) == 1 and self._why and lettering.fits(self._why, font, room, 1):
                lines.append(self._why)
            line_px = lettering.line_height(font)
            icon_px = sizes.ICON if len(lines) == 1 else sizes.ICON_SMALL
            top = (self.height() - icon_px - 3.0 - len(lines) * line_px) / 2
            paint_icon(painter, self._icon, QPointF(self.width() / 2, top + icon_px / 2), ink, icon_px)
            y = top + icon_px + 3.0
            for line in lines:
                x = (self.width() - lettering.width(line, font)) / 2
                y = lettering.draw_lines(painter, [line], font, ink, QPointF(x, y))


def _font() -> QFont:
    return inter(sizes.LABEL, Weight.MEDIUM)
