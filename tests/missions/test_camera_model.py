"""What a camera sees, and how near its tracks must lie."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maps.geo import AboveGround
from missions.camera_model import CAMERAS, DEFAULT_CAMERA, overlap_for, pod_of, spacing_m, swath_m


@given(st.floats(0.4, 0.99))
def test_an_overlap_for_a_wanted_detection_finds_with_it(pod: float):
    assert pod_of(overlap_for(pod)) == pytest.approx(pod)


def test_the_usual_overlap_finds_seven_of_ten():
    assert pod_of(0.2) == pytest.approx(0.7135, abs=1e-4)
    assert overlap_for(1 - 1 / 2.718281828) == pytest.approx(0.0, abs=1e-6)  # tracks side by side: 63 %


def test_little_wanted_leaves_strips_unseen():
    spacing = spacing_m(DEFAULT_CAMERA, AboveGround(60.0), overlap_for(0.5))
    assert spacing > swath_m(DEFAULT_CAMERA, AboveGround(60.0))


def test_the_thermal_lens_sees_less_than_the_daylight_one():
    at = AboveGround(60.0)
    assert swath_m(CAMERAS["thermal-640"], at) < swath_m(CAMERAS["visible-4k"], at)


@pytest.mark.parametrize("pod", [0.0, 0.39, 1.0])
def test_a_detection_that_no_spacing_gives_is_refused(pod: float):
    with pytest.raises(ValueError, match="probability of detection"):
        overlap_for(pod)
