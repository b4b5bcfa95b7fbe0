"""Where the camera of a drone looks, by what the drone said of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from maps.geo import AboveHome, Amsl
from missions.coverage import Remark
from missions.looking import looking
from missions.plan import Look
from telemetry.georeference.pose import Pose
from telemetry.state import Attitude, Estimator, Fix, Gimbal, VehicleState
from tests.missions import shapes

HERE = shapes.at(0.0, 0.0)
UP = AboveHome(60.0)
FIX = Fix(HERE, Amsl(160.0), UP, 8.0, 0.0, 80.0, received_s=10.0)
SEEN = VehicleState(fix=FIX)


def test_a_drone_without_a_position_looks_nowhere():
    assert looking(VehicleState(gimbal=Gimbal(-90.0, 0.0, 1.0))) is None


def test_a_gimbal_is_believed():
    found = looking(replace(SEEN, gimbal=Gimbal(-45.0, 200.0, 9.5)))
    assert found is not None
    assert (found.pose, found.remark) == (Pose(HERE, UP, 200.0, -45.0), None)


def test_a_gimbal_that_fell_silent_is_not_guessed_at():
    found = looking(replace(SEEN, gimbal=Gimbal(-45.0, 200.0, 2.0)))
    assert found is not None
    assert (found.pose, found.remark) == (None, Remark.LOOK_UNKNOWN)


def test_a_drone_that_lost_its_position_looks_nowhere():
    found = looking(replace(SEEN, estimator=Estimator(0, False, 10.0)))
    assert found is not None
    assert (found.pose, found.remark) == (None, Remark.LOOK_UNKNOWN)
    assert looking(replace(SEEN, estimator=Estimator(831, True, 10.0))) == looking(SEEN)


def test_without_a_gimbal_it_looks_straight_down_along_the_nose_and_that_is_said():
    found = looking(replace(SEEN, attitude=Attitude(5.0, -9.0, 33.0, 9.9)))
    assert found is not None
    assert (found.pose, found.remark) == (Pose(HERE, UP, 33.0), Remark.CAMERA_ASSUMED)
    old = looking(replace(SEEN, attitude=Attitude(5.0, -9.0, 33.0, 1.0)))
    assert old is not None
    assert old.pose == Pose(HERE, UP, 80.0)


def test_without_any_heading_the_turn_is_unknown():
    found = looking(replace(SEEN, fix=replace(FIX, heading_deg=None)))
    assert found is not None
    assert found.pose == Pose(HERE, UP, None)


def test_a_camera_that_is_locked_on_something_looks_at_it():
    roof = Look(shapes.at(60.0, 0.0), AboveHome(0.0))
    found = looking(SEEN, roof)
    assert found is not None
    assert found.pose is not None
    assert found.pose.yaw_deg == pytest.approx(90.0, abs=0.01)
    assert found.pose.pitch_deg == pytest.approx(-45.0, abs=0.2)
