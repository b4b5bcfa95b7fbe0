"""The way out of a narrow arm is no second search of it."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from missions.patterns.again import flown_again


def test_in_and_out_on_one_line_the_way_out_is_only_a_way():
    assert list(flown_again([(0, 0), (100, 0), (0, 0), (0, 50)])) == [False, True, False]


def test_out_in_two_stretches_is_a_way_too():
    assert list(flown_again([(0, 0), (100, 0), (60, 0), (0, 0)])) == [False, True, True]


def test_over_two_earlier_stretches_is_a_way():
    assert list(flown_again([(0, 0), (50, 0), (100, 0), (0, 0)])) == [False, False, True]


def test_what_is_only_half_flown_before_still_looks():
    assert list(flown_again([(0, 0), (50, 0), (50, 40), (0, 40), (0, 0), (100, 0)]))[-1] is not True


def test_neighbouring_rows_are_no_repeat():
    assert not flown_again([(0, 0), (100, 0), (100, 10), (0, 10), (0, 20), (100, 20)]).any()


@given(st.floats(0.0, 3.1), st.floats(5.0, 500.0), st.floats(-1000.0, 1000.0))
def test_whatever_way_it_lies(turned: float, length_m: float, east_m: float):
    end = (east_m + length_m * math.sin(turned), length_m * math.cos(turned))
    assert list(flown_again([(east_m, 0.0), end, (east_m, 0.0)])) == [False, True]
