"""One thermal picture in temperatures, and how far they can be trusted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Counts = NDArray[np.uint16]

COUNTS_PER_KELVIN = 64.0  # as Siyi's raw frames have it
ZERO_CELSIUS_K = 273.15


class TruthLevel(IntEnum):
    """Where a degree on the screen comes from; shown beside each."""

    PALETTE = 0  # a picture in colours: contrast, no degrees
    RANGE = 1  # MAVLink CAMERA_THERMAL_RANGE: the hottest and the coldest of each picture
    SDK = 2  # the camera's own protocol: as RANGE, and its palette, gain and emissivity are known
    RAW = 3  # a temperature of each pixel, live
    CARD = 4  # a temperature of each pixel, from a file off the card, after the flight


@dataclass(frozen=True, slots=True, eq=False)
class ThermalFrame:
    """`counts` are Kelvin times 64, rows from the top; nobody writes into them any more."""

    counts: Counts
    taken_s: float  # time.monotonic()
    level: TruthLevel
    saturated: bool = False  # the hottest is at the end of the camera's range: "at least"


def celsius(counts: float) -> float:
    return counts / COUNTS_PER_KELVIN - ZERO_CELSIUS_K


def counts_of(celsius_deg: float) -> int:
    """The nearest count; at the ends of uint16 the end."""
    return max(0, min(65_535, round((celsius_deg + ZERO_CELSIUS_K) * COUNTS_PER_KELVIN)))
