from __future__ import annotations

from itertools import permutations, product

import numpy as np
import pytest

from missions.patterns.tour import Costs


def _costs(legs: int, seed: int) -> Costs:
    dice = np.random.default_rng(seed)
    ends = 2 * legs
    return Costs(dice.random((ends, ends)), dice.random(ends), dice.random(ends), dice.random(ends))


def _all_tours(legs: int) -> list[list[int]]:
    orders = permutations(range(legs))
    return [
        [2 * leg + end for leg, end in zip(order, ends, strict=True)]
        for order in orders
        for ends in product((0, 1), repeat=legs)
    ]


def test_a_tour_costs_its_ways_and_its_legs():
    link = np.arange(16.0).reshape(4, 4)
    costs = Costs(
        link, np.array([1.0, 2, 3, 4]), np.array([10.0, 20, 30, 40]), np.array([100.0, 200, 300, 400])
    )
    # Out to end 0, along leg 0, from end 1 to end 3, along leg 1, from end 2 home.
    assert costs.of([0, 3]) == pytest.approx(1 + 100 + link[1, 3] + 400 + 30)


@pytest.mark.parametrize("seed", range(8))
def test_improving_flies_every_leg_once_and_never_costs_more(seed: int):
    costs = _costs(9, seed)
    start = costs.nearest_next()
    better = costs.improved(start)
    assert sorted(entry // 2 for entry in better) == list(range(9))
    assert costs.of(better) <= costs.of(start) + 1e-9


def test_improving_comes_near_the_best_of_all_tours():
    gaps: list[float] = []
    for seed in range(10):
        costs = _costs(4, seed)
        best = min(costs.of(tour) for tour in _all_tours(4))
        gaps.append(costs.of(costs.improved(costs.nearest_next())) / best)
    assert min(gaps) == pytest.approx(1.0)
    assert np.mean(gaps) < 1.15


def test_one_leg_is_entered_from_the_better_end():
    costs = Costs(np.zeros((2, 2)), np.array([5.0, 1.0]), np.array([1.0, 5.0]), np.array([2.0, 2.0]))
    assert costs.improved([0]) == [1]
