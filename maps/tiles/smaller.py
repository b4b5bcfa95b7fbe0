"""The coarser zooms of a pyramid, each picture made of the four below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from maps.mercator import TILE_PX
from maps.tiles.pyramid import Tile, parent
from maps.tiles.sheet import weighed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

_HALF = TILE_PX // 2
_QUARTERS = tuple(np.full((_HALF, _HALF), 0.25, np.float32) for _ in range(4))


def with_parents(tiles: Iterable[tuple[Tile, Pixels]], min_zoom: int) -> Iterator[tuple[Tile, Pixels]]:
    """Each tile, and each ancestor once its children came. They must come row by row from the north."""
    begun: dict[int, dict[Tile, Pixels]] = {}
    lowest = 0
    for tile, pixels in tiles:
        lowest = tile.zoom
        yield from _added(tile, pixels, begun, min_zoom)
    for zoom in range(lowest - 1, min_zoom - 1, -1):
        for tile, pixels in begun.pop(zoom, {}).items():
            yield from _added(tile, pixels, begun, min_zoom)


def _added(
    tile: Tile, pixels: Pixels, begun: dict[int, dict[Tile, Pixels]], min_zoom: int
) -> Iterator[tuple[Tile, Pixels]]:
    yield tile, pixels
    if tile.zoom <= min_zoom:
        return
    above = parent(tile)
    row = begun.setdefault(above.zoom, {})
    for whole in [other for other in row if other.row < above.row]:  # nothing more comes for these
        yield from _added(whole, row.pop(whole), begun, min_zoom)
    picture = row.setdefault(above, np.zeros((TILE_PX, TILE_PX, 4), np.uint8))
    top, left = tile.row % 2 * _HALF, tile.column % 2 * _HALF
    picture[top : top + _HALF, left : left + _HALF] = _halved(pixels)


def _halved(pixels: Pixels) -> Pixels:
    corners = (pixels[::2, ::2], pixels[::2, 1::2], pixels[1::2, ::2], pixels[1::2, 1::2])
    return weighed(corners, _QUARTERS)
