from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from missions.patterns.elevation_lines import lines_at

ROWS, COLUMNS = np.mgrid[0:31, 0:41].astype(float)


def test_on_a_slope_a_line_is_straight_and_goes_right_through():
    (line,) = lines_at(ROWS * 2.0, 13.0)
    assert {row for _, row in line} == {6.5}
    assert sorted(column for column, _ in line) == [float(c) for c in range(41)]


def test_round_a_hill_a_line_is_closed_and_a_circle():
    (line,) = lines_at(-np.hypot(ROWS - 15.0, COLUMNS - 20.0), -10.0)
    assert line[0] == line[-1]
    assert [math.hypot(row - 15.0, column - 20.0) for column, row in line] == pytest.approx(
        [10.0] * len(line), abs=0.02
    )


def test_two_hills_have_two_lines_and_joined_ones_one():
    hills = np.exp(-((COLUMNS - 10) ** 2 + (ROWS - 15) ** 2) / 40) + np.exp(
        -((COLUMNS - 28) ** 2 + (ROWS - 15) ** 2) / 40
    )
    assert len(lines_at(hills, 0.8)) == 2
    assert len(lines_at(hills, 0.1)) == 1


def test_there_is_no_line_above_below_or_through_unknown_ground():
    assert lines_at(ROWS, 100.0) == []
    assert lines_at(ROWS, -100.0) == []
    holed = ROWS.copy()
    holed[10:20, 15:25] = np.nan
    found = lines_at(holed, 14.5)
    assert len(found) == 2
    assert all(not 14.0 < column < 25.0 for line in found for column, _ in line)


def test_a_saddle_is_joined_by_what_its_middle_is():
    low_middle = np.array([[1.0, 0.0], [0.0, 0.9]])
    assert [len(line) for line in lines_at(low_middle, 0.5)] == [2, 2]
    ends = {frozenset(line) for line in lines_at(low_middle, 0.5)}
    assert frozenset({(0.5, 0.0), (0.0, 0.5)}) in ends
    high_middle = np.array([[1.0, 0.4], [0.4, 1.0]])
    ends = [sorted(line) for line in lines_at(high_middle, 0.5)]
    assert all((0.0, pytest.approx(5 / 6)) not in line or (pytest.approx(5 / 6), 0.0) not in line
               for line in ends)  # fmt: skip


@given(st.integers(0, 2**32 - 1), st.floats(-0.8, 0.8))
def test_every_line_lies_on_its_level_and_either_closes_or_ends_at_the_edge(seed: int, level: float):
    heights = np.random.default_rng(seed).uniform(-1.0, 1.0, (9, 11))
    for line in lines_at(heights, level):
        for column, row in line:
            assert _height(heights, column, row) == pytest.approx(level, abs=1e-9)
        assert line[0] == line[-1] or all(
            column in {0.0, 10.0} or row in {0.0, 8.0} for column, row in (line[0], line[-1])
        )


def _height(heights: np.ndarray, column: float, row: float) -> float:
    """On a side of a square."""
    low, left = int(min(row, 7.9999)), int(min(column, 9.9999))
    down, right = row - low, column - left
    south = heights[low, left] * (1 - right) + heights[low, left + 1] * right
    north = heights[low + 1, left] * (1 - right) + heights[low + 1, left + 1] * right
    return float(south * (1 - down) + north * down)
