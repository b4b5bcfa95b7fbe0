"""Map pictures from an area's own file: the best there is for every square, enlarged where it ends."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPixmap

from maps.tiles.pyramid import part_of, tiles_covering, zoom_to_draw

if TYPE_CHECKING:
    from maps.tiles.mbtiles import TileStore
    from maps.tiles.pyramid import Tile
    from ui.map.canvas import Canvas
    from ui.map.frame import Frame

KEPT = 400  # decoded pictures, misses included: about 100 MB of 256-pixel tiles
OPACITY = 0.8  # over the land's tint: pictures stay ground, lines stay on top


class TileLayer:
    """Draws tiles of one store, at any zoom."""

    def __init__(self) -> None:
        self._store: TileStore | None = None
        self._pictures: OrderedDict[Tile, QPixmap | None] = OrderedDict()

    @property
    def sources(self) -> tuple[str, ...]:
        """Whose pictures these are."""
        if self._store is None or not self._store.info.attribution:
            return ()
        return (self._store.info.attribution,)

    def set_store(self, store: TileStore | None) -> None:
        """Draw from another file. The store stays open and belongs to who opened it."""
        self._store = store
        self._pictures.clear()

    def paint(self, canvas: Canvas) -> None:
        if self._store is None:
            return
        painter, frame, info = canvas.painter, canvas.frame, self._store.info
        units_per_pixel = 1.0 / (frame.px_per_unit * frame.device_ratio)
        zoom = zoom_to_draw(units_per_pixel, info.min_zoom, info.max_zoom)
        view = frame.world
        painter.setOpacity(OPACITY)
        for tile in tiles_covering(view.left(), view.top(), view.right(), view.bottom(), zoom):
            self._paint_tile(painter, tile, _pixels(tile, frame))
        painter.setOpacity(1.0)
        if canvas.colours.tile_shade is not None:
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            painter.fillRect(frame.pixels, canvas.colours.tile_shade)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)

    def _paint_tile(self, painter: QPainter, tile: Tile, target: QRectF) -> None:
        """The tile itself, else its piece of the nearest ancestor that is there."""
        lowest = self._store.info.min_zoom if self._store is not None else tile.zoom
        for zoom in range(tile.zoom, lowest - 1, -1):
            part = part_of(tile, zoom)
            picture = self._picture(part.tile)
            if picture is not None:
                side = float(picture.width())
                piece = QRectF(part.left * side, part.top * side, part.size * side, part.size * side)
                painter.drawPixmap(target, picture, piece)
                return

    def _picture(self, tile: Tile) -> QPixmap | None:
        """From the kept ones, else from the file; None where there is no readable picture."""
        if tile in self._pictures:
            self._pictures.move_to_end(tile)
            return self._pictures[tile]
        content = self._store.picture(tile) if self._store is not None else None
        picture = QPixmap()
        good = content is not None and picture.loadFromData(content)
        self._pictures[tile] = picture if good else None
        if len(self._pictures) > KEPT:
            self._pictures.popitem(last=False)
        return self._pictures[tile]


def _pixels(tile: Tile, frame: Frame) -> QRectF:
    """Where the tile falls, on whole pixels, so that neighbours leave no seam."""
    scale = frame.px_per_unit
    left, top = round((tile.left - frame.left) * scale), round((tile.top - frame.top) * scale)
    right = round((tile.left + tile.size - frame.left) * scale)
    bottom = round((tile.top + tile.size - frame.top) * scale)
    return QRectF(QPointF(left, top), QPointF(right, bottom))
