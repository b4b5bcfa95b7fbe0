"""Where the middle of the picture is on the ground: a cross with a gap, as in the picture itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen

if TYPE_CHECKING:
    from maps.geo import LatLon
    from ui.map.canvas import Canvas
    from ui.map.frame import Frame

GAP_PX, REACH_PX = 5.0, 13.0
LEAST_RING_PX = 16.0  # a smaller error is hidden by the cross itself


class LookTargetLayer:
    """`error_m`: 19 of 20 errors are smaller; None: not known."""

    def __init__(self) -> None:
        self.at: LatLon | None = None
        self.error_m: float | None = None

    def rect(self, frame: Frame) -> QRectF:
        """The pixels that it covers."""
        if self.at is None:
            return QRectF()
        reach = max(REACH_PX, self._ring_px(frame)) + 3.0
        middle = frame.to_px(self.at)
        return QRectF(middle.x() - reach, middle.y() - reach, 2 * reach, 2 * reach)

    def paint(self, canvas: Canvas) -> None:
        if self.at is None:
            return
        painter, middle = canvas.painter, canvas.frame.to_px(self.at)
        ring = self._ring_px(canvas.frame)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if ring >= LEAST_RING_PX:
            painter.setPen(QPen(canvas.colours.text, 1.2, Qt.PenStyle.DashLine))
            painter.drawEllipse(middle, ring, ring)
        for colour, width in ((canvas.colours.halo, 4.0), (canvas.colours.text, 1.6)):
            painter.setPen(QPen(colour, width))
            for way in (QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)):
                painter.drawLine(middle + way * GAP_PX, middle + way * REACH_PX)

    def _ring_px(self, frame: Frame) -> float:
        return 0.0 if self.at is None else frame.metres_to_px(self.error_m or 0.0, self.at)
