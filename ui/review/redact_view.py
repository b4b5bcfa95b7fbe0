"""A picture to black out: a finger draws a box over a face or a number plate, before the picture leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from incidents.privacy.redact_picture import Box
from ui import sizes
from ui.theme import colour

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

GROUND = QColor("#101315")  # beside the picture
BLACK = QColor("#000000")
EDGE = QColor("#ffffff")  # a black box on a night picture must be seen
LEAST_PX = 6  # of the window: a tap is no box


class RedactView(QWidget):
    """Boxes are of the picture's own pixels, whatever the window's size. Backspace takes the last away."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pixels: NDArray[np.uint8] | None = None  # the image below only points into it
        self._image = QImage()
        self._boxes: list[Box] = []
        self._from: QPointF | None = None
        self._to: QPointF | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def show_picture(self, pixels: NDArray[np.uint8] | None, boxes: tuple[Box, ...] = ()) -> None:
        """Rows, columns, and red, green, blue; with the boxes that were drawn before."""
        self._pixels = pixels
        self._image = QImage()
        if pixels is not None:
            height, width = pixels.shape[:2]
            self._image = QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888)
        self._boxes = list(boxes)
        self._from = self._to = None
        self.changed.emit()
        self.update()

    @property
    def boxes(self) -> tuple[Box, ...]:
        return tuple(self._boxes)

    def take_back(self) -> None:
        """The last box."""
        if self._boxes:
            self._boxes.pop()
            self.changed.emit()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(640, 420)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 160)

    # --- hands -----------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and not self._image.isNull():
            self._from = self._to = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is not None:
            self._to = event.position()
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._from is None:
            return
        drawn = QRectF(self._from, event.position()).normalized()
        self._from = self._to = None
        if min(drawn.width(), drawn.height()) >= LEAST_PX and (box := self._in_picture(drawn)) is not None:
            self._boxes.append(box)
            self.changed.emit()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.take_back()
        else:
            super().keyPressEvent(event)

    # --- between window and picture --------------------------------------------------------------

    def _place(self) -> QRectF:
        """Where the picture stands in the window: as large as it fits, in the middle."""
        size = self._image.size()
        scale = min(self.width() / size.width(), self.height() / size.height())
        wide, high = size.width() * scale, size.height() * scale
        return QRectF((self.width() - wide) / 2, (self.height() - high) / 2, wide, high)

    def _in_picture(self, drawn: QRectF) -> Box | None:
        """Outwards to whole pixels: half a face is still one."""
        place = self._place()
        inside = drawn.intersected(place)
        if inside.isEmpty():
            return None
        scale = self._image.width() / place.width()
        left, top = int((inside.left() - place.left()) * scale), int((inside.top() - place.top()) * scale)
        right = -int(-(inside.right() - place.left()) * scale // 1)
        bottom = -int(-(inside.bottom() - place.top()) * scale // 1)
        return Box(left, top, right - left, bottom - top)

    def _in_window(self, box: Box) -> QRectF:
        place = self._place()
        scale = place.width() / self._image.width()
        return QRectF(
            place.left() + box.left_px * scale,
            place.top() + box.top_px * scale,
            box.width_px * scale,
            box.height_px * scale,
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), GROUND)
            if self._image.isNull():
                return
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self._place(), self._image)
            painter.setPen(QPen(EDGE, 1))
            for box in self._boxes:
                painter.fillRect(self._in_window(box), BLACK)
                painter.drawRect(self._in_window(box))
            if self._from is not None and self._to is not None:
                painter.setPen(QPen(EDGE, 2, Qt.PenStyle.DashLine))
                painter.setBrush(QColor(0, 0, 0, 140))
                painter.drawRect(QRectF(self._from, self._to).normalized())
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(colour("accent"), sizes.FOCUS_LINE))
                painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
