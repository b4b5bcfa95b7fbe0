"""Where somebody on the way is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maps.geo import distance_m, moved
from tests.training.exercise.made_up import HOME
from training.exercise.scenario import Target, TargetKind
from training.exercise.whereabouts import along, target_at

EAST, NORTH = moved(HOME, 100.0, 0.0), moved(HOME, 100.0, 100.0)
WALKER = Target("person-1", TargetKind.PERSON, HOME, way=(EAST, NORTH), speed_m_s=2.0, moves_at_s=10.0)


@pytest.mark.parametrize(("second", "metres"), [(0.0, 0.0), (10.0, 0.0), (35.0, 50.0), (60.0, 100.0)])
def test_it_stands_first_and_then_walks(second: float, metres: float):
    assert distance_m(target_at(WALKER, second), HOME) == pytest.approx(metres, abs=0.2)


def test_at_the_end_of_its_way_it_stays():
    assert target_at(WALKER, 10_000.0) == NORTH


@given(st.floats(0.0, 500.0))
def test_nobody_walks_further_than_the_way_says(metres: float):
    assert distance_m(HOME, along((HOME, EAST, NORTH), metres)) <= metres + 0.5
