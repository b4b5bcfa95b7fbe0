"""The hottest that was seen of every half metre of ground, and when: a map that grows while it is flown.

Cells are counted in metres of the land's frame, in tiles that are made where something was seen. When there
would be too many, all cells become twice as large. Rows of a tile go from north to south, as on a map.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from telemetry.georeference.ray_march import FARTHEST_M, FLATTEST_DEG
from telemetry.georeference.view import NoGround, in_picture, on_ground, view

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from maps.geo import LatLon
    from telemetry.georeference.land import Land
    from telemetry.georeference.lens import Lens
    from telemetry.georeference.pose import Pose
    from telemetry.georeference.view import View
    from telemetry.thermal.frame import Counts

    Floats = NDArray[np.float64]
    Singles = NDArray[np.float32]

CELL_M = 0.25
TILE = 256  # cells a side
MOST_BYTES = 64 * 1024 * 1024
COARSEST_M = 8.0  # then what was seen first is kept, and what is new is left out
_BYTES_A_CELL = 4  # two of counts, two of seconds
_BLOCK = 8  # cells between places that are worked out; straight lines between
_MOST_CELLS = 1_500_000  # of one picture: a slanted one is cut at its far end
_MOST_DILATED_PX = 15
_EDGE_PX = 2.0  # the outermost pixels are left out: lenses blur there
_OUT = -1e4

Key = tuple[int, int]  # column to the east, row to the north, in tiles from the frame's origin


@dataclass(frozen=True, slots=True, eq=False)
class MosaicTile:
    """A part of the mosaic that has changed. Arrays are copies; rows from north to south."""

    key: Key
    cell_m: float
    west_m: float  # of the land's frame, as the others
    south_m: float
    east_m: float
    north_m: float
    corners: tuple[LatLon, LatLon, LatLon, LatLon]  # north-west, north-east, south-east, south-west
    counts: Counts  # Kelvin times 64, the hottest so far; 0: never seen
    seen_s: Counts  # whole seconds from the mosaic's beginning to the newest look


class Mosaic:
    """Lives as long as a flight, or an incident. Belongs to one thread."""

    def __init__(self, land: Land, cell_m: float = CELL_M, most_bytes: int = MOST_BYTES) -> None:
        if not 0.05 <= cell_m <= COARSEST_M:
            raise ValueError(f"a cell is 0.05 to {COARSEST_M:.0f} m a side, not {cell_m}")
        self.cell_m = cell_m
        self._land = land
        self._most_tiles = max(4, most_bytes // (TILE * TILE * _BYTES_A_CELL))
        self._tiles: dict[Key, tuple[Counts, Counts]] = {}
        self._changed: set[Key] = set()
        self._began_s: float | None = None
        self.full = False  # nothing new has room any more
        self.coarsened = 0  # how often all cells became twice as large: tiles told before are void

    @property
    def size_bytes(self) -> int:
        return len(self._tiles) * TILE * TILE * _BYTES_A_CELL

    def add(self, counts: Counts, pose: Pose, lens: Lens, taken_s: float) -> bool:
        """Lay a picture on the ground, the hotter of old and new in each cell. False: it has no place.

        `pose` is that of when it was taken, `taken_s` of any clock that does not go back.
        """
        if counts.ndim != 2:
            return False
        if counts.shape != (lens.height_px, lens.width_px):
            lens = lens.sized(counts.shape[1], counts.shape[0])
        seen = view(pose, lens, self._land)
        if isinstance(seen, NoGround):
            return False
        window = _window(seen, self.cell_m)
        if window is None:
            return False
        if self._began_s is None:
            self._began_s = taken_s
        laid = _laid(counts, seen, window, self.cell_m)
        second = int(min(max(taken_s - self._began_s, 0.0), 65_535.0))
        self._hold(laid, window, second)
        return True

    def take_changed(self) -> tuple[MosaicTile, ...]:
        """What has changed since this was asked last."""
        changed, self._changed = self._changed, set()
        return tuple(self._tile(key) for key in sorted(changed))

    def tiles(self) -> tuple[MosaicTile, ...]:
        """All of it."""
        return tuple(self._tile(key) for key in sorted(self._tiles))

    def _tile(self, key: Key) -> MosaicTile:
        side = TILE * self.cell_m
        west, south = key[0] * side, key[1] * side
        east, north = west + side, south + side
        corners = [(west, north), (east, north), (east, south), (west, south)]
        nw, ne, se, sw = (self._land.frame.to_latlon(x, y) for x, y in corners)
        hottest, seen_s = self._tiles[key]
        return MosaicTile(
            key, self.cell_m, west, south, east, north, (nw, ne, se, sw), hottest.copy(), seen_s.copy()
        )

    def _hold(self, laid: Counts, window: _Window, second: int) -> None:
        """Cut the window by tiles; the higher of old and new stays in each cell."""
        keys = [
            (column, row)
            for column in range(window.west // TILE, (window.west + window.columns - 1) // TILE + 1)
            for row in range(window.south // TILE, (window.south + window.rows - 1) // TILE + 1)
        ]
        for key in keys:
            part, place = _cut(window, key)
            new = laid[part]
            if not new.any():
                continue
            tile = self._tiles.get(key)
            if tile is None:
                if len(self._tiles) >= self._most_tiles:
                    if self._coarser():
                        return  # this picture is left out; the next comes in a tenth of a second
                    continue
                tile = np.zeros((TILE, TILE), np.uint16), np.zeros((TILE, TILE), np.uint16)
                self._tiles[key] = tile
            hottest, seen_s = tile
            np.maximum(hottest[place], new, out=hottest[place])
            seen_s[place][new > 0] = second
            self._changed.add(key)

    def _coarser(self) -> bool:
        """All cells twice as large, the hottest and the newest of four. False: they are at their largest."""
        if self.cell_m * 2.0 > COARSEST_M:
            self.full = True
            return False
        merged: dict[Key, tuple[Counts, Counts]] = {}
        half = TILE // 2
        for (column, row), layers in self._tiles.items():
            key = column // 2, row // 2
            if key not in merged:
                merged[key] = np.zeros((TILE, TILE), np.uint16), np.zeros((TILE, TILE), np.uint16)
            x, y = (column % 2) * half, (1 - row % 2) * half
            for whole, layer in zip(merged[key], layers, strict=True):
                whole[y : y + half, x : x + half] = layer.reshape(half, 2, half, 2).max(axis=(1, 3))
        self._tiles = merged
        self.cell_m *= 2.0
        self.coarsened += 1
        self._changed = set(merged)
        return True


@dataclass(frozen=True, slots=True)
class _Window:
    """A rectangle of cells, counted to the east and to the north from the frame's origin."""

    west: int
    south: int
    columns: int
    rows: int


def _window(seen: View, cell_m: float) -> _Window | None:
    """The cells that a picture may show, no flatter than the limit; at most _MOST_CELLS, the nearer ones."""
    lens = seen.lens
    u = np.linspace(0.0, lens.width_px, 9)
    v = np.linspace(0.0, lens.height_px, 9)
    edge_u = np.concatenate([u, u, np.zeros(9), np.full(9, lens.width_px)])
    edge_v = np.concatenate([np.zeros(9), np.full(9, lens.height_px), v, v])
    rays = lens.rays(edge_u, edge_v) @ seen.axes
    limit = math.sin(math.radians(FLATTEST_DEG))
    if not (rays[:, 2] <= -limit).any():
        return None
    # What is flatter is laid on the limit, so that the window ends there.
    level = np.linalg.norm(rays[:, :2], axis=1)
    slope = np.minimum(level / np.maximum(-rays[:, 2], limit), 1.0 / math.tan(math.radians(FLATTEST_DEG)))
    bearing = rays[:, :2] / np.maximum(level, 1e-9)[:, None]
    eye = seen.eye[:2]
    low_m, high_m = seen.relief.between(*(eye - FARTHEST_M), *(eye + FARTHEST_M))

    def corners(low_m: float, high_m: float) -> tuple[Floats, Floats]:
        heights = np.maximum(seen.eye[2] - np.array([low_m, high_m]), 0.0)
        away = np.clip(bearing[None] * (slope * heights[:, None])[..., None], -FARTHEST_M, FARTHEST_M)
        far: Floats = away.reshape(-1, 2) + eye
        return far.min(axis=0), far.max(axis=0)

    # As far as all the ground round it allows, then as far as that under it does.
    corner, opposite = corners(low_m, high_m)
    corner, opposite = corners(*seen.relief.between(*corner.tolist(), *opposite.tolist()))
    size_m: Floats = opposite - corner
    if float(size_m[0] * size_m[1]) > _MOST_CELLS * cell_m**2:
        reach_m = math.sqrt(_MOST_CELLS) * cell_m / 2.0
        corner, opposite = np.maximum(corner, eye - reach_m), np.minimum(opposite, eye + reach_m)
    west, south = (math.floor(side / cell_m) for side in corner.tolist())
    east, north = (math.ceil(side / cell_m) for side in opposite.tolist())
    return _Window(west, south, max(1, east - west), max(1, north - south))


def _laid(counts: Counts, seen: View, window: _Window, cell_m: float) -> Counts:
    """The picture in the cells of the window, rows from north to south; 0 where it shows nothing."""
    import cv2  # noqa: PLC0415  30 ms, and only with a picture

    blocks_x, blocks_y = -(-window.columns // _BLOCK), -(-window.rows // _BLOCK)
    # In the middles of the blocks, and of one more round them: so cv2.resize has all in between.
    east = (window.west + (np.arange(-1, blocks_x + 1) + 0.5) * _BLOCK) * cell_m
    north = (window.south + window.rows - (np.arange(-1, blocks_y + 1) + 0.5) * _BLOCK) * cell_m
    shape = len(north), len(east)
    xs, ys = np.broadcast_to(east, shape), np.broadcast_to(north[:, None], shape)
    places = on_ground(seen, np.asarray(xs, np.float64), np.asarray(ys, np.float64))
    u, v = in_picture(seen, places)
    away = places - seen.eye
    far = np.linalg.norm(away, axis=-1)
    good = (-away[..., 2] >= math.sin(math.radians(FLATTEST_DEG)) * far) & (far <= FARTHEST_M)
    good &= np.isfinite(u)
    size = ((blocks_x + 2) * _BLOCK, (blocks_y + 2) * _BLOCK)
    cut = np.s_[_BLOCK : _BLOCK + window.rows, _BLOCK : _BLOCK + window.columns]
    # remap counts from the middle of the first pixel.
    us, vs = (
        cv2.resize(np.where(good, side - 0.5, _OUT).astype(np.float32), size, interpolation=cv2.INTER_LINEAR)
        for side in (u, v)
    )
    us, vs = np.ascontiguousarray(us[cut]), np.ascontiguousarray(vs[cut])
    width, height = seen.lens.width_px, seen.lens.height_px
    outside = (us < _EDGE_PX) | (vs < _EDGE_PX) | (us > width - 1 - _EDGE_PX) | (vs > height - 1 - _EDGE_PX)
    us[outside] = _OUT
    hottest = _widened(counts, float(far[good].min()) if good.any() else 0.0, seen, cell_m)
    laid = cv2.remap(hottest, us, vs, cv2.INTER_NEAREST, borderMode=cv2.BORDER_CONSTANT, borderValue=0)
    return laid.astype(np.uint16, copy=False)


def _widened(counts: Counts, near_m: float, seen: View, cell_m: float) -> Counts:
    """The hottest of as many pixels as one cell has, however it is turned, so that none is lost between."""
    import cv2  # noqa: PLC0415  30 ms, and only with a picture

    pixels = math.sqrt(2.0) * cell_m * max(seen.lens.focal_px) / max(near_m, 1.0)
    side = min(2 * math.ceil((pixels - 1.0) / 2.0) + 1, _MOST_DILATED_PX)
    if side <= 1:
        return np.ascontiguousarray(counts)
    return cv2.dilate(counts, np.ones((side, side), np.uint8)).astype(np.uint16, copy=False)


def _cut(window: _Window, key: Key) -> tuple[tuple[slice, slice], tuple[slice, slice]]:
    """The part of a window that lies in a tile: where it is in the window, and where in the tile."""
    left, right = max(window.west, key[0] * TILE), min(window.west + window.columns, (key[0] + 1) * TILE)
    low, high = max(window.south, key[1] * TILE), min(window.south + window.rows, (key[1] + 1) * TILE)
    top, tile_top = window.south + window.rows, (key[1] + 1) * TILE
    part = np.s_[top - high : top - low, left - window.west : right - window.west]
    place = np.s_[tile_top - high : tile_top - low, left - key[0] * TILE : right - key[0] * TILE]
    return part, place
