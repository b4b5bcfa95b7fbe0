"""Planes become the pixels of the screen: the right colours, the right size, and never larger."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from telemetry.video.picture import Picture
from ui.video.to_display import fitting, to_display

GREEN = (145, 54, 34)  # YUV, limited range


def picture(width: int, height: int, yuv: tuple[int, int, int] | None = GREEN) -> Picture:
    y, u, v = yuv or (128, 128, 128)
    half = (-(-height // 2), -(-width // 2))
    chroma = None if yuv is None else (np.full(half, u, np.uint8), np.full(half, v, np.uint8))
    return Picture(1, np.full((height, width), y, np.uint8), chroma, 0.0, 0.0, damaged=False)


@pytest.mark.parametrize(
    ("yuv", "bgr"), [(GREEN, (0, 255, 0)), ((81, 90, 240), (0, 0, 255)), ((41, 240, 110), (255, 0, 0))]
)
def test_colours_are_what_they_were(yuv: tuple[int, int, int], bgr: tuple[int, int, int]):
    shown = to_display(picture(64, 48, yuv), 640, 480)
    assert shown.shape == (48, 64, 4)
    assert np.abs(shown[20, 30, :3].astype(int) - bgr).max() <= 3
    assert shown[20, 30, 3] == 255


def test_u_and_v_are_not_exchanged_and_stay_in_their_place():
    made = picture(64, 48, (81, 128, 128))
    assert made.chroma is not None
    made.chroma[1][:, 16:] = 240  # red at the right
    shown = to_display(made, 640, 480)
    assert shown[24, 50, 2] > shown[24, 50, 0] + 100
    assert abs(int(shown[24, 10, 2]) - int(shown[24, 10, 0])) < 10


def test_a_large_picture_comes_smaller_and_a_small_one_stays():
    assert to_display(picture(1920, 1080), 960, 768).shape == (540, 960, 4)
    assert to_display(picture(640, 512), 1920, 1080).shape == (512, 640, 4)


def test_odd_sizes_and_grey_ones_are_shown():
    assert to_display(picture(641, 513), 960, 768).shape == (512, 640, 4)
    shown = to_display(picture(64, 48, None), 640, 480)
    assert (shown[..., :3] == 128).all()


@given(st.integers(16, 4096), st.integers(16, 2160), st.integers(16, 2000), st.integers(16, 2000))
def test_it_fits_and_keeps_its_shape(width: int, height: int, most_width: int, most_height: int):
    w, h = fitting(width, height, most_width, most_height)
    assert w % 2 == h % 2 == 0
    assert 2 <= w <= max(2, min(width, most_width) + 1)
    assert 2 <= h <= max(2, min(height, most_height) + 1)
    assert abs(w - h * width / height) <= 2 + 2 * width / height


def test_planes_that_do_not_belong_together_are_refused():
    made = picture(64, 48)
    wrong = Picture(1, made.luma, (np.zeros((48, 64), np.uint8),) * 2, 0.0, 0.0, damaged=False)
    with pytest.raises(ValueError, match="do not make one picture"):
        to_display(wrong, 640, 480)
