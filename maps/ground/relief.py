"""The shape of the ground as light and shadow, for a rectangle of the map.

Light comes from the north-west, as on every printed map; a slope along the light is a little darker than
level ground, so that it is seen as well. Here the land is flat: a river bank of four metres must show, and a
hill must not turn black beside it. So a slope counts by its logarithm, gentle ones almost in proportion;
that is done for each pixel by itself, and pieces worked out one by one fit together without a seam.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from maps.mercator import from_world, metres_per_unit

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from maps.ground.heights import Heights

    Floats = NDArray[np.float64]

FLAT = 128  # the grey of level ground; more is turned to the light, less away from it
ALONG = 0.3  # how dark a slope along the light is, as part of one turned away from it
GENTLE = 0.012  # the slope up to which shades grow in proportion, at FINE_M a pixel
FINE_M = 20.0
STEEP = 0.35  # a slope that is as bright or as dark as it gets
SMOOTH_M = 70.0  # posts are 30 to 90 m apart, and whole metres in HGT: without it the land is in terraces
MOST_SMOOTH_PX = 7


class Box(NamedTuple):
    """A rectangle in world units of `maps.mercator`."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle_lat_deg(self) -> float:
        return from_world((self.left + self.right) / 2, (self.top + self.bottom) / 2)[0]


@dataclass(frozen=True, slots=True, eq=False)
class Shade:
    """Rows from the north. Where the ground is not `known` the grey is FLAT and says nothing."""

    grey: NDArray[np.uint8]
    known: NDArray[np.bool_]


def shade(ground: Heights, box: Box, width_px: int, height_px: int) -> Shade:
    """Light and shadow in so many pixels."""
    pixel_m = box.width / width_px * metres_per_unit(box.middle_lat_deg)
    smooth = smoothing_px(pixel_m)
    margin = smooth + 1
    heights = heights_in(ground, box, (height_px, width_px), margin)
    known = ~np.isnan(heights)
    level = smoothed(heights, known, smooth)
    east, south = _slopes(level, pixel_m)
    inner = np.s_[margin : margin + height_px, margin : margin + width_px]
    known &= ~np.isnan(east + south)
    light = np.where(known, _lit(east, south, pixel_m), 0.0)[inner]
    return Shade(np.rint(FLAT + np.clip(light, -1.0, 1.0) * (FLAT - 1)).astype(np.uint8), known[inner])


def heights_in(ground: Heights, box: Box, shape: tuple[int, int], margin: int) -> Floats:
    """Metres above sea level of the middles of pixels, with `margin` more of them on each side."""
    rows, columns = shape
    x = box.left + (np.arange(-margin, columns + margin) + 0.5) * (box.width / columns)
    y = box.top + (np.arange(-margin, rows + margin) + 0.5) * (box.height / rows)
    lats = np.array([from_world(box.left, float(down))[0] for down in y])
    lons = np.array([from_world(float(along), box.top)[1] for along in x])
    return ground.heights_m(
        np.repeat(lats[:, None], len(lons), axis=1), np.repeat(lons[None, :], len(lats), axis=0)
    )


def smoothing_px(pixel_m: float) -> int:
    """The side of the squares over which heights are averaged: odd, so that nothing moves."""
    return min(MOST_SMOOTH_PX, 1 + 2 * round((SMOOTH_M / pixel_m - 1.0) / 2.0)) if pixel_m < SMOOTH_M else 1


def smoothed(heights: Floats, known: NDArray[np.bool_], size: int) -> Floats:
    """Averages of squares of `size` pixels, twice; of what is known in them. NaN where nothing is."""
    if size == 1:
        return np.where(known, heights, np.nan)
    total, count = np.where(known, heights, 0.0), known.astype(np.float64)
    for axis in (0, 1, 0, 1):
        total, count = _sums(total, size, axis), _sums(count, size, axis)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(count > 0.0, total / count, np.nan)


def _sums(values: Floats, size: int, axis: int) -> Floats:
    """Of each value and its neighbours along an axis, `size` of them."""
    moved = np.moveaxis(values, axis, 0)
    before = size // 2
    padded = np.concatenate([np.zeros((before + 1, moved.shape[1])), moved, np.zeros((size, moved.shape[1]))])
    along = np.cumsum(padded, axis=0)
    return np.moveaxis(along[size : size + len(moved)] - along[: len(moved)], 0, axis)


def _slopes(heights: Floats, pixel_m: float) -> tuple[Floats, Floats]:
    """Rise to the east and to the south, by Horn's weights over three by three pixels."""
    padded = np.pad(heights, 1, mode="edge")
    up, down = padded[:-2], padded[2:]
    west, east = padded[:, :-2], padded[:, 2:]
    eastward = east[:-2] - west[:-2] + 2.0 * (east[1:-1] - west[1:-1]) + east[2:] - west[2:]
    southward = down[:, :-2] - up[:, :-2] + 2.0 * (down[:, 1:-1] - up[:, 1:-1]) + down[:, 2:] - up[:, 2:]
    return eastward / (8.0 * pixel_m), southward / (8.0 * pixel_m)


def _lit(east: Floats, south: Floats, pixel_m: float) -> Floats:
    """From -1, turned away from the light, to 1."""
    gentle = GENTLE * math.sqrt(FINE_M / max(pixel_m, FINE_M))  # over a wide pixel slopes even out
    steepness = np.hypot(east, south)
    with np.errstate(invalid="ignore", divide="ignore"):
        counts = np.arcsinh(steepness / gentle) / math.asinh(STEEP / gentle) / steepness
    facing, along = (east + south) / math.sqrt(2.0), np.abs(east - south) / math.sqrt(2.0)
    return np.where(steepness > 0.0, (facing - ALONG * along) * counts, 0.0)
