"""Trucks whose tracks are known: a sign with its call sign, and the way of the last minutes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen, QPolygonF

from ui import units
from ui.icons import paint_icon
from ui.map.labels import paint_label_beside

if TYPE_CHECKING:
    from maps.geo import LatLon
    from ui.map.canvas import Canvas

PLATE_PX = 26.0
ICON_PX = 18.0
CORNER_PX = 4.0
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
        for truck in self.trucks:
            self._paint_sign(canvas, truck)

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

    def _paint_sign(self, canvas: Canvas, truck: ShownTruck) -> None:
        painter, colours = canvas.painter, canvas.colours
        at = canvas.frame.to_px(truck.at)
        stale = truck.stale_s is not None
        plate = QRectF(0.0, 0.0, PLATE_PX, PLATE_PX)
        plate.moveCenter(at)
        painter.setBrush(colours.surface if stale else colours.text)
        pen = QPen(colours.text if stale else colours.halo, 1.6 if stale else 1.0)
        if stale:
            pen.setDashPattern([3.0, 2.0])
        painter.setPen(pen)
        painter.drawRoundedRect(plate, CORNER_PX, CORNER_PX)
        paint_icon(painter, "fire-truck", at, colours.text if stale else colours.surface, ICON_PX)
        words = self._words(truck)
        paint_label_beside(canvas, words, QPointF(at), PLATE_PX / 2 + 6.0, colours.text, left_first=True)

    def _words(self, truck: ShownTruck) -> str:
        if truck.stale_s is None:
            return truck.call_sign
        said = QCoreApplication.translate("Map", "{call_sign} · last seen {age} ago")
        return said.format(call_sign=truck.call_sign, age=units.age(truck.stale_s))
