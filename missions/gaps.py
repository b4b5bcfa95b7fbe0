"""Fly the gaps: what is still below the wanted chance becomes the task of another flight."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from maps.area import from_polygon
from missions.camera_model import ground_sample_m
from missions.detection import by_pixels
from missions.detour import polygons
from missions.plan import PlanError
from missions.task import Pattern

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from shapely import Polygon
    from shapely.geometry.base import BaseGeometry as Geometry

    from maps.area import Area
    from missions.coverage import Coverage
    from missions.search_grid import SearchGrid
    from missions.task import Task

LOWEST_POD, HIGHEST_POD = 0.3, 0.95
_OVERLAP = (0.15, 0.3)  # of the tracks through a gap: each of its cells is to be seen, and once is enough
_LEAST_LOOK = 0.3  # a pass that is worth less needs too many others
_SLIVER_M = 6.0  # narrower gaps are the error of a position
_SMALL = 0.05  # of a square of one swath: not worth the way
_JOIN = 0.25  # of a swath: gaps that are nearer become one
_SPARE_M = 2.0  # flown round a gap
_SMOOTH_M = 1.5


def gaps_task(coverage: Coverage, task: Task, wanted_pod: float) -> Task | None:
    """A parallel search of all that is below `wanted_pod`, otherwise as `task`; None: nothing worth it.

    A gap that needs several passes is several parts, one upon the other. PlanError: no such chance can be
    wanted, or not from this height.
    """
    if not LOWEST_POD <= wanted_pod <= HIGHEST_POD:
        raise PlanError(
            f"a wanted chance is from {LOWEST_POD:.0%} to {HIGHEST_POD:.0%}, not {wanted_pod:.0%}"
        )
    look = float(by_pixels(np.array([ground_sample_m(task.lens, task.height)]))[0])
    if look < _LEAST_LOOK:
        raise PlanError(f"from {task.height:.0f} m a person is too few pixels of {task.camera}: fly lower")
    parts = gap_areas(coverage, wanted_pod, task.swath_m, look)
    if not parts:
        return None
    overlap = min(max(task.overlap, _OVERLAP[0]), _OVERLAP[1])
    return replace(task, pattern=Pattern.PARALLEL, parts=parts, overlap=overlap)


def gap_areas(coverage: Coverage, wanted_pod: float, swath_m: float, look: float = 1.0) -> tuple[Area, ...]:
    """Where something is left to see, once for every pass that it takes, by passes that are worth `look`."""
    grid = coverage.grid
    wanted = grid.wanted
    if wanted is None:
        return ()
    left = np.where(grid.inside, -math.log1p(-wanted_pod) - coverage.lambdas, 0.0)
    parts: list[Area] = []
    done = 1e-3  # float32, and looks a little weaker at the edge of a picture
    while left.max() > done:
        areas = _cleaned(grid, wanted, left > done, swath_m)
        parts += [from_polygon(part, grid.frame) for part in areas]
        done += look
    return tuple(parts)


def _cleaned(grid: SearchGrid, wanted: Geometry, cells: NDArray[np.bool_], swath_m: float) -> list[Polygon]:
    """Neighbours joined, slivers and spots left out, the largest first."""
    thin, join = _SLIVER_M / 2, _JOIN * swath_m
    shape = grid.shapes(cells).buffer(-thin, join_style="mitre").buffer(thin, join_style="mitre")
    joined = shape.buffer(join, quad_segs=2).buffer(_SPARE_M - join, quad_segs=2)
    whole = joined.simplify(_SMOOTH_M).intersection(wanted)
    worth = [part for part in polygons(whole) if part.area >= _SMALL * swath_m**2]
    return sorted(worth, key=lambda part: -part.area)
