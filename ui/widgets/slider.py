"""A value that a thumb drags: 48 pixels high, whole steps, arrow keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy

from ui import sizes
from ui.theme import colour

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

_LINE_PX = 4.0
_KNOB_PX = 24.0


class Slider(QAbstractSlider):
    """`valueChanged` while it is dragged, `sliderReleased` when it is let go."""

    def __init__(self, least: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setRange(least, most)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sliderChange(self, change: QAbstractSlider.SliderChange) -> None:
        super().sliderChange(change)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, sizes.SMALL_BUTTON)

    def minimumSizeHint(self) -> QSize:
        return QSize(96, sizes.SMALL_BUTTON)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(True)
        self._go_to(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._go_to(event.position().x())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self.setSliderDown(False)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            middle, left, right = self.height() / 2, _KNOB_PX / 2, self.width() - _KNOB_PX / 2
            at = left + self._share() * (right - left)
            on, ink = colour("accent"), colour("text")
            if not self.isEnabled():
                on = ink = colour("disabled")
            for end, paint in ((right, colour("hairline")), (at, on)):
                pen = QPen(paint, _LINE_PX, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
                painter.setPen(pen)
                painter.drawLine(QPointF(left, middle), QPointF(end, middle))
            focus = self.hasFocus()
            painter.setPen(QPen(colour("accent") if focus else colour("window"), sizes.FOCUS_LINE))
            painter.setBrush(ink)
            knob = QRectF(0.0, 0.0, _KNOB_PX, _KNOB_PX)
            knob.moveCenter(QPointF(at, middle))
            painter.drawRoundedRect(knob.adjusted(1, 1, -1, -1), sizes.CORNER, sizes.CORNER)

    def _share(self) -> float:
        return (self.sliderPosition() - self.minimum()) / max(1, self.maximum() - self.minimum())

    def _go_to(self, x: float) -> None:
        share = (x - _KNOB_PX / 2) / max(1.0, self.width() - _KNOB_PX)
        self.setSliderPosition(round(self.minimum() + share * (self.maximum() - self.minimum())))
