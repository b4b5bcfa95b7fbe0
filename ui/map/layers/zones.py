"""Zones of the air on the map: outline, a hatch that lets the ground through, and name and heights in it.

Red where flying is forbidden or needs a permit, amber where it is bound to conditions; what forbids nothing
is not drawn. The hour is not asked here: a zone that sleeps now is drawn as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import shapely
from PySide6.QtCore import QCoreApplication, QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen
from shapely import LineString, MultiPolygon, Polygon

from maps.mercator import to_world
from maps.zones.zone import Reference, Restriction
from ui import sizes, units
from ui.font import Weight
from ui.map.labels import label_font, paint_text, text_rect
from ui.map.polyline import to_polygon

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray
    from PySide6.QtGui import QFont

    from maps.zones.zone import Limit, Zone
    from ui.map.canvas import Canvas
    from ui.map.frame import Frame

    Floats = NDArray[np.float64]

OUTLINE_PX = 1.8
HATCH_OPACITY = 0.35
HATCH_EVERY_PX = 8  # Qt's diagonal patterns repeat so
HATCHES = {
    Restriction.CONDITIONAL: Qt.BrushStyle.FDiagPattern,
    Restriction.PERMIT: Qt.BrushStyle.FDiagPattern,
    Restriction.PROHIBITED: Qt.BrushStyle.BDiagPattern,
}
MOST_LABELS = 24
SMALLEST_PX = 3.0  # a zone that is smaller on the screen is a dot among dots
MARGIN_PX = 24.0  # so that the edge of a zone that is cut is never in the view
SHORTEST_LABEL_PX = 40.0  # what is narrower has no room for any name
FINGER_PX = 8.0  # a tap beside the outline still means it
LABEL_GAP_PX = 24.0  # below the upper edge: room for the degrees of the grid

geometry: Any = shapely  # its stubs are generic over every kind of array
translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class _Drawn:
    """One volume in world units."""

    zone: Zone
    shape: Polygon | MultiPolygon
    edge: Any  # its boundary
    lower: Limit
    upper: Limit


class ZonesLayer:
    """Those near the view, the largest first, so that a small one lies on top."""

    def __init__(self) -> None:
        self._drawn: tuple[_Drawn, ...] = ()
        self._boxes: Floats = np.empty((0, 4))

    def set_zones(self, zones: Iterable[Zone]) -> None:
        made = [
            _Drawn(zone, shape, shape.boundary, volume.lower, volume.upper)
            for zone in zones
            if zone.restriction is not Restriction.NONE
            for volume in zone.volumes
            for shape in (_in_world(volume.shape),)
        ]
        self._drawn = tuple(sorted(made, key=lambda drawn: -float(drawn.shape.area)))
        boxes = [drawn.shape.bounds for drawn in self._drawn]
        self._boxes = np.array(boxes, dtype=float).reshape(-1, 4)

    def zones_at(self, point: QPointF, frame: Frame) -> tuple[Zone, ...]:
        """Those under a finger, the smallest first; only what is drawn."""
        reach = FINGER_PX / frame.px_per_unit
        x, y = frame.left + point.x() / frame.px_per_unit, frame.top + point.y() / frame.px_per_unit
        finger = geometry.Point(x, y)
        boxes = self._boxes
        met = (boxes[:, 0] <= x + reach) & (boxes[:, 2] >= x - reach)
        met &= (boxes[:, 1] <= y + reach) & (boxes[:, 3] >= y - reach)
        near = [self._drawn[n] for n in reversed(np.flatnonzero(met).tolist())]
        found = {id(one.zone): one.zone for one in near if geometry.dwithin(one.shape, finger, reach)}
        return tuple(found.values())

    def paint(self, canvas: Canvas) -> None:
        """Outlines and hatches, which may be painted in parts."""
        near = self._near(canvas.frame)
        if not near:
            return
        window = _window(canvas.frame)
        shapes = np.array([drawn.shape for drawn in near], dtype=object)
        inside = geometry.orient_polygons(geometry.clip_by_rect(shapes, *window))
        edges = geometry.clip_by_rect(np.array([drawn.edge for drawn in near], dtype=object), *window)
        canvas.painter.save()
        canvas.painter.setBrushOrigin(_hatch_origin(canvas.frame))
        for kind, pattern in HATCHES.items():
            own = [shape for shape, drawn in zip(inside, near, strict=True) if _kind(drawn.zone) is kind]
            self._paint_hatch(canvas, own, _colour(canvas, kind), pattern)
        canvas.painter.restore()
        for edge, drawn in zip(edges, near, strict=True):
            canvas.painter.setPen(QPen(_colour(canvas, _kind(drawn.zone)), OUTLINE_PX))
            for line in _lines(edge):
                canvas.painter.drawPolyline(_thinned(line, canvas.frame))

    def paint_names(self, canvas: Canvas) -> None:
        """Names and heights, where the view has room for them."""
        self._paint_labels(canvas, self._near(canvas.frame))

    def _near(self, frame: Frame) -> list[_Drawn]:
        view, boxes = frame.world, self._boxes
        smallest = SMALLEST_PX / frame.px_per_unit
        met = (boxes[:, 0] <= view.right()) & (boxes[:, 2] >= view.left())
        met &= (boxes[:, 1] <= view.bottom()) & (boxes[:, 3] >= view.top())
        met &= np.maximum(boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]) >= smallest
        return [self._drawn[n] for n in np.flatnonzero(met).tolist()]

    def _paint_hatch(self, canvas: Canvas, shapes: list[Any], colour: QColor, pattern: Qt.BrushStyle) -> None:
        """All of a kind as one path: where they lie over each other the hatch gets no darker, and a frame
        takes half as long.
        """
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        for shape in shapes:
            for ring in _rings(shape):
                path.addPolygon(_thinned(ring, canvas.frame))
                path.closeSubpath()
        hatch = QColor(colour)
        hatch.setAlphaF(HATCH_OPACITY)
        canvas.painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # a hatch has no edge to smooth
        canvas.painter.fillPath(path, QBrush(hatch, pattern))

    def _paint_labels(self, canvas: Canvas, near: list[_Drawn]) -> None:
        """The smallest first: a large zone has room elsewhere."""
        taken: list[QRectF] = []
        for drawn in reversed(near):
            if len(taken) >= MOST_LABELS:
                return
            west, _, east, _ = drawn.shape.bounds
            if (east - west) * canvas.frame.px_per_unit < SHORTEST_LABEL_PX:
                continue
            rows = _words(drawn)
            for label in (rows, rows[:1]):  # name and heights, else the name alone
                room = _room(canvas, drawn.shape, label, taken)
                if room is not None:
                    taken.append(room.adjusted(-6.0, -3.0, 6.0, 3.0))
                    _write(canvas, label, room, _colour(canvas, _kind(drawn.zone)))
                    break


class _Row(NamedTuple):
    words: str
    font: QFont
    size: QRectF


def _words(drawn: _Drawn) -> list[_Row]:
    name, heights = drawn.zone.name(QLocale().name()), heights_words(drawn.lower, drawn.upper)
    bold, thin = label_font(sizes.LABEL, Weight.SEMIBOLD), label_font(sizes.MAP_SOURCE, Weight.MEDIUM)
    corner = QPointF(0.0, 0.0)
    return [
        _Row(name, bold, text_rect(name, bold, corner)),
        _Row(heights, thin, text_rect(heights, thin, corner)),
    ]


def _room(
    canvas: Canvas, shape: Polygon | MultiPolygon, rows: list[_Row], taken: list[QRectF]
) -> QRectF | None:
    """Where a label lies wholly in the part of its zone that is in view: at its top, else in its middle."""
    frame, view = canvas.frame, canvas.frame.world
    seen = geometry.clip_by_rect(shape, view.left(), view.top(), view.right(), view.bottom())
    if seen.is_empty:
        return None
    room = QRectF(0.0, 0.0, max(row.size.width() for row in rows), sum(row.size.height() for row in rows))
    west, north, east, _ = seen.bounds
    top = north + (LABEL_GAP_PX + room.height() / 2) / frame.px_per_unit
    middle = seen.centroid
    for x, y in (((west + east) / 2, top), (middle.x, middle.y)):
        room.moveCenter(QPointF((x - frame.left) * frame.px_per_unit, (y - frame.top) * frame.px_per_unit))
        within = frame.part(room).world
        box = geometry.box(within.left(), within.top(), within.right(), within.bottom())
        free = canvas.has_room(room) and not any(room.intersects(other) for other in taken)
        if free and seen.covers(box):
            return room
    return None


def _write(canvas: Canvas, rows: list[_Row], room: QRectF, colour: QColor) -> None:
    top = room.top()
    for row in rows:
        place = QRectF(row.size)
        place.moveTopLeft(QPointF(room.center().x() - place.width() / 2, top))
        paint_text(canvas, row.words, row.font, place, colour)
        top += place.height()


def _kind(zone: Zone) -> Restriction:
    """As which of the three it is drawn."""
    return zone.restriction if zone.restriction in HATCHES else Restriction.PERMIT


def _colour(canvas: Canvas, kind: Restriction) -> QColor:
    return canvas.colours.attention if kind is Restriction.CONDITIONAL else canvas.colours.danger


def heights_words(lower: Limit, upper: Limit) -> str:
    """ "0–120 m above ground", "from the ground to 1829 m above the sea"."""
    return translate("Map", "{lower} to {upper}").format(lower=_height(lower), upper=_height(upper))


def _height(limit: Limit) -> str:
    if limit.metres is None:
        return translate("Map", "not stated")
    if np.isinf(limit.metres):
        return translate("Map", "no ceiling")
    if limit.metres <= 0.0:
        return translate("Map", "ground")
    height = str(units.height(limit.metres))
    return {
        Reference.GROUND: translate("Map", "{height} above ground"),
        Reference.SEA: translate("Map", "{height} above sea"),
        Reference.ELLIPSOID: translate("Map", "{height} above the ellipsoid"),
        Reference.UNKNOWN: translate("Map", "{height}, unclear from where"),
    }[limit.counted_from].format(height=height)


def _in_world(shape: Polygon | MultiPolygon) -> Polygon | MultiPolygon:
    def corners(lon_lat: Floats) -> Floats:
        x, y = to_world(np.ascontiguousarray(lon_lat[:, 1]), np.ascontiguousarray(lon_lat[:, 0]))
        return np.column_stack((x, y))

    return geometry.transform(shape, corners)


def _hatch_origin(frame: Frame) -> QPointF:
    """Fixed to the ground, so that the hatch of a part goes on in the next."""
    x, y = frame.left * frame.px_per_unit, frame.top * frame.px_per_unit
    return QPointF(-(round(x) % HATCH_EVERY_PX), -(round(y) % HATCH_EVERY_PX))


def _window(frame: Frame) -> tuple[float, float, float, float]:
    margin, view = MARGIN_PX / frame.px_per_unit, frame.world
    return view.left() - margin, view.top() - margin, view.right() + margin, view.bottom() + margin


def _rings(shape: Any) -> list[Floats]:
    parts = [part for part in geometry.get_parts(shape) if isinstance(part, Polygon)]
    return [np.asarray(ring.coords) for part in parts for ring in (part.exterior, *part.interiors)]


def _lines(shape: Any) -> list[Floats]:
    return [np.asarray(part.coords) for part in geometry.get_parts(shape) if isinstance(part, LineString)]


def _thinned(corners: Floats, frame: Frame) -> Any:
    """World corners as pixels, without those that fall on the same pixel as their predecessor."""
    px = (corners[:, :2] - (frame.left, frame.top)) * frame.px_per_unit
    new = np.ones(len(px), dtype=np.bool_)
    new[1:-1] = (np.diff(np.floor(px), axis=0) != 0).any(1)[:-1]
    return to_polygon(px[new, 0], px[new, 1])
