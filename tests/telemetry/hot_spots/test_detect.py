"""Hot things in one picture: the hottest pixel of each, by sides or corners, and no more than is of use."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from telemetry.hot_spots.detect import MOST, detect, detect_bright, detect_told, threshold
from telemetry.hot_spots.detection import HOT, NIGHT, HotRule
from telemetry.thermal.frame import ThermalFrame, TruthLevel, counts_of
from telemetry.thermal.range import ThermalRange

GROUND = counts_of(25.0)


def frame(*hot: tuple[int, int, float], saturated: bool = False) -> ThermalFrame:
    counts = np.full((512, 640), GROUND, np.uint16)
    for row, column, celsius in hot:
        counts[row, column] = counts_of(celsius)
    return ThermalFrame(counts, 0.0, TruthLevel.RAW, saturated)


def test_the_place_is_the_middle_of_the_hottest_pixel_not_of_the_box():
    (found,) = detect(frame((100, 200, 70.0), (100, 201, 95.0), (101, 202, 66.0), (102, 203, 65.0)), HOT)
    assert (found.u_px, found.v_px, found.area_px) == (201.5, 100.5, 4)
    assert found.hottest_c == pytest.approx(95.0, abs=0.01)


def test_what_touches_by_a_corner_is_one_and_what_does_not_is_two_the_hottest_first():
    found = detect(frame((10, 10, 70.0), (11, 11, 71.0), (50, 60, 90.0)), HOT)
    assert [(one.u_px, one.v_px, one.area_px) for one in found] == [(60.5, 50.5, 1), (11.5, 11.5, 2)]


def test_nothing_is_hot_in_a_cool_picture():
    assert detect(frame((5, 5, 59.9)), HOT) == []


def test_the_corners_of_the_picture_are_looked_at():
    found = detect(frame((0, 0, 70.0), (511, 639, 80.0)), HOT)
    assert [(one.u_px, one.v_px) for one in found] == [(639.5, 511.5), (0.5, 0.5)]


def test_at_night_what_stands_out_of_its_ground_is_hot():
    assert detect(frame((5, 5, 49.0)), NIGHT) == []
    assert len(detect(frame((5, 5, 51.0)), NIGHT)) == 1
    assert threshold(frame().counts, HotRule(60.0, 25.0)) == counts_of(50.0)


def test_only_what_is_at_the_end_of_the_range_is_at_least():
    found = detect(frame((5, 5, 150.0), (50, 50, 120.0), saturated=True), HOT)
    assert [one.at_least for one in found] == [True, False]


def test_a_picture_full_of_fire_gives_no_more_than_the_hottest():
    counts = np.full((512, 640), GROUND, np.uint16)
    counts[::4, ::4] = counts_of(80.0)
    counts[0, 0] = counts_of(100.0)
    found = detect(ThermalFrame(counts, 0.0, TruthLevel.RAW), HOT)
    assert len(found) == MOST
    assert found[0].u_px == 0.5


def test_a_part_of_a_larger_picture_is_looked_at_as_well():
    counts = frame((5, 6, 70.0)).counts[:100:1, ::2]
    (found,) = detect(ThermalFrame(counts, 0.0, TruthLevel.RAW), HOT)
    assert found.u_px == 3.5


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), min_size=1, max_size=25), st.randoms())
def test_every_hot_pixel_belongs_to_one(places: list[tuple[int, int]], random):
    counts = np.full((24, 24), GROUND, np.uint16)
    for row, column in places:
        counts[row, column] = counts_of(random.uniform(60.5, 140.0))
    found = detect(ThermalFrame(counts, 0.0, TruthLevel.RAW), HOT)
    assert sum(one.area_px for one in found) == len(set(places))
    for one in found:
        at = counts[int(one.v_px), int(one.u_px)]
        assert one.hottest_c == pytest.approx(float(at) / 64 - 273.15)


def test_a_bright_thing_in_a_white_hot_picture_has_no_degrees():
    luma = np.full((480, 640), 100, np.uint8)
    luma[100:105, 200:206] = 250
    (found,) = detect_bright(luma)
    assert found.hottest_c is None
    assert (found.u_px, found.v_px) == (pytest.approx(203, abs=2), pytest.approx(102, abs=2))
    assert detect_bright(np.full((480, 640), 200, np.uint8)) == []
    assert detect_bright(np.zeros((4, 4), np.uint8)) == []


@pytest.mark.parametrize(
    ("hottest_c", "at", "count"),
    [
        (80.0, (0.5, 0.25), 1),
        (40.0, (0.5, 0.25), 0),
        (80.0, None, 0),
        (float("nan"), (0.5, 0.5), 0),
        (80.0, (2.0, 0.5), 0),
    ],
)
def test_what_the_camera_tells_counts_where_it_is_hot_and_has_a_place(hottest_c, at, count: int):
    found = detect_told(ThermalRange(hottest_c, 10.0, at, None, 0.0), HOT, 640, 512)
    assert len(found) == count
    assert all((one.u_px, one.v_px) == (320.0, 128.0) for one in found)


def test_a_rule_for_nothing_is_refused():
    with pytest.raises(ValueError, match="needs"):
        HotRule(None, None)
