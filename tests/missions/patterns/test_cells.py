from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import MultiLineString, Point, box

from missions.patterns.cells import Cells
from missions.walls import edges

WANTED = box(0, 0, 600, 400).difference(box(200, 100, 300, 300))
LINE = ((100.0, 20.0), (100.0, 380.0))
PLACES = st.tuples(st.floats(-50.0, 650.0), st.floats(-50.0, 450.0))


def test_all_that_is_wanted_is_unseen_before_anything_is_flown():
    assert Cells(edges(WANTED), 60.0, 8.0).unseen_m2 == pytest.approx(WANTED.area, rel=0.01)


@settings(deadline=None, max_examples=25)
@given(st.lists(st.tuples(PLACES, PLACES), min_size=1, max_size=6))
def test_squares_count_what_geometry_says(lines: list[tuple[tuple[float, float], tuple[float, float]]]):
    cells = Cells(edges(WANTED), 60.0, 8.0)
    foretold = cells.unseen_m2 + cells.more_unseen_m2([], lines)
    cells.change([], lines)
    exact = WANTED.difference(MultiLineString(lines).buffer(30.0)).area
    assert cells.unseen_m2 == pytest.approx(exact, abs=0.01 * WANTED.area)
    assert cells.unseen_m2 == pytest.approx(foretold)


def test_what_is_flown_no_more_is_unseen_again():
    cells = Cells(edges(WANTED), 60.0, 8.0)
    before = cells.unseen_m2
    cells.change([], [LINE, LINE])
    cells.change([LINE], [])
    assert cells.unseen_m2 < before
    cells.change([LINE], [])
    assert cells.unseen_m2 == before


def test_a_strip_narrower_than_a_square_is_not_overlooked():
    cells = Cells(edges(box(0, 0, 600, 400)), 60.0, 5.0)
    rows = [((x, 0.0), (x, 400.0)) for x in np.arange(30.0, 600.0, 64.0).tolist()]
    cells.change([], rows)
    exact = box(0, 0, 600, 400).difference(MultiLineString(rows).buffer(30.0)).area
    assert cells.unseen_m2 == pytest.approx(exact, rel=0.3)


def test_gaps_lie_in_the_ground_that_is_not_seen():
    cells = Cells(edges(WANTED), 60.0, 8.0)
    rows = [((x, 0.0), (x, 400.0)) for x in (30.0, 90.0, 150.0, 360.0, 420.0, 480.0, 540.0)]
    cells.change([], rows)
    unseen = WANTED.difference(MultiLineString(rows).buffer(30.0)).buffer(10.0)
    assert len(cells.gaps())
    assert all(unseen.contains(Point(x, y)) for x, y in cells.gaps())


def test_what_is_changed_far_away_leaves_a_place_as_it_was():
    cells = Cells(edges(WANTED), 60.0, 8.0)
    cells.change([], [LINE])
    after = cells.changes
    cells.change([], [((500.0, 20.0), (500.0, 380.0))])
    assert cells.same_since(after, (100.0, 200.0))
    assert not cells.same_since(after, (500.0, 200.0))
