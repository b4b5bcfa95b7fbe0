"""From one burning cell, the cells that its own small ellipse reaches: the steps that a front goes by.

Huygens' principle on a grid. The ellipse is made so large that its narrow side holds some cells: then there
are steps in every direction that matters, however long it is.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from training.fire.ellipse import Ellipse

_BREADTH_CELLS = 4.5  # half: measured, with fewer a round fire gets corners, more only cost time
_LONGEST_CELLS = 120
_WIDER = 1_000  # than two of the longest


class Step(NamedTuple):
    """From a cell to another one: rows to the north, columns to the east, in this time."""

    rows: int
    columns: int
    seconds: float


def wavelet(growth: Ellipse, cell_m: float) -> tuple[Step, ...]:
    """Steps none of which is another one gone twice, the eight neighbours among them."""
    spreads_s = reach_s(growth, cell_m)
    far = min(_LONGEST_CELLS, math.ceil(max(growth.head_m_s, growth.flank_m_s) * spreads_s / cell_m) + 1)
    rows, columns = np.mgrid[-far : far + 1, -far : far + 1]
    seconds = growth.seconds_to(columns * cell_m, rows * cell_m)
    near = np.maximum(np.abs(rows), np.abs(columns)) == 1
    kept = (near | (seconds <= spreads_s)) & (np.gcd(rows, columns) == 1) & np.isfinite(seconds)
    return tuple(
        Step(row, column, second)
        for row, column, second in zip(
            rows[kept].tolist(), columns[kept].tolist(), seconds[kept].tolist(), strict=True
        )
    )


def reach_s(growth: Ellipse, cell_m: float) -> float:
    """How long the longest steps take, but for the slow ones against the wind."""
    return _BREADTH_CELLS * cell_m / growth.flank_m_s


def way_between(rows: int, columns: int) -> NDArray[np.intp]:
    """The cells that a step touches on its way, the first and the last left out, as rows and columns."""
    pieces = 20 * max(abs(rows), abs(columns))  # none passes over the tip of a cell
    along = np.linspace(0.0, 1.0, pieces + 1)[1:-1, None]
    beside = np.array([-0.05, 0.05])  # a step through a corner touches both cells at it
    length = math.hypot(rows, columns)
    touched_rows = np.rint(along * rows - beside * columns / length).astype(np.intp).ravel()
    touched_columns = np.rint(along * columns + beside * rows / length).astype(np.intp).ravel()
    numbers = np.unique(touched_rows * _WIDER + touched_columns)  # one for each cell
    ends = 0, rows * _WIDER + columns
    kept = numbers[~np.isin(numbers, ends)]
    row = np.rint(kept / _WIDER).astype(np.intp)
    return np.stack([row, kept - row * _WIDER], axis=1)
