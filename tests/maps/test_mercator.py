import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from maps import mercator

lats = st.floats(-85.0, 85.0)
lons = st.floats(-180.0, 180.0)


@given(lats, lons)
def test_every_position_comes_back(lat, lon):
    x, y = mercator.to_world(lat, lon)
    assert 0 <= x <= mercator.WORLD
    assert 0 <= y <= mercator.WORLD
    assert mercator.from_world(x, y) == pytest.approx((lat, lon), abs=1e-9)


def test_arrays_give_what_single_numbers_give():
    lat, lon = np.array([56.48, 55.962, 57.9]), np.array([23.391, 25.585, 24.35])
    x, y = mercator.to_world(lat, lon)
    singles = [mercator.to_world(a, b) for a, b in zip(lat.tolist(), lon.tolist(), strict=True)]
    np.testing.assert_allclose(np.stack((x, y), axis=1), singles, rtol=0, atol=1e-9)
    np.testing.assert_allclose(np.stack(mercator.from_world(x, y)), (lat, lon), atol=1e-9)


def test_the_middle_of_the_world_is_the_middle_of_the_square_and_north_is_up():
    assert mercator.to_world(0.0, 0.0) == pytest.approx((mercator.WORLD / 2, mercator.WORLD / 2))
    assert mercator.to_world(56.5, 24.0)[1] < mercator.to_world(56.0, 24.0)[1]


def test_the_pole_lands_on_the_edge_instead_of_at_infinity():
    assert mercator.to_world(90.0, 0.0)[1] == pytest.approx(0.0, abs=1e-6)
    assert mercator.to_world(-90.0, 0.0)[1] == pytest.approx(mercator.WORLD, abs=1e-6)


def test_the_square_agrees_with_epsg_3857():
    from pyproj import Transformer  # noqa: PLC0415  # slow import, one test

    east, north = Transformer.from_crs("EPSG:4326", "EPSG:3857", always_xy=True).transform(24.756, 56.201)
    x, y = mercator.to_world(56.201, 24.756)
    metres = mercator.EQUATOR_M / mercator.WORLD
    assert (x - mercator.WORLD / 2) * metres == pytest.approx(east, abs=1e-3)
    assert (mercator.WORLD / 2 - y) * metres == pytest.approx(north, abs=1e-3)


def test_a_metre_is_a_metre_at_the_latitude_of_the_border():
    step = 100.0 / mercator.metres_per_unit(56.2)
    x, y = mercator.to_world(56.2, 24.0)
    _lat, lon = mercator.from_world(x + step, y)
    east_m = math.radians(lon - 24.0) * 6_378_137.0 * math.cos(math.radians(56.2))
    assert east_m == pytest.approx(100.0, abs=1e-3)


def test_zoom_and_metres_per_pixel_are_two_ways_to_say_the_same():
    per_pixel = mercator.units_per_pixel(14.5) * mercator.metres_per_unit(56.2)
    assert mercator.zoom_for(per_pixel, 56.2) == pytest.approx(14.5)
