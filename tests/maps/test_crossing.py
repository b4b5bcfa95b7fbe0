"""This path crosses the border: where, on which leg, how far beyond; at Aknīste and Rokiškis."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Geod

from maps.borders import country_at, crosses_border, distance_to_border_m
from maps.crossing import border_within_m, crossing_of, crossing_steps
from maps.geo import LatLon, distance_m, moved

if TYPE_CHECKING:
    from collections.abc import Sequence

AKNISTE, ROKISKIS = LatLon(56.162, 25.747), LatLon(55.962, 25.585)
# Latvia, west of Subate: the straight way from one end to the other cuts a corner of Lithuania
EAST, NORTH, WEST = LatLon(55.96421, 25.99995), LatLon(55.97599, 25.99006), LatLon(55.97698, 25.98016)
WGS84 = Geod(ellps="WGS84")
near = st.builds(LatLon, st.floats(55.95, 56.17), st.floats(25.55, 25.85))


def peer(a: LatLon, b: LatLon) -> LatLon:
    """The first change of country along the step, halved down to centimetres."""

    def at(share: float) -> LatLon:
        return LatLon(
            a.lat_deg + share * (b.lat_deg - a.lat_deg), a.lon_deg + share * (b.lon_deg - a.lon_deg)
        )

    high = next(share for share in np.linspace(0, 1, 4001) if country_at(at(share)) != country_at(a))
    low = max(0.0, high - 1 / 4000)
    for _ in range(30):
        middle = (low + high) / 2
        low, high = (middle, high) if country_at(at(middle)) == country_at(a) else (low, middle)
    return at(high)


def test_from_akniste_to_rokiskis_the_border_lies_at_one_place():
    crossed = crossing_of([AKNISTE, ROKISKIS])
    assert crossed is not None
    assert (crossed.leg, crossed.from_country, crossed.to_country) == (1, "LV", "LT")
    assert distance_m(crossed.at, peer(AKNISTE, ROKISKIS)) < 1.0
    _, _, along_m = WGS84.inv(AKNISTE.lon_deg, AKNISTE.lat_deg, crossed.at.lon_deg, crossed.at.lat_deg)
    assert crossed.along_m == pytest.approx(along_m, rel=0.005)
    assert crossed.beyond_m == pytest.approx(distance_to_border_m(ROKISKIS), rel=0.005)
    back = crossing_of([ROKISKIS, AKNISTE])
    assert back is not None
    assert (back.from_country, back.to_country) == ("LT", "LV")
    assert distance_m(back.at, peer(ROKISKIS, AKNISTE)) < 1.0


def test_a_path_with_several_legs_names_the_one_that_crosses_first():
    north = moved(AKNISTE, 0.0, 2_000.0)
    crossed = crossing_of([north, AKNISTE, ROKISKIS, AKNISTE])
    assert crossed is not None
    assert crossed.leg == 2
    assert crossed.along_m == pytest.approx(2_000.0 + distance_m(AKNISTE, crossed.at), abs=1.0)
    assert crossing_of([north, AKNISTE, moved(north, 500.0, 0.0)]) is None


def test_a_corner_of_the_neighbour_is_crossed_though_both_ends_are_at_home():
    crossed = crossing_of([EAST, WEST])
    assert crossed is not None
    assert (crossed.from_country, crossed.to_country) == ("LV", "LT")
    assert 100.0 < crossed.beyond_m < 250.0
    assert crossing_of([EAST, NORTH, WEST]) is None


def test_how_near_the_legs_come_and_not_only_their_ends():
    away_m = border_within_m([EAST, NORTH, WEST], 1_000.0)
    assert away_m is not None
    assert 0.0 < away_m < min(map(distance_to_border_m, (EAST, NORTH, WEST)))
    assert border_within_m([EAST, WEST], 1_000.0) == 0.0
    assert border_within_m([AKNISTE], 1_000.0) is None
    assert border_within_m([AKNISTE], 5_000.0) == pytest.approx(distance_to_border_m(AKNISTE), rel=0.005)


@settings(max_examples=60)
@given(st.lists(near, min_size=2, max_size=5))
def test_a_path_crosses_exactly_where_one_of_its_steps_does(path: Sequence[LatLon]):
    steps = [crosses_border(a, b) for a, b in pairwise(path)]
    crossed = crossing_of(path)
    assert (crossed is not None) is any(steps)
    if crossed is not None:
        assert crossed.leg == steps.index(True) + 1
        assert distance_to_border_m(crossed.at) < 1.0
        assert border_within_m(path, 10.0) == 0.0


@settings(max_examples=40)
@given(st.lists(near, min_size=1, max_size=12), near)
def test_many_ways_to_one_place_at_once_are_the_same_as_one_by_one(begins: list[LatLon], to: LatLon):
    found = crossing_steps(np.array([b.lat_deg for b in begins]), np.array([b.lon_deg for b in begins]), to)
    assert found.tolist() == [crosses_border(b, to) for b in begins]
