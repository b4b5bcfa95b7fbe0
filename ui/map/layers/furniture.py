"""What every map carries: its scale, where north is, whose data it shows, and TRAINING or REPLAY."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPen, QPolygonF

from maps.borders import ATTRIBUTION
from ui import lettering, sizes, units
from ui.font import Weight, inter, metrics
from ui.map.labels import label_font, paint_text, text_rect

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from ui.map.canvas import Canvas
    from ui.map.frame import Frame

EDGE_PX = 20.0
SCALE_LONGEST_PX = 120.0
SCALE_TICK_PX = 6.0
SOURCE_HEIGHT_PX = 18.0
SCALE_HEIGHT_PX = 28.0
BURNT_IN_PX = 20
SMALL_EDGE_PX, SMALL_HIGH_PX = 10.0, 26.0
HINT_SIDE_PX = 16.0


class Furniture:
    """Painted over everything else, in a lower corner and at the top left."""

    def __init__(self) -> None:
        self.sources: tuple[str, ...] = (ATTRIBUTION,)
        self.at_right = False  # which lower corner
        self.small = False  # the map is an inset: its source stays, at the top
        self.burnt_in = ""
        self.burnt_in_colour: QColor | None = None
        self.burnt_in_at = QPointF(16.0, 26.0)  # left and middle of the word

    def rect(self, frame: Frame) -> QRectF:
        """The room of the scale and the source, which labels keep clear of."""
        if self.small:
            return QRectF(0.0, 0.0, frame.width_px, SMALL_HIGH_PX)
        width = max(self._source_width(), SCALE_LONGEST_PX + 40.0) + 8.0
        height = SOURCE_HEIGHT_PX + SCALE_HEIGHT_PX + EDGE_PX
        left = frame.width_px - EDGE_PX - width if self.at_right else EDGE_PX - 8.0
        return QRectF(left, frame.height_px - height, width + 8.0, height)

    def burnt_in_rect(self) -> QRectF:
        if not self.burnt_in:
            return QRectF()
        return text_rect(self.burnt_in, label_font(BURNT_IN_PX, Weight.SEMIBOLD), self.burnt_in_at)

    def paint(self, canvas: Canvas) -> None:
        if not canvas.touches(self.rect(canvas.frame)):
            pass
        elif self.small:
            self._paint_source_small(canvas)
        else:
            self._paint_source(canvas)
            self._paint_scale(canvas)
        if self.burnt_in:
            font = label_font(BURNT_IN_PX, Weight.SEMIBOLD)
            colour = self.burnt_in_colour or canvas.colours.text
            paint_text(canvas, self.burnt_in, font, self.burnt_in_rect(), colour)

    def _paint_source(self, canvas: Canvas) -> None:
        font = label_font(sizes.MAP_SOURCE, Weight.REGULAR)
        text = " · ".join(self.sources)
        left = canvas.frame.width_px - EDGE_PX - self._source_width() if self.at_right else EDGE_PX
        at = QPointF(left, canvas.frame.height_px - 18.0)
        paint_text(canvas, text, font, text_rect(text, font, at), canvas.colours.text)

    def _paint_source_small(self, canvas: Canvas) -> None:
        font = label_font(sizes.MAP_SOURCE, Weight.REGULAR)
        room = canvas.frame.width_px - 2 * SMALL_EDGE_PX
        text = lettering.wrapped(" · ".join(self.sources), font, room, 1)[0]
        at = QPointF(SMALL_EDGE_PX, SMALL_HIGH_PX / 2)
        paint_text(canvas, text, font, text_rect(text, font, at), canvas.colours.text)

    def _paint_scale(self, canvas: Canvas) -> None:
        frame, painter, ink = canvas.frame, canvas.painter, canvas.colours.text
        metres, length = scale_bar(frame)
        left = frame.width_px - EDGE_PX - length if self.at_right else EDGE_PX
        bottom = frame.height_px - 18.0 - SOURCE_HEIGHT_PX
        bar = QPainterPath(QPointF(left, bottom - SCALE_TICK_PX))
        for x, y in ((left, bottom), (left + length, bottom), (left + length, bottom - SCALE_TICK_PX)):
            bar.lineTo(x, y)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.strokePath(bar, QPen(canvas.colours.halo, 4.0))
        painter.strokePath(bar, QPen(ink, 1.6))
        words = _length_words(metres)
        font = label_font(sizes.CHART, Weight.MEDIUM)
        width = metrics(font).horizontalAdvance(words)
        at = QPointF(left + (length - width) / 2, bottom - 12.0)
        paint_text(canvas, words, font, text_rect(words, font, at), ink)
        self._paint_north(
            canvas, QPointF(left - 16.0 if self.at_right else left + length + 16.0, bottom - 6.0)
        )

    def _paint_north(self, canvas: Canvas, at: QPointF) -> None:
        """A small N under an arrow head: up is north, always."""
        painter, ink = canvas.painter, canvas.colours.text
        head = QPolygonF([at + QPointF(0.0, -15.0), at + QPointF(4.5, -6.0), at + QPointF(-4.5, -6.0)])
        painter.setPen(QPen(canvas.colours.halo, 3.0))
        painter.setBrush(ink)
        painter.drawPolygon(head)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPolygon(head)
        word = QCoreApplication.translate("Map", "N")
        font = label_font(sizes.MAP_SOURCE, Weight.SEMIBOLD)
        left = at + QPointF(-metrics(font).horizontalAdvance(word) / 2, 2.0)
        paint_text(canvas, word, font, text_rect(word, font, left), ink)

    def _source_width(self) -> float:
        return metrics(label_font(sizes.MAP_SOURCE, Weight.REGULAR)).horizontalAdvance(
            " · ".join(self.sources)
        )


def scale_bar(frame: Frame) -> tuple[float, float]:
    """The longest 1, 2 or 5 times a power of ten metres that fits: (metres, pixels), true at the centre."""
    centre = frame.to_latlon(frame.pixels.center())
    px_per_m = frame.metres_to_px(1.0, centre)
    steps = [lead * 10.0**power for power in range(7) for lead in (1, 2, 5)]
    fitting = [step for step in steps if step * px_per_m <= SCALE_LONGEST_PX]
    metres = fitting[-1] if fitting else steps[0]
    return metres, metres * px_per_m


def paint_aim(canvas: Canvas) -> None:
    """A cross in the middle: the place that Space and Enter mean."""
    middle = canvas.frame.pixels.center()
    for colour, width in ((canvas.colours.halo, 3.0), (canvas.colours.text, 1.3)):
        canvas.painter.setPen(QPen(colour, width))
        for way in (QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)):
            canvas.painter.drawLine(middle + way * 5.0, middle + way * 13.0)


def paint_hint(
    canvas: Canvas, hint: str, furniture: QRectF, keep_off: QRectF, right_px: float | None = None
) -> QRectF:
    """What the hands should do next, at the foot of the map: beside its furniture, above `keep_off`, and left
    of `right_px`. Gives where it stands.
    """
    frame, painter = canvas.frame, canvas.painter
    font = inter(sizes.SENTENCE, Weight.MEDIUM)
    at_right = furniture.left() > 2 * EDGE_PX  # the furniture
    end = frame.width_px if right_px is None else right_px
    room = furniture.left() - 2 * EDGE_PX if at_right else end - furniture.right() - 2 * EDGE_PX
    lines = lettering.wrapped(hint, font, room - 2 * HINT_SIDE_PX, 4)
    width = max(lettering.width(line, font) for line in lines) + 2 * HINT_SIDE_PX
    height = len(lines) * lettering.line_height(font) + 18.0
    left = EDGE_PX if at_right else furniture.right() + EDGE_PX
    strip = QRectF(left, frame.height_px - height - 16.0, width, height)
    if strip.intersects(keep_off):
        strip.moveBottom(keep_off.top() - EDGE_PX / 2)
    painter.setPen(QPen(canvas.colours.hairline, 1.0))
    painter.setBrush(canvas.colours.surface)
    painter.drawRoundedRect(strip, sizes.CORNER, sizes.CORNER)
    start = QPointF(strip.left() + HINT_SIDE_PX, strip.top() + 9.0)
    lettering.draw_lines(painter, lines, font, canvas.colours.text, start)
    return strip


def _length_words(metres: float) -> str:
    """Round by nature: no decimals."""
    if metres < 1000.0:
        return str(units.distance(metres))
    return str(units.Quantity(f"{metres / 1000.0:.0f}", units.translate("Units", "km")))
