"""The planners that `bench search` compares with, re-implemented from the description of SAREnv.

All start over the last known point and stop when their metres are flown; none of them flies home.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from firedrone.bench.search_score import RADIUS_M

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from missions.chances import Chances

    Floats = NDArray[np.float64]

_STEP_M = 5.0
_NEIGHBOURS = [(i, j) for i in (-1, 0, 1) for j in (-1, 0, 1) if (i, j) != (0, 0)]


def spiral(budget_m: float) -> Floats:
    """Archimedes' spiral, its turns two radii apart."""
    growth = RADIUS_M / math.pi  # 2 R each turn
    angles = [0.0]
    while growth * angles[-1] ** 2 / 2 < 1.05 * budget_m:
        angles.append(angles[-1] + _STEP_M / math.hypot(growth, growth * angles[-1]))
    turned = np.array(angles)
    return _cut(np.column_stack([np.cos(turned), np.sin(turned)]) * (growth * turned)[:, None], budget_m)


def spiral_and_home(budget_m: float) -> Floats:
    """The same for a drone that comes back: the turns end where the rest is the straight way home."""
    low_m, high_m = 0.0, budget_m
    for _ in range(40):
        middle_m = (low_m + high_m) / 2
        out_m = math.dist(spiral(middle_m)[-1], (0.0, 0.0))
        low_m, high_m = (middle_m, high_m) if middle_m + out_m <= budget_m else (low_m, middle_m)
    return np.vstack([spiral(low_m), [[0.0, 0.0]]])


def concentric(budget_m: float) -> Floats:
    """Circle after circle, two radii apart."""
    points: list[tuple[float, float]] = [(0.0, 0.0)]
    radius_m, flown_m = 0.0, 0.0
    while flown_m < budget_m:
        radius_m += 2 * RADIUS_M
        count = math.ceil(2 * math.pi * radius_m / _STEP_M)
        turned = (2 * math.pi * k / count for k in range(count + 1))
        points += [(radius_m * math.cos(a), radius_m * math.sin(a)) for a in turned]
        flown_m += 2 * math.pi * radius_m + 2 * RADIUS_M
    return _cut(np.array(points), budget_m)


def greedy(chances: Chances, budget_m: float) -> Floats:
    """To the neighbouring cell of eight from which most is newly seen; on, where nothing is."""
    rows, columns = chances.mass.shape
    reach = math.ceil(RADIUS_M / chances.cell_m)
    away = np.hypot(*np.mgrid[-reach : reach + 1, -reach : reach + 1]) * chances.cell_m
    left = np.pad(chances.mass, reach)
    near = away <= RADIUS_M
    i, j = round(-chances.south_m / chances.cell_m - 0.5), round(-chances.west_m / chances.cell_m - 0.5)
    onward, flown_m = (0, 1), 0.0
    cells = [(i, j)]
    left[i : i + 2 * reach + 1, j : j + 2 * reach + 1][near] = 0.0
    while flown_m < budget_m:
        gains = [
            (float(left[i + a : i + a + 2 * reach + 1, j + b : j + b + 2 * reach + 1][near].sum()), (a, b))
            for a, b in _NEIGHBOURS
            if 0 <= i + a < rows and 0 <= j + b < columns
        ]
        gain, step = max(gains)
        if gain <= 0.0:
            step = onward if any(onward == known for _, known in gains) else gains[0][1]
        i, j, onward = i + step[0], j + step[1], step
        flown_m += math.hypot(*step) * chances.cell_m
        left[i : i + 2 * reach + 1, j : j + 2 * reach + 1][near] = 0.0
        cells.append((i, j))
    at = np.array(cells, dtype=np.float64) + 0.5
    track = np.column_stack([at[:, 1], at[:, 0]]) * chances.cell_m + [chances.west_m, chances.south_m]
    return _cut(track, budget_m)


def _cut(track: Floats, budget_m: float) -> Floats:
    """The first metres of a track."""
    legs = np.diff(track, axis=0)
    reached = np.concatenate([[0.0], np.cumsum(np.hypot(legs[:, 0], legs[:, 1]))])
    last = int(np.searchsorted(reached, budget_m))
    if last >= len(track):
        return track
    end = [float(np.interp(budget_m, reached, track[:, k])) for k in (0, 1)]
    return np.vstack([track[:last], [end]])
