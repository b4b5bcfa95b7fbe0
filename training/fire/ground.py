"""The square of cells that a fire is worked out on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from maps.geo import LatLon
    from training.fire.arrival import Arrival


@dataclass(frozen=True, slots=True)
class Ground:
    """`cells` a side round `origin`; row 0 in the south, column 0 in the west."""

    origin: LatLon
    cell_m: float
    cells: int
    bare: NDArray[np.bool_] | None = None  # never burns

    def __post_init__(self) -> None:
        if self.bare is not None and self.bare.shape != (self.cells, self.cells):
            raise ValueError(f"bare ground of {self.bare.shape} for {self.cells} cells a side")


def middles_m(cells: int, cell_m: float) -> NDArray[np.float64]:
    """Of the columns, east of the origin; of the rows, north of it."""
    return (np.arange(cells, dtype=np.float64) - (cells - 1) / 2.0) * cell_m


def side_of(arrival: Arrival) -> NDArray[np.float64]:
    """The middles of an arrival's rows, and of its columns."""
    return middles_m(arrival.seconds.shape[0], arrival.cell_m)
