"""The striped frame that makes training and replay unmistakable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPolygonF
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import sizes
from ui.theme import colour

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_PERIOD = 24


class Stripes(QWidget):
    """Holds one widget. `set_colour` with a theme colour's name draws the frame; with nothing it is gone."""

    def __init__(self, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(inside)

    def set_colour(self, name: str) -> None:
        if name == self._colour:
            return
        self._colour = name
        room = sizes.STRIPES if name else 0
        self._column.setContentsMargins(room, room, room, room)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._colour:
            return
        room = sizes.STRIPES
        inside = self.rect().adjusted(room, room, -room, -room)
        with QPainter(self) as painter:
            if inside.contains(event.rect()):  # a child is painted anew: the frame stays as it is
                painter.fillRect(event.rect(), colour("window"))
                return
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(self.rect(), colour("window"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(self._colour))
            high = self.height()
            x = -float(high)
            while x < self.width() + high:
                half = _PERIOD / 2
                painter.drawPolygon(
                    QPolygonF(
                        [
                            QPointF(x, high),
                            QPointF(x + half, high),
                            QPointF(x + half + high, 0),
                            QPointF(x + high, 0),
                        ]
                    )
                )
                x += _PERIOD
            painter.fillRect(inside, colour("window"))
