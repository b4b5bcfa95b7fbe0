"""A knife goes through an area, or it does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maps.area import area_m2
from maps.cut import cut
from tests.missions import shapes

AREA = shapes.area(shapes.BOX, shapes.HOLES)


def test_a_line_across_makes_two_parts_the_larger_first():
    parts = cut(shapes.area(shapes.BOX), (shapes.at(200, -50), shapes.at(200, 450)))
    assert [round(area_m2(part), -2) for part in parts] == pytest.approx([160_000, 80_000], rel=0.01)


def test_a_line_that_ends_inside_cuts_nothing():
    assert cut(AREA, (shapes.at(200, -50), shapes.at(200, 300))) == (AREA,)
    assert cut(AREA, (shapes.at(-200, -50), shapes.at(-200, 300))) == (AREA,)


def test_the_holes_stay_with_their_part():
    large, small = cut(AREA, (shapes.at(400, -50), shapes.at(400, 450)))
    assert len(large.holes) == 1
    assert small.holes == ()


@given(st.floats(20.0, 580.0), st.floats(20.0, 580.0))
def test_nothing_is_lost_by_cutting(below_m: float, above_m: float):
    parts = cut(AREA, (shapes.at(below_m, -50), shapes.at(above_m, 450)))
    assert sum(area_m2(part) for part in parts) == pytest.approx(area_m2(AREA), rel=1e-3)
