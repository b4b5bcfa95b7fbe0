"""When the fire reaches each place: all that a picture, a plume and a score need to know of a spread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from maps.geo import LatLon
    from training.exercise.scenario import Fuel


@dataclass(frozen=True, slots=True)
class Arrival:
    """A square of cells round `origin`, row 0 in the south, column 0 in the west; metres east and north.

    `seconds[row, column]` is when the front reaches that cell's middle, in exercise seconds; infinity: never
    within the time it was worked out for.
    """

    origin: LatLon  # the middle of the square
    cell_m: float
    seconds: NDArray[np.float32]
    fuel: Fuel
