"""How far the drone still goes and comes home: rings of dots, and where on its route it must turn back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen, QPolygonF

from maps.mercator import to_world
from ui import sizes
from ui.font import Weight
from ui.icons import paint_icon
from ui.map.labels import label_font, paint_label_beside, paint_text, text_rect
from ui.map.polyline import to_polygon
from ui.map.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray
    from PySide6.QtGui import QFont

    from maps.geo import LatLon
    from missions.no_return import NoReturn
    from missions.reach import Reach
    from ui.map.canvas import Canvas
    from ui.map.frame import Frame

    Floats = NDArray[np.float64]

SURE_PX, SURE_EVERY_PX = 4.2, 12.0
EXPECTED_PX, EXPECTED_EVERY_PX = 3.0, 14.0
EXPECTED_OPACITY = 0.55
HALO_PX = 2.4
LABEL_GAP_PX = 10.0
SMALLEST_PX = 200.0  # round a ring that says something; from farther away it is a blot
TURN_BACK_PX = 9.0
TURN_BACK_ICON_PX = 14.0
UNSURE_PX = 6.0


class ReachLayer:
    """The strong ring is sure, the faint one expected. Painted once a view, and when it is told anew."""

    def __init__(self) -> None:
        self.reach: Reach | None = None
        self.turn_back: NoReturn | None = None
        self.sheet = Sheet()

    def show(self, reach: Reach | None, turn_back: NoReturn | None) -> bool:
        """Whether anything is different now."""
        if (reach, turn_back) == (self.reach, self.turn_back):
            return False
        self.reach, self.turn_back = reach, turn_back
        self.forget()
        return True

    def forget(self) -> None:
        self.sheet.forget()

    def paint(self, canvas: Canvas, plan: Sequence[LatLon] = ()) -> None:
        """Its name keeps off the places of the plan, if it can."""
        if self.reach is None and self.turn_back is None:
            return
        self.sheet.paint(canvas, self._paint, lambda inside: self._paint_name(inside, plan))

    def _paint(self, canvas: Canvas) -> None:
        if self.reach is not None:
            ink, faint = canvas.colours.text, QColor(canvas.colours.text)
            faint.setAlphaF(EXPECTED_OPACITY)
            sure, expected = _rings(self.reach, canvas.frame)
            _paint_dots(canvas, expected, EXPECTED_PX, faint)
            _paint_dots(canvas, sure, SURE_PX, ink)
        if self.turn_back is not None:
            _paint_turn_back(canvas, self.turn_back)

    def _paint_name(self, canvas: Canvas, plan: Sequence[LatLon]) -> None:
        if self.reach is None:
            return
        sure, expected = _rings(self.reach, canvas.frame)
        taken = QPolygonF(canvas.frame.all_to_px(plan)).boundingRect()
        rings = ((self.reach.sure, sure, expected), (self.reach.expected, expected, sure))
        for ring, own, other in rings:
            if len(own[0]) and _paint_name(canvas, ring, other, taken):
                return


def _rings(reach: Reach, frame: Frame) -> tuple[tuple[Floats, Floats], tuple[Floats, Floats]]:
    return _dots(reach.sure, SURE_EVERY_PX, frame), _dots(reach.expected, EXPECTED_EVERY_PX, frame)


def _dots(ring: Sequence[LatLon], every_px: float, frame: Frame) -> tuple[Floats, Floats]:
    """Evenly along the ring, those in view: pixels."""
    if not ring:
        return np.empty(0), np.empty(0)
    closed = [*ring, ring[0]]
    x, y = to_world(np.array([at.lat_deg for at in closed]), np.array([at.lon_deg for at in closed]))
    px, py = (x - frame.left) * frame.px_per_unit, (y - frame.top) * frame.px_per_unit
    along: Floats = np.concatenate([np.zeros(1), np.cumsum(np.hypot(np.diff(px), np.diff(py)))])
    length_px = float(along[-1])
    if length_px < SMALLEST_PX:
        return np.empty(0), np.empty(0)
    at: Floats = np.linspace(0.0, length_px, int(length_px / every_px), endpoint=False)
    dot_x: Floats = np.interp(at, along, px)
    dot_y: Floats = np.interp(at, along, py)
    room = frame.pixels.adjusted(-every_px, -every_px, every_px, every_px)
    seen = (dot_x > room.left()) & (dot_x < room.right()) & (dot_y > room.top()) & (dot_y < room.bottom())
    return dot_x[seen], dot_y[seen]


def _paint_dots(canvas: Canvas, dots: tuple[Floats, Floats], width_px: float, ink: QColor) -> None:
    if not len(dots[0]):
        return
    halo = QColor(canvas.colours.halo)
    halo.setAlphaF(ink.alphaF())
    points = to_polygon(*dots)
    for colour, width in ((halo, width_px + HALO_PX), (ink, width_px)):
        canvas.painter.setPen(_round(colour, width))
        canvas.painter.drawPoints(points)


def _paint_name(canvas: Canvas, ring: Sequence[LatLon], dots: tuple[Floats, Floats], taken: QRectF) -> bool:
    """Outside the ring, at the first place from the east round that has room for it; whether there is one.

    Best off the plan, which takes `taken`, and off the dots of the other ring; then only off the dots.
    """
    words = QCoreApplication.translate("Map", "Reach: out and back")
    font = label_font(sizes.LABEL, Weight.SEMIBOLD)
    rooms = [rect for rect in _beside(canvas, ring, words, font) if canvas.has_room(rect)]
    free = [rect for rect in rooms if not _holds(rect, dots)]
    for rect in [*(r for r in free if not r.intersects(taken)), *free][:1]:
        paint_text(canvas, words, font, rect, canvas.colours.text)
    return bool(free)


def _beside(canvas: Canvas, ring: Sequence[LatLon], words: str, font: QFont) -> Iterator[QRectF]:
    """From the east to both sides."""
    count = len(ring)
    for turn in range(count):
        ray = (count // 4 + (turn + 1) // 2 * (-1 if turn % 2 else 1)) % count
        at = canvas.frame.to_px(ring[ray])
        rect = text_rect(words, font, at + QPointF(LABEL_GAP_PX, 0.0))
        if ray > count // 2:
            rect.moveRight(at.x() - LABEL_GAP_PX)
        yield rect


def _holds(rect: QRectF, dots: tuple[Floats, Floats]) -> bool:
    x, y = dots
    inside = (x > rect.left()) & (x < rect.right()) & (y > rect.top()) & (y < rect.bottom())
    return bool(inside.any())


def _paint_turn_back(canvas: Canvas, turn_back: NoReturn) -> None:
    """A small sign at the place, a dot at either end of what is uncertain."""
    painter, frame = canvas.painter, canvas.frame
    for place in (turn_back.earliest, turn_back.latest):
        if place is None or place == turn_back.mark:
            continue
        for colour, width in ((canvas.colours.halo, UNSURE_PX + HALO_PX), (canvas.colours.text, UNSURE_PX)):
            painter.setPen(_round(colour, width))
            painter.drawPoint(frame.to_px(place.at))
    at = frame.to_px(turn_back.mark.at)
    painter.setBrush(canvas.colours.surface)
    painter.setPen(QPen(canvas.colours.text, 1.6))
    painter.drawEllipse(at, TURN_BACK_PX, TURN_BACK_PX)
    paint_icon(painter, "arrow-u-left-top", at, canvas.colours.text, TURN_BACK_ICON_PX)
    words = QCoreApplication.translate("Map", "turn back")
    paint_label_beside(canvas, words, at, TURN_BACK_PX + 5.0, canvas.colours.text)


def _round(colour: QColor, width_px: float) -> QPen:
    pen = QPen(colour, width_px)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen
