"""A place that somebody looked for: a pin that stays until the next one, with how far off it may be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen

from ui import sizes, units
from ui.font import Weight
from ui.map.labels import label_font, paint_text, text_rect

if TYPE_CHECKING:
    from maps.geo import LatLon
    from ui.map.canvas import Canvas

HEAD_PX, STEM_PX, EYE_PX = 11.0, 28.0, 4.0  # radius of the head, its middle above the tip, radius of the hole
RING_PX, FILL_OPACITY = 1.6, 0.10
LEAST_RING_PX = 14.0  # a smaller error is hidden by the pin itself
_MOST_LETTERS = 40


@dataclass(frozen=True, slots=True)
class Pin:
    """`error_m` None: nobody knows."""

    at: LatLon
    name: str
    error_m: float | None = None


class PinLayer:
    """Painted above the marks and below the drone."""

    def __init__(self) -> None:
        self.pin: Pin | None = None

    def paint(self, canvas: Canvas) -> None:
        if self.pin is None:
            return
        tip, ink = canvas.frame.to_px(self.pin.at), canvas.colours.accent
        ring_px = canvas.frame.metres_to_px(self.pin.error_m or 0.0, self.pin.at)
        if ring_px > LEAST_RING_PX:
            fill = QColor(ink)
            fill.setAlphaF(FILL_OPACITY)
            canvas.painter.setBrush(fill)
            canvas.painter.setPen(QPen(ink, RING_PX, Qt.PenStyle.DashLine))
            canvas.painter.drawEllipse(tip, ring_px, ring_px)
        canvas.painter.setPen(QPen(canvas.colours.halo, 2.0))
        canvas.painter.setBrush(ink)
        canvas.painter.drawPath(_outline(tip))
        canvas.painter.setPen(Qt.PenStyle.NoPen)
        canvas.painter.setBrush(canvas.colours.halo)
        canvas.painter.drawEllipse(tip - QPointF(0.0, STEM_PX), EYE_PX, EYE_PX)
        self._paint_name(canvas, self.pin, tip)

    def _paint_name(self, canvas: Canvas, pin: Pin, tip: QPointF) -> None:
        """Beside the head, on the side with room; where there is none, without it."""
        short = pin.name if len(pin.name) <= _MOST_LETTERS else f"{pin.name[: _MOST_LETTERS - 1]}…"
        words = short if pin.error_m is None else f"{short} {units.error(pin.error_m)}"
        font = label_font(sizes.LABEL, Weight.SEMIBOLD)
        right = text_rect(words, font, tip + QPointF(HEAD_PX + 5.0, -STEM_PX))
        left = right.translated(-2.0 * (HEAD_PX + 5.0) - right.width(), 0.0)
        for room in (right, left):
            if canvas.has_room(room):
                paint_text(canvas, words, font, room, canvas.colours.accent)
                return


def _outline(tip: QPointF) -> QPainterPath:
    """A round head that runs into the tip."""
    head = QRectF(0.0, 0.0, 2.0 * HEAD_PX, 2.0 * HEAD_PX)
    head.moveCenter(tip - QPointF(0.0, STEM_PX))
    path = QPainterPath(tip)
    path.arcTo(head, 205.0, -230.0)  # from the lower left over the top to the lower right
    path.closeSubpath()
    return path
