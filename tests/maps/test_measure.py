"""Distances, bearings and areas that people read off the map."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maps.geo import LatLon, distance_m, moved
from maps.measure import measure

AKNISTE, ROKISKIS = LatLon(56.162, 25.747), LatLon(55.962, 25.585)
near = st.builds(
    lambda east, north: moved(AKNISTE, east, north), st.floats(-20e3, 20e3), st.floats(-20e3, 20e3)
)


def test_the_way_between_two_towns_is_as_long_as_the_register_of_distances_says():
    (leg,) = measure((AKNISTE, ROKISKIS)).legs
    assert leg.distance_m == pytest.approx(24_400, abs=100)  # 24.4 km
    assert 204.0 < leg.bearing_deg < 206.0


def test_a_square_kilometre_is_one():
    corners = [moved(AKNISTE, *at) for at in ((0, 0), (1000, 0), (1000, 1000), (0, 1000))]
    found = measure(corners, closed=True)
    assert found.area_m2 == pytest.approx(1e6, rel=0.01)
    assert found.total_m == pytest.approx(4000, rel=0.01)
    assert len(found.legs) == 4


def test_two_places_close_no_area():
    assert measure((AKNISTE, ROKISKIS), closed=True).area_m2 is None


def test_one_place_measures_nothing():
    assert measure((AKNISTE,)).legs == ()
    assert measure(()).total_m == 0.0


@given(st.lists(near, min_size=2, max_size=8))
def test_the_ellipsoid_and_the_sphere_agree_within_half_a_percent(places: list[LatLon]):
    for leg, a, b in zip(measure(places).legs, places, places[1:], strict=False):
        assert leg.distance_m == pytest.approx(distance_m(a, b), rel=0.006, abs=0.01)
        assert 0.0 <= leg.bearing_deg < 360.0


@given(st.lists(near, min_size=3, max_size=8))
def test_the_area_does_not_depend_on_the_direction_in_which_it_is_walked(places: list[LatLon]):
    forth, back = measure(places, closed=True).area_m2, measure(places[::-1], closed=True).area_m2
    assert forth == pytest.approx(back, rel=1e-6, abs=1.0)
