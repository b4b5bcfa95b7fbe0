from __future__ import annotations

import numpy as np
import pytest

from firedrone.bench.footage.burnt_clock import OLDEST_MS, age_ms, summary
from training.camera.stamp import burn_clock


@pytest.mark.parametrize("width_px", [160, 640, 1920])
@pytest.mark.parametrize("drawn_s", [1.0, 4711.25, 1_000_000.123])
def test_the_age_of_a_picture_is_read_from_the_clock_that_the_test_camera_burns_in(
    width_px: int, drawn_s: float
):
    luma = np.full((512, width_px), 90, np.uint8)
    burn_clock(luma, drawn_s)
    age = age_ms(luma, drawn_s + 0.0375)
    assert age == pytest.approx(37.5, abs=1.0)  # the clock counts whole milliseconds


def test_a_picture_without_a_clock_has_no_age():
    assert age_ms(np.zeros((512, 640), np.uint8), 1000.0) is None
    assert age_ms(np.full((512, 640), 255, np.uint8), 1000.0) is None


def test_a_clock_from_another_start_of_the_computer_is_no_age():
    luma = np.zeros((512, 640), np.uint8)
    burn_clock(luma, 5.0)
    assert age_ms(luma, 5.0 + OLDEST_MS / 1000.0 + 1.0) is None


def test_the_middle_and_the_worst_of_twenty_are_told():
    assert summary([float(n) for n in range(101)]) == {"p50_ms": 50.0, "p95_ms": 95.0, "pictures": 101}


def test_of_no_pictures_nothing_is_told():
    assert summary([]) == {"p50_ms": None, "p95_ms": None, "pictures": 0}
