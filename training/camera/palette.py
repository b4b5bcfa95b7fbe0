"""From counts to the picture that a thermal camera sends: its automatic gain and its palette."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from training.camera.planes import Planes

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from telemetry.thermal.frame import Counts
    from training.camera.planes import Bytes

LOWEST, HIGHEST = 16, 235  # video range
LEAST_SPAN = 128  # counts (2 K): a quiet scene is not blown up to noise
PLATEAU_SHARE = 0.01  # no step of the histogram counts for more than this share of the pixels
STEP_BITS = 4  # of the histogram: a quarter of a Kelvin


class Palette(IntEnum):
    """Numbered as Siyi's cameras number theirs."""

    WHITE_HOT = 0
    IRON = 3
    BLACK_HOT = 9


class Gain(StrEnum):
    LINEAR = "linear"  # the coldest black, the hottest white: degrees can be read back
    PLATEAU = "plateau"  # by the histogram, so that a few embers leave contrast to the rest: they can not


# R, G, B at equal steps: black, violet, red, orange, yellow, white.
_IRON = (
    (0, 0, 0),
    (32, 0, 120),
    (125, 0, 160),
    (200, 30, 110),
    (238, 90, 20),
    (252, 165, 0),
    (255, 225, 90),
    (255, 255, 246),
)


def coloured(counts: Counts, palette: Palette, gain: Gain) -> Planes:
    """The whole picture in new planes; heights and widths are even."""
    steps = _gained(counts, gain)
    height, width = counts.shape
    luma, blue, red = _tables(palette)
    if palette is not Palette.IRON:
        grey = np.full((height // 2, width // 2), 128, np.uint8)
        return Planes(np.take(luma, steps), grey, grey.copy())
    few = steps[::2, ::2]
    return Planes(np.take(luma, steps), np.take(blue, few), np.take(red, few))


def _gained(counts: Counts, gain: Gain) -> Bytes:
    """0 for the coldest to 255 for the hottest."""
    low, high = int(counts.min()), int(counts.max())
    if gain is Gain.PLATEAU:
        return np.take(_plateau(counts, low, high), counts)
    spare = max(0, LEAST_SPAN - (high - low)) / 2.0
    low_f, span = low - spare, max(high - low, LEAST_SPAN)
    scaled = (np.arange(65_536, dtype=np.float32) - np.float32(low_f)) * np.float32(255.0 / span)
    return np.take(np.clip(np.round(scaled), 0, 255).astype(np.uint8), counts)


def _plateau(counts: Counts, low: int, high: int) -> Bytes:
    """A table for all counts."""
    few = counts[::4, ::4].ravel() >> STEP_BITS
    first = low >> STEP_BITS
    found = np.bincount(few - np.uint16(first), minlength=(high >> STEP_BITS) - first + 1).astype(np.float64)
    found = np.minimum(found, PLATEAU_SHARE * few.size)
    # a part of the range is shared out evenly, so that what is hottest is always brightest
    found += 0.25 * found.sum() / len(found)
    share = np.cumsum(found) / found.sum() * min(1.0, (high - low + 1) / LEAST_SPAN)
    table = np.zeros(65_536, np.uint8)
    at = np.arange(low, high + 1)
    edges = (np.arange(len(found) + 1) + first) << STEP_BITS
    table[low : high + 1] = np.interp(at, edges, np.concatenate([[0.0], share])) * 255.0
    table[high + 1 :] = 255
    return table


@lru_cache(maxsize=4)
def _tables(palette: Palette) -> tuple[Bytes, Bytes, Bytes]:
    steps: NDArray[np.float64] = np.arange(256) / 255.0
    if palette is Palette.IRON:
        at = np.linspace(0.0, 1.0, len(_IRON))
        rgb = np.array(_IRON, np.float64)
        red, green, blue = (np.interp(steps, at, rgb[:, channel]) for channel in range(3))
    else:
        red = green = blue = (steps if palette is Palette.WHITE_HOT else 1.0 - steps) * 255.0
    luma = 16.0 + 0.257 * red + 0.504 * green + 0.098 * blue  # ITU-R BT.601
    u = 128.0 - 0.148 * red - 0.291 * green + 0.439 * blue
    v = 128.0 + 0.439 * red - 0.368 * green - 0.071 * blue
    limited = (np.clip(np.round(part), LOWEST, 240).astype(np.uint8) for part in (luma, u, v))
    y, cb, cr = limited
    return y, cb, cr
