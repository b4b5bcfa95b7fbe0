"""A card with a box that a person ticks: large enough for a glove."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import lettering, sizes
from ui.font import Weight, inter
from ui.icons import paint_icon
from ui.theme import colour
from ui.widgets.pressable import Pressable

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPaintEvent

_LEAST_HEIGHT = 52
_SIDE = 20


class TickCard(Pressable):
    """`toggled` says that the tick was set or taken away. The card asked for next wears our colour's edge."""

    def __init__(self, label: str = "", hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = ""
        self._asked = False
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.set_words(label, hint)

    def set_words(self, label: str, hint: str) -> None:
        self.setText(label)
        self._hint = hint
        self.setAccessibleName(label)
        self.setAccessibleDescription(hint)
        self.updateGeometry()
        self.update()

    def set_asked(self, asked: bool) -> None:
        """The next one to tick."""
        if asked != self._asked:
            self._asked = asked
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.minimumSizeHint().width(), sizes.FLIGHT_BUTTON)

    def minimumSizeHint(self) -> QSize:
        wide = lettering.narrowest(self.text(), _label_font())
        return QSize(round(_text_left() + wide + _SIDE), _LEAST_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            strong = self._asked or self.at_keyboard
            line = sizes.FOCUS_LINE if strong else sizes.HAIRLINE
            painter.setPen(QPen(colour("accent" if strong else "hairline"), line))
            painter.setBrush(colour("window" if self.isChecked() and not self.isDown() else "surface"))
            inset = line / 2
            body = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(body, sizes.CORNER, sizes.CORNER)
            self._paint_box(painter, body)
            self._paint_words(painter, body)

    def _paint_box(self, painter: QPainter, body: QRectF) -> None:
        box = QRectF(_SIDE, body.center().y() - sizes.TICK_BOX / 2, sizes.TICK_BOX, sizes.TICK_BOX)
        painter.setPen(QPen(colour("accent"), sizes.FOCUS_LINE))
        painter.setBrush(colour("accent") if self.isChecked() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 5, 5)
        if self.isChecked():
            paint_icon(painter, "check-bold", box.center(), colour("window"), sizes.ICON_SMALL)

    def _paint_words(self, painter: QPainter, body: QRectF) -> None:
        room = body.width() - _text_left() - _SIDE / 2
        label = lettering.wrapped(self.text(), _label_font(), room)
        hint_font = inter(sizes.LABEL)
        height = len(label) * lettering.line_height(_label_font())
        hint: list[str] = []
        if height + lettering.line_height(hint_font) <= body.height() - 6 and lettering.fits(
            self._hint, hint_font, room, 1
        ):
            hint = [self._hint]
            height += lettering.line_height(hint_font)
        top = QPointF(_text_left(), body.center().y() - height / 2)
        y = lettering.draw_lines(painter, label, _label_font(), colour("text"), top)
        lettering.draw_lines(painter, hint, hint_font, colour("label"), QPointF(_text_left(), y))


def _text_left() -> float:
    return _SIDE + sizes.TICK_BOX + 18


def _label_font() -> QFont:
    return inter(sizes.LABEL_BUTTON, Weight.SEMIBOLD)
