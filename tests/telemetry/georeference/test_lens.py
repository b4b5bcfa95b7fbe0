"""Lenses: angles, calibration and what no camera has."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from missions.camera_model import DEFAULT_CAMERA
from missions.rays import focal_px
from telemetry.georeference.lens import Lens, lens_of_sensor, lens_of_width


def test_a_common_thermal_core_has_the_angles_of_its_focal_length_and_sensor():
    lens = lens_of_sensor(9.0, 640 * 0.012, 512 * 0.012, 640, 512)
    assert (lens.hfov_deg, lens.vfov_deg) == pytest.approx((46.2, 37.7), abs=0.1)
    assert lens.focal_px == pytest.approx((750.0, 750.0))


def test_square_pixels_give_the_angle_along():
    lens = lens_of_width(32.0, 640, 512)
    assert lens.focal_px[0] == pytest.approx(lens.focal_px[1])


def test_the_lens_of_a_mission_camera_sees_what_the_missions_reckon_with():
    assert DEFAULT_CAMERA.lens.focal_px[0] == pytest.approx(focal_px(DEFAULT_CAMERA))


def test_calibration_moves_where_the_look_meets_the_picture():
    lens = Lens(32.0, 25.8, 640, 512, right_off_deg=1.0, down_off_deg=-0.5)
    ray = lens.rays(*(np.array([at]) for at in lens.look_px))
    assert ray[0] == pytest.approx((1.0, 0.0, 0.0))
    assert lens.look_px[0] > 320.0
    assert lens.look_px[1] < 256.0


@given(st.floats(0, 640), st.floats(0, 512), st.floats(-5, 5), st.floats(-5, 5))
def test_a_ray_leads_back_to_its_pixel(u: float, v: float, right: float, down: float):
    lens = Lens(32.0, 25.8, 640, 512, right, down)
    back = lens.pixels(lens.rays(np.array([u]), np.array([v])))
    assert (back[0][0], back[1][0]) == pytest.approx((u, v), abs=1e-6)


@pytest.mark.parametrize(
    "sides",
    [(0.0, 20.0, 640, 512), (float("nan"), 20.0, 640, 512), (170.0, 20.0, 640, 512), (30.0, 20.0, 0, 512)],
)
def test_what_no_camera_has_is_refused(sides: tuple[float, float, int, int]):
    with pytest.raises(ValueError, match="not"):
        Lens(*sides)


def test_a_camera_that_does_not_say_its_sensor_is_refused():
    with pytest.raises(ValueError, match="focal length"):
        lens_of_sensor(9.0, float("nan"), 6.0, 640, 512)
