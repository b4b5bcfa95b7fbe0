"""A map sheet in any projection becomes pictures of the usual pyramid, at the zoom of its own fineness.

It is read from north to south in bands that one row of tiles needs. Each tile asks 17 x 17 places where
they lie on the sheet; between them it is straight enough, and pixels are mixed from their four neighbours.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from maps.foreign.limits import MAX_SHEET_BAND_PX
from maps.mercator import TILE_PX, WORLD, from_world, to_world
from maps.tiles.pyramid import MAX_ZOOM, Tile, tiles_covering

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Pixels = NDArray[np.uint8]

_NODES = 17
_FINER = 0.2  # of a zoom: so much of the fineness may be lost to keep a map a quarter as large
# Between which nodes each pixel's middle lies along one side of a tile, and how far from the first of them
_AT = (np.arange(TILE_PX) + 0.5) * ((_NODES - 1) / TILE_PX)
_NODE = _AT.astype(np.intp)
_SHARE = _AT - _NODE


@dataclass(frozen=True, slots=True)
class Sheet:
    """A picture with a place on the Earth. In `places` and `pixels` the middle of the first pixel is 0, 0."""

    width_px: int
    height_px: int
    rows: Callable[[int, int], Pixels]  # RGBA from one row up to another
    places: Callable[[Floats, Floats], tuple[Floats, Floats]]  # rows, columns -> latitudes, longitudes
    pixels: Callable[[Floats, Floats], tuple[Floats, Floats]]  # latitudes, longitudes -> rows, columns


@dataclass(frozen=True, slots=True)
class Extent:
    """In world units, and the zooms between the whole sheet in one tile and its own fineness."""

    left: float
    top: float
    right: float
    bottom: float
    min_zoom: int
    max_zoom: int

    def tiles(self, zoom: int) -> Iterator[Tile]:
        """Row by row."""
        return tiles_covering(self.left, self.top, self.right, self.bottom, zoom)

    def count(self, zoom: int) -> int:
        """How many those are."""
        side = WORLD / 2**zoom
        across = math.ceil(self.right / side) - math.floor(self.left / side)
        return across * (math.ceil(self.bottom / side) - math.floor(self.top / side))


def extent_of(sheet: Sheet) -> Extent:
    """ValueError where the sheet has no sensible place on the map of the world."""
    steps, edge = np.linspace(0.0, 1.0, 33), np.full(33, -0.5)
    down, across = steps * sheet.height_px - 0.5, steps * sheet.width_px - 0.5
    rows = np.concatenate((edge, edge + sheet.height_px, down, down))
    columns = np.concatenate((across, across, edge, edge + sheet.width_px))
    x, y = to_world(*sheet.places(rows, columns))
    left, right, top, bottom = float(x.min()), float(x.max()), float(y.min()), float(y.max())
    if not all(map(math.isfinite, (left, right, top, bottom))) or right <= left or bottom <= top:
        raise ValueError("no place on the map")
    fineness = math.sqrt(sheet.width_px * sheet.height_px / ((right - left) * (bottom - top)))  # px a unit
    finest = math.ceil(math.log2(fineness * WORLD / TILE_PX) - _FINER)
    max_zoom = min(max(finest, 0), MAX_ZOOM)
    widest_px = max(right - left, bottom - top) * TILE_PX * 2**max_zoom / WORLD
    steps = max(0, math.ceil(math.log2(max(widest_px, 1.0) / TILE_PX)))
    return Extent(left, top, right, bottom, max(0, max_zoom - steps), max_zoom)


def cut(sheet: Sheet, extent: Extent) -> Iterator[tuple[Tile, Pixels]]:
    """The tiles of the finest zoom, row by row, without those that the sheet does not reach."""
    row: list[Tile] = []
    for tile in extent.tiles(extent.max_zoom):
        if row and tile.row != row[0].row:
            yield from _cut_row(sheet, row)
            row = []
        row.append(tile)
    if row:
        yield from _cut_row(sheet, row)


def _cut_row(sheet: Sheet, tiles: list[Tile]) -> Iterator[tuple[Tile, Pixels]]:
    """Together as many tiles as one band of the sheet can serve: all of them where north is nearly up."""
    together: list[_Wanted] = []
    for tile in tiles:
        wanted = _wanted(sheet, tile)
        if wanted is None:
            continue
        top = min([wanted.top, *(other.top for other in together)])
        bottom = max([wanted.bottom, *(other.bottom for other in together)])
        if together and (bottom - top) * sheet.width_px > MAX_SHEET_BAND_PX:
            yield from _cut_band(sheet, together)
            together = []
        together.append(wanted)
    yield from _cut_band(sheet, together)


@dataclass(frozen=True, slots=True, eq=False)
class _Wanted:
    """Where the pixels of a tile lie on the sheet, and the rows that this takes."""

    tile: Tile
    rows: Floats
    columns: Floats
    top: int
    bottom: int


def _wanted(sheet: Sheet, tile: Tile) -> _Wanted | None:
    steps = np.linspace(0.0, tile.size, _NODES)
    x, y = np.meshgrid(tile.left + steps, tile.top + steps)
    node_rows, node_columns = sheet.pixels(*from_world(x, y))
    if not (np.isfinite(node_rows).all() and np.isfinite(node_columns).all()):
        return None
    rows, columns = _between(node_rows), _between(node_columns)
    inside = _inside(sheet, rows, columns)
    if not inside.any():
        return None
    used = rows[inside]
    top = max(0, math.floor(float(used.min())))
    return _Wanted(tile, rows, columns, top, min(sheet.height_px, math.floor(float(used.max())) + 2))


def _between(nodes: Floats) -> Floats:
    """Every pixel of a tile from its nodes; not as a product of matrices, which waits for all cores."""
    across = nodes[:, _NODE] * (1.0 - _SHARE) + nodes[:, _NODE + 1] * _SHARE
    share = _SHARE[:, None]
    return across[_NODE] * (1.0 - share) + across[_NODE + 1] * share


def _inside(sheet: Sheet, rows: Floats, columns: Floats) -> NDArray[np.bool_]:
    inside = (rows >= -0.5) & (rows < sheet.height_px - 0.5)
    return inside & (columns >= -0.5) & (columns < sheet.width_px - 0.5)


def _cut_band(sheet: Sheet, together: list[_Wanted]) -> Iterator[tuple[Tile, Pixels]]:
    if not together:
        return
    top, bottom = min(one.top for one in together), max(one.bottom for one in together)
    band = sheet.rows(top, bottom)
    for wanted in together:
        pixels = _mixed(band, wanted.rows - top, wanted.columns)
        pixels[~_inside(sheet, wanted.rows, wanted.columns)] = 0
        if pixels[..., 3].any():
            yield wanted.tile, pixels


def _mixed(band: Pixels, rows: Floats, columns: Floats) -> Pixels:
    """Each pixel from its four neighbours; colours of pixels that are not there do not count."""
    rows = np.clip(rows, 0.0, band.shape[0] - 1.0)
    columns = np.clip(columns, 0.0, band.shape[1] - 1.0)
    i, j = rows.astype(np.intp), columns.astype(np.intp)
    below, right = np.minimum(i + 1, band.shape[0] - 1), np.minimum(j + 1, band.shape[1] - 1)
    down, across = (rows - i).astype(np.float32), (columns - j).astype(np.float32)
    shares = ((1 - down) * (1 - across), (1 - down) * across, down * (1 - across), down * across)
    corners = (band[i, j], band[i, right], band[below, j], band[below, right])
    return weighed(corners, shares)


def weighed(corners: tuple[Pixels, ...], shares: tuple[NDArray[np.float32], ...]) -> Pixels:
    """The mean of RGBA pixels; what is transparent lends no colour."""
    if all((corner[..., 3] == 255).all() for corner in corners):
        mean = np.zeros(corners[0].shape, np.float32)
        for corner, share in zip(corners, shares, strict=True):
            mean += corner * share[..., None]
        return (mean + 0.5).astype(np.uint8)
    colour = np.zeros((*corners[0].shape[:2], 3), np.float32)
    alpha = np.zeros(corners[0].shape[:2], np.float32)
    for corner, share in zip(corners, shares, strict=True):
        solid = share * corner[..., 3]
        alpha += solid
        colour += corner[..., :3] * solid[..., None]
    mixed = np.zeros(corners[0].shape, np.uint8)
    mixed[..., :3] = colour / np.maximum(alpha, 1e-6)[..., None] + 0.5
    mixed[..., 3] = alpha + 0.5
    return mixed
