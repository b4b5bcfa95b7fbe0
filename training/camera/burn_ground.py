"""Ground that a fire runs over, finely enough to look at: a ragged front and patches that glow on."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from training.camera.land import SIZE_M
from training.camera.ways import rounded

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from training.camera.burn import Burn
    from training.camera.lens import Projection
    from training.camera.scene import Plan

    Floats = NDArray[np.float32]

NEVER_S = 1e9
FINEST_M, FINER = 0.1, 8  # a cell of the model becomes so many, but none smaller than this
MOST_CELLS = 1280  # along a side
RAGGED_M, RAGGED_SHARE = 1.1, 0.06  # 1 sigma of a front ahead or behind; at most that share of the fire
EDGE_CELLS = 2
PATCHES = 64  # kinds of ground, by how long it glows
BINS_PER_ROOT_S, BINS = 8.0, 1024  # ages, by their square root: half a second at first, minutes at the end


@dataclass(frozen=True, slots=True, eq=False)
class BurnGround:
    """One fire, laid out. Row 0 is the southernmost."""

    burn: Burn
    west_m: float
    south_m: float
    cell_m: float
    layers: Floats  # (rows, columns, 2): when it burns, and which patch it is (0..PATCHES)

    @property
    def first_s(self) -> float:
        return float(self.layers[:, :, 0].min(initial=NEVER_S))

    def reached_s(self, east_m: float, north_m: float) -> float:
        """When the fire is at that place, as the pictures show it; NEVER_S or nearly: never."""
        column, row = (east_m - self.west_m) / self.cell_m, (north_m - self.south_m) / self.cell_m
        rows, columns = self.layers.shape[:2]
        if not (0.0 <= column < columns and 0.0 <= row < rows):
            return NEVER_S
        return float(self.layers[int(row), int(column), 0])


def laid_out(burn: Burn, plan: Plan) -> BurnGround | None:
    """Water and roads of the plan do not burn. None: nothing ever burns."""
    rows, columns = np.nonzero(np.isfinite(burn.seconds))
    if not len(rows):
        return None
    top, left = max(0, int(rows.min()) - EDGE_CELLS), max(0, int(columns.min()) - EDGE_CELLS)
    part = burn.seconds[top : int(rows.max()) + EDGE_CELLS + 1, left : int(columns.max()) + EDGE_CELLS + 1]
    height_m, width_m = (side * burn.cell_m for side in part.shape)
    cell_m = max(FINEST_M, burn.cell_m / FINER, max(height_m, width_m) / MOST_CELLS)
    size = max(8, round(height_m / cell_m)), max(8, round(width_m / cell_m))
    rng = np.random.default_rng((burn.seed, 23))
    ragged = np.float32(min(RAGGED_M, RAGGED_SHARE * max(height_m, width_m)) / burn.cell_m)
    ahead = [_blotches(rng, size, 5.0 / cell_m) * ragged for _ in range(2)]
    row, column = np.mgrid[0 : size[0], 0 : size[1]].astype(np.float32)
    seconds = cv2.remap(
        _closed(part),
        (column + 0.5) * np.float32(part.shape[1] / size[1]) - np.float32(0.5) + ahead[0],
        (row + 0.5) * np.float32(part.shape[0] / size[0]) - np.float32(0.5) + ahead[1],
        cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=NEVER_S,
    )
    # 0..1 evenly, near enough: the normal distribution's integral
    noise = 0.75 * _blotches(rng, size, 1.1 / cell_m) + 0.66 * _blotches(rng, size, 0.35 / cell_m)
    patch = 0.5 * (1.0 + np.tanh(0.8 * noise))
    layers = np.dstack([seconds, np.clip(patch * PATCHES, 0.0, PATCHES - 0.01)]).astype(np.float32)
    half_m = np.array(burn.seconds.shape) * burn.cell_m / 2
    west_m = burn.east_m - half_m[1] + left * burn.cell_m
    south_m = burn.north_m - half_m[0] + top * burn.cell_m
    if not burn.burning.above_m:
        layers[_bare(plan, west_m, south_m, cell_m, size), 0] = NEVER_S
    return BurnGround(burn, west_m, south_m, cell_m, layers)


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """A part of a picture: for each of its pixels age * PATCHES + patch, and 0 where it did not burn yet."""

    rows: slice
    columns: slice
    index: NDArray[np.int32]


def seen_from(ground: BurnGround, look: Projection, now_s: float, pixels: int = 1) -> Seen | None:
    """`pixels` 2: of a picture half as large. None: nothing that burns or burnt is in it."""
    box = _box(ground, look, now_s, pixels)
    if box is None:
        return None
    left, top, right, bottom = box
    to_pixels = np.array([
        [pixels, 0.0, pixels * (left + 0.5)], [0.0, pixels, pixels * (top + 0.5)], [0.0, 0.0, 1.0],
    ])  # fmt: skip
    scale = 1.0 / ground.cell_m
    to_cells = np.array([
        [scale, 0.0, -ground.west_m * scale - 0.5], [0.0, scale, -ground.south_m * scale - 0.5],
        [0.0, 0.0, 1.0],
    ])  # fmt: skip
    layers = cv2.warpPerspective(
        ground.layers,
        to_cells @ look.to_ground @ to_pixels,
        (right - left, bottom - top),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=(NEVER_S, 0.0),
    )
    age_s = np.subtract(np.float32(now_s), layers[:, :, 0])
    np.maximum(age_s, 0.0, out=age_s)
    np.sqrt(age_s, out=age_s)
    age_s *= np.float32(BINS_PER_ROOT_S)
    np.minimum(age_s, np.float32(BINS - 2), out=age_s)
    index = np.ceil(age_s).astype(np.int32)
    burnt = index > 0
    index *= PATCHES
    index += layers[:, :, 1].astype(np.int32)
    index *= burnt
    return Seen(slice(top, bottom), slice(left, right), index)


def ages_s() -> NDArray[np.float64]:
    """Of the bins; the first is what did not burn yet."""
    return np.square((np.arange(BINS, dtype=np.float64) - 0.5) / BINS_PER_ROOT_S)


def _box(ground: BurnGround, look: Projection, now_s: float, pixels: int) -> tuple[int, int, int, int] | None:
    """Left, top, right, bottom in the picture of the rectangle that has burnt so far."""
    few = ground.layers[::4, ::4, 0] <= now_s
    rows, columns = np.flatnonzero(few.any(axis=1)), np.flatnonzero(few.any(axis=0))
    if not len(rows):
        return None
    edge = 4.0 * ground.cell_m
    east = [ground.west_m + edge * (columns[0] - 1), ground.west_m + edge * (columns[-1] + 2)]
    north = [ground.south_m + edge * (rows[0] - 1), ground.south_m + edge * (rows[-1] + 2)]
    corners = np.array([(e, n, 0.0) for e in east for n in north])
    seen, ahead = look.pixels_of(corners)
    width, height = look.lens.width_px // pixels, look.lens.height_px // pixels
    if not bool((ahead > 0.0).any()):
        return None
    if not bool((ahead > 0.0).all()):  # it reaches below or behind the camera
        return 0, 0, width, height
    low = np.clip(np.floor(seen.min(axis=0) / pixels), 0, (width, height)).astype(int)
    high = np.clip(np.ceil(seen.max(axis=0) / pixels), 0, (width, height)).astype(int)
    if bool((high - low < 1).any()):
        return None
    return int(low[0]), int(low[1]), int(high[0]), int(high[1])


def _closed(seconds: Floats) -> Floats:
    """Infinity becomes NEVER_S, which can be reckoned with."""
    return np.where(np.isfinite(seconds), seconds, np.float32(NEVER_S)).astype(np.float32)


def _bare(
    plan: Plan, west_m: float, south_m: float, cell_m: float, size: tuple[int, int]
) -> NDArray[np.bool_]:
    """Where nothing can burn, also on the land's repetitions."""
    mask = np.zeros(size, np.uint8)
    lines = [(rounded(road.points), road.width_m) for road in plan.roads]
    lines += [(rounded(stream.points), stream.width_m) for stream in plan.streams]
    for shift in itertools.product((-SIZE_M, 0.0, SIZE_M), repeat=2):
        corner = np.array([west_m, south_m]) - shift
        for points, width_m in lines:
            at = np.round((np.array(points) - corner) / cell_m).astype(np.int32)
            cv2.polylines(mask, [at], isClosed=False, color=1, thickness=max(1, round(width_m / cell_m)))
        for pond in plan.waters:
            east, north = ((np.array(pond.at) - corner) / cell_m).tolist()
            half = max(1, round(pond.east_m / cell_m)), max(1, round(pond.north_m / cell_m))
            cv2.ellipse(mask, (round(east), round(north)), half, 0.0, 0.0, 360.0, 1, -1)
    return mask > 0


def _blotches(rng: np.random.Generator, size: tuple[int, int], across: float) -> Floats:
    """Smooth noise with bumps so many cells large; mean 0, deviation 1."""
    few = [max(4, round(side / max(1.0, across))) for side in size]
    noise = rng.standard_normal(few).astype(np.float32)
    large = np.asarray(cv2.resize(noise, size[::-1], interpolation=cv2.INTER_CUBIC), np.float32)
    return np.asarray((large - large.mean()) / (large.std() + 1e-6), np.float32)
