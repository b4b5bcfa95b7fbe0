"""The land of a scene as pictures from above: what each patch of ground shows to either camera.

It is painted once, periodic in both directions, and kept at several sizes, so that far ground does not
shimmer.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

from training.camera.colours import yuv_of
from training.camera.radiance import counts_seen
from training.camera.scene import Season
from training.camera.trees import Canvas, Foliage, plant
from training.camera.ways import rounded

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from training.camera.scene import Blob, Scene

    Floats = NDArray[np.float32]
    Bytes = NDArray[np.uint8]

SIZE_M = 512.0
CELL_M = 0.125
COARSE = 512  # cells of the large texture, a metre each
LEVELS = 6  # each half as fine as the one before
CROWN_CELL_M = 0.5
SOFT_M = 0.8


class Cover(IntEnum):
    MEADOW = 0
    FIELD = 1
    FOREST = 2
    ROAD = 3
    TRACK = 4
    WATER = 5
    BURNT = 6
    YARD = 7
    BOG = 8
    REED = 9


# Over the air at night and at the height of a clear summer day, K; then the large and the fine texture, K.
_WARMTH = {
    Cover.MEADOW: (-3.0, 4.0, 1.2, 0.7),
    Cover.FIELD: (-2.4, 6.5, 0.9, 0.8),
    Cover.FOREST: (0.8, 1.0, 0.6, 0.7),
    Cover.ROAD: (4.5, 17.0, 0.5, 0.25),
    Cover.TRACK: (0.5, 11.0, 0.8, 0.6),
    Cover.WATER: (6.5, -4.0, 0.25, 0.05),
    Cover.BURNT: (-0.5, 11.0, 2.0, 1.4),
    Cover.YARD: (-2.6, 3.0, 0.8, 0.6),
    Cover.BOG: (-0.6, 3.2, 1.7, 1.2),
    Cover.REED: (-1.8, 2.4, 0.9, 0.9),
}
# R, G, B by day; then how much the large and the fine texture vary the brightness.
_COLOURS = {
    Cover.MEADOW: (120, 138, 66, 10.0, 9.0),
    Cover.FIELD: (176, 156, 92, 5.0, 6.0),
    Cover.FOREST: (44, 62, 34, 4.0, 8.0),
    Cover.ROAD: (104, 104, 108, 3.0, 4.0),
    Cover.TRACK: (164, 144, 108, 7.0, 8.0),
    Cover.WATER: (46, 66, 84, 3.0, 1.5),
    Cover.BURNT: (46, 42, 40, 9.0, 11.0),
    Cover.YARD: (98, 140, 62, 7.0, 7.0),
    Cover.BOG: (128, 112, 66, 13.0, 12.0),
    Cover.REED: (150, 144, 84, 8.0, 12.0),
}
# The same where a season changes it.
_SEASONS = {
    Season.GREEN: {},
    Season.BARE: {
        Cover.MEADOW: (152, 138, 92, 10.0, 9.0),
        Cover.FIELD: (124, 100, 76, 5.0, 7.0),
        Cover.YARD: (138, 132, 84, 8.0, 7.0),
        Cover.BOG: (132, 104, 70, 13.0, 12.0),
        Cover.REED: (170, 154, 104, 8.0, 12.0),
    },
    Season.SNOW: {
        Cover.MEADOW: (214, 218, 224, 5.0, 4.0),
        Cover.FIELD: (220, 224, 230, 3.0, 3.0),
        Cover.FOREST: (112, 116, 112, 6.0, 9.0),
        Cover.TRACK: (176, 174, 170, 6.0, 8.0),
        Cover.WATER: (150, 162, 172, 5.0, 2.0),
        Cover.YARD: (206, 210, 214, 6.0, 6.0),
        Cover.BOG: (204, 204, 200, 8.0, 9.0),
        Cover.REED: (186, 178, 150, 8.0, 12.0),
    },
}  # fmt: skip


_FOLIAGE = {Season.GREEN: Foliage.GREEN, Season.BARE: Foliage.BARE, Season.SNOW: Foliage.SNOWY}
# Which share of the places for a tree holds one, outside of forests.
_LONE_TREES = {int(Cover.MEADOW): 0.006, int(Cover.BOG): 0.075, int(Cover.REED): 0.02}


@dataclass(frozen=True, slots=True, eq=False)
class Land:
    """Level 0 is the finest; the row 0 is the northernmost, the column 0 the westernmost."""

    cell_m: float
    counts: tuple[NDArray[np.uint16], ...]
    luma: tuple[Bytes, ...]
    chroma: tuple[Bytes, ...]  # U and V; half as fine as luma
    crowns: Bytes  # 1 where a tree of a forest stands over the ground; cells of CROWN_CELL_M


def paint(scene: Scene, cell_m: float = CELL_M) -> Land:
    """About a second at the finest. `cell_m` divides 512 m and one metre evenly."""
    n = round(SIZE_M / cell_m)
    rng = np.random.default_rng(scene.seed)
    coarse = _clouds(rng, COARSE, 1.4)
    fine = np.tile(_grain(rng, 512), (-(-n // 512), -(-n // 512)))[:n, :n]
    large = _grown(coarse, n)
    cover = _cover(scene, coarse, n)
    sun = scene.sun
    warmth = np.array([_WARMTH[c] for c in Cover], np.float32)
    over_air = warmth[:, 0] + (warmth[:, 1] - warmth[:, 0]) * np.float32(sun)
    celsius: Floats = (over_air + np.float32(scene.air_c)).astype(np.float32)[cover]
    shown = np.float32(0.35 + 0.65 * sun)  # the sun makes the differences
    celsius += warmth[:, 2][cover] * large * shown
    celsius += warmth[:, 3][cover] * fine * shown
    season = _SEASONS[scene.season]
    colours = np.array([season.get(c, _COLOURS[c]) for c in Cover], np.float32)
    yuv = np.array([yuv_of(*row[:3]) for row in colours.astype(int).tolist()], np.float32)
    texture = colours[:, 3][cover] * large + colours[:, 4][cover] * fine
    luma: Floats = np.add(yuv[:, 0][cover], texture, dtype=np.float32)
    half = cover[::2, ::2]
    tint = _grown(_clouds(rng, COARSE, 1.2), n // 2)
    snowy = scene.season is Season.SNOW
    green = np.float32(0.15 if snowy else 1.0) * np.isin(
        half, (Cover.MEADOW, Cover.YARD, Cover.FIELD, Cover.BOG, Cover.REED)
    )
    blue, red = yuv[:, 1][half] - 2.0 * tint * green, yuv[:, 2][half] + 3.5 * tint * green
    chroma: Floats = np.stack([blue, red], axis=-1).astype(np.float32)
    _rows_of_grain(scene, luma, celsius, cover, cell_m)
    _road_marks(scene, luma, n)
    crowns = np.zeros((round(SIZE_M / CROWN_CELL_M),) * 2, np.uint8)
    canvas = Canvas(luma, chroma, celsius, crowns, cell_m, sun, _FOLIAGE[scene.season])
    plant(canvas, cover, _LONE_TREES, int(Cover.FOREST), rng)
    if scene.crowns_m:
        _soften(canvas)
    _house_shadows(scene, canvas)
    _dim(luma, chroma, scene.light)
    return Land(
        cell_m,
        _levels(counts_seen(celsius, scene.sky_c)),
        _levels(np.clip(luma, 16, 235).astype(np.uint8)),
        _levels(np.clip(chroma, 16, 240).astype(np.uint8)),
        crowns,
    )


def _clouds(rng: np.random.Generator, n: int, steepness: float) -> Floats:
    """Periodic noise of all sizes, mean 0 and deviation 1."""
    frequency = np.hypot(np.fft.fftfreq(n)[:, None], np.fft.rfftfreq(n)[None, :])
    frequency[0, 0] = 1.0
    spectrum = np.fft.rfft2(rng.standard_normal((n, n))) * (frequency**-steepness) * (frequency > 2.5 / n)
    noise = np.fft.irfft2(spectrum, s=(n, n))
    return (noise / noise.std()).astype(np.float32)


def _grain(rng: np.random.Generator, n: int) -> Floats:
    return (0.6 * _clouds(rng, n, 0.5) + 0.5 * _clouds(rng, n, 1.0)).astype(np.float32)


def _grown(small: Floats, n: int) -> Floats:
    return np.asarray(cv2.resize(small, (n, n), interpolation=cv2.INTER_CUBIC), np.float32)


def _cover(scene: Scene, coarse: Floats, n: int) -> Bytes:
    cover = np.zeros((n, n), np.uint8)
    plan = scene.plan
    for field in plan.fields:
        cv2.fillPoly(cover, [cells(field, n)], int(Cover.FIELD))
    for kind, blobs, ragged in (
        (Cover.BOG, plan.bogs, 0.12),
        (Cover.YARD, plan.yards, 0.05),
        (Cover.FOREST, plan.forests, 0.09),
        (Cover.WATER, plan.waters, 0.05),
        (Cover.BURNT, plan.burnt, 0.11),
    ):
        for blob in blobs:
            cover[_grown(_depth(blob, coarse, ragged), n) > 0.0] = kind
    for stream in plan.streams:
        line, width = [cells(rounded(stream.points), n)], max(1, round(stream.width_m * n / SIZE_M))
        bank = width + max(2, round(5.0 * n / SIZE_M))
        cv2.polylines(cover, line, isClosed=False, color=int(Cover.REED), thickness=bank)
        cv2.polylines(cover, line, isClosed=False, color=int(Cover.WATER), thickness=width)
    for road in (road for road in plan.roads if road.paved):  # gravel beside it
        line, width = [cells(rounded(road.points), n)], max(1, round(road.width_m * n / SIZE_M))
        cv2.polylines(cover, line, isClosed=False, color=int(Cover.TRACK), thickness=round(width * 1.35))
    for road in plan.roads:
        line, width = [cells(rounded(road.points), n)], max(1, round(road.width_m * n / SIZE_M))
        kind = Cover.ROAD if road.paved else Cover.TRACK
        cv2.polylines(cover, line, isClosed=False, color=int(kind), thickness=width)
    return cover


def _depth(blob: Blob, coarse: Floats, ragged: float) -> Floats:
    """Positive within it; the land repeats, so the nearer way round counts."""
    cell = SIZE_M / COARSE
    along = (np.arange(COARSE) + 0.5) * cell - SIZE_M / 2
    east = (along - blob.at[0] + SIZE_M / 2) % SIZE_M - SIZE_M / 2
    north = (-along - blob.at[1] + SIZE_M / 2) % SIZE_M - SIZE_M / 2
    out = np.hypot(east[None, :] / blob.east_m, north[:, None] / blob.north_m)
    return (1.0 - out + ragged * coarse).astype(np.float32)


def cells(points: tuple[tuple[float, float], ...], n: int) -> NDArray[np.int32]:
    """Metres east and north of the middle to columns and rows."""
    metres = np.array(points, np.float64)
    scaled = np.column_stack([metres[:, 0] + SIZE_M / 2, SIZE_M / 2 - metres[:, 1]]) * n / SIZE_M
    return np.round(scaled).astype(np.int32)


def _rows_of_grain(scene: Scene, luma: Floats, celsius: Floats, cover: Bytes, cell_m: float) -> None:
    """A field's rows and the tramlines of its tractor."""
    if not scene.plan.fields:
        return
    n = len(luma)
    across = np.arange(n, dtype=np.float32) * np.float32(cell_m)
    rows = (
        7.0 * np.sin(across * (2.0 * np.pi / 1.0))
        - 22.0 * ((across % 16.0) < 0.5)
        - 22.0 * (((across + 1.8) % 16.0) < 0.5)
    )
    field = cover == Cover.FIELD
    luma += field * rows.astype(np.float32)[None, :]
    celsius += field * (0.05 * rows).astype(np.float32)[None, :] * np.float32(-scene.sun)


def _soften(canvas: Canvas) -> None:
    """A wood as warm as needles and twigs are, each a little its own, instead of crowns of one piece."""
    n, across = len(canvas.celsius), max(3, round(SOFT_M / canvas.cell_m) | 1)
    wooded = cv2.resize(canvas.crowns, (n, n), interpolation=cv2.INTER_NEAREST)
    wooded = cv2.dilate(wooded, np.ones((across, across), np.uint8)) > 0
    soft = cv2.blur(cv2.blur(canvas.celsius, (across, across)), (across, across))
    np.copyto(canvas.celsius, soft, where=wooded)


def _road_marks(scene: Scene, luma: Floats, n: int) -> None:
    for road in scene.plan.roads:
        if not road.paved:
            continue
        points = np.array(rounded(road.points))
        steps = np.hypot(*np.diff(points, axis=0).T)
        at = np.concatenate([[0.0], np.cumsum(steps)])
        for start in np.arange(0.0, at[-1], 9.0):
            ends = np.array([start, min(start + 3.0, at[-1])])
            dash = np.column_stack([np.interp(ends, at, points[:, 0]), np.interp(ends, at, points[:, 1])])
            pair = tuple((float(e), float(north)) for e, north in dash)
            a, b = cells(pair, n)
            cv2.line(luma, a.tolist(), b.tolist(), 200.0, max(1, round(0.16 * n / SIZE_M)))


def _house_shadows(scene: Scene, canvas: Canvas) -> None:
    """On the north-east, as in the afternoon."""
    if canvas.sun <= 0.1:
        return
    n = len(canvas.luma)
    for house in scene.plan.houses:
        turn = np.radians(house.heading_deg)
        along = np.array([np.sin(turn), np.cos(turn)]) * house.length_m / 2
        across = np.array([np.cos(turn), -np.sin(turn)]) * house.width_m / 2
        base = np.array(house.at) + np.array(
            [along + across, along - across, -along - across, across - along]
        )
        cast = base + np.array([0.55, 0.75]) * house.eaves_m
        hull = cv2.convexHull(np.vstack([base, cast]).astype(np.float32))[:, 0, :]
        mask = np.zeros((n, n), np.uint8)
        cv2.fillPoly(mask, [cells(tuple((float(e), float(north)) for e, north in hull), n)], 1)
        rows, columns = np.nonzero(mask)
        canvas.luma[rows, columns] *= np.float32(0.55)
        canvas.celsius[rows, columns] -= np.float32(5.0 * canvas.sun)


def _dim(luma: Floats, chroma: Floats, lightness: float) -> None:
    light = np.float32(lightness)
    luma -= 16.0
    luma *= light
    luma += 16.0
    chroma -= 128.0
    chroma *= light
    chroma += 128.0


def _levels(finest: NDArray[Any]) -> tuple[NDArray[Any], ...]:
    levels = [np.ascontiguousarray(finest)]
    for _ in range(LEVELS - 1):
        height, width = levels[-1].shape[:2]
        levels.append(
            np.asarray(cv2.resize(levels[-1], (width // 2, height // 2), interpolation=cv2.INTER_AREA))
        )
    return tuple(levels)
