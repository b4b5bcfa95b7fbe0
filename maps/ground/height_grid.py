"""Heights from a GeoTIFF: a degree of GLO-30, a sheet of a national survey; in blocks, as they are looked at.

A pixel says the height of its middle, and the half pixel beyond the outermost middles is as high as they: so
the tiles of GLO-30, which share no edge, leave no gap between them.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import numpy as np

from maps.foreign.file import FormatError
from maps.foreign.tiff_blocks import open_tiff, read_block
from maps.ground.bilinear import between_posts
from maps.ground.blocks import BlockCache
from maps.ground.placement import PLACE_TAGS, is_missing, missing_value, placed

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from maps.ground.placement import Placement

    Floats = NDArray[np.float64]
    Posts = NDArray[np.intp]
    Block = NDArray[np.float32]

log = logging.getLogger(__name__)
SUFFIXES = frozenset({".tif", ".tiff"})
VOID = -32768.0  # also where a file does not say so
EDGE_PX = 1e-6  # two neighbours both have their common edge, however it is rounded
LOWEST_M, HIGHEST_M = -500.0, 9000.0  # what is beyond is no height on the Earth: a void that is not declared


class HeightGrid:
    """One file. A block that cannot be decoded is unknown ground, and said once in the log."""

    def __init__(self, path: Path, cache: BlockCache) -> None:
        """FormatError in one line when it is no grid with a place on the Earth."""
        self.path = path
        self._blocks = open_tiff(path, PLACE_TAGS)
        self._at = placed(path, self._blocks.tags, self._blocks.height, self._blocks.width)
        self._missing = missing_value(path, self._blocks.tags)
        self._cache = cache
        self.post_m = max(self._at.square)
        self._south, self._west, self._north, self._east = _box(self._at)

    def inside(self, lats: Floats, lons: Floats) -> NDArray[np.bool_]:
        """Its pixels, whole ones, edges included."""
        near = (lats >= self._south) & (lats <= self._north) & (lons >= self._west) & (lons <= self._east)
        rows, columns = self._at.pixels(lats[near], lons[near])  # to project them all would take too long
        within = (rows >= -0.5 - EDGE_PX) & (rows <= self._at.rows - 0.5 + EDGE_PX)
        within &= (columns >= -0.5 - EDGE_PX) & (columns <= self._at.columns - 0.5 + EDGE_PX)
        near[near] = within
        return near

    def heights_m(self, lats: Floats, lons: Floats) -> Floats:
        """Of places inside; NaN where a post beside is unknown."""
        rows, columns = self._at.pixels(lats, lons)
        shape = self._at.rows, self._at.columns
        rows, columns = np.clip(rows, 0.0, shape[0] - 1.0), np.clip(columns, 0.0, shape[1] - 1.0)
        return between_posts(rows, columns, shape, self._posts)

    def _posts(self, rows: Posts, columns: Posts) -> Floats:
        high, wide = self._blocks.block_height, self._blocks.block_width
        numbers = rows // high * self._blocks.columns + columns // wide
        found = np.empty(rows.shape)
        for number in np.unique(numbers).tolist():
            here, block = numbers == number, self._block(number)
            found[here] = block[rows[here] % high, columns[here] % wide]
        return found

    def _block(self, number: int) -> Block:
        key = self.path, number
        block = self._cache.get(key)
        if block is None:
            block = self._read(*divmod(number, self._blocks.columns))
            self._cache.put(key, block)
        return block

    def _read(self, row: int, column: int) -> Block:
        try:
            block = read_block(self._blocks, row, column)
        except FormatError as error:
            log.warning("%s; the ground there is unknown", error)
            high = min(self._blocks.block_height, self._at.rows - row * self._blocks.block_height)
            wide = min(self._blocks.block_width, self._at.columns - column * self._blocks.block_width)
            return np.full((high, wide), np.nan, np.float32)
        unknown = (block == VOID) | ~((block > LOWEST_M) & (block < HIGHEST_M))
        if self._missing is not None:
            unknown |= is_missing(block, self._missing)
        return np.where(unknown, np.float32(np.nan), block)


def _box(at: Placement) -> tuple[float, float, float, float]:
    """South, west, north and east of all of it: its edges may be bent on the Earth."""
    along = np.linspace(-0.5, 0.5, 17)
    rows = np.concatenate([along, along, np.full(17, -0.5), np.full(17, 0.5)]) * at.rows
    columns = np.concatenate([np.full(17, -0.5), np.full(17, 0.5), along, along]) * at.columns
    lats, lons = at.places(rows + (at.rows - 1) / 2, columns + (at.columns - 1) / 2)
    margin = 0.01 * max(float(np.ptp(lats)), float(np.ptp(lons)))
    return (
        float(lats.min()) - margin,
        float(lons.min()) - margin,
        float(lats.max()) + margin,
        float(lons.max()) + margin,
    )
