"""What a finger does on the picture: the point under it follows, and a tapped one comes to the middle."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from telemetry.camera.drag import Frame, dragged, tapped

PICTURE = Frame(640.0, 512.0, 32.0)
Vector = tuple[float, float, float]


def ray(frame: Frame, x_px: float, y_px: float, pitch_deg: float, yaw_deg: float) -> Vector:
    """Of a pixel: north, east, down; by turning about the axes one after the other."""
    across, down = frame.focal_px
    ahead, right, below = 1.0, (x_px - frame.width_px / 2) / across, (y_px - frame.height_px / 2) / down
    pitch, yaw = math.radians(pitch_deg), math.radians(yaw_deg)
    level, sinks = (
        ahead * math.cos(pitch) + below * math.sin(pitch),
        below * math.cos(pitch) - ahead * math.sin(pitch),
    )
    north, east = level * math.cos(yaw) - right * math.sin(yaw), level * math.sin(yaw) + right * math.cos(yaw)
    size = math.sqrt(north**2 + east**2 + sinks**2)
    return north / size, east / size, sinks / size


def test_the_middle_is_where_it_looks():
    assert tapped(PICTURE, 320.0, 256.0, -45.0, 350.0) == pytest.approx((-45.0, 350.0))


def test_on_the_horizon_the_edge_is_half_the_view_away():
    assert tapped(PICTURE, 640.0, 256.0, 0.0, 350.0) == pytest.approx((0.0, 6.0))
    assert tapped(PICTURE, 320.0, 0.0, 0.0, 0.0)[0] == pytest.approx(12.92, abs=0.01)  # atan(256 / 1116)
    spanned = Frame(640.0, 512.0, 32.0, vfov_deg=20.0)
    assert tapped(spanned, 320.0, 512.0, 0.0, 0.0)[0] == pytest.approx(-10.0)


def test_straight_down_the_right_edge_is_east_and_the_top_is_north():
    assert tapped(PICTURE, 640.0, 256.0, -90.0, 0.0) == pytest.approx((-74.0, 90.0))
    pitch, yaw = tapped(PICTURE, 320.0, 0.0, -90.0, 0.0)
    assert (pitch, math.cos(math.radians(yaw))) == pytest.approx((-77.08, 1.0), abs=0.01)


@given(
    x=st.floats(0.0, 640.0), y=st.floats(0.0, 512.0), pitch=st.floats(-90.0, 25.0), yaw=st.floats(0.0, 359.0)
)
def test_a_tapped_point_comes_to_the_middle(x: float, y: float, pitch: float, yaw: float):
    aimed = tapped(PICTURE, x, y, pitch, yaw)
    assert ray(PICTURE, 320.0, 256.0, *aimed) == pytest.approx(ray(PICTURE, x, y, pitch, yaw), abs=1e-9)


def test_a_tilted_picture_is_put_right_first():
    level = tapped(PICTURE, 420.0, 256.0, -30.0, 0.0)
    c, s = math.cos(math.radians(10.0)), math.sin(math.radians(10.0))
    tilted = tapped(PICTURE, 320.0 + 100.0 * c, 256.0 - 100.0 * s, -30.0, 0.0, roll_deg=10.0)
    assert tilted == pytest.approx(level)


@given(dx=st.floats(-40.0, 40.0), dy=st.floats(-40.0, 40.0), pitch=st.floats(-70.0, 20.0))
def test_what_was_under_the_finger_follows_it(dx: float, dy: float, pitch: float):
    more_pitch, more_yaw = dragged(PICTURE, dx, dy, pitch)
    before = ray(PICTURE, 320.0, 256.0, pitch, 100.0)
    after = ray(PICTURE, 320.0 + dx, 256.0 + dy, pitch + more_pitch, 100.0 + more_yaw)
    assert math.degrees(math.dist(before, after)) < 0.25 + 0.02 * math.hypot(dx, dy)


def test_straight_down_a_drag_to_the_side_does_not_spin_it():
    assert abs(dragged(PICTURE, 30.0, 0.0, -90.0)[1]) < 10.0


@pytest.mark.parametrize(
    "spans", [(0.0, 512.0, 32.0, None), (640.0, 512.0, 180.0, None), (640.0, 512.0, 32.0, 0.0)]
)
def test_a_picture_that_is_none_is_a_fault_of_ours(spans: tuple[float, float, float, float | None]):
    with pytest.raises(ValueError, match="is no picture"):
        Frame(*spans)
