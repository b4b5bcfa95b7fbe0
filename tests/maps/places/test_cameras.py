"""Which cameras look at a place, and what each sees."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import Point, Polygon

from maps.geo import LatLon, bearing_deg, distance_m, moved
from maps.places.cameras import Camera, View, cameras_that_see, sector

HERE = LatLon(56.2, 24.0)


def camera(azimuth_deg: float, hfov_deg: float = 60.0, range_m: float = 5000.0) -> Camera:
    return Camera("T", HERE, View(azimuth_deg, hfov_deg, range_m))


def towards(bearing: float, away_m: float) -> LatLon:
    return moved(HERE, away_m * math.sin(math.radians(bearing)), away_m * math.cos(math.radians(bearing)))


@pytest.mark.parametrize(
    ("azimuth_deg", "bearing", "away_m", "sees"),
    [
        (0.0, 350.0, 4000.0, True),
        (350.0, 15.0, 4000.0, True),
        (10.0, 345.0, 4000.0, True),
        (0.0, 35.0, 4000.0, False),
        (180.0, 0.0, 100.0, False),
        (90.0, 90.0, 5100.0, False),
    ],
)
def test_a_point_is_seen_within_the_sector_and_the_range(
    azimuth_deg: float, bearing: float, away_m: float, sees: bool
):
    assert bool(cameras_that_see([camera(azimuth_deg)], towards(bearing, away_m))) is sees


def test_one_that_turns_sees_all_round_and_one_of_unknown_view_sees_nothing():
    turning, unknown = camera(0.0, 360.0), Camera("U", HERE)
    for bearing in range(0, 360, 15):
        assert [s.camera for s in cameras_that_see([turning, unknown], towards(bearing, 900.0))] == [turning]
    assert sector(unknown) == ()


def test_the_nearest_comes_first_with_its_distance_and_bearing():
    far = Camera("far", towards(180.0, 3000.0), View(0.0, 30.0, 9000.0))
    near, target = camera(0.0), towards(0.0, 1000.0)
    first, second = cameras_that_see([far, near], target)
    assert (first.camera.name, second.camera.name) == ("T", "far")
    assert first.distance_m == pytest.approx(1000.0, abs=1.0)
    assert (first.bearing_deg + 180.0) % 360.0 == pytest.approx(180.0, abs=0.01)


@given(st.floats(0, 359), st.floats(5, 175), st.floats(0, 359), st.floats(50, 19_000))
def test_the_drawn_sector_holds_what_is_seen(azimuth_deg: float, hfov: float, bearing: float, away_m: float):
    one = camera(azimuth_deg, hfov, 20_000.0)
    at = towards(bearing, away_m)
    off_deg = abs((bearing_deg(HERE, at) - azimuth_deg + 180.0) % 360.0 - 180.0)
    if abs(off_deg - hfov / 2) < 0.5:
        return  # at the very edge chords and great circles differ by metres
    scale = math.cos(math.radians(HERE.lat_deg))
    drawn = Polygon([(corner.lon_deg * scale, corner.lat_deg) for corner in sector(one)])
    assert drawn.contains(Point(at.lon_deg * scale, at.lat_deg)) == bool(cameras_that_see([one], at))


def test_the_arc_lies_at_the_range():
    apex, *arc = sector(camera(135.0, 60.0, 20_000.0))
    assert apex == HERE
    assert [distance_m(HERE, corner) for corner in arc] == pytest.approx([20_000.0] * len(arc), abs=0.01)
    assert bearing_deg(HERE, arc[0]) == pytest.approx(105.0)
    assert bearing_deg(HERE, arc[-1]) == pytest.approx(165.0)
