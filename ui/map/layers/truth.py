"""The truth of an exercise on the map: the way really flown, the targets, how far the fire had come."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen, QPolygonF

from maps.mercator import to_world
from ui import theme
from ui.map.labels import Beside, paint_labels_apart
from ui.map.layers.track import round_pen
from ui.map.stroke import Stroke, WorldLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from maps.geo import LatLon
    from ui.map.canvas import Canvas

    Floats = NDArray[np.float64]

LINE_PX, CASING_PX = 1.8, 4.4
SIGN_PX = 15.0  # its corners stand out below a mark
DRONE_PX = 7.0
FRONT_PX = 2.0
FRONT_OPACITY = 0.16


@dataclass(frozen=True, slots=True)
class TrueTarget:
    """One thing at its true place. What is not looked for is an empty sign."""

    name: str
    at: LatLon
    wanted: bool = True


def _none() -> Floats:
    return np.zeros(0)


@dataclass(frozen=True, slots=True, eq=False)
class ShownTruth:
    """One moment. `front`: outlines of what has burnt."""

    lat_deg: Floats = field(default_factory=_none)  # flown so far
    lon_deg: Floats = field(default_factory=_none)
    drone: LatLon | None = None
    targets: tuple[TrueTarget, ...] = ()
    front: tuple[tuple[LatLon, ...], ...] = ()


class TruthLayer:
    """In the colour of training: nobody takes it for what the crew knew."""

    def __init__(self) -> None:
        self._truth: ShownTruth | None = None
        self._line = WorldLine()
        self._casing = Stroke(self._line)
        self._flown = Stroke(self._line)

    @property
    def strokes(self) -> tuple[Stroke, Stroke]:
        """The two pictures that it keeps."""
        return self._casing, self._flown

    def show(self, truth: ShownTruth | None) -> bool:
        """None: there is no truth, or nobody may see it yet. Returns whether it is another."""
        if truth is self._truth:
            return False
        before = 0 if self._truth is None else len(self._truth.lat_deg)
        self._truth = truth
        lats, lons = (_none(), _none()) if truth is None else (truth.lat_deg, truth.lon_deg)
        if before != len(lats):
            self._line.replace(*to_world(lats, lons))
        return True

    def places(self) -> list[LatLon]:
        """Everything worth a look."""
        truth = self._truth
        return [] if truth is None else [*(one.at for one in truth.targets), *sum(truth.front, ())]

    def paint_ground(self, canvas: Canvas) -> None:
        """Below the flown track: the fire, and the true way."""
        if self._truth is None:
            return
        for ring in self._truth.front:
            self._paint_front(canvas, ring)
        if len(self._line):
            self._casing.paint(canvas.painter, canvas.frame, round_pen(canvas.colours.halo, CASING_PX))
            self._flown.paint(canvas.painter, canvas.frame, round_pen(theme.colour("training"), LINE_PX))

    def paint(self, canvas: Canvas) -> None:
        """Below the marks, whose numbers stay: targets, and the drone where it really is."""
        if self._truth is None:
            return
        for target in self._truth.targets:
            self._paint_target(canvas, target)
        self._paint_names(canvas, self._truth.targets)
        if self._truth.drone is not None:
            self._paint_drone(canvas, self._truth.drone)

    def _paint_front(self, canvas: Canvas, ring: tuple[LatLon, ...]) -> None:
        if len(ring) < 3:
            return
        fill = QColor(canvas.colours.danger)
        fill.setAlphaF(FRONT_OPACITY)
        canvas.painter.setBrush(fill)
        canvas.painter.setPen(QPen(canvas.colours.danger, FRONT_PX, Qt.PenStyle.DashLine))
        canvas.painter.drawPolygon(QPolygonF(canvas.frame.all_to_px(ring)))

    def _paint_target(self, canvas: Canvas, target: TrueTarget) -> None:
        painter, at, ink = canvas.painter, canvas.frame.to_px(target.at), theme.colour("training")
        corners = ((0, -1), (1, 0), (0, 1), (-1, 0))
        sign = QPolygonF([at + QPointF(x * SIGN_PX, y * SIGN_PX) for x, y in corners])
        painter.setPen(QPen(canvas.colours.halo, 5.0))
        painter.setBrush(canvas.colours.halo)
        painter.drawPolygon(sign)
        painter.setPen(QPen(ink, 2.0))
        painter.setBrush(ink if target.wanted else canvas.colours.halo)
        painter.drawPolygon(sign)

    def _paint_names(self, canvas: Canvas, targets: Sequence[TrueTarget]) -> None:
        ink, side = theme.colour("training"), 2 * SIGN_PX
        places = [canvas.frame.to_px(target.at) for target in targets]
        signs = [QRectF(at.x() - SIGN_PX, at.y() - SIGN_PX, side, side) for at in places]
        names = [Beside(one.name, at, SIGN_PX + 6.0, ink) for one, at in zip(targets, places, strict=True)]
        paint_labels_apart(canvas, names, signs)

    def _paint_drone(self, canvas: Canvas, at: LatLon) -> None:
        pixel = canvas.frame.to_px(at)
        canvas.painter.setBrush(Qt.BrushStyle.NoBrush)
        for ink, width in ((canvas.colours.halo, 5.0), (theme.colour("training"), 2.5)):
            canvas.painter.setPen(QPen(ink, width))
            canvas.painter.drawEllipse(pixel, DRONE_PX, DRONE_PX)
