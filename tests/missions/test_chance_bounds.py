from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from missions.chance_bounds import definite_bound, exponential_bound, swept_m2

CELL_M2 = 900.0


def test_a_track_sees_a_strip_with_round_ends():
    assert swept_m2(1000.0, 60.0) == pytest.approx(60_000.0 + math.pi * 900.0)


def test_the_best_cells_are_seen_the_last_one_in_part():
    mass = np.array([[0.1, 0.4], [0.3, 0.2]])
    assert definite_bound(mass, CELL_M2, 1.5 * CELL_M2) == pytest.approx(0.4 + 0.15)
    assert definite_bound(mass, CELL_M2, 99 * CELL_M2) == pytest.approx(1.0)


def test_even_ground_gets_even_effort():
    mass = np.full(10, 0.1)
    assert exponential_bound(mass, CELL_M2, 10 * CELL_M2) == pytest.approx(1.0 - math.exp(-1.0))


@settings(max_examples=100)
@given(
    st.lists(st.floats(0.0, 1.0).map(lambda p: p if p > 1e-9 else 0.0), min_size=1, max_size=60),
    st.floats(0.01, 200.0),
)
def test_water_filling_is_what_bisection_finds(weights: list[float], cells: float):
    if sum(weights) <= 0.0:
        weights = [*weights, 1.0]
    mass = np.array(weights) / sum(weights)
    assert exponential_bound(mass, CELL_M2, cells * CELL_M2) == pytest.approx(
        _by_bisection(mass, cells), rel=1e-6
    )


@given(st.lists(st.floats(0.001, 1.0), min_size=1, max_size=40), st.floats(0.1, 50.0))
def test_random_search_never_finds_more_than_definite_range(weights: list[float], cells: float):
    mass = np.array(weights) / sum(weights)
    ground = cells * CELL_M2
    assert exponential_bound(mass, CELL_M2, ground) <= definite_bound(mass, CELL_M2, ground) + 1e-12


def _by_bisection(mass: np.ndarray, cells: float) -> float:
    p = mass[mass > 0.0]
    low, high = math.log(p.min()) - cells - 1.0, math.log(p.max())
    for _ in range(200):
        level = (low + high) / 2
        effort = np.maximum(0.0, np.log(p) - level)
        low, high = (level, high) if effort.sum() > cells else (low, level)
    return float((p * -np.expm1(-np.maximum(0.0, np.log(p) - high))).sum())
