from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from missions.chances import Chances, ChancesError, after_search, refuse_too_many
from tests.missions import chance_maps, shapes


def test_what_is_missing_to_one_lies_elsewhere():
    chances = chance_maps.grid([[0.1, 0.2], [0.0, 0.3]])
    assert chances.inside == pytest.approx(0.6)
    assert chances.elsewhere == pytest.approx(0.4)


def test_the_first_row_is_the_southernmost():
    chances = chance_maps.grid([[0.5, 0.0], [0.0, 0.0]])  # north-west
    x, y = chances.centres
    found = chances.per_m2(np.array([x[0], x[0], 1e6]), np.array([y[1], y[0], 0.0]))
    assert found == pytest.approx([0.5 / 900.0, 0.0, 0.0])


@pytest.mark.parametrize(
    ("mass", "said"),
    [
        (np.zeros((0, 3)), "is empty"),
        (np.zeros((3, 3)), "0 everywhere"),
        (np.array([[0.1, -0.1]]), "negative"),
        (np.array([[0.1, math.nan]]), "no number"),
        (np.array([[0.1, math.inf]]), "no number"),
        (np.array([[0.9, 0.9]]), "more than 1"),
    ],
)
def test_what_is_no_probability_map_is_refused_in_one_line(mass: np.ndarray, said: str):
    with pytest.raises(ChancesError, match=said):
        Chances(mass, shapes.PLACE, 0.0, 0.0, 30.0)


@pytest.mark.parametrize("cell_m", [0.0, -1.0, math.nan, math.inf])
def test_cells_have_a_size(cell_m: float):
    with pytest.raises(ChancesError, match="cells of"):
        Chances(np.array([[0.5]]), shapes.PLACE, 0.0, 0.0, cell_m)


def test_a_hundred_million_cells_are_refused_before_memory_is_asked_for():
    with pytest.raises(ChancesError, match="use larger cells"):
        refuse_too_many(10_000, 10_000)


@settings(max_examples=40)
@given(chance_maps.hilly_maps(), st.floats(0.0, 1.0), st.integers(0, 2**31))
def test_an_empty_search_keeps_all_probability(chances: Chances, most: float, seed: int):
    detected = np.random.default_rng(seed).random(chances.mass.shape) * most * 0.99
    after = after_search(chances, detected)
    success = float((chances.mass * detected).sum())
    assert after.inside + after.elsewhere == pytest.approx(1.0)
    assert after.elsewhere == pytest.approx(chances.elsewhere / (1.0 - success))
    assert after.mass == pytest.approx(chances.mass * (1.0 - detected) / (1.0 - success))


def test_a_map_searched_to_the_end_holds_nobody():
    with pytest.raises(ChancesError, match="elsewhere"):
        after_search(chance_maps.grid([[0.5, 0.5]]), np.ones((1, 2)))
