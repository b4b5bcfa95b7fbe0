"""The air around the drone."""

from __future__ import annotations

import math
from random import Random
from statistics import fmean, pstdev

import pytest

from training.weather import Air, Wind


def blown(wind: Wind, seed: int = 1, seconds: float = 2000.0) -> list[tuple[float, float]]:
    air = Air(Random(seed), wind)
    moves: list[tuple[float, float]] = []
    for _ in range(int(seconds)):
        air.step(1.0)
        moves.append((air.north_m_s, air.east_m_s))
    return moves


def test_a_steady_wind_blows_away_from_where_it_comes():
    north, east = blown(Wind(from_deg=270.0, speed_m_s=5.0), seconds=1.0)[0]
    assert (north, east) == (pytest.approx(0.0, abs=1e-9), pytest.approx(5.0))


def test_gusts_vary_as_much_as_was_set_and_around_the_wind():
    moves = blown(Wind(from_deg=180.0, speed_m_s=6.0, gust_m_s=2.0))
    assert fmean(n for n, _ in moves) == pytest.approx(6.0, abs=0.8)
    assert pstdev(n for n, _ in moves) == pytest.approx(2.0, rel=0.2)


def test_the_same_seed_brings_the_same_gusts_and_another_brings_others():
    wind = Wind(speed_m_s=4.0, gust_m_s=1.0)
    assert blown(wind, seed=3, seconds=20) == blown(wind, seed=3, seconds=20)
    assert blown(wind, seed=3, seconds=20) != blown(wind, seed=4, seconds=20)


def test_calm_is_calm():
    assert all(math.hypot(n, e) == 0.0 for n, e in blown(Wind(), seconds=10))
