"""What was seen as outlines: for a map file, and for those who ask what is left."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from maps.area import from_polygon
from missions.coverage import STEPS
from missions.detour import polygons

if TYPE_CHECKING:
    from maps.area import Area
    from missions.coverage import Coverage

_SMOOTH = 0.75  # of a cell: stairs become slopes
_CELLS = 4  # a smaller spot is not worth an outline


def seen_areas(coverage: Coverage) -> dict[float, tuple[Area, ...]]:
    """By the chances of STEPS: where it was at least that, the largest part first."""
    return {step: _at_least(coverage, step) for step in STEPS}


def _at_least(coverage: Coverage, pod: float) -> tuple[Area, ...]:
    grid = coverage.grid
    cells = (coverage.lambdas >= np.float32(-math.log1p(-pod))) & grid.inside
    shape = grid.shapes(cells).simplify(_SMOOTH * grid.cell_m)
    worth = [part for part in polygons(shape) if part.area >= _CELLS * grid.cell_m**2]
    return tuple(from_polygon(part, grid.frame) for part in sorted(worth, key=lambda part: -part.area))
