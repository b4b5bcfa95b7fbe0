"""Profiles over made-up lands."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from maps.geo import AboveHome, Amsl, LatLon, distance_m
from missions.flown import PIECE_M
from missions.profile import Profile, columns_worth_keeping, line_profile, plan_profile
from tests.maps.ground.lands import Land, hill
from tests.missions import shapes
from tests.missions.findings.airs import HOME, SEARCH


class Ground(Land):
    """A land that answers for one place as well."""

    def height_m(self, at: LatLon) -> Amsl | None:
        (height,) = self.heights_m(np.array([at.lat_deg]), np.array([at.lon_deg]))
        return None if np.isnan(height) else Amsl(float(height))


def ground(rule=lambda lats, _: np.full(np.shape(lats), 40.0)) -> Ground:
    return Ground(rule)


def test_over_level_ground_the_clearance_is_the_height_above_home():
    profile = plan_profile(SEARCH, HOME, ground())
    assert profile is not None
    assert (profile.ground_m == 40.0).all()
    far = ~profile.near_home
    assert profile.clearance_m[far].min() == pytest.approx(min(w.height for w in SEARCH.waypoints))
    assert profile.unknown_share == 0.0


def test_the_way_is_as_long_as_its_legs_and_its_columns_close_together():
    profile = plan_profile(SEARCH, HOME, ground())
    assert profile is not None
    assert np.diff(profile.along_m).max() <= PIECE_M + 0.01
    stops = [HOME, *(w.at for w in SEARCH.waypoints), HOME]
    legs_m = sum(distance_m(a, b) for a, b in pairwise(stops))
    assert profile.length_m == pytest.approx(legs_m, rel=1e-3)


def test_the_worst_place_is_where_the_hill_is():
    top = SEARCH.waypoints[1].at
    land = hill(top.lat_deg, top.lon_deg, high_m=30.0, wide_m=60.0)
    profile = plan_profile(SEARCH, HOME, Ground(land.heights_m))
    assert profile is not None
    worst = profile.worst
    assert worst is not None
    assert distance_m(worst.at, top) < 20.0
    assert profile.place(profile.nearest(worst.along_m)) == worst.at
    level = plan_profile(SEARCH, HOME, ground())
    assert level is not None
    assert level.worst is not None
    assert worst.clearance_m < level.worst.clearance_m - 20.0


def test_climbing_and_landing_at_home_is_not_the_worst_place():
    low = replace(SEARCH, takeoff_height=AboveHome(3.0))
    profile = plan_profile(low, HOME, ground())
    assert profile is not None
    assert np.nanmin(profile.clearance_m) < 5.0
    assert profile.worst is not None
    assert distance_m(profile.worst.at, HOME) > 40.0


def test_unknown_ground_is_unknown_clearance_and_its_share_is_told():
    middle = float(np.mean([w.at.lon_deg for w in SEARCH.waypoints]))
    half = plan_profile(SEARCH, HOME, ground(lambda _, lons: np.where(lons > middle, np.nan, 40.0)))
    assert half is not None
    assert 0.2 < half.unknown_share < 0.8
    assert np.isnan(half.clearance_m[np.isnan(half.ground_m)]).all()
    assert half.worst is not None
    assert half.worst.at.lon_deg <= middle


def test_without_ground_at_home_nothing_is_known_of_the_clearance():
    nowhere = plan_profile(SEARCH, HOME, ground(lambda lats, _: np.full(np.shape(lats), np.nan)))
    without = plan_profile(SEARCH, HOME, None)
    for profile in (nowhere, without):
        assert profile is not None
        assert profile.worst is None
        assert profile.unknown_share == 1.0


def test_a_plan_without_waypoints_has_no_profile():
    assert plan_profile(replace(SEARCH, waypoints=()), HOME, ground()) is None
    assert line_profile([HOME], ground()) is None


def test_a_drawn_line_has_ground_and_no_flight():
    profile = line_profile([HOME, shapes.at(300.0, 400.0)], ground())
    assert profile is not None
    assert (profile.ground_m == 40.0).all()
    assert np.isnan(profile.flight_m).all()
    assert profile.worst is None


@given(st.integers(3, 300), st.integers(3, 500), st.integers(0, 2**31))
def test_what_is_kept_has_both_ends_the_worst_place_and_is_few(most: int, count: int, seed: int):
    random = np.random.default_rng(seed)
    heights = random.uniform(0, 100, count)
    heights[random.uniform(size=count) < 0.2] = np.nan
    profile = Profile(
        np.arange(count, dtype=np.float64) * 5.0,
        np.linspace(56.0, 56.1, count),
        np.linspace(23.0, 23.1, count),
        heights,
        np.full(count, 120.0),
        np.zeros(count, np.bool_),
    )
    kept = columns_worth_keeping(profile, most)
    assert len(kept) <= most
    assert list(kept) == sorted(set(kept))
    assert (kept[0], kept[-1]) == (0, count - 1)
    if profile.worst is not None:
        assert profile.nearest(profile.worst.along_m) in kept


@given(st.floats(-50.0, 5000.0))
def test_the_nearest_column_is_the_nearest(along_m: float):
    profile = line_profile([HOME, shapes.at(300.0, 400.0), shapes.at(700.0, -100.0)], None)
    assert profile is not None
    off = np.abs(profile.along_m - along_m)
    assert off[profile.nearest(along_m)] == pytest.approx(off.min())
