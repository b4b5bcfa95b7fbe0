"""The drone on the map: an arrow where it is, or a hollow one with a growing ring where it was last seen."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPen, QPolygonF, QTransform

from ui import units
from ui.ages import Freshness, freshness
from ui.font import metrics
from ui.map.labels import label_font, paint_label_beside

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from maps.geo import LatLon
    from telemetry.state import VehicleState
    from ui.map.canvas import Canvas
    from ui.map.frame import Frame

ARROW_PX = ((0.0, -17.0), (12.0, 13.0), (0.0, 7.0), (-12.0, 13.0))  # pointing north
ROUND_PX = 9.0  # a drone that does not know its heading
CASING_PX = 2.0
RING_AT_LEAST_PX = 26.0
RING_AT_MOST_PX = 4000.0
DRIFT_AT_LEAST_M_S = 2.0  # a lost drone is thought to move at its last speed, never less than this


@dataclass(frozen=True, slots=True)
class Sighting:
    """Where the drone was seen last, and how long ago."""

    at: LatLon
    heading_deg: float | None
    speed_m_s: float
    age_s: float
    lost: bool

    @property
    def drift_m(self) -> float:
        """How far it may have come since."""
        return self.age_s * max(self.speed_m_s, DRIFT_AT_LEAST_M_S) if self.lost else 0.0


def sighting(state: VehicleState, now_s: float) -> Sighting | None:
    """What the map can say of the drone; None before its first position."""
    fix = state.fix
    if fix is None:
        return None
    age_s = max(0.0, now_s - fix.received_s)
    unsure = state.estimator is not None and not state.estimator.position_ok
    if unsure and state.estimator is not None:
        age_s = max(age_s, now_s - state.estimator.received_s)
    lost = unsure or freshness(age_s) is Freshness.LOST
    return Sighting(fix.at, fix.heading_deg, fix.ground_speed_m_s, age_s, lost)


def looks_alike(one: Sighting | None, other: Sighting | None) -> bool:
    """Whether they are painted the same: the age of a drone that is heard is not."""
    if one is None or other is None or one.lost or other.lost:
        return one == other
    return (one.at, one.heading_deg) == (other.at, other.heading_deg)


class VehicleLayer:
    """Paints the drone and nothing else; knows the rectangle it takes."""

    def __init__(self) -> None:
        self.seen: Sighting | None = None

    def rect(self, frame: Frame) -> QRectF:
        """The pixels it covers, empty without a drone."""
        if self.seen is None:
            return QRectF()
        at = frame.to_px(self.seen.at)
        reach = (self._ring_px(self.seen, frame) if self.seen.lost else ROUND_PX + 12.0) + CASING_PX + 2.0
        rect = QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach)
        if not self.seen.lost:
            return rect
        words = metrics(label_font()).horizontalAdvance(self._words(self.seen)) + 16.0
        return rect.adjusted(-words, 0.0, words, 0.0)

    def paint(self, canvas: Canvas) -> None:
        if self.seen is None:
            return
        at = canvas.frame.to_px(self.seen.at)
        if self.seen.lost:
            self._paint_lost(canvas, at, self.seen)
        else:
            self._paint_shape(canvas, at, self.seen)

    def _paint_shape(self, canvas: Canvas, at: QPointF, seen: Sighting) -> None:
        painter, colours = canvas.painter, canvas.colours
        ink = colours.danger if seen.lost else colours.accent
        painter.setBrush(colours.halo if seen.lost else ink)
        painter.setPen(_pen(ink if seen.lost else colours.halo, CASING_PX))
        if seen.heading_deg is None:
            painter.drawEllipse(at, ROUND_PX, ROUND_PX)
            return
        turned = QTransform().translate(at.x(), at.y()).rotate(seen.heading_deg)
        painter.drawPolygon(turned.map(QPolygonF([QPointF(x, y) for x, y in ARROW_PX])))

    def _paint_lost(self, canvas: Canvas, at: QPointF, seen: Sighting) -> None:
        painter = canvas.painter
        ring = _pen(canvas.colours.danger, CASING_PX)
        ring.setDashPattern([4.0, 2.5])
        radius = self._ring_px(seen, canvas.frame)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(_pen(canvas.colours.halo, 2 * CASING_PX))
        painter.drawEllipse(at, radius, radius)
        painter.setPen(ring)
        painter.drawEllipse(at, radius, radius)
        self._paint_shape(canvas, at, seen)
        paint_label_beside(canvas, self._words(seen), at, min(radius, 200.0) + 8.0, canvas.colours.danger)

    def _ring_px(self, seen: Sighting, frame: Frame) -> float:
        radius = frame.metres_to_px(seen.drift_m, seen.at)
        return min(max(RING_AT_LEAST_PX, radius), RING_AT_MOST_PX)

    def _words(self, seen: Sighting) -> str:
        whole = math.floor(seen.age_s)
        age = (
            str(units.Quantity(str(whole), units.translate("Units", "s"))) if whole < 10 else units.age(whole)
        )
        return QCoreApplication.translate("Map", "last seen {age} ago").format(age=age)


def _pen(colour: QColor, width_px: float) -> QPen:
    pen = QPen(colour, width_px)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen
