"""Two flights that see one place agree, as far as their errors allow."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.hot_spot_ledger.same_place import LEAST_SIGMA_M, apart, honest, outline_95, same_place
from maps.area import area_m2
from maps.geo import LatLon, bearing_deg, distance_m, moved
from telemetry.georeference.ground_point import ErrorEllipse

HERE = LatLon(56.48, 23.391)
OFFSETS = st.floats(-80.0, 80.0)


def _ellipse(major_m: float, share: float, bearing: float) -> ErrorEllipse:
    return ErrorEllipse(major_m, major_m * share, bearing)


ELLIPSES = st.builds(_ellipse, st.floats(0.1, 50.0), st.floats(0.05, 1.0), st.floats(0.0, 180.0))


@given(ELLIPSES, ELLIPSES, OFFSETS, OFFSETS)
def test_it_does_not_matter_which_was_first(a: ErrorEllipse, b: ErrorEllipse, east: float, north: float):
    there = moved(HERE, east, north)
    assert same_place(HERE, a, there, b) == same_place(there, b, HERE, a)


@given(ELLIPSES, ELLIPSES)
def test_a_place_is_itself(a: ErrorEllipse, b: ErrorEllipse):
    assert same_place(HERE, a, HERE, b)


def test_a_long_ellipse_reaches_along_its_bearing_and_not_across():
    north_south = ErrorEllipse(10.0, 1.0, 0.0)
    assert same_place(HERE, north_south, moved(HERE, 0.0, 25.0), north_south)
    assert not same_place(HERE, north_south, moved(HERE, 25.0, 0.0), north_south)
    east_west = ErrorEllipse(10.0, 1.0, 90.0)
    assert same_place(HERE, east_west, moved(HERE, 25.0, 0.0), east_west)
    assert not same_place(HERE, east_west, moved(HERE, 0.0, 25.0), east_west)
    north_east = ErrorEllipse(10.0, 1.0, 45.0)
    assert same_place(HERE, north_east, moved(HERE, 18.0, 18.0), north_east)
    assert not same_place(HERE, north_east, moved(HERE, -18.0, 18.0), north_east)


def test_of_a_hundred_pairs_of_one_place_about_one_is_missed():
    ellipse, draw = ErrorEllipse(6.0, 3.0, 0.0), random.Random(7)
    together = sum(
        same_place(
            moved(HERE, draw.gauss(0.0, 3.0), draw.gauss(0.0, 6.0)),
            ellipse,
            moved(HERE, draw.gauss(0.0, 3.0), draw.gauss(0.0, 6.0)),
            ellipse,
        )
        for _ in range(2_000)
    )
    assert together / 2_000 == pytest.approx(0.99, abs=0.007)


def test_no_sighting_is_better_than_the_drones_own_position():
    perfect = ErrorEllipse(0.01, 0.01, 0.0)
    assert honest(perfect).half_m == pytest.approx(1.4, abs=0.02)
    assert honest(ErrorEllipse(5.0, 0.2, 10.0)) == ErrorEllipse(5.0, LEAST_SIGMA_M, 10.0)
    assert same_place(HERE, perfect, moved(HERE, 4.0, 0.0), perfect)


@given(ELLIPSES)
def test_the_outline_stands_on_the_ellipse(ellipse: ErrorEllipse):
    outline = outline_95(HERE, ellipse)
    away = [distance_m(HERE, corner) for corner in outline.ring]
    assert max(away) == pytest.approx(ellipse.most_m, rel=0.01)
    assert min(away) == pytest.approx(ellipse.most_m * ellipse.minor_m / ellipse.major_m, rel=0.01)
    if ellipse.minor_m < 0.9 * ellipse.major_m:
        far = bearing_deg(HERE, max(outline.ring, key=lambda corner: distance_m(HERE, corner)))
        off_deg = abs((far - ellipse.bearing_deg + 90.0) % 180.0 - 90.0)
        assert off_deg == pytest.approx(0.0, abs=1.0)


def test_the_outline_holds_nearly_the_whole_ellipse():
    assert area_m2(outline_95(HERE, ErrorEllipse(6.0, 3.0, 45.0))) == pytest.approx(338.6, rel=0.01)


def test_apart_counts_in_standard_deviations_of_both():
    round_one = ErrorEllipse(3.0, 3.0, 0.0)
    assert apart(HERE, round_one, moved(HERE, 6.0, 0.0), round_one) == pytest.approx(2.0, rel=0.01)
