"""Trees on the painted land, as they look from above: a shadow, a dark crown, a lit side."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

APART_M = 4.4


class Foliage(Enum):
    """What broad-leaved trees carry."""

    GREEN = "green"
    BARE = "bare"
    SNOWY = "snowy"  # and pines as well


@dataclass(frozen=True, slots=True, eq=False)
class Canvas:
    """What is painted on; changed in place until the land is done."""

    luma: Floats
    chroma: NDArray[np.floating]
    celsius: Floats
    crowns: NDArray[np.uint8]
    cell_m: float
    sun: float
    foliage: Foliage


def plant(
    canvas: Canvas,
    cover: NDArray[np.uint8],
    lone_shares: dict[int, float],
    forest: int,
    rng: np.random.Generator,
) -> None:
    """A tree every few metres in a forest, elsewhere bushes on a share of the places, by what covers it."""
    n = len(canvas.luma)
    places = int(n * canvas.cell_m / APART_M)
    grid = np.stack(np.meshgrid(np.arange(places), np.arange(places)), axis=-1).reshape(-1, 2)
    at_px = (grid + rng.uniform(0.1, 0.9, grid.shape)) * (n / places)
    under = cover[at_px[:, 1].astype(int), at_px[:, 0].astype(int)]
    wooded = under == forest
    share = np.zeros(256)
    share[list(lone_shares)] = list(lone_shares.values())
    lone = rng.random(len(grid)) < share[under]
    radius_px = (
        np.where(wooded, rng.uniform(1.7, 3.3, len(grid)), rng.uniform(0.6, 1.8, len(grid))) / canvas.cell_m
    )
    pine = rng.random(len(grid)) < 0.6
    chosen = np.flatnonzero(wooded | lone)
    if canvas.sun > 0.1:
        for i in chosen:
            x, y, r = at_px[i, 0], at_px[i, 1], radius_px[i]
            _disc(canvas.luma, x + 0.7 * r, y - 0.9 * r, r, 46.0)
            _disc(
                canvas.celsius,
                x + 0.7 * r,
                y - 0.9 * r,
                r,
                float(canvas.celsius[int(y), int(x)]) - 2.5 * canvas.sun,
            )
    for i in rng.permutation(chosen):
        _tree(canvas, at_px[i, 0], at_px[i, 1], float(radius_px[i]), float(rng.normal()), pine=bool(pine[i]))
    coarse = len(canvas.crowns) / n
    for i in np.flatnonzero(wooded):
        (x, y), r = at_px[i] * coarse, radius_px[i] * coarse
        cv2.circle(canvas.crowns, _at(x, y), max(1, round(float(r))), 1, -1)
    leaves = rng.normal(0.0, 4.0, (512, 512)).astype(np.float32)
    luma = canvas.luma
    luma += np.tile(leaves, (-(-n // 512), -(-n // 512)))[:n, :n]


def _tree(canvas: Canvas, x: float, y: float, r: float, shade: float, *, pine: bool) -> None:
    dark, lit = (48.0, 84.0) if pine else (62.0, 104.0)
    u, v = (116.0, 120.0) if pine else (106.0, 120.0)
    if canvas.foliage is not Foliage.GREEN and not pine:
        dark, lit, u, v = 74.0, 92.0, 122.0, 133.0
    if canvas.foliage is Foliage.SNOWY:
        lit, u, v = lit + 78.0, 0.5 * (u + 128.0), 0.5 * (v + 128.0)
    dark, lit = dark + 4.0 * shade, lit + 7.0 * shade
    _disc(canvas.luma, x, y, r, dark)
    _disc(canvas.luma, x - 0.2 * r, y + 0.24 * r, 0.72 * r, (2.0 * dark + lit) / 3.0)
    _disc(canvas.luma, x - 0.34 * r, y + 0.4 * r, 0.4 * r, lit)
    cv2.circle(canvas.chroma, _at(x / 2, y / 2), max(1, round(r / 2)), (u, v + shade), -1)
    crown_c = float(canvas.celsius[int(y), int(x)]) + 0.25 * shade
    _disc(canvas.celsius, x, y, r, crown_c - 0.5 * canvas.sun)
    _disc(canvas.celsius, x - 0.3 * r, y + 0.3 * r, 0.6 * r, crown_c + 1.6 * canvas.sun)


def _disc(plane: Floats, x: float, y: float, r: float, value: float) -> None:
    cv2.circle(plane, _at(x, y), max(1, round(r)), value, -1)


def _at(x: float, y: float) -> tuple[int, int]:
    return round(float(x)), round(float(y))
