"""Readings say the degrees that are there, where they are, and how far they are true."""

from __future__ import annotations

import pytest

from telemetry.thermal.frame import TruthLevel
from telemetry.thermal.readings import Box, Reading, area, spot, whole
from tests.telemetry.thermal import scenes


def test_a_spot_is_the_mean_of_nine_pixels():
    degrees = scenes.ground() * 0.0 + 20.0
    degrees[100, 200] = 110.0
    reading = spot(scenes.frame(degrees), 200, 100)
    assert reading == Reading(pytest.approx(30.0, abs=0.02), TruthLevel.RAW)


@pytest.mark.parametrize(("x", "y"), [(0, 0), (639, 511), (0, 511)])
def test_in_a_corner_it_is_what_there_is(x: int, y: int):
    reading = spot(scenes.frame(scenes.ground() * 0.0 + 20.0), x, y)
    assert reading is not None
    assert reading.celsius == pytest.approx(20.0, abs=0.01)


@pytest.mark.parametrize(("x", "y"), [(-1, 0), (640, 0), (0, 512), (0, -1)])
def test_beside_the_picture_there_is_nothing(x: int, y: int):
    assert spot(scenes.frame(scenes.ground()), x, y) is None


def test_a_box_knows_its_hottest_coldest_and_mean_and_where():
    degrees = scenes.ground() * 0.0 + 20.0
    degrees[50, 60], degrees[55, 70] = 90.0, -5.0
    degrees[0, 0] = 500.0  # outside of it
    found = area(scenes.frame(degrees), Box(40, 40, 90, 70))
    assert found is not None
    assert (found.hottest_px, found.coldest_px) == ((60, 50), (70, 55))
    assert found.hottest.celsius == pytest.approx(90.0, abs=0.01)
    assert found.coldest.celsius == pytest.approx(-5.0, abs=0.01)
    assert found.mean.celsius == pytest.approx(20.0 + 45.0 / 1500, abs=0.01)


def test_a_box_that_hangs_over_the_edge_is_cut_and_one_outside_is_none():
    frame = scenes.frame(scenes.with_ember(scenes.ground(), 637, 300, 99.0))
    found = area(frame, Box(600, 280, 900, 320))
    assert found is not None
    assert found.hottest.celsius == pytest.approx(99.0, abs=0.01)
    assert area(frame, Box(640, 0, 900, 100)) is None
    assert area(frame, Box(-50, -50, 0, 0)) is None
    assert area(frame, Box(50, 50, 40, 40)) is None


def test_only_what_is_at_the_end_of_the_range_is_at_least():
    frame = scenes.frame(scenes.with_ember(scenes.ground(), 300, 200, 150.0), saturated=True)
    hot, cold = spot(frame, 300, 200), spot(frame, 30, 20)
    assert hot is not None
    assert hot.at_least
    assert cold is not None
    assert not cold.at_least
    all_of_it = whole(frame)
    assert all_of_it.hottest.at_least
    assert not all_of_it.coldest.at_least


def test_the_same_without_saturation_is_plain():
    assert not whole(scenes.frame(scenes.with_ember(scenes.ground(), 300, 200, 150.0))).hottest.at_least
