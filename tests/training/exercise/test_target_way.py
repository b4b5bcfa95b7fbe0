from __future__ import annotations

import pytest

from maps.geo import LatLon, distance_m, moved
from training.exercise.scenario import Target, TargetKind
from training.exercise.target_way import place_of

START = LatLon(56.465, 23.345)
CORNER = moved(START, 100.0, 0.0)
END = moved(CORNER, 0.0, 50.0)
WALKER = Target("person-1", TargetKind.PERSON, START, way=(CORNER, END), speed_m_s=1.0, moves_at_s=60.0)


@pytest.mark.parametrize(
    ("at_s", "there"),
    [
        (0.0, START),
        (60.0, START),
        (110.0, moved(START, 50.0, 0.0)),
        (185.0, moved(CORNER, 0.0, 25.0)),
        (999.0, END),
    ],
)
def test_a_walker_leaves_when_its_time_comes_and_stays_at_the_end(at_s: float, there: LatLon):
    assert distance_m(place_of(WALKER, at_s), there) < 0.2


def test_without_a_way_it_stays():
    assert place_of(Target("fire-1", TargetKind.FIRE, START, speed_m_s=3.0), 500.0) == START


def test_a_way_to_where_it_stands_is_none():
    assert place_of(Target("person-1", TargetKind.PERSON, START, way=(START,), speed_m_s=1.0), 9.0) == START
