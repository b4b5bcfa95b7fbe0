"""Thermal pictures made up for the tests: ground, warm things, and cameras that paint them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from telemetry.thermal.frame import ThermalFrame, TruthLevel, counts_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from telemetry.thermal.frame import Counts

    Degrees = NDArray[np.float64]

SHAPE = (512, 640)


def ground(seed: int = 1, mean_c: float = 18.0, spread_c: float = 3.0) -> Degrees:
    """Soft patches of warmer and colder ground, with the noise of a sensor."""
    rng = np.random.default_rng(seed)
    coarse = rng.normal(0.0, spread_c, (17, 21))
    patches = np.kron(coarse, np.ones((32, 32)))[: SHAPE[0], : SHAPE[1]]
    return mean_c + patches + rng.normal(0.0, 0.06, SHAPE)


def with_ember(degrees: Degrees, x_px: int, y_px: int, celsius_deg: float, side_px: int = 5) -> Degrees:
    """The same with a square hot thing round this pixel."""
    found, half = degrees.copy(), side_px // 2
    found[y_px - half : y_px + half + 1, x_px - half : x_px + half + 1] = celsius_deg
    return found


def counts(degrees: Degrees) -> Counts:
    return np.clip(np.rint((degrees + 273.15) * 64.0), 0, 65_535).astype(np.uint16)


def frame(degrees: Degrees, *, saturated: bool = False) -> ThermalFrame:
    return ThermalFrame(counts(degrees), 0.0, TruthLevel.RAW, saturated)


def flat(celsius_deg: float, shape: tuple[int, int] = SHAPE) -> Counts:
    return np.full(shape, counts_of(celsius_deg), np.uint16)
