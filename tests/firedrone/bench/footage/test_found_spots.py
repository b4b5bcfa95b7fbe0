from __future__ import annotations

from dataclasses import replace
from itertools import islice

import numpy as np
import pytest

from firedrone.bench.footage.analysis_cost import judged as cost_judged
from firedrone.bench.footage.analysis_cost import measured
from firedrone.bench.footage.found_spots import Found, Sight, judged, paired, searched
from firedrone.bench.footage.search_flight import SearchPlan, bound_m, fly
from training.camera.scene import HotTruth
from training.camera.things import Kind

ONE = Found("mop-up", 1, -90.0, 500, 20, 20, 20, 0, 0, tuple([2.0] * 20), 4.0)
SHORT = SearchPlan(rows_m=(0.0,), half_m=14.0)


def missed(*found: Found) -> list[str]:
    return [name for name, bar in judged(found).bars.items() if bar.passed is False]


def test_all_found_none_false_and_near_passes():
    assert missed(ONE) == []


@pytest.mark.parametrize(
    ("changed", "name"),
    [
        ({"recalled": 17}, "hot spots found, of those seen hot"),
        ({"false": 1}, "confirmed where nothing is hot"),
        ({"off_m": tuple([4.9] * 20)}, "error of a place / of one look, p95"),
    ],
)
def test_each_shortcoming_misses_its_own_bar(changed: dict[str, object], name: str):
    assert missed(replace(ONE, **changed)) == [name]  # pyright: ignore[reportArgumentType]


def test_a_flight_that_saw_nothing_hot_says_nothing_of_what_is_found():
    bars = judged([replace(ONE, expected=0, recalled=0, confirmed=0, off_m=())]).bars
    assert bars["hot spots found, of those seen hot"].passed is None


def test_a_truth_is_expected_when_it_was_seen_hot_in_half_of_a_dozen_pictures():
    hot = HotTruth(1, Kind.EMBER, SHORT_PLACE, 0.0, 0.0, 90.0, 0.1)
    assert Sight(hot, looks=12, over=6).expected
    assert not Sight(hot, looks=12, over=5).expected
    assert not Sight(hot, looks=11, over=11).expected


def test_spots_that_are_off_together_are_known_by_their_pattern():
    hot = np.array([[0.0, 0.0], [3.0, 0.0], [3.0, 4.0], [-5.0, 2.0]])
    spots = hot + np.array([4.0, -3.0])  # the second is nearer to another truth than to its own
    assert paired(spots, hot, [6.0] * 4) == {0: 0, 1: 1, 2: 2, 3: 3}


def test_one_truth_is_found_once_and_what_is_far_from_all_is_nobody():
    hot = np.array([[0.0, 0.0], [30.0, 0.0]])
    spots = np.array([[0.1, 0.0], [0.9, 0.0], [30.0, 0.2], [90.0, 90.0]])
    assert paired(spots, hot, [3.0] * 4) == {0: 0, 2: 1}


def test_one_look_straight_down_from_80_m_is_off_by_four_metres():
    assert bound_m(SHORT, draws=2000) == pytest.approx(4.1, abs=0.4)
    assert bound_m(replace(SHORT, pitch_deg=-45.0), draws=2000) == pytest.approx(7.0, abs=0.9)


def test_a_short_flight_is_graded():
    found = searched(SHORT)
    assert found.pictures == 35
    assert found.expected >= 3
    assert found.recalled >= 0.9 * found.expected
    assert found.false == 0


def test_the_analysis_is_measured_by_its_steps_and_judged_by_their_sum():
    cost = measured(list(islice(fly(SHORT), 12)))
    assert all(ms > 0.0 for ms in cost.values())
    for look_ms, passes in ((4.0, True), (5.0, False)):
        (bar,) = cost_judged({"paint": 4.0, "look": look_ms}).bars.values()
        assert bar.passed is passes


SHORT_PLACE = next(iter(fly(SHORT))).camera.at
