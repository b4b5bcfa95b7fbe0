"""Trucks whose tracks are known: a sign with its call sign, and the way of the last minutes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen, QPolygonF

from ui import units
from ui.icons import paint_icon
from ui.map.labels import label_font, paint_text, text_rect

if TYPE_CHECKING:
    from maps.geo import LatLon
    from ui.map.canvas import Canvas

PLATE_PX = 26.0
ICON_PX = 18.0
CORNER_PX = 4.0
GAP_PX, STEPS = 6.0, 4
TRAIL_PX, TRAIL_CASING_PX = 2.0, 4.5
TRAIL_OPACITY = 0.75


@dataclass(frozen=True, slots=True)
class ShownTruck:
    """One truck. `stale_s`: how long nothing was heard of it, where that is too long; None: it is there."""

    call_sign: str
    at: LatLon
    trail: tuple[LatLon, ...]
    stale_s: float | None = None


class TrucksLayer:
    """Paints all trucks; the trails lie under every sign."""

    def __init__(self) -> None:
        self.trucks: tuple[ShownTruck, ...] = ()

    def places(self) -> list[LatLon]:
        return [truck.at for truck in self.trucks]

    def paint(self, canvas: Canvas) -> None:
        for truck in self.trucks:
            self._paint_trail(canvas, truck)
        signs = [_plate(canvas.frame.to_px(truck.at)) for truck in self.trucks]
        for truck, sign in zip(self.trucks, signs, strict=True):
            self._paint_sign(canvas, truck, sign)
        taken = replace(canvas, clear_of=(*canvas.clear_of, *signs))
        for truck, sign in zip(self.trucks, signs, strict=True):
            taken = self._paint_words(taken, truck, sign)

    def _paint_trail(self, canvas: Canvas, truck: ShownTruck) -> None:
        if len(truck.trail) < 2:
            return
        way = QPolygonF(canvas.frame.all_to_px(truck.trail))
        ink = QColor(canvas.colours.text)
        ink.setAlphaF(TRAIL_OPACITY)
        for colour, width_px in ((canvas.colours.halo, TRAIL_CASING_PX), (ink, TRAIL_PX)):
            pen = QPen(colour, width_px)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            canvas.painter.setPen(pen)
            canvas.painter.drawPolyline(way)

    def _paint_sign(self, canvas: Canvas, truck: ShownTruck, plate: QRectF) -> None:
        painter, colours = canvas.painter, canvas.colours
        stale = truck.stale_s is not None
        painter.setBrush(colours.surface if stale else colours.text)
        pen = QPen(colours.text if stale else colours.halo, 1.6 if stale else 1.0)
        if stale:
            pen.setDashPattern([3.0, 2.0])
        painter.setPen(pen)
        painter.drawRoundedRect(plate, CORNER_PX, CORNER_PX)
        ink = colours.text if stale else colours.surface
        paint_icon(painter, "fire-truck", plate.center(), ink, ICON_PX)

    def _paint_words(self, canvas: Canvas, truck: ShownTruck, plate: QRectF) -> Canvas:
        """At one side, above or below, where there is room; trucks that stand together have their words in
        a row. Returns what is free for the next.
        """
        font, text = label_font(), self._words(truck)
        beside = text_rect(text, font, QPointF(plate.right() + GAP_PX, plate.center().y()))
        across = -beside.width() - plate.width() - 2 * GAP_PX
        for step in range(STEPS):
            for down in (step, -step) if step else (0,):
                for right in (across, 0.0):
                    room = beside.translated(right, down * beside.height())
                    if canvas.has_room(room):
                        paint_text(canvas, text, font, room, canvas.colours.text)
                        return replace(canvas, clear_of=(*canvas.clear_of, room))
        return canvas

    def _words(self, truck: ShownTruck) -> str:
        if truck.stale_s is None:
            return truck.call_sign
        said = QCoreApplication.translate("Map", "{call_sign} · last seen {age} ago")
        return said.format(call_sign=truck.call_sign, age=units.age(truck.stale_s))


def _plate(at: QPointF) -> QRectF:
    plate = QRectF(0.0, 0.0, PLATE_PX, PLATE_PX)
    plate.moveCenter(at)
    return plate
