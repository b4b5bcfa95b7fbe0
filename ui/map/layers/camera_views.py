"""What the cameras of a municipality see: a translucent sector for each, and the camera in its corner."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from maps.mercator import to_world
from maps.places.cameras import Camera, sector
from ui import sizes
from ui.map.layers.place_clusters import in_view
from ui.map.place_symbols import SYMBOL_PX, camera_symbol
from ui.map.polyline import draw_polyline, to_polygon

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from maps.geo import LatLon
    from ui.map.canvas import Canvas
    from ui.map.frame import Frame
    from ui.map.place_colours import PlaceColours

    Floats = NDArray[np.float64]

FILL_OPACITY, EDGE_OPACITY = 0.10, 0.55
EDGE_PX = 1.4
SMALLEST_PX = 40.0  # a sector that is smaller hides behind its own camera


class CameraViews:
    """All cameras, in world units."""

    def __init__(self, cameras: Iterable[Camera] = ()) -> None:
        self._cameras = tuple(cameras)
        self._x, self._y = _in_world([camera.at for camera in self._cameras])
        drawn = [(camera, sector(camera)) for camera in self._cameras if camera.view is not None]
        self._sectors = [(camera.may_open, *_in_world((*corners, corners[0]))) for camera, corners in drawn]

    def paint_views(self, canvas: Canvas, colours: PlaceColours) -> None:
        """The sectors that reach into the picture."""
        painter, frame = canvas.painter, canvas.frame
        for may_open, x, y in self._sectors:
            if not _is_worth(x, y, frame):
                continue
            tone = colours.ours if may_open else colours.plain
            corners = to_polygon((x - frame.left) * frame.px_per_unit, (y - frame.top) * frame.px_per_unit)
            _fill(painter, corners, _faint(tone, FILL_OPACITY))
            painter.setPen(QPen(_faint(tone, EDGE_OPACITY), EDGE_PX))
            draw_polyline(painter, x, y, frame)

    def paint_cameras(self, canvas: Canvas, colours: PlaceColours) -> Floats:
        """The signs; returns their middles in pixels."""
        frame = canvas.frame
        near = in_view(self._x, self._y, frame.world, SYMBOL_PX / frame.px_per_unit)
        px = self._pixels(frame)[near]
        for n, (x, y) in zip(near, px.tolist(), strict=True):
            may_open = self._cameras[int(n)].may_open
            picture = camera_symbol(colours, frame.device_ratio, may_open=may_open)
            half = picture.deviceIndependentSize().width() / 2
            canvas.painter.drawPixmap(round(x - half), round(y - half), picture)
        return px

    def at(self, point: QPointF, frame: Frame) -> Camera | None:
        """The camera under a finger."""
        if not self._cameras:
            return None
        away = np.hypot(*(self._pixels(frame) - (point.x(), point.y())).T)
        nearest = int(np.argmin(away))
        return self._cameras[nearest] if away[nearest] <= sizes.SMALL_BUTTON / 2 else None

    def _pixels(self, frame: Frame) -> Floats:
        x, y = (self._x - frame.left) * frame.px_per_unit, (self._y - frame.top) * frame.px_per_unit
        return np.column_stack((x, y))


def _is_worth(x: Floats, y: Floats, frame: Frame) -> bool:
    """Whether a sector is in view, and larger than its own camera."""
    view = frame.world
    inside = (
        x.max() > view.left() and x.min() < view.right() and y.max() > view.top() and y.min() < view.bottom()
    )
    return bool(inside and max(np.ptp(x), np.ptp(y)) * frame.px_per_unit >= SMALLEST_PX)


def _fill(painter: QPainter, corners: QPolygonF, colour: QColor) -> None:
    """Hard at the edge, where a line is drawn anyway: a large faint area takes long to smooth."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(corners)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _in_world(places: Sequence[LatLon]) -> tuple[Floats, Floats]:
    lats = np.array([at.lat_deg for at in places])
    return to_world(lats, np.array([at.lon_deg for at in places]))


def _faint(colour: QColor, opacity: float) -> QColor:
    faint = QColor(colour)
    faint.setAlphaF(opacity)
    return faint
