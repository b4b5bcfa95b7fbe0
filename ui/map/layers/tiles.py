"""Map pictures from the areas' own files: the best there is for every square, enlarged where it ends.

A paint decodes for some milliseconds at most; what is not there yet is enlarged from above, and the next
paint goes on. So a slow stick makes the map coarse for a moment and never stiff.
"""

from __future__ import annotations

from collections import OrderedDict
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPixmap

from maps.tiles.pyramid import part_of, tiles_covering, zoom_to_draw

if TYPE_CHECKING:
    from collections.abc import Sequence

    from maps.tiles.mbtiles import TileStore
    from maps.tiles.pyramid import Tile
    from ui.map.canvas import Canvas

KEPT = 160  # decoded pictures, misses included: 40 MB of 256-pixel tiles; a view takes 30
OPACITY = 0.8  # over the land's tint: pictures stay ground, lines stay on top
DECODING_S = 0.010  # a paint, at most; with all else in it a frame stays below 33 ms


class TileLayer:
    """Draws tiles of several stores, at any zoom. Where two have a tile, the first one's is drawn."""

    def __init__(self) -> None:
        self._stores: tuple[TileStore, ...] = ()
        self._pictures: OrderedDict[Tile, QPixmap | None] = OrderedDict()
        self._stop_at_s = 0.0
        self.unfinished = False  # the last paint left tiles for the next

    @property
    def sources(self) -> tuple[str, ...]:
        """Whose pictures these are."""
        return tuple(dict.fromkeys(s.info.attribution for s in self._stores if s.info.attribution))

    def set_stores(self, stores: Sequence[TileStore]) -> None:
        """Draw from other files. They stay open and belong to who opened them."""
        self._stores = tuple(stores)
        self._pictures.clear()

    def paint(self, canvas: Canvas) -> None:
        self.unfinished = False
        if not self._stores:
            return
        self._stop_at_s = perf_counter() + DECODING_S
        painter, frame = canvas.painter, canvas.frame
        units_per_pixel = 1.0 / (frame.px_per_unit * frame.device_ratio)
        zoom = zoom_to_draw(units_per_pixel, 0, max(store.info.max_zoom for store in self._stores))
        view = frame.world
        painter.setOpacity(OPACITY)
        for tile in tiles_covering(view.left(), view.top(), view.right(), view.bottom(), zoom):
            self._paint_tile(painter, tile, frame.square(tile))
        painter.setOpacity(1.0)
        if canvas.colours.tile_shade is not None:
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            painter.fillRect(frame.pixels, canvas.colours.tile_shade)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)

    def _paint_tile(self, painter: QPainter, tile: Tile, target: QRectF) -> None:
        """The tile itself, else its piece of the nearest ancestor that is there."""
        for zoom in range(tile.zoom, min(store.info.min_zoom for store in self._stores) - 1, -1):
            part = part_of(tile, zoom)
            picture = self._picture(part.tile)
            if picture is not None:
                side = float(picture.width())
                piece = QRectF(part.left * side, part.top * side, part.size * side, part.size * side)
                painter.drawPixmap(target, picture, piece)
                return

    def _picture(self, tile: Tile) -> QPixmap | None:
        """From the kept ones, else from a file; None where there is no readable picture, or no time now."""
        if tile in self._pictures:
            self._pictures.move_to_end(tile)
            return self._pictures[tile]
        if perf_counter() > self._stop_at_s:
            self.unfinished = True
            return None
        self._pictures[tile] = self._read(tile)
        if len(self._pictures) > KEPT:
            self._pictures.popitem(last=False)
        return self._pictures[tile]

    def _read(self, tile: Tile) -> QPixmap | None:
        for store in self._stores:
            content = store.picture(tile)
            picture = QPixmap()
            if content is not None and picture.loadFromData(content):
                return picture
        return None
