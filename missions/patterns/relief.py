"""The ground under an area as an even grid of heights, and how steep it is."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely

from missions.patterns.elevation_lines import lines_at
from missions.plan import PlanError

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from shapely import Polygon

    from maps.area import LocalFrame
    from missions.detour import XY
    from missions.ground import Floats, Ground

MOST_SIDE = 400  # samples along a side: a fine grid over a large area would take seconds
_SAMPLES = 4  # within a track spacing
_FLAT = 0.03  # of slope: along a gentler one, lines of equal height wander about
_MOST_FLAT = 0.5  # share of an area that may be flat
_LEAST_RANGE_M = 10.0


@dataclass(frozen=True, slots=True)
class Relief:
    """Heights above the sea and slopes (metres a metre), by [row, column] from the south-west corner."""

    heights: Floats  # smoothed to what a track can follow
    slopes: Floats
    inside: NDArray[np.bool_]  # of the area
    corner: XY
    step_m: float

    def lines(self, level: float) -> list[list[XY]]:
        """Lines of equal height, in metres."""
        x, y = self.corner
        return [
            [(x + column * self.step_m, y + row * self.step_m) for column, row in line]
            for line in lines_at(self.heights, level)
        ]


def relief_of(area: Polygon, frame: LocalFrame, ground: Ground, spacing_m: float) -> Relief:
    """PlanError where the ground is not known everywhere in the area, or is flat."""
    west, south, east, north = area.bounds
    step = max(spacing_m / _SAMPLES, (east - west) / MOST_SIDE, (north - south) / MOST_SIDE)
    beyond = 2 * step
    x = np.arange(west - beyond, east + beyond + step, step)
    y = np.arange(south - beyond, north + beyond + step, step)
    xs, ys = np.meshgrid(x, y)
    heights = ground.heights_m(*frame.all_to_degrees(xs, ys))
    inside = shapely.contains_xy(area.buffer(step), xs, ys)
    unknown = np.argwhere(inside & ~np.isfinite(heights))
    if len(unknown):
        row, column = unknown[0]
        at = frame.to_latlon(float(xs[row, column]), float(ys[row, column]))
        raise PlanError(
            f"the height of the ground is not known all over the area (not at {at.lat_deg:.5f}, "
            f"{at.lon_deg:.5f}): use parallel, or a --dem without the hole"
        )
    smooth = _smoothed(_smoothed(heights))
    south_north, west_east = np.gradient(smooth, step)
    relief = Relief(smooth, np.hypot(south_north, west_east), inside, (float(x[0]), float(y[0])), step)
    _refuse_flat(relief)
    return relief


def slope_step_m(slope: float, spacing_m: float) -> float:
    """The difference in height of two lines that are a spacing apart along the slope."""
    return spacing_m * math.sin(math.atan(slope))


def _refuse_flat(relief: Relief) -> None:
    within = relief.heights[relief.inside]
    range_m = float(within.max() - within.min())
    flat = float(np.mean(relief.slopes[relief.inside] < _FLAT))
    if range_m < _LEAST_RANGE_M or flat > _MOST_FLAT:
        raise PlanError(
            f"the ground of this area is flat ({range_m:.0f} m from its lowest to its highest place, "
            f"{100 * flat:.0f} % of it level): use parallel"
        )


def _smoothed(heights: Floats) -> Floats:
    """Each height a mean of its neighbourhood (1 2 1 both ways), what is unknown left out."""
    known = np.isfinite(heights)
    total, weight = np.where(known, heights, 0.0), known.astype(np.float64)
    for axis in (0, 1):
        total, weight = _one_two_one(total, axis), _one_two_one(weight, axis)
    return np.where(known, total / np.where(weight > 0.0, weight, 1.0), np.nan)


def _one_two_one(values: Floats, axis: int) -> Floats:
    """Beyond the edge lies nothing."""
    before, after = np.roll(values, 1, axis), np.roll(values, -1, axis)
    edge: list[slice | int] = [slice(None), slice(None)]
    edge[axis] = 0
    before[tuple(edge)] = 0.0
    edge[axis] = -1
    after[tuple(edge)] = 0.0
    return before + 2.0 * values + after
