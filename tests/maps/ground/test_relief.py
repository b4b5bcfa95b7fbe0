"""The light on made-up lands."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maps.ground.relief import FLAT, Box, Shade, shade, smoothed, smoothing_px
from maps.mercator import to_world, units_per_pixel
from tests.maps.ground.lands import Land, hill, plain

MIDDLE = to_world(56.5, 23.5)


def seen(land: Land, zoom: float = 12.0, side: int = 200) -> Shade:
    half = side / 2 * units_per_pixel(zoom)
    x, y = MIDDLE
    return shade(land, Box(x - half, y - half, x + half, y + half), side, side)


def test_level_ground_is_the_middle_grey():
    found = seen(plain())
    assert (found.grey == FLAT).all()
    assert found.known.all()


def test_a_hill_is_light_in_the_north_west_and_dark_in_the_south_east():
    grey = seen(hill()).grey.astype(int)
    assert grey[70, 70] > FLAT + 30
    assert grey[130, 130] < FLAT - 30
    assert abs(grey[100, 100] - FLAT) < 12  # the top is level


@pytest.mark.parametrize("towards", [(1, 0), (0, 1), (-1, 0), (0, -1), (1, 1), (1, -1), (-1, 1), (-1, -1)])
def test_no_slope_is_hidden_by_standing_along_the_light(towards: tuple[int, int]):
    """Rising one in fifty to any side."""

    def rule(lats: np.ndarray, lons: np.ndarray) -> np.ndarray:
        north, east = (lats - 56.5) * 111_200.0, (lons - 23.5) * 61_400.0
        return 100.0 + 0.02 * (north * towards[0] + east * towards[1]) / np.hypot(*towards)

    assert abs(int(seen(Land(rule)).grey[100, 100]) - FLAT) >= 8


def test_a_river_bank_of_four_metres_shows_and_the_highest_hill_is_no_black_patch():
    low = seen(Land(lambda _, lons: 40.0 - 4.0 * np.exp(-(((lons - 23.5) * 61_400.0 / 150.0) ** 2))))
    assert int(np.ptp(low.grey)) > 50
    high = seen(hill(high_m=300.0))
    assert np.mean(high.grey < 8) < 0.05


def test_unknown_ground_is_unknown_and_the_ground_beside_it_is_no_cliff():
    found = seen(Land(lambda _, lons: np.where(lons > 23.5, np.nan, 40.0)))
    assert found.known[:, :99].all()
    assert not found.known[:, 101:].any()
    assert (found.grey[~found.known] == FLAT).all()
    assert (found.grey == FLAT).all()


def test_nothing_known_is_no_error():
    found = seen(Land(lambda lats, _: np.full(np.shape(lats), np.nan)))
    assert not found.known.any()


@settings(max_examples=20)
@given(st.integers(1, 199), st.sampled_from([9.0, 12.0, 13.0]))
def test_pieces_fit_together_without_a_seam(cut: int, zoom: float):
    whole, unit = seen(hill(), zoom), units_per_pixel(zoom)
    left, top = MIDDLE[0] - 100 * unit, MIDDLE[1] - 100 * unit
    west = shade(hill(), Box(left, top, left + cut * unit, top + 200 * unit), cut, 200)
    rest = Box(left + cut * unit, top, left + 200 * unit, top + 200 * unit)
    east = shade(hill(), rest, 200 - cut, 200)
    together = np.hstack([west.grey, east.grey]).astype(int)
    assert np.abs(together - whole.grey).max() <= 1  # of 255: the pixel's metres are those of each middle


@given(st.floats(0.5, 500.0))
def test_smoothing_moves_nothing(pixel_m: float):
    size = smoothing_px(pixel_m)
    assert size % 2 == 1
    spike = np.zeros((31, 31))
    spike[15, 15] = 1.0
    found = smoothed(spike, np.ones((31, 31), np.bool_), size)
    assert found.sum() == pytest.approx(1.0)
    assert (found * np.arange(31)).sum() == pytest.approx(15.0)
    assert (found.T * np.arange(31)).sum() == pytest.approx(15.0)
