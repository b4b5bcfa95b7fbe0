from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest

from maps.geo import AboveGround
from missions import commands
from missions.camera_model import DEFAULT_CAMERA
from missions.guard import FenceError, guard
from missions.patterns.sweep import parallel
from missions.sortie import Reason, bring_aboard, launch
from tests.missions import shapes
from tests.missions.practice import HOME, connected, done, drone

if TYPE_CHECKING:
    from training.vehicle import EmbeddedDrone

PLAN = parallel(
    shapes.area([(0, 0), (120, 0), (120, 90), (0, 90)]), DEFAULT_CAMERA, AboveGround(40.0), home=HOME
)


def test_the_fence_is_on_and_its_values_are_the_plans():
    vehicle = drone()
    done(connected(vehicle), partial(guard, plan=PLAN))
    aboard = vehicle.autopilot.parameters
    assert PLAN.fence is not None
    assert vehicle.autopilot.fence.on
    assert (aboard["FENCE_TYPE"], aboard["FENCE_ACTION"]) == (5.0, 1.0)
    assert aboard["FENCE_ALT_MAX"] == pytest.approx(PLAN.fence.ceiling)


def test_what_it_does_at_the_fence_stays_as_the_brigade_set_it_unless_it_is_nothing():
    vehicle = drone()
    for had, has in ((4.0, 4.0), (0.0, 1.0)):
        vehicle.autopilot.parameters.store("FENCE_ACTION", had)
        done(connected(vehicle), partial(guard, plan=PLAN))
        assert vehicle.autopilot.parameters["FENCE_ACTION"] == has


@pytest.mark.hazard("H7")
@pytest.mark.parametrize(
    ("name", "value"),
    [("FENCE_TYPE", 2.0), ("FENCE_ALT_MAX", 900.0), ("FENCE_ACTION", 0.0)],
)
def test_a_vehicle_that_loses_the_fence_does_not_take_off(name: str, value: float):
    session = connected(forgetful := _Forgetful(drone(), name, value))
    aboard = done(session, partial(bring_aboard, plan=PLAN))
    result = done(session, partial(launch, aboard=aboard))
    assert (result.reason, result.armed) == (Reason.REFUSED, False)
    assert name in result.detail
    assert not forgetful.vehicle.autopilot.armed


@pytest.mark.hazard("H7")
def test_a_vehicle_that_says_yes_and_does_not_guard_its_fence_does_not_take_off():
    session = connected(idle := _Idle(drone()))
    aboard = done(session, partial(bring_aboard, plan=PLAN))
    result = done(session, partial(launch, aboard=aboard))
    assert (result.reason, result.armed) == (Reason.REFUSED, False)
    assert "does not say that it is on" in result.detail
    assert not idle.vehicle.autopilot.armed


@pytest.mark.hazard("H7")
def test_a_vehicle_without_a_fence_at_all_does_not_take_off():
    session = connected(_Mute(drone()))
    aboard = done(session, partial(bring_aboard, plan=PLAN))
    result = done(session, partial(launch, aboard=aboard, recheck=False))
    assert (result.reason, result.armed) == (Reason.REFUSED, False)
    assert "did not answer" in result.detail


@pytest.mark.hazard("H9")
def test_a_plan_without_a_fence_is_not_flown_under_what_an_earlier_one_left():
    bare, vehicle = replace(PLAN, fence=None), drone()
    aboard = vehicle.autopilot.parameters
    done(connected(vehicle), partial(guard, plan=bare))  # no fence is on
    done(connected(vehicle), commands.enable_fence)  # which leaves FENCE_ENABLE at 0
    for kinds, height, radius, said in (
        (1.0, 30.0, 300.0, "a ceiling of 30 m"),
        (2.0, 30.0, 90.0, "a circle of 90 m"),
    ):
        aboard.store("FENCE_TYPE", kinds)
        aboard.store("FENCE_ALT_MAX", height)
        aboard.store("FENCE_RADIUS", radius)
        with pytest.raises(FenceError, match=said):
            done(connected(vehicle), partial(guard, plan=bare))
    aboard.store("FENCE_RADIUS", 900.0)
    done(connected(vehicle), partial(guard, plan=bare))


class _Forgetful:
    """The embedded drone, which never keeps one of its values."""

    def __init__(self, vehicle: EmbeddedDrone, name: str, value: float) -> None:
        self.vehicle = vehicle
        self._name, self._value = name, value

    def step(self, now_s: float, received: bytes) -> bytes:
        said = self.vehicle.step(now_s, received)
        self.vehicle.autopilot.parameters.store(self._name, self._value)
        return said


class _Idle:
    """The embedded drone, which switches its fence off again."""

    def __init__(self, vehicle: EmbeddedDrone) -> None:
        self.vehicle = vehicle

    def step(self, now_s: float, received: bytes) -> bytes:
        said = self.vehicle.step(now_s, received)
        self.vehicle.autopilot.fence.on = False
        return said


class _Mute:
    """The embedded drone, which has no parameter of the fence's."""

    def __init__(self, vehicle: EmbeddedDrone) -> None:
        self._vehicle = vehicle

    def step(self, now_s: float, received: bytes) -> bytes:
        return self._vehicle.step(now_s, b"" if b"FENCE_" in received else received)
