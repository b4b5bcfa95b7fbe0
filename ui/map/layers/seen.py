"""The seen ground: three flat steps in tints of the accent, painted only where something changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap

from maps.mercator import to_world
from ui.map.sheet import blank_pixmap
from ui.map.stroke import strips

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtGui import QColor

    from maps.geo import LatLon
    from ui.map.canvas import Canvas
    from ui.map.frame import Frame

    Steps = NDArray[np.uint8]

SOFT_PX = 2.0  # that far the edge of a cell is softened when it is drawn large


@dataclass(frozen=True, slots=True, eq=False)
class SeenPicture:
    """Cells from the north-west: 0 not seen well enough to show, 1 to 3 the steps of the legend."""

    steps: Steps
    north_west: LatLon  # outer corners
    south_east: LatLon


class SeenLayer:
    """Holds the cells as pixels, and what they look like in the view."""

    def __init__(self) -> None:
        self.shown = True
        self._steps: Steps = np.zeros((0, 0), np.uint8)
        self._pixels: NDArray[np.uint32] = np.zeros((0, 0), np.uint32)
        self._world = QRectF()
        self._tints: tuple[QColor, ...] = ()
        self._view = QPixmap()
        self._frame: Frame | None = None
        self._dirty = QRectF()  # world

    def show(self, picture: SeenPicture | None) -> None:
        """Another search; None: nothing was seen."""
        self._frame = None
        if picture is None:
            self._steps, self._world = np.zeros((0, 0), np.uint8), QRectF()
            return
        west, north = to_world(picture.north_west.lat_deg, picture.north_west.lon_deg)
        east, south = to_world(picture.south_east.lat_deg, picture.south_east.lon_deg)
        self._steps = picture.steps.copy()
        self._world = QRectF(west, north, east - west, south - north)
        self._colour()

    def update(self, top: int, left: int, steps: Steps) -> QRectF:
        """Other steps from this cell on; returns the world rectangle that changed, empty for none."""
        rows, columns = steps.shape
        before = self._steps[top : top + rows, left : left + columns]
        if before.shape != steps.shape or not (changed := before != steps).any():
            return QRectF()
        row, column = np.flatnonzero(changed.any(axis=1)), np.flatnonzero(changed.any(axis=0))
        part = np.s_[row[0] : row[-1] + 1, column[0] : column[-1] + 1]
        before[part] = steps[part]
        self._pixels[top : top + rows, left : left + columns][part] = self._palette()[steps[part]]
        rect = self._world_of(
            top + int(row[0]), top + int(row[-1]), left + int(column[0]), left + int(column[-1])
        )
        self._dirty = self._dirty.united(rect)
        return rect

    def pixels_of(self, world: QRectF, frame: Frame) -> QRectF:
        """Where a world rectangle is in the view, with what its softened edges touch."""
        unit = frame.px_per_unit
        rect = QRectF(
            (world.left() - frame.left) * unit,
            (world.top() - frame.top) * unit,
            world.width() * unit,
            world.height() * unit,
        )
        cell = self._world.width() / max(1, self._steps.shape[1]) * unit
        soft = max(SOFT_PX, cell + 1.0)
        return rect.adjusted(-soft, -soft, soft, soft)

    def paint(self, canvas: Canvas) -> None:
        """The kept picture of the view, moved along with the ground and mended where cells changed."""
        if not self.shown or self._world.isEmpty():
            return
        if canvas.colours.seen != self._tints:
            self._tints = canvas.colours.seen
            self._colour()
            self._frame = None
        self._bring_up(canvas.frame)
        canvas.painter.drawPixmap(0, 0, self._view)

    def _bring_up(self, frame: Frame) -> None:
        shift = None if self._frame is None else frame.shift_from(self._frame)
        if shift is None:
            self._view = blank_pixmap(frame)
            self._draw(frame, [frame.pixels])
        else:
            fresh = [] if self._dirty.isEmpty() else [self.pixels_of(self._dirty, frame)]
            if shift != (0, 0):
                before, self._view = self._view, blank_pixmap(frame)
                inside = QPainter(self._view)
                inside.drawPixmap(*shift, before)
                inside.end()
                fresh += strips(frame, *shift)
            self._draw(frame, fresh)
        self._frame, self._dirty = frame, QRectF()

    def _draw(self, frame: Frame, fresh: list[QRectF]) -> None:
        """Only these parts of the view, from the cells that lie there."""
        if not fresh:
            return
        rows, columns = self._steps.shape
        image = QImage(
            self._pixels.data, columns, rows, 4 * columns, QImage.Format.Format_ARGB32_Premultiplied
        )
        whole = QRectF(
            (self._world.left() - frame.left) * frame.px_per_unit,
            (self._world.top() - frame.top) * frame.px_per_unit,
            self._world.width() * frame.px_per_unit,
            self._world.height() * frame.px_per_unit,
        )
        inside = QPainter(self._view)
        inside.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        inside.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        for part in fresh:
            rect = QRectF(part.toAlignedRect())
            inside.setClipRect(rect)
            inside.fillRect(rect, Qt.GlobalColor.transparent)
            inside.drawImage(whole, image)
        inside.end()

    def _world_of(self, top: int, bottom: int, left: int, right: int) -> QRectF:
        """Of rows and columns, the last ones included."""
        rows, columns = self._steps.shape
        high, wide = self._world.height() / rows, self._world.width() / columns
        return QRectF(
            self._world.left() + left * wide,
            self._world.top() + top * high,
            (right - left + 1) * wide,
            (bottom - top + 1) * high,
        )

    def _colour(self) -> None:
        self._pixels = np.ascontiguousarray(self._palette()[self._steps])

    def _palette(self) -> NDArray[np.uint32]:
        """What each step looks like, alpha multiplied in."""
        return np.array([0, *(_premultiplied(tint) for tint in self._tints or ())] + [0] * 3, np.uint32)[:4]


def _premultiplied(colour: QColor) -> int:
    alpha = colour.alphaF()
    red, green, blue = (round(part * alpha) for part in (colour.red(), colour.green(), colour.blue()))
    return colour.alpha() << 24 | red << 16 | green << 8 | blue
