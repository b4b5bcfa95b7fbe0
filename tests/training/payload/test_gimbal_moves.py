"""How the gimbal itself moves: at its pace, within its limits, the short way round."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.local_frame import Spot
from training.payload.gimbal import Angles, AtPlace, Gimbal, Held, Rest, Turning, Wish

HERE = Spot(0.0, 0.0, 50.0)
ANGLE = st.floats(-400.0, 400.0)
PLACE = st.builds(Spot, st.floats(-500.0, 500.0), st.floats(-500.0, 500.0), st.floats(-50.0, 100.0))
WISHES: st.SearchStrategy[Wish] = st.one_of(
    st.builds(Angles, ANGLE, ANGLE, st.booleans()),
    st.builds(Turning, ANGLE, ANGLE, st.booleans()),
    st.builds(AtPlace, PLACE),
    st.builds(Rest, st.booleans()),
    st.builds(Held, st.booleans()),
)


def moved(gimbal: Gimbal, seconds: float, heading_deg: float = 0.0) -> Gimbal:
    for _ in range(round(seconds / 0.02)):
        gimbal.step(0.02, heading_deg, HERE)
    return gimbal


@given(st.lists(st.tuples(WISHES, st.floats(0.0, 359.0)), max_size=5), st.booleans())
def test_it_never_leaves_its_limits_nor_outruns_its_motors(wishes: list[tuple[Wish, float]], free: bool):
    gimbal = Gimbal() if free else Gimbal(yaw_range=(-135.0, 135.0))
    for wish, heading in wishes:
        gimbal.order(wish)
        for _ in range(20):
            pitch, yaw = gimbal.pitch_deg, gimbal.yaw_deg
            gimbal.step(0.05, heading, HERE)
            assert -90.0 <= gimbal.pitch_deg <= 25.0
            assert gimbal.yaw_range[0] <= gimbal.yaw_deg <= gimbal.yaw_range[1]
            turned = gimbal.yaw_deg - yaw
            assert abs((turned + 180.0) % 360.0 - 180.0 if free else turned) <= 3.0 + 1e-9
            assert abs(gimbal.pitch_deg - pitch) <= 3.0 + 1e-9


def test_it_turns_over_its_back_when_that_is_shorter_and_it_may():
    free, bound = Gimbal(yaw_deg=170.0), Gimbal(yaw_deg=130.0, yaw_range=(-135.0, 135.0))
    for gimbal in (free, bound):
        gimbal.order(Angles(0.0, -170.0 if gimbal is free else -130.0, locked=False))
        moved(gimbal, 0.5)
    assert free.yaw_deg == pytest.approx(-170.0)
    assert bound.yaw_deg == pytest.approx(100.0)


def test_a_rate_goes_on_and_ends_at_the_limit():
    gimbal = Gimbal()
    gimbal.order(Turning(-10.0, 20.0, locked=False))
    moved(gimbal, 2.0)
    assert (gimbal.pitch_deg, gimbal.yaw_deg) == pytest.approx((-20.0, 40.0))
    moved(gimbal, 20.0)
    assert gimbal.pitch_deg == -90.0


def test_a_rate_from_north_has_no_part_of_the_noses_turn():
    gimbal = Gimbal()
    gimbal.order(Turning(0.0, 10.0, locked=True))
    moved(gimbal, 1.0, heading_deg=0.0)
    moved(gimbal, 1.0, heading_deg=30.0)
    assert gimbal.yaw_deg + 30.0 == pytest.approx(20.0, abs=0.5)


def test_nobody_steers_and_it_stays_to_the_nose_or_to_north():
    free, locked = Gimbal(yaw_deg=20.0), Gimbal(yaw_deg=20.0, wish=Held(locked=True))
    for gimbal in (free, locked):
        moved(gimbal, 0.1, heading_deg=0.0)
        moved(gimbal, 2.0, heading_deg=50.0)
    assert (free.yaw_deg, locked.yaw_deg) == pytest.approx((20.0, -30.0))


def test_straight_above_a_place_it_does_not_spin():
    gimbal = Gimbal(yaw_deg=33.0, wish=AtPlace(Spot(0.0, 0.0, 0.0)))
    assert moved(gimbal, 3.0).yaw_deg == 33.0
    assert gimbal.pitch_deg == -90.0
