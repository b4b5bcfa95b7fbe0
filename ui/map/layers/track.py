"""What was flown: 100,000 points at the price of a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPen

from maps.geo import LatLon
from maps.mercator import from_world, to_world
from ui.map.stroke import Stroke, WorldLine, rect_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ui.map.canvas import Canvas
    from ui.map.frame import Frame

    Floats = NDArray[np.float64]

LINE_PX = 2.8
CASING_PX = 5.6


class TrackLayer:
    """The flown line with its light casing."""

    def __init__(self) -> None:
        self._line = WorldLine()
        self._casing = Stroke(self._line)
        self._flown = Stroke(self._line)

    def __len__(self) -> int:
        return len(self._line)

    def set_track(self, lat_deg: Floats, lon_deg: Floats) -> None:
        """Show another flight. NaN between two points separates two flights."""
        self._line.replace(*to_world(lat_deg, lon_deg))

    def clear(self) -> None:
        self._line.replace(np.empty(0), np.empty(0))

    def append(self, at: LatLon) -> None:
        x, y = to_world(at.lat_deg, at.lon_deg)
        self._line.extend(np.array([x]), np.array([y]))

    def tail_rect(self, frame: Frame) -> QRectF:
        """The pixels that the last two points changed."""
        return rect_of(self._line.x[-2:], self._line.y[-2:], frame, CASING_PX)

    def places(self) -> list[LatLon]:
        """The corners of the box round the track; empty before the first point."""
        x, y = self._line.x, self._line.y
        if not len(x) or bool(np.isnan(x).all()):
            return []
        west_north = from_world(float(np.nanmin(x)), float(np.nanmin(y)))
        east_south = from_world(float(np.nanmax(x)), float(np.nanmax(y)))
        return [LatLon(*west_north), LatLon(*east_south)]

    @property
    def strokes(self) -> tuple[Stroke, Stroke]:
        """The two pictures that it keeps."""
        return self._casing, self._flown

    def paint(self, canvas: Canvas) -> None:
        painter, frame, colours = canvas.painter, canvas.frame, canvas.colours
        self._casing.paint(painter, frame, round_pen(colours.halo, CASING_PX))
        self._flown.paint(painter, frame, round_pen(colours.accent, LINE_PX))


def round_pen(colour: QColor, width_px: float) -> QPen:
    solid = Qt.PenStyle.SolidLine
    return QPen(colour, width_px, solid, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
