"""The striped frame that makes training and replay unmistakable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QPainter, QPixmap, QPolygonF
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import sizes
from ui.theme import colour

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QPaintEvent

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
            painter.fillRect(self.rect(), QBrush(_tile(colour(self._colour), self.devicePixelRatioF())))
            painter.fillRect(inside, colour("window"))


def _tile(ink: QColor, ratio: float) -> QPixmap:
    """One period of the stripes each way: the frame is filled with it, thirty times as fast as stripe by
    stripe."""
    side = round(_PERIOD * ratio)
    tile = QPixmap(side, side)
    tile.setDevicePixelRatio(side / _PERIOD)
    tile.fill(colour("window"))
    with QPainter(tile) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        for x in (-_PERIOD, 0, _PERIOD):
            foot = [QPointF(x, _PERIOD), QPointF(x + _PERIOD / 2, _PERIOD)]
            head = [QPointF(x + _PERIOD * 1.5, 0), QPointF(x + _PERIOD, 0)]
            painter.drawPolygon(QPolygonF([*foot, *head]))
    return tile
