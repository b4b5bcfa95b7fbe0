"""The shape of the ground, laid over the land as light and shadow: a map even where there are no tiles."""

from __future__ import annotations

import math
from collections import OrderedDict
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QRectF, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPixmap

from maps.ground.relief import FLAT
from maps.mercator import TILE_PX
from maps.tiles.pyramid import Tile, part_of, tiles_covering, zoom_to_draw
from ui.map.layers.relief_pieces import KEPT, LINE_STEP_M, LINES_FROM_ZOOM, Pieces
from ui.map.polyline import draw_polyline

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from maps.ground.heights import Heights
    from ui.map.canvas import Canvas
    from ui.map.colours import MapColours

MIN_ZOOM, MAX_ZOOM = 5, 13  # at 13 a pixel is 11 m here, finer than the common ground; beyond it is enlarged
LOOK_MS = 60
# How much of the dark or the light colour lies over the land: in full shade, on level ground, in full light.
# Bright land is shaded and dark land is lit; known ground differs a little from unknown in both.
ON_BRIGHT, ON_DARK = (-0.46, -0.07, 0.9), (0.0, 0.085, 0.30)
LINE_SHARE = 0.45  # of the label's colour, the rest is the land's
LINE_PX, FIFTH_LINE_PX = 0.8, 1.4
LINES_FROM_PX = 500.0  # of a piece on the screen: smaller, the lines run into each other


class ReliefLayer(QObject):
    """Paints what is worked out, the coarser piece or plain land until then; `ready` when there is more."""

    ready = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines_shown = True
        self._pieces: Pieces | None = None
        self._palette: NDArray[np.uint32] = np.zeros(256, np.uint32)
        self._colours: tuple[int, int] | None = None
        self._pictures: OrderedDict[Tile, QPixmap] = OrderedDict()
        self._told = 0
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._tell)

    def set_ground(self, ground: Heights | None) -> None:
        """Of this ground from now on."""
        self.close()
        self._pieces = None if ground is None else Pieces(ground)
        self._pictures.clear()
        self._told = 0

    def close(self) -> None:
        """Nothing is worked out any more."""
        self._look.stop()
        if self._pieces is not None:
            self._pieces.close()

    def paint(self, canvas: Canvas) -> None:
        pieces = self._pieces
        if pieces is None:
            return
        self._wear(canvas.colours)
        painter, frame = canvas.painter, canvas.frame
        view = frame.world
        zoom = zoom_to_draw(1.0 / (frame.px_per_unit * frame.device_ratio), MIN_ZOOM, MAX_ZOOM)
        tiles = list(tiles_covering(view.left(), view.top(), view.right(), view.bottom(), zoom))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for tile in tiles:
            self._paint_tile(painter, pieces, tile, frame.square(tile))
        if self.lines_shown and zoom >= LINES_FROM_ZOOM:
            self._paint_lines(canvas, pieces, tiles)
        missing = [tile for tile in tiles if pieces.get(tile) is None]
        pieces.want(sorted(missing, key=lambda tile: _off(tile, view)))
        if missing:
            self._look.start()

    def _paint_tile(self, painter: QPainter, pieces: Pieces, tile: Tile, target: QRectF) -> None:
        """The tile itself, else its piece of the nearest ancestor that is there."""
        for zoom in range(tile.zoom, MIN_ZOOM - 1, -1):
            part = part_of(tile, zoom)
            piece = pieces.get(part.tile)
            if piece is not None:
                if piece.known:
                    side = part.size * TILE_PX
                    source = QRectF(part.left * TILE_PX, part.top * TILE_PX, side, side)
                    painter.drawPixmap(target, self._picture(part.tile, piece.greys), source)
                return

    def _paint_lines(self, canvas: Canvas, pieces: Pieces, tiles: list[Tile]) -> None:
        frame, colours = canvas.frame, canvas.colours
        if tiles and tiles[0].size * frame.px_per_unit < LINES_FROM_PX:
            return
        # Without transparency: where two stretches meet it would show as a dot.
        colour = _mixed(colours.label, colours.land["LV"], LINE_SHARE)
        for tile in tiles:
            piece = pieces.get(tile)
            for line in () if piece is None else piece.lines:
                fifth = math.isclose(line.height_m % (5.0 * LINE_STEP_M), 0.0, abs_tol=1e-6)
                canvas.painter.setPen(QPen(colour, FIFTH_LINE_PX if fifth else LINE_PX))
                draw_polyline(canvas.painter, line.places[:, 0], line.places[:, 1], frame)

    def _picture(self, tile: Tile, greys: NDArray[np.uint8]) -> QPixmap:
        if tile in self._pictures:
            self._pictures.move_to_end(tile)
            return self._pictures[tile]
        pixels = np.ascontiguousarray(self._palette[greys])
        rows, columns = greys.shape
        image = QImage(pixels.data, columns, rows, 4 * columns, QImage.Format.Format_ARGB32_Premultiplied)
        self._pictures[tile] = QPixmap.fromImage(image)
        if len(self._pictures) > KEPT:
            self._pictures.popitem(last=False)
        return self._pictures[tile]

    def _wear(self, colours: MapColours) -> None:
        """Other colours: the pictures are coloured anew, the ground is not worked out again."""
        worn = colours.text.rgb(), colours.halo.rgb()
        if worn != self._colours:
            self._colours = worn
            self._palette = palette_of(colours)
            self._pictures.clear()

    def _tell(self) -> None:
        pieces = self._pieces
        if pieces is None or not pieces.busy:
            self._look.stop()
        if pieces is not None and pieces.made > self._told:
            self._told = pieces.made
            self.ready.emit()


def palette_of(colours: MapColours) -> NDArray[np.uint32]:
    """What is laid over the land for each grey, alpha multiplied in; nothing for 0."""
    bright = colours.halo.lightness() > colours.text.lightness()
    dark, light = (colours.text, colours.halo) if bright else (colours.halo, colours.text)
    shares = np.interp(np.arange(256), [1, FLAT, 255], ON_BRIGHT if bright else ON_DARK)
    found = np.zeros(256, np.uint32)
    for grey, share in enumerate(shares.tolist()):
        over, alpha = (light if share > 0.0 else dark), abs(share)
        red, green, blue = (round(part * alpha) for part in (over.red(), over.green(), over.blue()))
        found[grey] = round(255 * alpha) << 24 | red << 16 | green << 8 | blue
    found[0] = 0
    return found


def _mixed(one: QColor, other: QColor, share: float) -> QColor:
    pairs = (one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue())
    return QColor(*(round(a * share + b * (1.0 - share)) for a, b in pairs))


def _off(tile: Tile, view: QRectF) -> float:
    """How far from the middle of the view: what is looked at comes first."""
    middle = view.center()
    return math.hypot(tile.left + tile.size / 2 - middle.x(), tile.top + tile.size / 2 - middle.y())
