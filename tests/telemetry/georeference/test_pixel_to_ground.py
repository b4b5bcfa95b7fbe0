"""Pixels on the ground and back: checks by hand, round trips, and what is refused."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maps.geo import Amsl, LatLon
from telemetry.georeference.ground_point import GroundPoint
from telemetry.georeference.land import Land
from telemetry.georeference.lens import Lens
from telemetry.georeference.pixel_to_ground import (
    PicturePlace,
    Where,
    ground_to_pixel,
    pixel_to_ground,
    pixels_to_ground,
)
from telemetry.georeference.pose import Pose
from telemetry.georeference.view import NoGround
from tests.telemetry.georeference.scenes import FLAT, FRAME, HOME, HOME_AMSL_M, LENS, Hills, pose

MIDDLE = (LENS.width_px / 2, LENS.height_px / 2)
ROLLING = Land(HOME, Hills(lambda x, y: 12.0 * np.sin(x / 60.0) * np.cos(y / 70.0)))


def place(u: float, v: float, at: Pose, land: Land = FLAT, lens: Lens = LENS) -> tuple[float, float]:
    found = pixel_to_ground(u, v, at, lens, land)
    assert isinstance(found, GroundPoint), found
    return FRAME.to_xy(found.at)


def test_straight_down_the_right_edge_is_east_and_the_top_edge_north():
    half_east = 80.0 * math.tan(math.radians(LENS.hfov_deg / 2))
    half_north = 80.0 * math.tan(math.radians(LENS.vfov_deg / 2))
    assert place(LENS.width_px, MIDDLE[1], pose()) == pytest.approx((half_east, 0.0), abs=0.01)
    assert place(MIDDLE[0], 0.0, pose()) == pytest.approx((0.0, half_north), abs=0.01)


def test_the_middle_of_a_slanted_look_to_the_east_is_as_far_as_it_is_high_at_45_degrees():
    assert place(*MIDDLE, pose(yaw_deg=90.0, pitch_deg=-45.0)) == pytest.approx((80.0, 0.0), abs=0.01)


def test_a_roll_to_the_right_brings_what_is_left_of_the_middle_up():
    level = place(0.0, MIDDLE[1], pose(pitch_deg=-45.0))
    rolled = place(0.0, MIDDLE[1], pose(pitch_deg=-45.0, roll_deg=10.0))
    assert math.hypot(*rolled) > math.hypot(*level)


@pytest.mark.parametrize(
    ("pitch_deg", "why"),
    [(5.0, NoGround.ABOVE_HORIZON), (-10.0, NoGround.TOO_FLAT), (-14.9, NoGround.TOO_FLAT)],
)
def test_above_the_horizon_and_too_flat_there_is_no_place(pitch_deg: float, why: NoGround):
    assert pixel_to_ground(*MIDDLE, pose(pitch_deg=pitch_deg), LENS, FLAT) is why


def test_so_is_what_is_too_far():
    assert pixel_to_ground(*MIDDLE, pose(up_m=400.0, pitch_deg=-16.0), LENS, FLAT) is NoGround.TOO_FAR


def test_a_camera_on_the_ground_or_without_a_heading_places_nothing():
    assert pixel_to_ground(*MIDDLE, pose(up_m=1.0), LENS, FLAT) is NoGround.IN_THE_GROUND
    assert pixel_to_ground(*MIDDLE, pose(yaw_deg=None), LENS, FLAT) is NoGround.TURN_UNKNOWN
    assert pixel_to_ground(*MIDDLE, pose(up_m=float("nan")), LENS, FLAT) is NoGround.TOO_FAR


def test_a_slope_is_met_where_the_look_goes_into_it():
    slope = Land(HOME, Hills(lambda _x, y: 0.25 * y))
    found = pixel_to_ground(*MIDDLE, pose(pitch_deg=-45.0), LENS, slope)
    assert isinstance(found, GroundPoint)
    assert FRAME.to_xy(found.at) == pytest.approx((0.0, 64.0), abs=0.1)  # 80 - y = y / 4
    assert found.amsl_m == pytest.approx(HOME_AMSL_M + 16.0, abs=0.1)
    assert found.ground_known


def test_unknown_ground_is_taken_as_flat_and_its_ellipse_says_so():
    known = pixel_to_ground(*MIDDLE, pose(pitch_deg=-45.0), LENS, FLAT)
    unknown = pixel_to_ground(*MIDDLE, pose(pitch_deg=-45.0), LENS, Land(HOME, None, Amsl(150.0)))
    assert isinstance(known, GroundPoint)
    assert isinstance(unknown, GroundPoint)
    assert (unknown.ground_known, unknown.amsl_m) == (False, None)
    assert unknown.ellipse.major_m > 10.0 > known.ellipse.major_m
    assert unknown.ellipse.bearing_deg == pytest.approx(0.0, abs=1.0)  # along the look


def test_only_the_hole_in_the_data_is_unknown():
    half = Land(HOME, Hills(lambda x, _y: np.where(x > 50.0, np.nan, 0.0)))
    found = pixels_to_ground([MIDDLE, (640.0, 256.0)], pose(east_m=40.0), LENS, half)
    assert [isinstance(one, GroundPoint) and one.ground_known for one in found] == [True, False]


def test_the_datum_is_home_in_the_elevation_data_not_what_a_receiver_says():
    found = pixel_to_ground(*MIDDLE, pose(), LENS, Land(HOME, Hills(lambda x, _y: 0 * x), Amsl(165.0)))
    assert isinstance(found, GroundPoint)
    assert found.amsl_m == pytest.approx(HOME_AMSL_M)


def test_a_place_behind_the_camera_and_one_beside_the_picture_say_so():
    north = pose(pitch_deg=-30.0)
    assert ground_to_pixel(FRAME.to_latlon(0.0, -300.0), north, LENS, FLAT) == PicturePlace(Where.BEHIND)
    beside = ground_to_pixel(FRAME.to_latlon(300.0, 140.0), north, LENS, FLAT)
    assert isinstance(beside, PicturePlace)
    assert beside.where is Where.OUTSIDE
    assert beside.u_px is not None
    assert beside.u_px > LENS.width_px


@settings(max_examples=60, deadline=None)
@given(
    u=st.floats(1, 639),
    v=st.floats(1, 511),
    yaw=st.floats(0, 360),
    pitch=st.floats(-90, -35),
    roll=st.floats(-8, 8),
    up=st.floats(20, 120),
    hills=st.booleans(),
)
def test_a_place_leads_back_to_its_pixel(
    u: float, v: float, *, yaw: float, pitch: float, roll: float, up: float, hills: bool
):
    land, at = ROLLING if hills else FLAT, pose(150.0, -90.0, up, yaw, pitch, roll_deg=roll)
    found = pixel_to_ground(u, v, at, LENS, land)
    if found in {NoGround.TOO_FLAT, NoGround.TOO_FAR}:
        return
    assert isinstance(found, GroundPoint)
    back = ground_to_pixel(found.at, at, LENS, land)
    assert isinstance(back, PicturePlace)
    assert (back.u_px, back.v_px) == pytest.approx((u, v), abs=0.1)


def test_no_pixels_are_no_places():
    assert pixels_to_ground([], pose(), LENS, FLAT) == []


def test_a_pose_at_the_other_end_of_the_world_is_no_error():
    found = pixel_to_ground(*MIDDLE, Pose(LatLon(-56.0, -150.0), pose().above_home_m, 0.0), LENS, FLAT)
    assert isinstance(found, GroundPoint | NoGround)
