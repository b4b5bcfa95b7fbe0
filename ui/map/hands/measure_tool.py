"""Measure on the map: tap places and read distance and bearing; the first place again closes an area.

Space taps the middle of the map, Backspace takes the last place back, Esc puts the tool away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPen, QPolygonF

from maps.measure import measure
from ui import sizes, units
from ui.font import Weight
from ui.map.labels import label_font, paint_text, text_rect

if TYPE_CHECKING:
    from maps.geo import LatLon
    from maps.measure import Leg, Measured
    from ui.map.canvas import Canvas
    from ui.map.frame import Frame

LINE_PX = 2.0
DOT_PX = 5.0
NEAR_PX = 22.0  # of the first place: a tap there closes the outline
FILL_OPACITY = 0.10
LABEL_SHORTEST_PX = 70.0  # a leg below that has no room for its words
PLATE_PX = 6.0


class MeasureTool(QObject):
    """A line of places under somebody's hands, and what it measures."""

    changed = Signal()
    ended = Signal()
    hint_changed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._active = False
        self._places: list[LatLon] = []
        self._closed = False
        self._cursor: LatLon | None = None

    @property
    def active(self) -> bool:
        return self._active

    @property
    def hint(self) -> str:
        """What to do next, and what was measured: a screen reader hears it too."""
        if not self._active:
            return ""
        if len(self._places) < 2:
            return self.tr("Tap two places or more to measure")
        return summary(self.measured())

    def measured(self) -> Measured:
        """Of what was tapped so far."""
        return measure(self._places, closed=self._closed)

    def start(self) -> None:
        self._active = True
        self._begin()

    def stop(self) -> None:
        if not self._active:
            return
        self._active = False
        self._begin()
        self.ended.emit()

    def tap(self, point: QPointF, frame: Frame) -> None:
        """One more place; the first again: an area; after that: a new line."""
        if self._closed:
            self._places, self._closed = [], False
        if len(self._places) > 2 and _near(point, frame.to_px(self._places[0])):
            self._closed, self._cursor = True, None
        else:
            self._places.append(frame.to_latlon(point))
        self._tell()

    def hover(self, point: QPointF, frame: Frame) -> None:
        """The mouse moves: measure to where it is."""
        if self._active and self._places and not self._closed:
            self._cursor = frame.to_latlon(point)
            self.changed.emit()

    def press_key(self, key: Qt.Key, frame: Frame) -> bool:
        """True when the tool made use of the key."""
        if not self._active:
            return False
        if key == Qt.Key.Key_Escape:
            self.stop()
        elif key == Qt.Key.Key_Space:
            self.tap(frame.pixels.center(), frame)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and len(self._places) > 2:
            self._closed, self._cursor = True, None
            self._tell()
        elif key == Qt.Key.Key_Backspace and self._places:
            if not self._closed:
                self._places.pop()
            self._closed = False
            self._tell()
        else:
            return False
        return True

    def _begin(self) -> None:
        self._places, self._closed, self._cursor = [], False, None
        self._tell()

    def _tell(self) -> None:
        self.hint_changed.emit(self.hint)
        self.changed.emit()

    # --- paint -----------------------------------------------------------------------------------

    def paint(self, canvas: Canvas) -> None:
        if not self._places:
            return
        painter, ink, frame = canvas.painter, canvas.colours.text, canvas.frame
        pixels = frame.all_to_px(self._places)
        painter.setPen(QPen(canvas.colours.halo, LINE_PX + 2.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(pixels))
        painter.setPen(QPen(ink, LINE_PX))
        if self._closed:
            fill = QColor(ink)
            fill.setAlphaF(FILL_OPACITY)
            painter.setBrush(fill)
            painter.drawPolygon(QPolygonF(pixels))
        else:
            painter.drawPolyline(QPolygonF(pixels))
        self._paint_way_to_cursor(canvas, pixels[-1])
        painter.setPen(QPen(canvas.colours.halo, 1.5))
        painter.setBrush(ink)
        for pixel in pixels:
            painter.drawEllipse(pixel, DOT_PX, DOT_PX)
        self._paint_labels(canvas, pixels)

    def _paint_way_to_cursor(self, canvas: Canvas, last: QPointF) -> None:
        if self._cursor is None or self._closed:
            return
        to = canvas.frame.to_px(self._cursor)
        canvas.painter.setPen(QPen(canvas.colours.text, LINE_PX, Qt.PenStyle.DotLine))
        canvas.painter.drawLine(last, to)
        (leg,) = measure((self._places[-1], self._cursor)).legs
        _paint_plate(canvas, leg_words(leg), (last + to) / 2.0)

    def _paint_labels(self, canvas: Canvas, pixels: list[QPointF]) -> None:
        ends = [*pixels[1:], pixels[0]]
        for leg, a, b in zip(self.measured().legs, pixels, ends, strict=False):
            if (a - b).manhattanLength() >= LABEL_SHORTEST_PX:
                _paint_plate(canvas, leg_words(leg), (a + b) / 2.0)


def leg_words(leg: Leg) -> str:
    """312 m · 087°: the bearing with three digits, as it is said over the radio."""
    return f"{units.distance(leg.distance_m)} · {round(leg.bearing_deg) % 360:03d}°"


def summary(found: Measured) -> str:
    """All of it in a line: the way, and the area if one is closed."""
    if found.area_m2 is None:
        last = found.legs[-1]
        if len(found.legs) == 1:
            return leg_words(last)
        return f"{units.distance(found.total_m)} ({leg_words(last)})"
    return f"{units.area(found.area_m2)} · {units.distance(found.total_m)}"


def _paint_plate(canvas: Canvas, words: str, middle: QPointF) -> None:
    """Words on a plate: they lie across the line that they tell of."""
    font = label_font(sizes.LABEL, Weight.SEMIBOLD)
    rect = text_rect(words, font, QPointF(0.0, 0.0))
    rect.moveCenter(middle)
    plate = QRectF(rect).adjusted(-PLATE_PX, -2.0, PLATE_PX, 2.0)
    if not canvas.has_room(plate):
        return
    canvas.painter.setPen(QPen(canvas.colours.hairline, 1.0))
    canvas.painter.setBrush(canvas.colours.surface)
    canvas.painter.drawRoundedRect(plate, sizes.CORNER, sizes.CORNER)
    paint_text(canvas, words, font, rect, canvas.colours.text)


def _near(a: QPointF, b: QPointF) -> bool:
    gap = a - b
    return QPointF.dotProduct(gap, gap) <= NEAR_PX * NEAR_PX
