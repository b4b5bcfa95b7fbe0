from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maps.area import LocalFrame
from maps.geo import AboveGround, AboveHome
from missions.chance_report import after_flight, along, chance_report
from missions.chances import Chances
from missions.plan import Plan, Waypoint
from tests.missions import chance_maps, shapes

if TYPE_CHECKING:
    from collections.abc import Sequence

SWATH_M = 60.0


def test_a_straight_track_sees_its_swath_and_round_ends():
    even = Chances(np.full((100, 100), 1e-4), shapes.PLACE, -1000.0, -1000.0, 20.0)
    found = chance_report(_flown([(-500, 3), (500, 3)]), even)
    share = (1000.0 * SWATH_M + math.pi * 900.0) / 2000.0**2
    assert found.length_m == pytest.approx(1000.0, rel=1e-4)
    assert found.bound_definite == pytest.approx(share, rel=1e-3)
    assert found.ratio_definite == pytest.approx(1.0, abs=0.01)


def test_a_pass_by_random_search_finds_less_and_a_second_one_more():
    even = Chances(np.full((100, 100), 1e-4), shapes.PLACE, -1000.0, -1000.0, 20.0)
    once, twice = (chance_report(_flown([(-500, 3), (500, 3), *more]), even) for more in ([], [(-500, 3)]))
    assert 0.5 * once.definite < once.exponential < 0.66 * once.definite
    assert twice.definite == pytest.approx(once.definite, rel=0.01)
    assert once.exponential < twice.exponential < 2 * once.exponential


def test_the_way_there_is_no_search():
    chances = chance_maps.hills([(0.0, 0.0, 300.0)])
    there = _flown([(-500, 0), (500, 0), (500, 200)], searching=[False, False, True])
    assert chance_report(there, chances).definite == pytest.approx(
        chance_report(_flown([(500, 0), (500, 200)]), chances).definite
    )


def test_a_track_beside_the_map_finds_nobody():
    found = chance_report(_flown([(5000, 0), (6000, 0)]), chance_maps.hills([(0.0, 0.0, 300.0)]))
    assert (found.definite, found.exponential) == (0.0, 0.0)
    assert found.bound_definite > 0.0


@settings(max_examples=15)
@given(
    chance_maps.hilly_maps(),
    st.lists(st.tuples(st.floats(-1600.0, 1600.0), st.floats(-1600.0, 1600.0)), min_size=1, max_size=12),
)
def test_no_track_passes_either_bound(chances: Chances, corners: list[tuple[float, float]]):
    found = chance_report(_flown(corners), chances)
    assert found.definite <= found.bound_definite * 1.002 + 1e-12  # a piece of 5 m at the edge of the swath
    assert found.exponential <= found.bound_exponential * 1.0001 + 1e-12


@settings(max_examples=15)
@given(chance_maps.hilly_maps())
def test_after_a_flight_all_probability_is_still_there(chances: Chances):
    plan = _flown([(-700, -100), (700, -100), (700, 200)])
    after = after_flight(plan, chances)
    found = chance_report(plan, chances)
    assert after.inside + after.elsewhere == pytest.approx(1.0)
    assert after.elsewhere == pytest.approx(chances.elsewhere / (1.0 - found.exponential))


def test_steps_along_a_way_sum_up_to_its_length():
    points = np.array([[0.0, 0.0], [12.0, 0.0], [12.0, 0.0], [12.0, 31.0]])
    at, lengths = along(points, 5.0)
    assert lengths.sum() == pytest.approx(43.0)
    assert len(at) == len(lengths)
    assert lengths.max() <= 5.0


def _flown(corners: Sequence[tuple[float, float]], searching: Sequence[bool] | None = None) -> Plan:
    looks = searching or [False, *([True] * (len(corners) - 1))]
    return Plan(
        pattern="probability",
        area=None,
        home=None,
        waypoints=tuple(
            Waypoint(LocalFrame(shapes.PLACE).to_latlon(*corner), AboveHome(60.0), look)
            for corner, look in zip(corners, looks, strict=True)
        ),
        takeoff_height=AboveHome(60.0),
        speed_m_s=8.0,
        camera="thermal-640",
        height=AboveGround(60.0),
        swath_m=SWATH_M,
        spacing_m=SWATH_M,
    )
