from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, box

from missions.detour import Router

WALL = box(0, 0, 100, 100).difference(box(45, 20, 55, 80))


def test_what_is_in_sight_needs_no_corner():
    assert Router(WALL).way((10, 10), (90, 10)) == []


def test_the_shorter_way_round_is_taken():
    assert Router(WALL).way((10, 70), (90, 70)) == [(45, 80), (55, 80)]
    assert Router(WALL).way((10, 30), (90, 30)) == [(45, 20), (55, 20)]


def test_where_there_is_no_way_there_is_none():
    apart = box(0, 0, 100, 100).difference(box(45, -1, 55, 101))
    assert Router(apart).way((10, 50), (90, 50)) is None
    assert math.isinf(Router(apart).lengths([(10, 50), (90, 50)])[0, 1])


def test_a_concave_outline_is_not_left():
    bay = box(0, 0, 100, 100).difference(box(40, 20, 60, 100))
    assert Router(bay).way((10, 90), (90, 90)) == [(40, 20), (60, 20)]


@settings(deadline=None, max_examples=50)
@given(
    st.lists(st.tuples(st.floats(0, 100), st.floats(0, 100)), min_size=2, max_size=2),
    st.lists(st.tuples(st.floats(15, 75), st.floats(15, 75)), min_size=1, max_size=4),
)
def test_every_way_stays_free_and_is_as_long_as_said(
    ends: list[tuple[float, float]], walls: list[tuple[float, float]]
):
    free = box(0, 0, 100, 100)
    for x, y in walls:
        free = free.difference(box(x, y, x + 10, y + 12))
    start, end = ends
    router = Router(free)
    way = router.way(start, end)
    said_m = float(router.lengths(ends)[0, 1])
    if way is None:
        assert math.isinf(said_m)
        return
    path = [start, *way, end]
    assert sum(math.dist(a, b) for a, b in pairwise(path)) == pytest.approx(said_m)
    assert LineString(path).within(free.buffer(0.06)) or start == end
