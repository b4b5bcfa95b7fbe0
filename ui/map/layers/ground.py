"""The ground that is always there: two countries, their border, and a labelled grid, without any tile."""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import shapely
from PySide6.QtCore import QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen
from shapely import LineString, MultiPolygon, Polygon

from maps.borders import border_line, country_at, outlines
from maps.mercator import WORLD, from_world, to_world
from ui import sizes
from ui.font import Weight, metrics
from ui.map.labels import label_font, paint_text, text_rect
from ui.map.polyline import to_polygon

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtGui import QPolygonF
    from shapely.geometry.base import BaseGeometry

    from ui.map.canvas import Canvas
    from ui.map.frame import Frame

    Floats = NDArray[np.float64]

BORDER_PX = 1.8
BORDER_BAND_PX = 7.0
BORDER_BAND_OPACITY = 0.13
BORDER_DASHES = [6.0, 2.0, 1.0, 2.0]  # dash-dot, in pen widths
GRID_STEPS_DEG = (
    90.0,
    45.0,
    30.0,
    20.0,
    10.0,
    5.0,
    2.0,
    1.0,
    0.5,
    0.2,
    0.1,
    0.05,
    0.02,
    0.01,
    0.005,
    0.002,
    0.001,
    0.0005,
)
GRID_LINE_APART_PX = 150.0
BORDER_NAME_GAP_PX = 20.0
CLIP_MARGIN_PX = 24.0  # so that the edge of a cut country is never in the view


def paint_land(canvas: Canvas) -> None:
    """Fill the view: land by country, everything else as "beyond"."""
    painter, frame, colours = canvas.painter, canvas.frame, canvas.colours
    painter.fillRect(frame.pixels, colours.beyond)
    window = _window(frame)
    painter.setPen(QPen(colours.hairline, sizes.HAIRLINE))
    for code, land in _lands().items():
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.OddEvenFill)
        for ring in _rings(shapely.clip_by_rect(land, *window)):
            path.addPolygon(_thinned(ring, frame))
            path.closeSubpath()
        painter.setBrush(colours.land[code])
        painter.drawPath(path)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def paint_border(canvas: Canvas) -> None:
    """The state border as a dash-dot line."""
    painter, colour = canvas.painter, canvas.colours.border
    faint = QColor(colour)
    faint.setAlphaF(BORDER_BAND_OPACITY)
    dashes = QPen(colour, BORDER_PX)
    dashes.setDashPattern(BORDER_DASHES)
    drawn = _border_in_view(canvas.frame)
    for pen in (QPen(faint, BORDER_BAND_PX), dashes):
        painter.setPen(pen)
        for line in drawn:
            painter.drawPolyline(line)


def paint_countries(canvas: Canvas) -> list[QRectF]:
    """The names of the two countries on their sides of the border. Returns where they stand."""
    return _paint_names(canvas, [point for line in _border_in_view(canvas.frame) for point in line.toList()])


def _border_in_view(frame: Frame) -> list[QPolygonF]:
    return [_thinned(part, frame) for part in _lines(shapely.clip_by_rect(_border(), *_window(frame)))]


def paint_grid(canvas: Canvas) -> None:
    """Lines of latitude and longitude at a step that leaves room."""
    painter, frame = canvas.painter, canvas.frame
    painter.setPen(QPen(canvas.colours.grid, sizes.HAIRLINE))
    for x, _ in _meridians(frame):
        painter.drawLine(QPointF(x, 0.0), QPointF(x, frame.height_px))
    for y, _ in _parallels(frame):
        painter.drawLine(QPointF(0.0, y), QPointF(frame.width_px, y))


def paint_degrees(canvas: Canvas) -> None:
    """What the lines of the grid are, at the upper and the left edge, where there is room."""
    font = label_font(sizes.MAP_SOURCE, Weight.REGULAR)
    marks = [(text, QPointF(x + 5.0, 14.0)) for x, text in _meridians(canvas.frame)]
    marks += [(text, QPointF(8.0, y - 11.0)) for y, text in _parallels(canvas.frame)]
    for text, at in marks:
        rect = text_rect(text, font, at)
        if canvas.has_room(rect):
            paint_text(canvas, text, font, rect, canvas.colours.label)


def _meridians(frame: Frame) -> list[tuple[float, str]]:
    """The pixel of each and its name."""
    view, step = frame.world, _grid_step(frame)
    _, west = from_world(max(view.left(), 0.0), 0.0)
    _, east = from_world(min(view.right(), WORLD), 0.0)
    return [
        (
            (to_world(0.0, lon)[0] - frame.left) * frame.px_per_unit,
            _degrees(lon, step, "E" if lon >= 0 else "W"),
        )
        for lon in _multiples(west, east, step)
    ]


def _parallels(frame: Frame) -> list[tuple[float, str]]:
    """Twice as dense in degrees as the meridians: at 56° north that looks square."""
    view, step = frame.world, _grid_step(frame) / 2
    north, _ = from_world(0.0, max(view.top(), 0.0))
    south, _ = from_world(0.0, min(view.bottom(), WORLD))
    return [
        (
            (to_world(lat, 0.0)[1] - frame.top) * frame.px_per_unit,
            _degrees(lat, step, "N" if lat >= 0 else "S"),
        )
        for lat in _multiples(south, north, step)
    ]


def _paint_names(canvas: Canvas, border: list[QPointF]) -> list[QRectF]:
    """Write the countries' names on both sides of the border, at the spot that is most in view."""
    frame = canvas.frame
    font = label_font(sizes.LABEL, Weight.MEDIUM)
    room = frame.pixels.adjusted(60.0, 40.0, -60.0, -40.0)
    wanted = QPointF(frame.width_px * 0.2, frame.height_px * 0.6)
    inside = [i for i, point in enumerate(border) if room.contains(point)]
    if not inside:
        return []
    written: list[QRectF] = []
    nearest = min(inside, key=lambda i: QPointF.dotProduct(border[i] - wanted, border[i] - wanted))
    at = border[nearest]
    along = border[min(nearest + 3, len(border) - 1)] - border[max(nearest - 3, 0)]
    length = math.hypot(along.x(), along.y()) or 1.0
    for side in (1.0, -1.0):
        across = QPointF(-along.y() / length, along.x() / length) * side
        centre = at + QPointF(across.x() * BORDER_NAME_GAP_PX * 2.2, across.y() * BORDER_NAME_GAP_PX)
        name = _country_name(country_at(frame.to_latlon(centre)))
        rect = text_rect(name, font, centre - QPointF(metrics(font).horizontalAdvance(name) / 2, 0.0))
        if name and canvas.has_room(rect):
            paint_text(canvas, name, font, rect, canvas.colours.border)
            written.append(rect)
    return written


def _country_name(code: str | None) -> str:
    """As the country calls itself: the sign at the roadside says the same."""
    return {"LV": "LATVIJA", "LT": "LIETUVA"}.get(code or "", "")


def _degrees(value: float, step: float, side: str) -> str:
    """As `units.position` writes it: the letters of the four sides are English in every language."""
    decimals = next(n for n in range(9) if abs(step * 10**n - round(step * 10**n)) < 1e-6)
    number = QLocale().toString(abs(value), "f", decimals)
    return f"{number}° {side}"


def _grid_step(frame: Frame) -> float:
    px_per_deg = to_world(0.0, 1.0)[0] - to_world(0.0, 0.0)[0]
    px_per_deg *= frame.px_per_unit
    wide_enough = [step for step in GRID_STEPS_DEG if step * px_per_deg >= GRID_LINE_APART_PX]
    return wide_enough[-1] if wide_enough else GRID_STEPS_DEG[0]


def _multiples(low: float, high: float, step: float) -> list[float]:
    return [i * step for i in range(math.ceil(low / step), math.floor(high / step) + 1)]


@cache
def _lands() -> dict[str, MultiPolygon]:
    """The countries in world units."""
    return {
        code: MultiPolygon([Polygon(_to_world_corners(ring)) for ring in rings])
        for code, rings in outlines().items()
    }


@cache
def _border() -> LineString:
    (line,) = border_line()
    return LineString(_to_world_corners(line))


def _to_world_corners(lon_lat: Floats) -> Floats:
    x, y = to_world(np.ascontiguousarray(lon_lat[:, 1]), np.ascontiguousarray(lon_lat[:, 0]))
    return np.column_stack((x, y))


def _window(frame: Frame) -> tuple[float, float, float, float]:
    margin = CLIP_MARGIN_PX / frame.px_per_unit
    view = frame.world
    return (view.left() - margin, view.top() - margin, view.right() + margin, view.bottom() + margin)


def _rings(shape: BaseGeometry) -> list[Floats]:
    parts = [part for part in shapely.get_parts(shape) if isinstance(part, Polygon)]
    return [np.asarray(ring.coords) for part in parts for ring in (part.exterior, *part.interiors)]


def _lines(shape: BaseGeometry) -> list[Floats]:
    return [np.asarray(part.coords) for part in shapely.get_parts(shape) if isinstance(part, LineString)]


def _thinned(corners: Floats, frame: Frame) -> QPolygonF:
    """World corners as pixels, without those that fall on the same pixel as their predecessor."""
    px = (corners - (frame.left, frame.top)) * frame.px_per_unit
    new = np.ones(len(px), dtype=np.bool_)
    new[1:-1] = (np.diff(np.floor(px), axis=0) != 0).any(1)[:-1]
    return to_polygon(px[new, 0], px[new, 1])
