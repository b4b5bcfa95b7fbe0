"""The plan on the map. Planned and aboard are two different drawings; a leg that breaks a rule is red."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPen, QPolygonF

if TYPE_CHECKING:
    from collections.abc import Iterable

    from maps.area import Area
    from maps.geo import LatLon
    from missions.plan import Plan
    from ui.map.canvas import Canvas

PLANNED_PX = 1.6
ABOARD_PX = 1.3
BROKEN_PX = 4.0
FENCE_PX = 1.0
LINE_PX = 2.0
LOOK_PX = 9.0
PLANNED_DASHES = [6.0 / PLANNED_PX, 4.0 / PLANNED_PX]
FENCE_DASHES = [10.0, 4.0]
WAY_OPACITY = 0.6  # of the way out and back, beside the search itself


class PlanLayer:
    """What is to be searched and how it will be flown."""

    def __init__(self) -> None:
        self.area: Area | None = None
        self.line: tuple[LatLon, ...] = ()
        self.no_fly: tuple[Area, ...] = ()
        self.plan: Plan | None = None
        self.aboard = False
        self.hides_area = False  # while its corners are in somebody's hands
        self.broken_legs: tuple[int, ...] = ()  # leg n leads to waypoint n, counted from 1, as findings count

    def places(self) -> list[LatLon]:
        """Everything that should be in view."""
        found = [*(self.area.ring if self.area else ()), *self.line]
        if self.plan is not None:
            found += [waypoint.at for waypoint in self.plan.waypoints]
            found += [self.plan.home] if self.plan.home else []
        return found

    def paint(self, canvas: Canvas) -> None:
        area = self.area or (self.plan.area if self.plan else None)
        if area is not None and not self.hides_area:
            self._paint_area(canvas, area)
        self._paint_no_fly(canvas)
        if len(self.line) > 1:
            canvas.painter.setPen(_pen(canvas.colours.danger, LINE_PX))
            canvas.painter.drawPolyline(_polygon(canvas, self.line))
        if self.plan is None:
            return
        if self.plan.fence is not None:
            self._paint_fence(canvas, self.plan.fence.area)
        if self.plan.look is not None:
            self._paint_look(canvas, self.plan.look.at)
        self._paint_legs(canvas, self.plan)

    def _paint_area(self, canvas: Canvas, area: Area) -> None:
        painter = canvas.painter
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(_pen(canvas.colours.accent, PLANNED_PX))
        for ring in (area.ring, *area.holes):
            painter.drawPolygon(_polygon(canvas, ring))

    def _paint_no_fly(self, canvas: Canvas) -> None:
        """Hatched, because red alone is no meaning."""
        shut = [area.ring for area in self.no_fly or (self.plan.no_fly if self.plan else ())]
        area = self.area or (self.plan.area if self.plan else None)
        shut += [] if area is None else list(area.holes)
        painter = canvas.painter
        painter.setPen(_pen(canvas.colours.danger, PLANNED_PX))
        painter.setBrush(QBrush(canvas.colours.danger, Qt.BrushStyle.BDiagPattern))
        for ring in shut:
            painter.drawPolygon(_polygon(canvas, ring))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_fence(self, canvas: Canvas, fence: Area) -> None:
        pen = _pen(canvas.colours.label, FENCE_PX)
        pen.setDashPattern(FENCE_DASHES)
        canvas.painter.setBrush(Qt.BrushStyle.NoBrush)
        canvas.painter.setPen(pen)
        canvas.painter.drawPolygon(_polygon(canvas, fence.ring))

    def _paint_look(self, canvas: Canvas, at: LatLon) -> None:
        """What the camera is locked on."""
        canvas.painter.setPen(_pen(canvas.colours.accent, PLANNED_PX))
        middle = canvas.frame.to_px(at)
        canvas.painter.drawEllipse(middle, LOOK_PX, LOOK_PX)
        canvas.painter.drawEllipse(middle, LOOK_PX / 3, LOOK_PX / 3)

    def _paint_legs(self, canvas: Canvas, plan: Plan) -> None:
        painter = canvas.painter
        turns = canvas.frame.all_to_px(waypoint.at for waypoint in plan.waypoints)
        if not turns:
            return
        pen = _pen(canvas.colours.accent, ABOARD_PX if self.aboard else PLANNED_PX)
        if not self.aboard:
            pen.setDashPattern(PLANNED_DASHES)
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF(turns))
        if plan.home is not None:
            home = canvas.frame.to_px(plan.home)
            painter.setOpacity(WAY_OPACITY)
            painter.drawLine(home, turns[0])
            painter.drawLine(turns[-1], home)
            painter.setOpacity(1.0)
        start = turns[0] if plan.home is None else canvas.frame.to_px(plan.home)
        stops = [start, *turns]
        painter.setPen(_pen(canvas.colours.danger, BROKEN_PX))
        for leg in self.broken_legs:
            if 1 <= leg < len(stops):
                painter.drawLine(stops[leg - 1], stops[leg])


def _polygon(canvas: Canvas, ring: Iterable[LatLon]) -> QPolygonF:
    return QPolygonF(canvas.frame.all_to_px(ring))


def _pen(colour: QColor, width_px: float) -> QPen:
    pen = QPen(colour, width_px)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen
