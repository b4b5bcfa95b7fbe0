"""Temperature and what a camera for 8-14 micrometres gets of it, both ways.

Planck's law at one wavelength in the middle of the band: within 2 % of the whole band's integral between
0 and 300 C, where cameras' own calibrations have the same form (R / (exp(B / T) - F)).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from telemetry.thermal.frame import COUNTS_PER_KELVIN, ZERO_CELSIUS_K

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

EMISSIVITY = 0.95  # of soil, plants, ash, skin and paint in this band
BAND_K = 14_388.0 / 10.2  # Planck's second constant in micrometre kelvin, over the wavelength


def radiance(celsius_deg: float) -> float:
    """Of a black body, in units that only this module knows."""
    return float(1.0 / np.expm1(BAND_K / (celsius_deg + ZERO_CELSIUS_K)))


def celsius_of(received: float) -> float:
    """The black body that sends so much."""
    return float(BAND_K / np.log1p(1.0 / received) - ZERO_CELSIUS_K)


def sent(celsius_deg: float, sky_c: float) -> float:
    """What a surface sends and reflects of the sky."""
    return EMISSIVITY * radiance(celsius_deg) + (1.0 - EMISSIVITY) * radiance(sky_c)


def mixed_c(parts: tuple[tuple[float, float], ...], sky_c: float) -> float:
    """What a pixel shows that sees (share, temperature) of several surfaces; shares add up to 1."""
    return celsius_of(sum(share * sent(celsius_deg, sky_c) for share, celsius_deg in parts))


def counts_seen(celsius_deg: Floats, sky_c: float) -> NDArray[np.uint16]:
    """Counts (Kelvin times 64) that surfaces of these temperatures show, by a table of 0.01 K."""
    low, high = -60.0, 120.0
    table_c = np.arange(low, high, 0.01)
    leaves = EMISSIVITY / np.expm1(BAND_K / (table_c + ZERO_CELSIUS_K)) + (1 - EMISSIVITY) * radiance(sky_c)
    table = np.round(BAND_K / np.log1p(1.0 / leaves) * COUNTS_PER_KELVIN).astype(np.uint16)
    index = np.multiply(celsius_deg - np.float32(low), np.float32(100.0))
    np.clip(index, 0, len(table) - 1, out=index)
    return table[index.astype(np.uint16)]


def counts_sent(celsius_deg: NDArray[np.float64], sky_c: float) -> NDArray[np.uint16]:
    """The same for any temperature, exactly; at the end of uint16 (750 C) the end."""
    leaves = EMISSIVITY / np.expm1(BAND_K / (celsius_deg + ZERO_CELSIUS_K)) + (1 - EMISSIVITY) * radiance(
        sky_c
    )
    counts = BAND_K / np.log1p(1.0 / leaves) * COUNTS_PER_KELVIN
    return np.clip(np.round(counts), 0, 65_535).astype(np.uint16)


@lru_cache(maxsize=1)
def radiance_of_counts() -> Floats:
    """A table from counts to radiance; below 100 K nothing is sent."""
    kelvin = np.maximum(np.arange(65_536, dtype=np.float64) / COUNTS_PER_KELVIN, 100.0)
    return (1.0 / np.expm1(BAND_K / kelvin)).astype(np.float32)


def counts_of_radiance(received: Floats) -> NDArray[np.uint16]:
    """Back to counts, at the ends of uint16 the end."""
    counts = (BAND_K * COUNTS_PER_KELVIN) / np.log1p(1.0 / received)
    return np.clip(np.round(counts), 0, 65_535).astype(np.uint16)
