"""How a fire spreads over an exercise: when its front reaches each cell.

Minimum travel time on a grid, each cell the beginning of a small ellipse (Huygens; Richards 1990, Finney
2002), in an air that changes at times. The same input gives the same bits; there is no chance in it.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from training.fire.arrival import Arrival
from training.fire.ground import Ground
from training.fire.rate import Slope, growth
from training.fire.travel import Stretch, travelled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from maps.geo import LatLon
    from training.exercise.scenario import FireSource, Weather, WeatherDue

_MOST_CELLS = 1_000  # along a side


def arrival_times(
    sources: Sequence[FireSource],
    weather: Weather,
    due: Sequence[WeatherDue] = (),
    *,
    around: LatLon,
    until_s: float,
    cell_m: float = 2.0,
    extent_m: float = 400.0,
    bare: NDArray[np.bool_] | None = None,
) -> tuple[Arrival, ...]:
    """One for each fuel on each slope, in the order of the sources; fires of one kind have merged.

    The square has sides of `extent_m` round `around`. `bare` cells never burn: water, a road; its shape is
    that of `Arrival.seconds`. A later source changes nothing before it starts.
    """
    ground = Ground(around, cell_m, side_cells(extent_m, cell_m), bare)
    kinds = dict.fromkeys((source.fuel, _slope(source)) for source in sources)
    found: list[Arrival] = []
    for fuel, slope in kinds:
        burning = [it for it in sources if (it.fuel, _slope(it)) == (fuel, slope) and it.starts_s <= until_s]
        stretches = [
            Stretch(begins_s, ends_s, growth(fuel, air, slope))
            for begins_s, ends_s, air in _airs(weather, due, until_s)
        ]
        seconds = travelled(burning, stretches, ground)
        found.append(Arrival(around, cell_m, seconds.astype(np.float32), fuel))
    return tuple(found)


def side_cells(extent_m: float, cell_m: float) -> int:
    """Odd, so that a cell has its middle in the middle."""
    if not (cell_m > 0.0 and extent_m > 0.0 and extent_m / cell_m <= _MOST_CELLS):
        raise ValueError(f"a square of {extent_m} m in cells of {cell_m} m")
    return 2 * math.ceil((extent_m / cell_m - 1.0) / 2.0) + 1


def _slope(source: FireSource) -> Slope:
    return Slope(source.slope_percent, source.slope_towards_deg)


def _airs(weather: Weather, due: Sequence[WeatherDue], until_s: float) -> list[tuple[float, float, Weather]]:
    """From when till when which air; the first one has been for ever."""
    changes = sorted((it for it in due if it.at_s < until_s), key=lambda it: it.at_s)
    begins = [-math.inf, *(it.at_s for it in changes)]
    later = [
        replace(weather, wind_from_deg=it.wind_from_deg, wind_m_s=it.wind_m_s, gust_m_s=it.gust_m_s)
        for it in changes
    ]
    return list(zip(begins, [*begins[1:], until_s], [weather, *later], strict=True))
