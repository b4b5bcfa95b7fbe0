"""A growing line that costs a frame almost nothing: painted once into a pixmap, with a live tail."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPixmap

from ui.map.polyline import draw_polyline
from ui.map.sheet import blank_pixmap, is_near, stretched, uncovered

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
        self.settled = True  # False: a picture of another scale is shown until the map stands still

    def settle(self) -> None:
        """The map stands still."""
        if not self.settled:
            self._frame, self.settled = None, True

    def paint(self, painter: QPainter, frame: Frame, pen: QPen) -> None:
        """Draw the whole line. An opaque pen is expected: pieces overlap."""
        if len(self._line) < 2:
            return
        key = (self._line.revision, pen.color().rgba(), pen.widthF())
        before = self._frame if key == self._key else None
        painter.setPen(pen)
        stretches = before is not None and frame.px_per_unit != before.px_per_unit and is_near(before, frame)
        kept = before is not None and stretches and self._stretch(painter, frame, pen, before)
        if not kept:
            if not stretches:
                self._bring_up(frame, pen, None if before is None else frame.shift_from(before))
            self._key, self._frame = key, frame
            painter.drawPixmap(0, 0, self._pixmap)
        draw_polyline(painter, self._line.x[self._done :], self._line.y[self._done :], frame)

    def _bring_up(self, frame: Frame, pen: QPen, shift: tuple[int, int] | None) -> None:
        """Make the pixmap hold the line but for a tail shorter than TAIL_POINTS."""
        if shift is None:
            self._pixmap, self._done, self.settled = blank_pixmap(frame), 0, True
        elif shift != (0, 0):
            self._move(frame, pen, *shift)
        last = len(self._line) - 1
        if last - self._done < TAIL_POINTS and self._done:
            return
        with self._painter(pen) as inside:
            draw_polyline(inside, self._line.x[self._done :], self._line.y[self._done :], frame)
        self._done = last

    def _stretch(self, painter: QPainter, frame: Frame, pen: QPen, before: Frame) -> bool:
        """The picture of before, larger or smaller. True: it is drawn and stays as it is, sharp for the next
        scale. False: it was too small, and the line was added where it does not reach.
        """
        self.settled = False
        target = stretched(before, frame)
        parts = uncovered(frame.pixels, target)
        if not parts:
            painter.drawPixmap(target, self._pixmap, QRectF(self._pixmap.rect()))
            return True
        smaller, self._pixmap = self._pixmap, blank_pixmap(frame)
        with self._painter(pen) as inside:
            inside.drawPixmap(target, smaller, QRectF(smaller.rect()))
            self._draw_strips(inside, frame, parts)
        return False

    def _draw_strips(self, painter: QPainter, frame: Frame, parts: list[QRectF]) -> None:
        x, y = self._line.x[: self._done + 1], self._line.y[: self._done + 1]
        for part in parts:
            painter.save()
            painter.setClipRect(part)
            painter.translate(part.topLeft())
            draw_polyline(painter, x, y, frame.part(part))
            painter.restore()

    def _move(self, frame: Frame, pen: QPen, dx: int, dy: int) -> None:
        """The ground moved: move the picture with it and paint only the strips that came into view."""
        before, self._pixmap = self._pixmap, blank_pixmap(frame)
        with self._painter(pen) as inside:
            inside.drawPixmap(dx, dy, before)
            self._draw_strips(inside, frame, strips(frame, dx, dy))

    @contextmanager
    def _painter(self, pen: QPen) -> Generator[QPainter]:
        inside = QPainter(self._pixmap)
        inside.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        inside.setPen(pen)
        yield inside
        inside.end()


def strips(frame: Frame, dx: int, dy: int) -> list[QRectF]:
    """What a move by (dx, dy) uncovers, without overlap."""
    return uncovered(frame.pixels, frame.pixels.translated(dx, dy))


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
