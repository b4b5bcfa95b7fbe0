"""The seen ground: three flat steps in tints of the accent, painted only where something changed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from maps.mercator import to_world
from ui.map.kept_view import KeptView

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtGui import QColor, QPainter

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
        self._view = KeptView()
        self._dirty = QRectF()  # world

    def show(self, picture: SeenPicture | None) -> None:
        """Another search; None: nothing was seen."""
        self._view.forget()
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
        cell_px = self._world.width() / max(1, self._steps.shape[1]) * frame.px_per_unit
        soft = max(SOFT_PX, cell_px + 1.0)
        return frame.rect(world).adjusted(-soft, -soft, soft, soft)

    def paint(self, canvas: Canvas) -> None:
        """The kept picture of the view, moved along with the ground and mended where cells changed."""
        if not self.shown or self._world.isEmpty():
            return
        if canvas.colours.seen != self._tints:
            self._tints = canvas.colours.seen
            self._colour()
            self._view.forget()
        frame = canvas.frame
        changed = QRectF() if self._dirty.isEmpty() else self.pixels_of(self._dirty, frame)
        self._view.bring_up(frame, changed, partial(self._draw, frame))
        self._dirty = QRectF()
        canvas.painter.drawPixmap(0, 0, self._view.picture)

    def _draw(self, frame: Frame, inside: QPainter, _part: QRectF) -> None:
        rows, columns = self._steps.shape
        image = QImage(
            self._pixels.data, columns, rows, 4 * columns, QImage.Format.Format_ARGB32_Premultiplied
        )
        inside.drawImage(frame.rect(self._world), image)

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
