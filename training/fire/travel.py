"""The least time in which fire comes to each cell, stretch by stretch of steady air."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from maps.area import LocalFrame
from training.fire.ground import Ground, middles_m
from training.fire.wavelet import Step, reach_s, wavelet, way_between

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from training.exercise.scenario import FireSource
    from training.fire.ellipse import Ellipse

    Floats = NDArray[np.float64]
    Bools = NDArray[np.bool_]

_RIM = 16  # places round a source that the fire sets out from
_SEED_CELLS = 40  # so far from a source it goes straight, off the grid, where no bare ground can be before it


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time of steady air."""

    begins_s: float
    ends_s: float
    growth: Ellipse


def travelled(sources: Sequence[FireSource], stretches: Sequence[Stretch], ground: Ground) -> Floats:
    """Exercise seconds; infinite where the fire does not come before the last stretch ends."""
    arrived = np.full((ground.cells, ground.cells), np.inf)
    for number, stretch in enumerate(stretches):
        is_last = stretch is stretches[-1]
        lit = [
            source
            for source in sources
            if stretch.begins_s <= source.starts_s and (is_last or source.starts_s < stretch.ends_s)
        ]
        fresh = np.full_like(arrived, np.inf)
        for source in lit:
            _set_alight(fresh, source, stretch.growth, ground)
        if stretch.growth.head_m_s > 0.0:
            steps = wavelet(stretch.growth, ground.cell_m)
            ways = [_is_shut(step, ground) for step in steps]
            if number:
                both = list(zip(steps, ways, strict=True))
                _go_on(fresh, arrived, stretches[: number + 1], both, ground.cell_m)
            _spread(fresh, stretch.ends_s, reach_s(stretch.growth, ground.cell_m), steps, ways)
        if ground.bare is not None:
            fresh[ground.bare] = np.inf
        # What lies beyond the end of a stretch tells the next one where the front is between two cells.
        arrived = np.where(arrived <= stretch.begins_s, arrived, fresh)
    return np.where(arrived <= stretches[-1].ends_s, arrived, np.inf)


def _set_alight(fresh: Floats, source: FireSource, growth: Ellipse, ground: Ground) -> None:
    """The disc at once, and what lies round it by straight ways from its rim."""
    east, north = LocalFrame(ground.origin).to_xy(source.at)
    middles = middles_m(ground.cells, ground.cell_m)
    reach = (_SEED_CELLS if ground.bare is None else 1) * ground.cell_m + source.radius_m
    rows = np.flatnonzero(np.abs(middles - north) <= reach)
    columns = np.flatnonzero(np.abs(middles - east) <= reach)
    if not (len(rows) and len(columns)):
        return
    y, x = middles[rows][:, None] - north, middles[columns][None, :] - east
    inside = np.hypot(x, y) <= source.radius_m
    nearest = np.hypot(x, y) == np.hypot(x, y).min()
    window = fresh[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    if abs(east) <= -middles[0] + ground.cell_m and abs(north) <= -middles[0] + ground.cell_m:
        inside |= nearest  # however small, it is somewhere
    seconds = np.full(window.shape, np.inf)
    if growth.head_m_s > 0.0:
        for turn in range(_RIM):
            angle = 2.0 * math.pi * turn / _RIM
            rim = source.radius_m * math.sin(angle), source.radius_m * math.cos(angle)
            np.minimum(seconds, growth.seconds_to(x - rim[0], y - rim[1]), out=seconds)
    seconds[inside] = 0.0
    np.minimum(window, source.starts_s + seconds, out=window)


def _spread(
    fresh: Floats, ends_s: float, at_once_s: float, steps: Sequence[Step], ways: Sequence[Bools | None]
) -> None:
    """Step from cell to cell, the earliest first, till no cell is reached earlier any more."""
    size, margin = len(fresh), max(max(abs(step.rows), abs(step.columns)) for step in steps)
    wide = size + 2 * margin  # with a border that no step leaves
    seconds = np.pad(fresh, margin, constant_values=np.inf).ravel()
    inside = np.pad(np.ones_like(fresh, np.bool_), margin).ravel()
    waiting = inside & (seconds <= ends_s)
    while len(cells := np.flatnonzero(waiting)):
        cells = cells[seconds[cells] <= seconds[cells].min() + at_once_s]
        waiting[cells] = False
        begun = seconds[cells]
        place = cells // wide - margin, cells % wide - margin
        for step, shut in zip(steps, ways, strict=True):
            to = cells + (step.rows * wide + step.columns)
            reached = begun + step.seconds
            earlier = reached < seconds[to]
            if shut is not None:
                earlier &= ~shut[place]
            to, reached = to[earlier], reached[earlier]
            seconds[to] = reached
            waiting[to] = reached <= ends_s
        waiting &= inside
    fresh[:] = seconds.reshape(wide, wide)[margin : margin + size, margin : margin + size]


def _is_shut(step: Step, ground: Ground) -> Bools | None:
    """By cell, whether the step from it meets bare ground; None: there is none anywhere."""
    if ground.bare is None:
        return None
    shut = ground.bare.copy()  # from bare ground nothing sets out
    _meets(shut, ground.bare, step.rows, step.columns)
    for row, column in way_between(step.rows, step.columns).tolist():
        _meets(shut, ground.bare, row, column)
    return shut


def _meets(shut: Bools, bare: Bools, rows: int, columns: int) -> None:
    cells = bare.shape[0]
    top, bottom = max(0, -rows), min(cells, cells - rows)
    left, right = max(0, -columns), min(cells, cells - columns)
    shut[top:bottom, left:right] |= bare[top + rows : bottom + rows, left + columns : right + columns]


def _go_on(
    fresh: Floats,
    arrived: Floats,
    stretches: Sequence[Stretch],
    steps: Sequence[tuple[Step, Bools | None]],
    cell_m: float,
) -> None:
    """Into the last stretch: ways begun before it are gone on with, and new ones begin at the front.

    Either alone comes late: the first round a corner that the front has made, the second a little at each
    change.
    """
    now = stretches[-1]
    burnt = arrived <= now.begins_s
    rows, columns = np.nonzero(burnt & _grown(_grown(~burnt)))
    gone = _shares_gone(arrived[rows, columns], [step for step, _ in steps], stretches[:-1], cell_m)
    front = _front(arrived, now.begins_s)
    for number, (step, shut) in enumerate(steps):
        left = np.maximum(0.0, 1.0 - gone[:, number]) * step.seconds
        _reach(fresh, (rows, columns), step, shut, now.begins_s + left)
        from_rows, from_columns, north, east = front
        whole = now.growth.seconds_to((step.columns - east) * cell_m, (step.rows - north) * cell_m)
        _reach(fresh, (from_rows, from_columns), step, shut, now.begins_s + whole)
    fresh[burnt] = np.inf


def _reach(
    fresh: Floats,
    cells: tuple[NDArray[np.intp], NDArray[np.intp]],
    step: Step,
    shut: Bools | None,
    seconds: Floats,
) -> None:
    rows, columns = cells[0] + step.rows, cells[1] + step.columns
    size = fresh.shape[0]
    kept = (rows >= 0) & (rows < size) & (columns >= 0) & (columns < size)
    if shut is not None:
        kept &= ~shut[cells]
    np.minimum.at(fresh, (rows[kept], columns[kept]), seconds[kept])


def _shares_gone(begun: Floats, steps: Sequence[Step], past: Sequence[Stretch], cell_m: float) -> Floats:
    """How much of each step (a column) from each cell (a row) is behind the fire as the last stretch ends."""
    east = np.array([step.columns * cell_m for step in steps])
    north = np.array([step.rows * cell_m for step in steps])
    gone = np.zeros((len(begun), len(steps)))
    for stretch in past:
        spent = np.maximum(0.0, stretch.ends_s - np.maximum(begun, stretch.begins_s))
        late = spent > 0.0
        gone[late] += spent[late, None] / stretch.growth.seconds_to(east, north)
    return gone


def _front(arrived: Floats, at_s: float) -> tuple[NDArray[np.intp], NDArray[np.intp], Floats, Floats]:
    """Burnt cells beside others, and how far towards those the fire has come, in cells: 0 to 1."""
    padded = np.pad(arrived, 1, constant_values=np.inf)
    found: list[tuple[NDArray[np.intp], NDArray[np.intp], Floats, Floats]] = []
    for row, column in ((1, 0), (-1, 0), (0, 1), (0, -1)):
        beside = padded[1 + row : len(arrived) + 1 + row, 1 + column : len(arrived) + 1 + column]
        rows, columns = np.nonzero((arrived <= at_s) & (beside > at_s))
        begun = arrived[rows, columns]
        share = (at_s - begun) / (beside[rows, columns] - begun)
        found.append((rows, columns, row * share, column * share))
    rows, columns, north, east = (np.concatenate(parts) for parts in zip(*found, strict=True))
    return rows, columns, north, east


def _grown(mask: Bools) -> Bools:
    """With the eight neighbours of each cell."""
    size = len(mask)
    padded = np.pad(mask, 1)
    grown = mask.copy()
    for row in range(3):
        for column in range(3):
            grown |= padded[row : row + size, column : column + size]
    return grown
