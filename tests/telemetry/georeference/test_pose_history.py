"""Poses between reports: the short way round, never through a gap, never far ahead."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from maps.geo import AboveHome, Amsl, LatLon, moved
from telemetry.georeference.pose import Pose, axes
from telemetry.georeference.pose_history import KEPT_S, PoseHistory
from telemetry.state import Attitude, Estimator, Fix, Gimbal, VehicleState

PLACE = LatLon(56.52, 27.33)


def heard(
    t_s: float,
    *,
    north_m: float = 0.0,
    up_m: float = 80.0,
    yaw_deg: float | None = 0.0,
    pitch_deg: float = -90.0,
) -> VehicleState:
    fix = Fix(moved(PLACE, 0.0, north_m), Amsl(200.0), AboveHome(up_m), 8.0, 0.0, 0.0, t_s)
    return VehicleState(fix=fix, gimbal=Gimbal(pitch_deg, yaw_deg, t_s))


def history(*states: VehicleState) -> PoseHistory:
    found = PoseHistory()
    for state in states:
        found.add(state)
    return found


def test_between_two_reports_the_pose_is_on_the_way_and_turns_the_short_way_round():
    pose = history(heard(1.0, yaw_deg=350.0), heard(1.4, north_m=4.0, yaw_deg=20.0, pitch_deg=-80.0)).pose_at(
        1.2
    )
    assert pose is not None
    assert pose.yaw_deg == pytest.approx(5.0)
    assert pose.pitch_deg == pytest.approx(-85.0)
    assert pose.at.lat_deg == pytest.approx(moved(PLACE, 0.0, 2.0).lat_deg, abs=1e-9)


def test_in_a_silence_there_is_no_pose():
    gap = history(heard(1.0), heard(3.0, north_m=16.0))
    assert gap.pose_at(2.0) is None
    assert gap.pose_at(1.0) is not None


def test_the_newest_report_goes_on_for_a_moment_and_no_longer():
    flying = history(heard(1.0), heard(1.2, north_m=2.0))
    ahead = flying.pose_at(1.4)
    assert ahead is not None
    assert ahead.at.lat_deg == pytest.approx(moved(PLACE, 0.0, 4.0).lat_deg, abs=1e-9)
    assert flying.pose_at(1.51) is None
    assert flying.pose_at(0.9) is None


def test_a_gimbal_that_fell_silent_is_not_guessed_at():
    states = [heard(0.2 * n) for n in range(6)]
    silent = [*states, *(replace(heard(0.2 * n), gimbal=states[-1].gimbal) for n in range(6, 12))]
    assert history(*silent).pose_at(2.0) is None


def test_a_yaw_that_is_not_known_from_north_stays_unknown():
    pose = history(heard(1.0, yaw_deg=None), heard(1.2)).pose_at(1.1)
    assert pose is not None
    assert pose.yaw_deg is None


def test_a_position_that_the_drone_doubts_is_none():
    doubted = replace(heard(1.0), estimator=Estimator(0, position_ok=False, received_s=1.0))
    assert history(doubted).pose_at(1.0) is None


def test_what_is_no_number_or_older_is_left_out():
    found = history(heard(1.0), heard(1.2, up_m=float("nan")), heard(0.8, up_m=5.0), heard(1.4, up_m=84.0))
    pose = found.pose_at(1.2)
    assert pose is not None
    assert pose.above_home_m == pytest.approx(82.0)


def test_a_minute_is_kept_and_the_rest_forgotten():
    found = history(*(heard(0.1 * n) for n in range(2500)))
    newest = found.newest_s
    assert newest is not None
    assert found.pose_at(newest - KEPT_S + 1.0) is not None
    assert found.pose_at(newest - 2 * KEPT_S - 1.0) is None


def test_the_motion_is_that_of_the_flight():
    flight = history(*(heard(0.1 * n, north_m=0.8 * n, yaw_deg=3.0 * n % 360.0) for n in range(20)))
    motion = flight.motion_at(1.0)
    assert motion is not None
    assert (motion.north_m_s, motion.yaw_deg_s) == pytest.approx((8.0, 30.0), rel=0.01)
    assert motion.east_m_s == pytest.approx(0.0, abs=0.01)


def without_gimbal(roll: float, pitch: float, yaw: float) -> VehicleState:
    return replace(heard(1.0), gimbal=None, attitude=Attitude(roll, pitch, yaw, 1.0))


def test_without_a_gimbal_there_is_a_pose_only_if_the_camera_is_said_to_be_fixed():
    assert history(without_gimbal(0.0, 0.0, 40.0)).pose_at(1.0) is None
    fixed = PoseHistory(fixed_pitch_deg=-90.0)
    fixed.add(without_gimbal(0.0, 0.0, 40.0))
    pose = fixed.pose_at(1.0)
    assert pose is not None
    assert (pose.yaw_deg, pose.pitch_deg) == pytest.approx((40.0, -90.0))


@given(st.floats(-25, 25), st.floats(-25, 25), st.floats(0, 359), st.floats(-90, -10))
def test_a_fixed_camera_tilts_with_the_airframe(roll: float, pitch: float, yaw: float, mount: float):
    fixed = PoseHistory(fixed_pitch_deg=mount)
    fixed.add(without_gimbal(roll, pitch, yaw))
    pose = fixed.pose_at(1.0)
    assert pose is not None
    forward, right, down = axes(Pose(PLACE, AboveHome(0.0), yaw, pitch, roll))
    c, s = np.cos(np.radians(mount)), np.sin(np.radians(mount))
    expected = np.array([c * forward - s * down, right, s * forward + c * down])
    np.testing.assert_allclose(axes(pose), expected, atol=2e-6)
