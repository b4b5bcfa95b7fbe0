"""The relief in square pieces, worked out beside the window: those of the view, none of views left behind."""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from maps.ground.contours import contours
from maps.ground.elevation import ElevationError
from maps.ground.relief import Box, shade
from maps.mercator import TILE_PX

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from maps.ground.contours import Contour
    from maps.ground.heights import Heights
    from maps.tiles.pyramid import Tile

log = logging.getLogger(__name__)
KEPT = 96  # pieces: 64 kB each, and 256 kB as a picture; a view takes 30
LINES_FROM_ZOOM = 13  # contours are too dense on smaller maps
LINE_STEP_M = 5.0
LINE_CELLS = TILE_PX // 2  # along a side: finer than the posts of any ground we know


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """One tile of the pyramid. `greys`: 0 where the ground is unknown, 1 dark, 128 level, 255 light."""

    greys: NDArray[np.uint8]
    lines: tuple[Contour, ...]

    @property
    def known(self) -> bool:
        return bool(self.greys.any())


class Pieces:
    """Of one ground. Its thread lives while something is wanted."""

    def __init__(self, ground: Heights) -> None:
        self._ground = ground
        self._lock = threading.Lock()
        self._wanted: list[Tile] = []
        self._kept: OrderedDict[Tile, Piece] = OrderedDict()
        self._made = 0
        self._thread: threading.Thread | None = None

    @property
    def made(self) -> int:
        """How many so far; more than before: there is something new to show."""
        return self._made

    @property
    def busy(self) -> bool:
        with self._lock:
            return self._thread is not None

    def get(self, tile: Tile) -> Piece | None:
        """None while it is not worked out."""
        with self._lock:
            if tile in self._kept:
                self._kept.move_to_end(tile)
            return self._kept.get(tile)

    def want(self, tiles: Iterable[Tile]) -> None:
        """These and no others from now on, in this order."""
        with self._lock:
            self._wanted = [tile for tile in tiles if tile not in self._kept]
            if self._wanted and self._thread is None:
                self._thread = threading.Thread(target=self._work, name="firedrone-relief", daemon=True)
                self._thread.start()

    def close(self) -> None:
        """Returns when the piece at hand is done."""
        self.want(())
        thread = self._thread
        if thread is not None:
            thread.join()

    def _work(self) -> None:
        while True:
            with self._lock:
                if not self._wanted:
                    self._thread = None
                    return
                tile = self._wanted.pop(0)
            piece = piece_of(self._ground, tile)
            with self._lock:
                self._kept[tile] = piece
                self._made += 1
                if len(self._kept) > KEPT:
                    self._kept.popitem(last=False)


def piece_of(ground: Heights, tile: Tile) -> Piece:
    """Work it out. Where a file turns out to be broken the ground is unknown."""
    box = Box(tile.left, tile.top, tile.left + tile.size, tile.top + tile.size)
    try:
        light = shade(ground, box, TILE_PX, TILE_PX)
        with_lines = tile.zoom >= LINES_FROM_ZOOM and bool(light.known.any())
        lines = contours(ground, box, (LINE_CELLS, LINE_CELLS), LINE_STEP_M) if with_lines else ()
    except ElevationError as error:
        log.warning("no relief: %s", error)
        return Piece(np.zeros((TILE_PX, TILE_PX), np.uint8), ())
    return Piece(np.where(light.known, np.maximum(light.grey, 1), 0).astype(np.uint8), lines)
