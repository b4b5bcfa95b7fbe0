"""Two bearings make a position with an honest ellipse, or none."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pyproj import Geod

from maps.geo import LatLon, bearing_deg, distance_m, moved
from maps.places.smoke_fix import Bearing, SmokeFixError, smoke_fix

TOWER = LatLon(56.489, 23.377)
CHURCH = LatLon(56.2378, 23.6132)
SMOKE = LatLon(56.36, 23.30)


def seen(at: LatLon, target: LatLon, error_deg: float = 1.0) -> Bearing:
    return Bearing(at, bearing_deg(at, target), error_deg)


def test_two_towers_find_the_smoke():
    fix = smoke_fix(seen(TOWER, SMOKE), seen(CHURCH, SMOKE))
    assert distance_m(fix.at, SMOKE) < 0.1
    assert fix.distances_m == pytest.approx((distance_m(TOWER, SMOKE), distance_m(CHURCH, SMOKE)), abs=0.1)
    assert fix.most.long_m / fix.half.long_m == pytest.approx(2.4477 / 1.1774, rel=1e-4)


def test_the_ellipsoid_agrees_within_tens_of_metres():
    geod = Geod(ellps="WGS84")
    bearings = [geod.inv(at.lon_deg, at.lat_deg, SMOKE.lon_deg, SMOKE.lat_deg)[0] for at in (TOWER, CHURCH)]
    fix = smoke_fix(Bearing(TOWER, bearings[0] % 360.0), Bearing(CHURCH, bearings[1] % 360.0))
    assert distance_m(fix.at, SMOKE) < 60.0


@given(st.floats(0, 360), st.floats(0, 360), st.floats(500, 25_000), st.floats(500, 25_000))
def test_any_two_that_look_at_it_from_different_sides_find_it(a: float, b: float, a_m: float, b_m: float):
    angle = abs((a - b + 180.0) % 360.0 - 180.0)
    assume(20.0 < angle < 160.0)
    towers = [
        moved(SMOKE, away_m * math.sin(math.radians(side)), away_m * math.cos(math.radians(side)))
        for side, away_m in ((a, a_m), (b, b_m))
    ]
    fix = smoke_fix(seen(towers[0], SMOKE), seen(towers[1], SMOKE))
    assert distance_m(fix.at, SMOKE) < 1.0
    assert fix.half.short_m <= fix.half.long_m < fix.most.long_m


@pytest.mark.parametrize("error_deg", [0.5, 2.0])
def test_the_ellipses_hold_half_and_95_of_a_hundred(error_deg: float):
    fix = smoke_fix(seen(TOWER, SMOKE, error_deg), seen(CHURCH, SMOKE, error_deg))
    random = np.random.default_rng(7)
    within = {"half": 0, "most": 0}
    for _ in range(1500):
        off_a, off_b = random.normal(0.0, error_deg, 2)
        tried = smoke_fix(
            Bearing(TOWER, bearing_deg(TOWER, SMOKE) + off_a),
            Bearing(CHURCH, bearing_deg(CHURCH, SMOKE) + off_b),
        )
        away_m, turn = distance_m(fix.at, tried.at), bearing_deg(fix.at, tried.at)
        for name in within:
            ellipse = getattr(fix, name)
            along = math.radians(turn - ellipse.azimuth_deg)
            square = (math.cos(along) / ellipse.long_m) ** 2 + (math.sin(along) / ellipse.short_m) ** 2
            within[name] += away_m**2 * square <= 1.0
    assert within["half"] / 1500 == pytest.approx(0.50, abs=0.05)
    assert within["most"] / 1500 == pytest.approx(0.95, abs=0.02)


def test_the_ring_has_the_axes_of_the_ellipse():
    fix = smoke_fix(seen(TOWER, SMOKE), seen(CHURCH, SMOKE))
    ring = fix.most.ring(fix.at)
    away = [distance_m(fix.at, corner) for corner in ring]
    assert max(away) == pytest.approx(fix.most.long_m, rel=1e-3)
    assert min(away) == pytest.approx(fix.most.short_m, rel=1e-3)
    farthest = ring[away.index(max(away))]
    assert bearing_deg(fix.at, farthest) % 180.0 == pytest.approx(fix.most.azimuth_deg, abs=3.0)


def test_less_than_15_degrees_is_no_fix():
    near = moved(TOWER, 500.0, 0.0)
    with pytest.raises(SmokeFixError, match="cross at 2 degrees, less than 15"):
        smoke_fix(seen(TOWER, SMOKE), seen(near, SMOKE))


def test_opposite_looks_along_one_line_are_no_fix():
    north, south = moved(SMOKE, 1000.0, 10_000.0), moved(SMOKE, -1000.0, -10_000.0)
    with pytest.raises(SmokeFixError, match=r"less than 15|do not meet"):
        smoke_fix(seen(north, SMOKE), seen(south, SMOKE))


def test_one_that_looks_away_meets_nothing():
    away = Bearing(CHURCH, (bearing_deg(CHURCH, SMOKE) + 180.0) % 360.0)
    with pytest.raises(SmokeFixError, match="do not meet"):
        smoke_fix(seen(TOWER, SMOKE), away)


def test_what_meets_beyond_60_km_is_refused():
    with pytest.raises(SmokeFixError, match="too far to be seen"):
        smoke_fix(Bearing(TOWER, 300.0), Bearing(CHURCH, 301.0))


def test_the_same_bearing_from_the_same_place_is_no_fix():
    with pytest.raises(SmokeFixError):
        smoke_fix(Bearing(TOWER, 100.0), Bearing(TOWER, 100.0))
