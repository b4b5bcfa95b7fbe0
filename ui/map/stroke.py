"""A growing line that costs a frame almost nothing: painted once into a pixmap, with a live tail."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPixmap

from ui.map.polyline import draw_polyline
from ui.map.sheet import blank_pixmap

if TYPE_CHECKING:
    from collections.abc import Generator

    from numpy.typing import NDArray
    from PySide6.QtGui import QPen

    from ui.map.frame import Frame

    Floats = NDArray[np.float64]

TAIL_POINTS = 500  # longer tails are painted into the pixmap


class WorldLine:
    """The points of a growing line in world units; room is doubled when it runs out."""

    def __init__(self) -> None:
        self._xy = np.empty((2, 1024), dtype=np.float64)
        self._count = 0
        self.revision = 0  # grows when points are replaced, not when some are added

    def __len__(self) -> int:
        return self._count

    @property
    def x(self) -> Floats:
        return self._xy[0, : self._count]

    @property
    def y(self) -> Floats:
        return self._xy[1, : self._count]

    def replace(self, x: Floats, y: Floats) -> None:
        self._count = 0
        self.revision += 1
        self.extend(x, y)

    def extend(self, x: Floats, y: Floats) -> None:
        end = self._count + len(x)
        if end > self._xy.shape[1]:
            room = np.empty((2, max(end, 2 * self._xy.shape[1])), dtype=np.float64)
            room[:, : self._count] = self._xy[:, : self._count]
            self._xy = room
        self._xy[0, self._count : end] = x
        self._xy[1, self._count : end] = y
        self._count = end


class Stroke:
    """One pen along a line. The pixmap holds the line up to `_done`; only the rest is drawn each time."""

    def __init__(self, line: WorldLine) -> None:
        self._line = line
        self._pixmap = QPixmap()
        self._key: tuple[object, ...] = ()
        self._frame: Frame | None = None
        self._done = 0  # index of the last point that the pixmap holds

    def paint(self, painter: QPainter, frame: Frame, pen: QPen) -> None:
        """Draw the whole line. An opaque pen is expected: pieces overlap."""
        if len(self._line) < 2:
            return
        self._bring_up(frame, pen)
        painter.drawPixmap(0, 0, self._pixmap)
        painter.setPen(pen)
        draw_polyline(painter, self._line.x[self._done :], self._line.y[self._done :], frame)

    def _bring_up(self, frame: Frame, pen: QPen) -> None:
        """Make the pixmap hold the line but for a tail shorter than TAIL_POINTS."""
        key = (self._line.revision, pen.color().rgba(), pen.widthF())
        shift = frame.shift_from(self._frame) if self._frame is not None and key == self._key else None
        if shift is None:
            self._pixmap, self._done = blank_pixmap(frame), 0
        elif shift != (0, 0):
            self._move(frame, pen, *shift)
        self._key, self._frame = key, frame
        last = len(self._line) - 1
        if last - self._done < TAIL_POINTS and self._done:
            return
        with self._painter(pen) as inside:
            draw_polyline(inside, self._line.x[self._done :], self._line.y[self._done :], frame)
        self._done = last

    def _move(self, frame: Frame, pen: QPen, dx: int, dy: int) -> None:
        """The ground moved: move the picture with it and paint only the strips that came into view."""
        before, self._pixmap = self._pixmap, blank_pixmap(frame)
        x, y = self._line.x[: self._done + 1], self._line.y[: self._done + 1]
        with self._painter(pen) as inside:
            inside.drawPixmap(dx, dy, before)
            for strip in strips(frame, dx, dy):
                inside.save()
                inside.setClipRect(strip)
                inside.translate(strip.topLeft())
                draw_polyline(inside, x, y, frame.part(strip))
                inside.restore()

    @contextmanager
    def _painter(self, pen: QPen) -> Generator[QPainter]:
        inside = QPainter(self._pixmap)
        inside.setRenderHint(QPainter.RenderHint.Antialiasing)
        inside.setPen(pen)
        yield inside
        inside.end()


def strips(frame: Frame, dx: int, dy: int) -> list[QRectF]:
    """What a move by (dx, dy) uncovers, without overlap."""
    width, height = frame.width_px, frame.height_px
    level = QRectF(0.0, 0.0 if dy > 0 else height + dy, width, abs(dy))
    top, bottom = max(dy, 0), height + min(dy, 0)
    upright = QRectF(0.0 if dx > 0 else width + dx, top, abs(dx), bottom - top)
    return [strip for strip in (level, upright) if not strip.isEmpty()]


def rect_of(x: Floats, y: Floats, frame: Frame, pen_px: float) -> QRectF:
    """The pixels that a line covers, with its pen."""
    if not len(x) or bool(np.isnan(x).all()):
        return QRectF()
    left, right = float(np.nanmin(x)), float(np.nanmax(x))
    top, bottom = float(np.nanmin(y)), float(np.nanmax(y))
    scale = frame.px_per_unit
    rect = QRectF(
        (left - frame.left) * scale, (top - frame.top) * scale, (right - left) * scale, (bottom - top) * scale
    )
    return rect.adjusted(-pen_px, -pen_px, pen_px, pen_px)
