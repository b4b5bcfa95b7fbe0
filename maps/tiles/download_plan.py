"""Which tiles an area needs, and how much that is, before anything is downloaded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely import Polygon

from maps.mercator import WORLD, to_world
from maps.tiles.providers import ProviderError
from maps.tiles.pyramid import Tile, tiles_covering

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from shapely.geometry.base import BaseGeometry

    from maps.area import Area

MAX_DOWNLOAD_TILES = 100_000  # a district of 40 x 40 km down to zoom 17
TYPICAL_TILE_BYTES = 20_000  # between a drawn map and an orthophoto
_MOST_AT_ONCE = 4 * MAX_DOWNLOAD_TILES  # looked at; what is more is too many anyway


@dataclass(frozen=True, slots=True)
class DownloadPlan:
    """An area and its zooms. `count` is exact up to the cap, and beyond it says that it is too much."""

    areas: tuple[Area, ...]
    min_zoom: int
    max_zoom: int
    count: int

    @property
    def estimated_bytes(self) -> int:
        return self.count * TYPICAL_TILE_BYTES

    @property
    def is_too_large(self) -> bool:
        return self.count > MAX_DOWNLOAD_TILES

    def tiles(self) -> Iterator[Tile]:
        """The coarse zooms first, so that a download which breaks off has shown something everywhere."""
        shape = _shape(self.areas)
        shapely.prepare(shape)
        for zoom in range(self.min_zoom, self.max_zoom + 1):
            yield from _touching(shape, zoom)


def plan_download(areas: Sequence[Area], min_zoom: int, max_zoom: int) -> DownloadPlan:
    """ProviderError where there is no area, or the zooms are turned round."""
    if not areas:
        raise ProviderError("no area to download: draw one, or give a file with a polygon")
    if not 0 <= min_zoom <= max_zoom:
        raise ProviderError(f"zooms {min_zoom}-{max_zoom}: write the coarse one first, such as 8-16")
    shape = _shape(areas)
    shapely.prepare(shape)
    count = 0
    for zoom in range(min_zoom, max_zoom + 1):
        if _box_count(shape, zoom) > _MOST_AT_ONCE:
            count = max(count, MAX_DOWNLOAD_TILES) + _box_count(shape, zoom) // 4
            continue
        count += sum(1 for _ in _touching(shape, zoom))
    return DownloadPlan(tuple(areas), min_zoom, max_zoom, count)


def _touching(shape: BaseGeometry, zoom: int) -> Iterator[Tile]:
    """Row by row; each row is asked at once, which is thirty times as fast as tile by tile."""
    left, top, right, bottom = shape.bounds
    side = WORLD / 2**zoom
    row: list[Tile] = []
    for tile in tiles_covering(left, top, right, bottom, zoom):
        if row and tile.row != row[0].row:
            yield from _in_row(shape, row, side)
            row = []
        row.append(tile)
    yield from _in_row(shape, row, side)


def _in_row(shape: BaseGeometry, row: list[Tile], side: float) -> Iterator[Tile]:
    if not row:
        return
    lefts = np.array([tile.left for tile in row])
    tops = np.full_like(lefts, row[0].top)
    touched = shapely.intersects(shape, shapely.box(lefts, tops, lefts + side, tops + side))
    yield from (row[i] for i in np.flatnonzero(touched).tolist())


def _box_count(shape: BaseGeometry, zoom: int) -> int:
    left, top, right, bottom = shape.bounds
    side = WORLD / 2**zoom
    return round(((right - left) / side + 1) * ((bottom - top) / side + 1))


def _shape(areas: Sequence[Area]) -> BaseGeometry:
    """In world units; holes are not cut out, for the map is looked at as a whole."""
    rings = [np.array([to_world(at.lat_deg, at.lon_deg) for at in area.ring]) for area in areas]
    return shapely.union_all([Polygon(ring).buffer(0.0) for ring in rings])
