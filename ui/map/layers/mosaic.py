"""The thermal pictures laid on the ground: tiles under the track, painted only where something changed."""

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
    from collections.abc import Iterable

    from numpy.typing import NDArray
    from PySide6.QtGui import QPainter

    from maps.geo import LatLon
    from ui.map.canvas import Canvas
    from ui.map.frame import Frame

OPACITY = 0.85
SOFT_PX = 2.0  # that far the edge of a tile is softened when it is drawn large
MOST_TILES = 4096


@dataclass(frozen=True, slots=True, eq=False)
class HeatTile:
    """`bgra`: height x width x 4 bytes, or height x width whole pixels; alpha multiplied in, 0 where nothing
    was seen. Nobody writes into them any more: a tile that changes comes anew under its key."""

    key: tuple[int, int]
    bgra: NDArray[np.uint8] | NDArray[np.uint32]
    north_west: LatLon  # outer corners
    south_east: LatLon


@dataclass(frozen=True, slots=True)
class _Laid:
    world: QRectF
    image: QImage
    pixels: NDArray[np.uint8 | np.uint32]  # the image points into them


class MosaicLayer:
    """Holds the tiles, and what they look like in the view, which moves along with the ground."""

    def __init__(self) -> None:
        self.shown = True
        self._opacity = OPACITY
        self._tiles: dict[tuple[int, int], _Laid] = {}
        self._view = KeptView()
        self._dirty = QRectF()  # world

    def show(self, tiles: Iterable[HeatTile]) -> None:
        """Instead of all there were."""
        self._tiles = {}
        self._view.forget()
        self.update(tiles)

    def update(self, tiles: Iterable[HeatTile]) -> QRectF:
        """New ones, or newer ones; returns the world rectangle that changed. ValueError for pixels that are
        no picture, and for more than `MOST_TILES`."""
        changed = QRectF()
        for tile in tiles:
            laid = _laid(tile)
            self._tiles[tile.key] = laid
            changed = changed.united(laid.world)
        if len(self._tiles) > MOST_TILES:
            raise ValueError(f"more than {MOST_TILES} thermal tiles")
        self._dirty = self._dirty.united(changed)
        return changed

    def set_opacity(self, opacity: float) -> None:
        if not 0.0 <= opacity <= 1.0:
            raise ValueError(f"an opacity of {opacity} is not between 0 and 1")
        self._opacity = opacity

    def pixels_of(self, world: QRectF, frame: Frame) -> QRectF:
        """Where a world rectangle is in the view, with what its softened edges touch."""
        return frame.rect(world).adjusted(-SOFT_PX, -SOFT_PX, SOFT_PX, SOFT_PX)

    def paint(self, canvas: Canvas) -> None:
        """The kept picture of the view, moved along with the ground and mended where tiles changed."""
        if not self.shown or not self._tiles or self._opacity == 0.0:
            return
        frame = canvas.frame
        changed = QRectF() if self._dirty.isEmpty() else self.pixels_of(self._dirty, frame)
        self._view.bring_up(frame, changed, partial(self._draw, frame))
        self._dirty = QRectF()
        canvas.painter.setOpacity(self._opacity)
        canvas.painter.drawPixmap(0, 0, self._view.picture)
        canvas.painter.setOpacity(1.0)

    def _draw(self, frame: Frame, inside: QPainter, part: QRectF) -> None:
        """The tiles that reach into this part. Their edges fall on whole pixels: neighbours leave no seam."""
        for laid in self._tiles.values():
            target = _whole(frame.rect(laid.world))
            if target.intersects(part):
                inside.drawImage(target, laid.image)


def _laid(tile: HeatTile) -> _Laid:
    pixels = tile.bgra
    parts = pixels.dtype == np.uint8 and pixels.ndim == 3 and pixels.shape[2] == 4
    whole = pixels.dtype == np.uint32 and pixels.ndim == 2
    if not (parts or whole) or 0 in pixels.shape:
        raise ValueError(f"a thermal tile of {pixels.dtype} and shape {pixels.shape} is not a BGRA picture")
    kept = np.ascontiguousarray(pixels)
    height, width = kept.shape[:2]
    image = QImage(kept.data, width, height, 4 * width, QImage.Format.Format_ARGB32_Premultiplied)
    west, north = to_world(tile.north_west.lat_deg, tile.north_west.lon_deg)
    east, south = to_world(tile.south_east.lat_deg, tile.south_east.lon_deg)
    if east <= west or south <= north:
        raise ValueError("the corners of a thermal tile are not its north-west and its south-east")
    return _Laid(QRectF(west, north, east - west, south - north), image, kept)


def _whole(rect: QRectF) -> QRectF:
    left, top = round(rect.left()), round(rect.top())
    return QRectF(left, top, max(1, round(rect.right()) - left), max(1, round(rect.bottom()) - top))
