"""A thermal camera that paints video in its own way, over a scene that moves: truth and picture together."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from telemetry.thermal.range import ThermalRange
from telemetry.video.picture import Picture

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Degrees = NDArray[np.float64]

SHAPE = (128, 160)
FRAME_S = 0.1


class Agc(StrEnum):
    """How it spreads its greys."""

    LINEAR = "linear"
    PLATEAU = "plateau"
    HISTOGRAM = "histogram"
    ROOT = "root"
    CLIPPED = "clipped"  # a line, but not from the coldest to the hottest


@dataclass(frozen=True, slots=True, eq=False)
class Shot:
    """One picture, the range that belongs to it, and what is true."""

    picture: Picture
    range: ThermalRange
    truth: Degrees


def shots(
    agc: Agc, seed: int, count: int = 120, hottest_c: float = 60.0, ends: tuple[int, int] = (16, 235)
) -> Iterator[Shot]:
    """A drone that drifts over ground; hot things come into view and leave it."""
    rng = np.random.default_rng(seed)
    base = np.kron(rng.normal(18.0, 3.0, (12, 60)), np.ones((16, 16)))
    embers = [
        (int(rng.integers(20, 108)), int(rng.integers(100, 800)), float(rng.uniform(35.0, hottest_c)))
        for _ in range(14)
    ]
    for row, column, celsius in embers:
        base[row - 3 : row + 4, column - 3 : column + 4] = celsius
    for number in range(count):
        left = number * 3 // 2
        truth = base[: SHAPE[0], left : left + SHAPE[1]] + rng.normal(0.0, 0.06, SHAPE)
        at_s = number * FRAME_S
        shares = np.clip(spread(agc, truth), 0.0, 1.0)
        luma = ends[0] + shares * (ends[1] - ends[0]) + rng.normal(0.0, 0.5, SHAPE)
        plane = np.clip(np.rint(luma), 0, 255).astype(np.uint8)
        picture = Picture(number, plane, None, at_s, at_s, damaged=False)
        yield Shot(picture, range_of(truth, at_s), truth)


def range_of(truth: Degrees, at_s: float) -> ThermalRange:
    def place(flat: np.intp) -> tuple[float, float]:
        row, column = divmod(int(flat), truth.shape[1])
        return (column + 0.5) / truth.shape[1], (row + 0.5) / truth.shape[0]

    return ThermalRange(
        float(truth.max()), float(truth.min()), place(truth.argmax()), place(truth.argmin()), at_s
    )


def spread(agc: Agc, truth: Degrees) -> Degrees:
    """0..1 of each pixel."""
    lo, hi = truth.min(), truth.max()
    share = (truth - lo) / (hi - lo)
    match agc:
        case Agc.LINEAR:
            return share
        case Agc.ROOT:
            return np.sqrt(share)
        case Agc.CLIPPED:
            low, high = np.percentile(truth, (1.0, 99.0))
            return (truth - low) / (high - low)
        case _:
            bins = 2048
            counted = np.bincount((share * (bins - 1)).astype(int).ravel(), minlength=bins)
            most = 40 if agc is Agc.PLATEAU else counted.max()
            summed = np.cumsum(np.minimum(counted, most))
            return (summed / summed[-1])[(share * (bins - 1)).astype(int)]
