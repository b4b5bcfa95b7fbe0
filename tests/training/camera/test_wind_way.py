"""The way of the air adds up, however often the wind turns."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.training.camera.looks import empty_scene
from training.camera.scene import WindSince
from training.camera.wind_way import WindWay

MOMENTS = st.floats(-500.0, 2_000.0)


def test_it_goes_away_from_where_the_wind_comes_from():
    way = WindWay(replace(empty_scene(), wind_from_deg=270.0, wind_m_s=3.0))
    assert way.between(10.0, 20.0) == pytest.approx((30.0, 0.0), abs=1e-6)


def test_when_the_wind_turns_it_turns():
    scene = replace(empty_scene(), wind_from_deg=270.0, wind_m_s=3.0, winds=(WindSince(100.0, 0.0, 5.0),))
    assert WindWay(scene).between(90.0, 110.0) == pytest.approx((30.0, -50.0), abs=1e-3)


@given(MOMENTS, MOMENTS, MOMENTS)
def test_two_pieces_are_the_whole(first: float, middle: float, last: float):
    winds = (WindSince(0.0, 40.0, 2.0), WindSince(300.0, 200.0, 9.0))
    way = WindWay(replace(empty_scene(), winds=winds))
    whole = way.between(first, last)
    pieces = [a + b for a, b in zip(way.between(first, middle), way.between(middle, last), strict=True)]
    assert pieces == pytest.approx(whole, abs=1e-2)
