"""The lane of the truth above the others, for an exercise alone: it takes their axis and their cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import lettering, sizes
from ui.review.lane_painter import AXIS_HEIGHT, LanePainter, lane_height
from ui.review.lanes import head_font
from ui.theme import colour

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from ui.review.lane_content import Lane
    from ui.review.time_axis import TimeAxis


class TruthStrip(QWidget):
    """Hidden where there is no truth. Its sides are those of the lanes below."""

    cursor_moved = Signal(object)  # datetime

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lane: Lane | None = None
        self._axis: TimeAxis | None = None
        self._cursor: datetime | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._say()
        self.hide()

    def show_lane(self, lane: Lane | None) -> None:
        """None: no exercise."""
        self._lane = lane
        self.setVisible(lane is not None)
        self.updateGeometry()
        self._say()
        self.update()

    def show_axis(self, axis: TimeAxis | None) -> None:
        """As the lanes have it."""
        self._axis = axis
        self.update()

    def show_cursor(self, at: datetime | None) -> None:
        self._cursor = at
        self.update()

    def in_view_words(self, target: str) -> str:
        """Of a dot: the camera held this target from then on."""
        return self.tr("{target} in view").format(target=target)

    # --- hands -----------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._put_at(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._put_at(event.position().x())

    def _put_at(self, x: float) -> None:
        if self._axis is not None and x >= self._axis.left:
            self.cursor_moved.emit(self._axis.at(x))

    # --- size and words --------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(800, 0 if self._lane is None else round(lane_height(self._lane)))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def _say(self) -> None:
        self.setAccessibleName(self.tr("Truth"))
        lane = self._lane
        said = (
            [] if lane is None else [*(dot.sentence for dot in lane.dots), *(bar.label for bar in lane.bars)]
        )
        self.setAccessibleDescription("; ".join(said))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    # --- painting --------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(self.rect(), colour("window"))
            painter.fillRect(QRectF(0, 0, self.width(), 1), colour("hairline"))
            font = head_font()
            base = (self.height() + lettering.cap_height(font)) / 2
            at = QPointF(sizes.GAP_PAGE, base)
            lettering.draw_line(painter, self.tr("Truth"), font, colour("training"), at)
            if self._axis is None or self._lane is None:
                return
            paint = _TruthPainter(painter, self._axis, float(self.height() + AXIS_HEIGHT))
            paint.ticks()
            paint.lane(self._lane, 0.0)
            if self._cursor is not None and self._axis.shows(self._cursor):
                x = self._axis.x(self._cursor)
                painter.fillRect(QRectF(x - 1, 0, 2, self.height()), colour("accent"))


class _TruthPainter(LanePainter):
    """As the other lanes, its bars in the colour of training."""

    def _flight(self, rect: QRectF) -> QRectF:
        self._painter.fillRect(rect, colour("training"))
        return rect
