"""Which square pictures make up a piece of the map: tiles of the usual pyramid, placed in the world square.

Rows count from the north, as in XYZ addresses; MBTiles count from the south and are turned in `mbtiles`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from maps.mercator import TILE_PX, WORLD, to_world

if TYPE_CHECKING:
    from collections.abc import Iterator

    from maps.geo import LatLon

MAX_ZOOM = 22


@dataclass(frozen=True, slots=True)
class Tile:
    """One picture of the pyramid: zoom 0 is the whole world, each further zoom halves it both ways."""

    zoom: int
    column: int
    row: int

    @property
    def size(self) -> float:
        """Its side in world units."""
        return WORLD / 2**self.zoom

    @property
    def left(self) -> float:
        """World x of its western edge."""
        return self.column * self.size

    @property
    def top(self) -> float:
        """World y of its northern edge."""
        return self.row * self.size


@dataclass(frozen=True, slots=True)
class Part:
    """The square piece of an ancestor that shows a tile: fractions of its side, from its left and top."""

    tile: Tile
    left: float
    top: float
    size: float


def tile_at(at: LatLon, zoom: int) -> Tile:
    """The tile that shows a position."""
    x, y = to_world(at.lat_deg, at.lon_deg)
    count = 2**zoom
    return Tile(zoom, min(int(x / WORLD * count), count - 1), min(int(y / WORLD * count), count - 1))


def tiles_covering(left: float, top: float, right: float, bottom: float, zoom: int) -> Iterator[Tile]:
    """The tiles that touch a rectangle in world units, row by row; nothing outside the world."""
    size, last = WORLD / 2**zoom, 2**zoom - 1
    first_column, first_row = max(0, math.floor(left / size)), max(0, math.floor(top / size))
    last_column, last_row = min(last, math.ceil(right / size) - 1), min(last, math.ceil(bottom / size) - 1)
    for row in range(first_row, last_row + 1):
        for column in range(first_column, last_column + 1):
            yield Tile(zoom, column, row)


def parent(tile: Tile) -> Tile:
    """The tile of the zoom above that contains it. The whole world has none: ValueError."""
    if tile.zoom == 0:
        raise ValueError("the whole world has no parent")
    return Tile(tile.zoom - 1, tile.column // 2, tile.row // 2)


def part_of(tile: Tile, zoom: int) -> Part:
    """The piece of the ancestor at `zoom` to enlarge where the tile itself is missing."""
    steps = tile.zoom - zoom
    if steps < 0:
        raise ValueError(f"a tile of zoom {tile.zoom} has no ancestor at zoom {zoom}")
    share = 2**steps
    ancestor = Tile(zoom, tile.column // share, tile.row // share)
    return Part(ancestor, tile.column % share / share, tile.row % share / share, 1 / share)


def zoom_to_draw(units_per_pixel: float, min_zoom: int, max_zoom: int) -> int:
    """The zoom whose pixels are nearest to the screen's, within what there is."""
    return min(max(round(math.log2(WORLD / (TILE_PX * units_per_pixel))), min_zoom), max_zoom)
