"""Lines of equal height on made-up lands."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from maps.ground.contours import Contour, contours
from maps.ground.relief import Box
from maps.mercator import from_world, to_world, units_per_pixel
from tests.maps.ground.lands import Land, hill, plain

X, Y = to_world(56.5, 23.5)
UNIT = units_per_pixel(12.0)


def lines(land: Land, *, left: float = -100, right: float = 100, step_m: float = 10.0) -> tuple[Contour, ...]:
    box = Box(X + left * UNIT, Y - 100 * UNIT, X + right * UNIT, Y + 100 * UNIT)
    return contours(land, box, (200, round(right - left)), step_m)


def test_a_hill_has_a_closed_line_for_each_step():
    found = lines(hill(), step_m=10.0)
    assert [line.height_m for line in found] == [50.0, 60.0, 70.0, 80.0, 90.0]
    for line in found:
        assert line.places[0].tolist() == line.places[-1].tolist()
        steps = np.hypot(*np.diff(line.places, axis=0).T)
        assert steps.max() <= 1.5 * UNIT  # from side to side of one cell


def test_a_line_is_where_the_ground_has_its_height():
    land = hill()
    for line in lines(land, step_m=5.0):
        lats, lons = from_world(line.places[:, 0].copy(), line.places[:, 1].copy())
        assert np.abs(land.heights_m(lats, lons) - line.height_m).max() < 0.8  # smoothing rounds the hill


def test_two_hills_have_a_line_each_and_the_speck_between_them_has_none():
    first, second, speck = hill(56.52), hill(56.48), hill(56.50, high_m=90.0, wide_m=40.0)
    land = Land(lambda lats, lons: sum(one.heights_m(lats, lons) for one in (first, second, speck)) - 80.0)
    assert [line.height_m for line in lines(land, step_m=40.0)] == [80.0, 80.0]


def test_level_and_unknown_ground_have_no_lines():
    assert lines(plain(), step_m=7.0) == ()
    assert lines(Land(lambda lats, _: np.full(np.shape(lats), np.nan))) == ()


def test_lines_end_where_the_ground_is_unknown():
    known = hill()
    found = lines(Land(lambda lats, lons: np.where(lons > 23.5, np.nan, known.heights_m(lats, lons))))
    assert found
    assert max(float(line.places[:, 0].max()) for line in found) <= X + UNIT


@settings(max_examples=20)
@given(st.integers(-90, 90))
def test_the_lines_of_two_pieces_meet_at_the_edge(cut: int):
    west, east = lines(hill(), right=cut), lines(hill(), left=cut)

    def ends(found: tuple[Contour, ...]) -> list[tuple[float, float]]:
        places = [
            (line.height_m, y)
            for line in found
            for x, y in line.places.tolist()
            if abs(x - (X + cut * UNIT)) < 1e-6
        ]
        return sorted(places)

    assert len(ends(west)) == len(ends(east))
    assert np.allclose(ends(west), ends(east), atol=0.05 * UNIT)


@given(st.lists(st.sampled_from([0.0, 10.0, 4.0, 6.0, np.nan]), min_size=16, max_size=16))
def test_any_ground_makes_finite_lines_inside_its_box(heights: list[float]):
    grid = np.array(heights).reshape(4, 4)

    def rule(lats: np.ndarray, lons: np.ndarray) -> np.ndarray:
        x, y = to_world(lats, lons)
        return grid[np.floor(y / UNIT).astype(int) % 4, np.floor(x / UNIT).astype(int) % 4]

    for line in lines(Land(rule), left=-5, right=5, step_m=5.0):
        assert np.isfinite(line.places).all()
        assert line.places[:, 0].min() >= X - 5 * UNIT - 1e-6
        assert line.places[:, 0].max() <= X + 5 * UNIT + 1e-6
