"""The outline of what a camera sees, against geometry by hand; and against the places in its picture."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Polygon, box

from maps.geo import AboveGround
from missions.camera_model import CAMERAS, DEFAULT_CAMERA, footprint_along_m, swath_m
from missions.footprint import footprint
from missions.sight import clear, reach, sight
from telemetry.georeference.ray_march import FARTHEST_M, FLATTEST_DEG
from telemetry.georeference.relief import flat
from tests.missions.looks import FRAME, pose, relief_of

if TYPE_CHECKING:
    from missions.camera_model import Camera
    from telemetry.georeference.pose import Pose
    from telemetry.georeference.relief import Floats, Relief

FLAT = flat(FRAME)
UP = AboveGround(60.0)
ACROSS = math.tan(math.radians(DEFAULT_CAMERA.hfov_deg / 2))
ALONG = math.tan(math.radians(DEFAULT_CAMERA.vfov_deg / 2))


def outline(at: Pose, relief: Relief = FLAT, camera: Camera = DEFAULT_CAMERA) -> Polygon:
    return Polygon([FRAME.to_xy(corner) for corner in footprint(at, camera, relief).ring])


def test_straight_down_it_is_the_swath_by_the_length_along():
    seen = outline(pose(100.0, 50.0, 60.0))
    assert seen.bounds == pytest.approx(
        (100 - 60 * ACROSS, 50 - 60 * ALONG, 100 + 60 * ACROSS, 50 + 60 * ALONG), abs=0.01
    )
    assert seen.area == pytest.approx(swath_m(DEFAULT_CAMERA, UP) * footprint_along_m(DEFAULT_CAMERA, UP))


def test_the_picture_turns_with_the_nose():
    seen = outline(pose(0.0, 0.0, 60.0, yaw_deg=90.0))
    assert seen.bounds == pytest.approx((-60 * ALONG, -60 * ACROSS, 60 * ALONG, 60 * ACROSS), abs=0.01)


def test_a_tilted_look_reaches_from_its_lower_to_its_upper_edge():
    half = DEFAULT_CAMERA.vfov_deg / 2
    near, far = (60 / math.tan(math.radians(60 + side * half)) for side in (1, -1))
    west, south, east, north = outline(pose(0.0, 0.0, 60.0, pitch_deg=-60.0)).bounds
    assert (south, north) == pytest.approx((near, far), abs=0.01)
    upper_corner = math.hypot(60, far) * math.cos(math.radians(half)) * ACROSS
    assert (west, east) == pytest.approx((-upper_corner, upper_corner), abs=0.01)


def test_a_look_to_the_east_is_one_to_the_north_turned():
    north, east = (outline(pose(0.0, 0.0, 60.0, yaw, -50.0)) for yaw in (0.0, 90.0))
    turned = Polygon([(y, -x) for x, y in north.exterior.coords])
    assert turned.symmetric_difference(east).area < 0.01


def test_a_slope_brings_the_ground_nearer_on_one_side():
    west, _, east, _ = outline(pose(0.0, 0.0, 60.0), relief_of(lambda x, _y: 0.2 * x)).bounds
    assert east == pytest.approx(60 * ACROSS / (1 + 0.2 * ACROSS), abs=0.05)
    assert west == pytest.approx(-60 * ACROSS / (1 - 0.2 * ACROSS), abs=0.05)


def test_a_hill_hides_what_lies_behind_it():
    ridge = relief_of(lambda _x, y: np.where(np.abs(y - 60.0) < 15.0, 40.0, 0.0))
    *_, north = outline(pose(0.0, 0.0, 60.0, pitch_deg=-45.0), ridge).bounds
    assert north < 60.0
    *_, north = outline(pose(0.0, 0.0, 60.0, pitch_deg=-45.0)).bounds
    assert north > 100.0


def test_what_is_flatter_than_the_limit_is_cut():
    found = footprint(pose(0.0, 0.0, 60.0, pitch_deg=-20.0), DEFAULT_CAMERA, FLAT)
    assert found.cut
    farthest = max(math.hypot(*FRAME.to_xy(corner)) for corner in found.ring)
    assert farthest == pytest.approx(60 / math.tan(math.radians(FLATTEST_DEG)), rel=0.001)


@pytest.mark.parametrize("pitch_deg", [10.0, 90.0, 20.0])
def test_the_sky_has_no_footprint(pitch_deg: float):
    assert footprint(pose(0.0, 0.0, 60.0, pitch_deg=pitch_deg), DEFAULT_CAMERA, FLAT).ring == ()


def test_too_high_to_reach_the_ground_is_no_footprint():
    assert footprint(pose(0.0, 0.0, FARTHEST_M + 1), DEFAULT_CAMERA, FLAT).ring == ()


@pytest.mark.parametrize("up_m", [-30.0, 0.0, 1.0])
def test_in_the_ground_and_on_it_nothing_is_seen(up_m: float):
    assert footprint(pose(0.0, 0.0, up_m), DEFAULT_CAMERA, FLAT).ring == ()


def test_without_a_heading_it_is_what_any_turn_would_see():
    seen = outline(pose(0.0, 0.0, 60.0, yaw_deg=None))
    for yaw in range(0, 180, 15):
        assert outline(pose(0.0, 0.0, 60.0, float(yaw))).buffer(0.01).covers(seen)
    assert seen.area > 3.1 * (60 * ALONG) ** 2


def test_a_slanted_look_without_a_heading_is_nowhere():
    assert footprint(pose(0.0, 0.0, 60.0, None, -45.0), DEFAULT_CAMERA, FLAT).ring == ()


def test_whether_the_ground_was_known_is_said():
    at = pose(0.0, 0.0, 60.0)
    assert not footprint(at, DEFAULT_CAMERA, FLAT).ground_known
    assert footprint(at, DEFAULT_CAMERA, relief_of(lambda x, _y: 0.0 * x)).ground_known
    holes = relief_of(lambda x, _y: np.where(x > 50.0, np.nan, 3.0))
    assert not footprint(at, DEFAULT_CAMERA, holes).ground_known


@given(up_m=st.floats(5.0, 200.0), times=st.floats(1.1, 3.0), yaw=st.floats(0.0, 360.0))
@settings(max_examples=50)
def test_twice_as_high_it_is_four_times_as_large(up_m: float, times: float, yaw: float):
    low, high = (outline(pose(0.0, 0.0, h, yaw, -70.0)).area for h in (up_m, times * up_m))
    assert high == pytest.approx(times**2 * low, rel=1e-6)


@given(
    up_m=st.floats(20.0, 80.0),
    yaw=st.floats(0.0, 360.0),
    pitch=st.floats(-90.0, -25.0),
    slope=st.floats(-0.25, 0.25),
    name=st.sampled_from(sorted(CAMERAS)),
)
@settings(max_examples=15)
def test_the_outline_holds_the_places_that_are_in_the_picture(
    up_m: float, yaw: float, pitch: float, slope: float, name: str
):
    land = relief_of(lambda _x, y: slope * y, reach_m=500.0)
    at, camera = pose(0.0, 0.0, up_m, yaw, pitch), CAMERAS[name]
    eye, seen = np.array([0.0, 0.0, up_m]), outline(at, land, camera)
    west, south, east, north = seen.buffer(5.0).bounds
    side = 0.02 * max(east - west, north - south)
    xs, ys = np.arange(west, east, side)[None, :], np.arange(south, north, side)[:, None]
    up: Floats = np.broadcast_to(land.at(xs, ys), (ys.size, xs.size))
    inside = sight(at, camera, xs, ys, up - up_m).inside
    row, column = np.nonzero(inside)
    places = np.column_stack([xs[0, column], ys[row, 0], up[row, column]])
    bounds = reach(at, camera, eye, land.low_m, land.high_m)
    assert bounds is not None
    assert box(*bounds).buffer(0.01).covers(seen)
    seen_m2 = float(clear(eye, places, land).sum()) * side**2
    assert seen_m2 == pytest.approx(seen.area, rel=0.08)
