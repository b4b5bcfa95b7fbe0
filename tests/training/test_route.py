"""The last point of a way, from wherever the drone comes to it."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.copter import Copter
from training.local_frame import Spot
from training.route import Leg, Limits
from training.weather import Air, Wind

LIMITS = Limits(speed_m_s=12.0, climb_m_s=2.5, descent_m_s=1.5)
LEG = Leg(Spot(0.0, 0.0, 40.0), Spot(40.0, 0.0, 40.0), None, 2.0)


@given(st.floats(30.0, 48.0), st.floats(-15.0, 15.0))
def test_the_end_is_reached_from_beside_it_too(north_m: float, east_m: float):

    copter, air = Copter(north_m=north_m, east_m=east_m, up_m=40.0, on_ground=False), Air(Random(1), Wind())
    for _ in range(3000):
        copter.step(0.02, LEG.demand(copter, LIMITS, turn=False), air)
    assert LEG.reached(copter)
    assert copter.north_m == pytest.approx(40.0, abs=2.0)
