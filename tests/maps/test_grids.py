import pytest
from hypothesis import given
from hypothesis import strategies as st

from maps.geo import LatLon, distance_m
from maps.grids import Grid, GridPosition, PositionError, from_grid, grid_position, to_grid


@pytest.mark.parametrize(
    ("lat", "lon", "grid", "northing_m", "easting_m"),
    [
        (56.480, 23.391, Grid.LKS_92, 259670.6, 462490.4),  # Tērvete
        (56.238, 23.615, Grid.LKS_94, 6233882.5, 476131.5),  # Joniškis
        (56.201, 24.756, Grid.LKS_92, 228707.9, 546904.5),  # Biržai
        (56.201, 24.756, Grid.LKS_94, 6229954.1, 546913.9),  # Biržai
    ],
)
def test_the_check_points_agree_both_ways(lat, lon, grid, northing_m, easting_m):
    there = to_grid(LatLon(lat, lon), grid)
    assert (there.northing_m, there.easting_m) == pytest.approx((northing_m, easting_m), abs=0.05)
    assert distance_m(from_grid(GridPosition(grid, northing_m, easting_m)), LatLon(lat, lon)) < 0.1


@pytest.mark.parametrize("numbers", [(259670.6, 462490.4), (462490.4, 259670.6)])
def test_the_order_of_a_latvian_pair_is_seen_from_its_size(numbers):
    assert grid_position(*numbers) == GridPosition(Grid.LKS_92, 259670.6, 462490.4)


@pytest.mark.parametrize("numbers", [(6233882.5, 476131.5), (476131.5, 6233882.5)])
def test_a_northing_of_millions_is_lithuanian(numbers):
    assert grid_position(*numbers) == GridPosition(Grid.LKS_94, 6233882.5, 476131.5)


def test_in_kurzeme_the_order_is_asked_not_guessed():
    with pytest.raises(PositionError, match="read both ways in LKS-92: say which is the northing"):
        grid_position(330_000.0, 400_000.0)


@pytest.mark.parametrize("numbers", [(1.0, 2.0), (9_000_000.0, 400_000.0), (6_100_000.0, 900_000.0)])
def test_numbers_of_no_grid_are_refused(numbers):
    with pytest.raises(PositionError, match="neither in LKS-92 nor in LKS-94"):
        grid_position(*numbers)


@given(st.floats(53.9, 58.1), st.floats(20.9, 28.3), st.sampled_from(Grid))
def test_the_grids_come_back_everywhere_in_both_countries(lat, lon, grid):
    assert distance_m(from_grid(to_grid(LatLon(lat, lon), grid)), LatLon(lat, lon)) < 0.001


def test_a_pair_beyond_the_grid_is_refused():
    with pytest.raises(PositionError, match="lies outside LKS-92"):
        from_grid(GridPosition(Grid.LKS_92, 1e30, 1e30))
