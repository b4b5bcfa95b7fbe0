"""One line that says what went wrong and what to do; a tap puts it away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import lettering, sizes
from ui.font import Weight, inter
from ui.icons import paint_icon
from ui.theme import colour
from ui.widgets.pressable import Pressable

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPaintEvent

_TEXT_LEFT = 44
_CLOSE_ROOM = 44


class ErrorBar(Pressable):
    """Hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.hide)
        self.hide()

    def show_error(self, text: str) -> None:
        """Nothing puts it away."""
        self.setText(text)
        self.setAccessibleName(text)
        self.setAccessibleDescription(self.tr("Press to put it away"))
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = lettering.wrapped(self.text(), _font(), width - _TEXT_LEFT - _CLOSE_ROOM, 3)
        return max(sizes.SMALL_BUTTON, round(len(lines) * lettering.line_height(_font())) + 16)

    def sizeHint(self) -> QSize:
        return QSize(300, sizes.SMALL_BUTTON)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            body = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.setPen(QPen(colour("danger"), 3 if self.at_keyboard else 2))
            painter.setBrush(colour("surface"))
            painter.drawRoundedRect(body, sizes.CORNER, sizes.CORNER)
            middle = body.center().y()
            paint_icon(painter, "alert-octagon-outline", QPointF(22.0, middle), colour("danger"), 22)
            paint_icon(painter, "close", QPointF(self.width() - 22.0, middle), colour("label"), 20)
            room = self.width() - _TEXT_LEFT - _CLOSE_ROOM
            lines = lettering.wrapped(self.text(), _font(), room, 3)
            top = middle - len(lines) * lettering.line_height(_font()) / 2
            lettering.draw_lines(painter, lines, _font(), colour("text"), QPointF(_TEXT_LEFT, top))


def _font() -> QFont:
    return inter(sizes.SENTENCE, Weight.MEDIUM)
