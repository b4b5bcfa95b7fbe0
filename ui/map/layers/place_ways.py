"""Tracks, wires, rivers and lakes of the places: lines and areas under the signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen

from maps.mercator import to_world
from maps.places.place import Place, PlaceKind
from ui.map.polyline import draw_polyline, to_polygon

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from ui.map.canvas import Canvas
    from ui.map.frame import Frame
    from ui.map.place_colours import PlaceColours

    Floats = NDArray[np.float64]

TRACK_PX, WIRE_PX, SHORE_PX, CASING_PX = 2.4, 1.6, 1.6, 4.6
WATER_OPACITY = 0.22
_GAP = np.array([np.nan])


class PlaceWays:
    """The lines by kind, each kind as one long line with gaps; the areas one by one."""

    def __init__(self, places: Iterable[Place] = ()) -> None:
        long = [(number, place) for number, place in enumerate(places) if len(place.positions) > 1]
        lines: dict[PlaceKind, list[tuple[Floats, Floats]]] = {}
        legs: list[Floats] = []
        owners: list[int] = []
        self._areas: list[tuple[PlaceKind, Floats, Floats]] = []
        for number, place in long:
            x, y = _in_world(place)
            if place.filled:
                self._areas.append((place.kind, x, y))
            else:
                lines.setdefault(place.kind, []).append((x, y))
            legs.append(np.column_stack((x[:-1], y[:-1], x[1:], y[1:])))
            owners += [number] * (len(x) - 1)
        self._lines = {kind: _joined(found) for kind, found in lines.items()}
        self._legs = np.concatenate(legs) if legs else np.empty((0, 4))
        self._owners = np.array(owners, dtype=np.intp)

    def paint(self, canvas: Canvas, colours: PlaceColours) -> None:
        for kind, x, y in self._areas:
            self._paint_area(canvas, colours.tone(kind), x, y)
        for kind, (x, y) in self._lines.items():
            canvas.painter.setPen(QPen(colours.halo, CASING_PX))
            draw_polyline(canvas.painter, x, y, canvas.frame)
            canvas.painter.setPen(_pen(kind, colours.tone(kind)))
            draw_polyline(canvas.painter, x, y, canvas.frame)

    def at(self, point: QPointF, frame: Frame, reach_px: float) -> int | None:
        """Which of the places has a line within reach of a pixel: its number in the order they came."""
        if not len(self._legs):
            return None
        unit = frame.px_per_unit
        centre = (frame.left + point.x() / unit, frame.top + point.y() / unit)
        x0, y0, x1, y1 = ((self._legs - (*centre, *centre)) * unit).T
        dx, dy = x1 - x0, y1 - y0
        square = dx * dx + dy * dy
        along = np.clip(-(x0 * dx + y0 * dy) / np.where(square > 0.0, square, 1.0), 0.0, 1.0)
        away = np.hypot(x0 + along * dx, y0 + along * dy)
        nearest = int(np.argmin(away))
        return int(self._owners[nearest]) if away[nearest] <= reach_px else None

    def _paint_area(self, canvas: Canvas, tone: QColor, x: Floats, y: Floats) -> None:
        frame, view = canvas.frame, canvas.frame.world
        if x.max() < view.left() or x.min() > view.right() or y.max() < view.top() or y.min() > view.bottom():
            return
        path = QPainterPath()
        path.addPolygon(to_polygon((x - frame.left) * frame.px_per_unit, (y - frame.top) * frame.px_per_unit))
        fill = QColor(tone)
        fill.setAlphaF(WATER_OPACITY)
        canvas.painter.fillPath(path, fill)
        canvas.painter.setPen(QPen(tone, SHORE_PX))
        draw_polyline(canvas.painter, x, y, frame)


def _pen(kind: PlaceKind, tone: QColor) -> QPen:
    """A track is broken as on a map of the forest; a wire has the dots of its pylons."""
    if kind is PlaceKind.FOREST_TRACK:
        pen = QPen(tone, TRACK_PX)
        pen.setDashPattern([4.0, 1.6])
    elif kind is PlaceKind.POWER_LINE:
        pen = QPen(tone, WIRE_PX)
        pen.setDashPattern([8.0, 2.0, 1.0, 2.0])
    else:
        pen = QPen(tone, TRACK_PX)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _in_world(place: Place) -> tuple[Floats, Floats]:
    lats = np.array([at.lat_deg for at in place.positions])
    return to_world(lats, np.array([at.lon_deg for at in place.positions]))


def _joined(lines: list[tuple[Floats, Floats]]) -> tuple[Floats, Floats]:
    """NaN lifts the pen between two lines."""
    x = np.concatenate([part for line_x, _ in lines for part in (line_x, _GAP)])
    return x, np.concatenate([part for _, line_y in lines for part in (line_y, _GAP)])
