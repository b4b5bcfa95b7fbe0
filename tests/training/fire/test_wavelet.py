"""The steps that a front goes by."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from training.fire.ellipse import Ellipse
from training.fire.wavelet import wavelet, way_between

CIRCLE = Ellipse(0.0, 1.0, 1.0, 1.0)
LONG = Ellipse(70.0, 2.0, 0.01, 0.15)


def test_there_are_steps_in_every_direction():
    for shape in (CIRCLE, LONG):
        steps = {(step.rows, step.columns) for step in wavelet(shape, 2.0)}
        assert {(1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, -1), (1, -1), (-1, 1)} <= steps
        assert all(math.gcd(*step) == 1 for step in steps)


def test_a_step_of_a_circle_takes_as_long_as_it_is():
    for step in wavelet(CIRCLE, 2.0):
        assert math.isclose(step.seconds, 2.0 * math.hypot(step.rows, step.columns))


def test_a_long_ellipse_has_long_steps_ahead():
    ahead = max(wavelet(LONG, 2.0), key=lambda step: math.hypot(step.rows, step.columns))
    blown = math.degrees(math.atan2(ahead.columns, ahead.rows)) % 360.0
    assert abs(blown - 70.0) < 3.0
    assert math.hypot(ahead.rows, ahead.columns) > 20.0


def test_a_diagonal_step_touches_both_cells_at_its_corner():
    assert sorted(way_between(-1, 1).tolist()) == [[-1, 0], [0, 1]]
    assert way_between(0, 1).tolist() == []
    assert way_between(0, -3).tolist() == [[0, -2], [0, -1]]


@given(st.integers(-40, 40), st.integers(-40, 40))
def test_a_way_has_no_gap_that_fire_could_slip_through(rows: int, columns: int):
    if (rows, columns) == (0, 0):
        return
    cells = {(0, 0), (rows, columns), *map(tuple, way_between(rows, columns).tolist())}
    seen, edge = {(0, 0)}, [(0, 0)]
    while edge:
        row, column = edge.pop()
        beside = {(row + 1, column), (row - 1, column), (row, column + 1), (row, column - 1)}
        edge += (beside & cells) - seen
        seen |= beside & cells
    assert seen == cells
