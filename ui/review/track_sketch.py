"""A small drawing of a track: its way, where it begins and ends, the scene, and how far it is across."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from maps.geo import LatLon, distance_m
from maps.mercator import to_world
from ui import lettering, sizes, units
from ui.font import inter
from ui.theme import colour

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from incidents.tracks.track import PositionTrack

_HIGH, _WIDE = 200, 300
_EDGE_PX = 26.0
_MOST_POINTS = 1500
_END_PX, _SCENE_PX = 6.0, 9.0


class TrackSketch(QWidget):
    """North is up. Nothing of the ground is drawn: it says whether the way is the one that was meant."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._way: np.ndarray[tuple[int, int], np.dtype[np.float64]] = np.zeros((0, 2))
        self._scene: tuple[float, float] | None = None
        self._across = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(_WIDE, _HIGH)

    def minimumSizeHint(self) -> QSize:
        return QSize(_WIDE // 2, _HIGH // 2)

    def show_track(self, track: PositionTrack | None, scene: LatLon | None) -> None:
        self._way, self._scene = np.zeros((0, 2)), None
        if track is not None and len(track):
            kept = slice(None, None, len(track) // _MOST_POINTS + 1)
            x, y = to_world(track.lat_deg[kept], track.lon_deg[kept])
            self._way = np.column_stack((x, y))
            self._across = _across(track)
            if scene is not None:
                at_x, at_y = to_world(scene.lat_deg, scene.lon_deg)
                self._scene = (float(at_x), float(at_y))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour("hairline"), sizes.HAIRLINE))
            painter.setBrush(colour("surface"))
            frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(frame, sizes.CORNER, sizes.CORNER)
            if len(self._way):
                self._paint_way(painter)

    def _paint_way(self, painter: QPainter) -> None:
        pixels = self._pixels(self._way)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour("text"), 2.0))
        painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in pixels.tolist()]))
        if self._scene is not None:
            x, y = self._pixels(np.array([self._scene])).tolist()[0]
            if QRectF(self.rect()).contains(QPointF(x, y)):
                painter.setPen(QPen(colour("danger"), 2.0))
                painter.drawEllipse(QPointF(x, y), _SCENE_PX, _SCENE_PX)
        painter.setPen(QPen(colour("surface"), 1.5))
        for (x, y), ink in zip(pixels[[0, -1]].tolist(), ("label", "accent"), strict=True):
            painter.setBrush(colour(ink))
            painter.drawEllipse(QPointF(x, y), _END_PX, _END_PX)
        font = inter(sizes.CHART)
        at = QPointF(sizes.GAP, self.height() - lettering.line_height(font) - 4)
        lettering.draw_lines(painter, [self._across], font, colour("label"), at)

    def _pixels(
        self, places: np.ndarray[tuple[int, int], np.dtype[np.float64]]
    ) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
        low, high = self._way.min(axis=0), self._way.max(axis=0)
        size = np.maximum(high - low, 1e-9)
        room = np.array([self.width() - 2 * _EDGE_PX, self.height() - 2 * _EDGE_PX])
        scale = float((room / size).min())
        middle_px = np.array([self.width() / 2, self.height() / 2])
        return (places - (low + high) / 2) * scale + middle_px


def _across(track: PositionTrack) -> str:
    """The longer side of the box round it."""
    low_lat, high_lat = float(track.lat_deg.min()), float(track.lat_deg.max())
    low_lon, high_lon = float(track.lon_deg.min()), float(track.lon_deg.max())
    north_m = distance_m(LatLon(low_lat, low_lon), LatLon(high_lat, low_lon))
    east_m = distance_m(LatLon(low_lat, low_lon), LatLon(low_lat, high_lon))
    return f"↕ {units.distance(north_m)}" if north_m > east_m else f"↔ {units.distance(east_m)}"
