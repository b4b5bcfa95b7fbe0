from __future__ import annotations

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from shapely import LineString, Point, box

from missions.walls import Walls, turned

FREE = box(0, 0, 100, 100).difference(box(40, 40, 60, 60))
INNER = st.tuples(st.floats(1.0, 99.0), st.floats(1.0, 99.0))


def _clear(start: tuple[float, float], end: tuple[float, float]) -> bool:
    return bool(Walls.of(FREE).clear(np.array([start]), np.array([end]))[0])


def test_a_line_through_a_hole_is_not_clear():
    assert not _clear((10, 50), (90, 50))
    assert _clear((10, 10), (90, 10))


def test_to_touch_a_corner_is_to_cross_it():
    assert not _clear((30, 50), (50, 30))


@settings(deadline=None, max_examples=100)
@given(INNER, INNER)
def test_lines_between_free_points_are_judged_as_shapely_judges_them(
    start: tuple[float, float], end: tuple[float, float]
):
    assume(FREE.contains(Point(start)) and FREE.contains(Point(end)))
    line = LineString([start, end])
    if line.distance(FREE.boundary) > 1e-6:
        assert _clear(start, end)
    if not FREE.buffer(1e-6).contains(line):
        assert not _clear(start, end)


def test_many_lines_are_judged_as_each_by_itself():
    dice = np.random.default_rng(3)
    starts, ends = dice.uniform(1, 99, (90_000, 2)), dice.uniform(1, 99, (90_000, 2))
    together = Walls.of(FREE).clear(starts, ends)
    some = slice(0, 90_000, 999)
    assert together[some].tolist() == Walls.of(FREE).clear(starts[some], ends[some]).tolist()


def test_turned_walls_and_lines_give_the_same_answers():
    dice = np.random.default_rng(4)
    starts, ends = dice.uniform(1, 99, (200, 2)), dice.uniform(1, 99, (200, 2))
    there = Walls.of(FREE).clear(starts, ends)
    assert there.any()
    assert not there.all()
    turned_there = Walls.of(FREE).turned(37.0).clear(turned(starts, 37.0), turned(ends, 37.0))
    assert there.tolist() == turned_there.tolist()
