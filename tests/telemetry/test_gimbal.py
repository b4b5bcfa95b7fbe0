"""Where a camera looks, whatever frame its gimbal speaks in."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from telemetry.gimbal import device_look, mount_look
from telemetry.messages import mavlink
from telemetry.reduce import reduce
from telemetry.state import Gimbal, VehicleState
from tests.telemetry.wire import Wire, position

NORTH = mavlink.GIMBAL_DEVICE_FLAGS_YAW_IN_EARTH_FRAME
NOSE = mavlink.GIMBAL_DEVICE_FLAGS_YAW_IN_VEHICLE_FRAME
LOCK = mavlink.GIMBAL_DEVICE_FLAGS_YAW_LOCK


def turned(yaw_deg: float, pitch_deg: float) -> list[float]:
    """The quaternion of a level look."""
    half_yaw, half_pitch = math.radians(yaw_deg) / 2, math.radians(pitch_deg) / 2
    cy, sy, cp, sp = math.cos(half_yaw), math.sin(half_yaw), math.cos(half_pitch), math.sin(half_pitch)
    return [cp * cy, -sp * sy, sp * cy, cp * sy]


def status(yaw_deg: float, pitch_deg: float, flags: int, delta_yaw_deg: float = 0.0) -> object:
    return mavlink.MAVLink_gimbal_device_attitude_status_message(
        0, 0, 1000, flags, turned(yaw_deg, pitch_deg), 0, 0, 0, 0, math.radians(delta_yaw_deg), 0, 0
    )


def heard(*messages: object, state: VehicleState | None = None) -> Gimbal | None:
    wire, state = Wire(1, 154), state or VehicleState()
    for message in messages:
        state = reduce(state, wire.heard(message), 7.0)  # type: ignore[arg-type]
    return state.gimbal


@given(yaw=st.floats(0.0, 359.9), pitch=st.floats(-90.0, 30.0))
@settings(max_examples=60)
def test_a_quaternion_from_north_is_its_pitch_and_yaw_straight_down_too(yaw: float, pitch: float):
    look = device_look(turned(yaw, pitch), NORTH, 0.0, None)
    assert look is not None
    assert look[0] == pytest.approx(pitch, abs=1e-5)
    assert look[1] is not None
    assert (look[1] - yaw + 180.0) % 360.0 - 180.0 == pytest.approx(0.0, abs=1e-5)


@pytest.mark.parametrize(
    ("flags", "yaw"),
    [
        (0, 120.0),  # neither frame flag, no lock: from the nose
        (LOCK, 30.0),  # a lock means north
        (NORTH, 30.0),
        (NOSE, 120.0),
        (NOSE | LOCK, 120.0),
        (NORTH | LOCK, 30.0),
    ],
)
def test_which_yaw_it_is_the_flags_say(flags: int, yaw: float):
    look = device_look(turned(30.0, -45.0), flags, 0.0, 90.0)
    assert look == (pytest.approx(-45.0), pytest.approx(yaw))


def test_the_gimbals_own_heading_is_believed_with_a_frame_flag_only():
    quarter = math.radians(90.0)
    assert device_look(turned(30.0, -45.0), NOSE, quarter, 10.0) == (
        pytest.approx(-45.0),
        pytest.approx(120.0),
    )
    assert device_look(turned(30.0, -45.0), 0, quarter, 10.0) == (pytest.approx(-45.0), pytest.approx(40.0))
    assert device_look(turned(30.0, -45.0), NOSE, math.nan, 10.0) == (
        pytest.approx(-45.0),
        pytest.approx(40.0),
    )


def test_from_the_nose_without_a_heading_the_yaw_is_not_known():
    assert device_look(turned(30.0, -45.0), NOSE, math.nan, None) == (pytest.approx(-45.0), None)


@pytest.mark.parametrize(
    "q", [[math.nan] * 4, [0.0] * 4, [1.0, math.inf, 0.0, 0.0], [3.0, 0.0, 0.0, 0.0], [1.0, math.nan, 0, 0]]
)
def test_a_quaternion_that_is_none_is_not_known(q: list[float]):
    assert device_look(q, NORTH, 0.0, 10.0) is None


def test_a_mount_tells_degrees_from_north_or_from_the_nose():
    assert mount_look(-60.0, 15.0, 200.0, None) == (-60.0, 200.0)
    assert mount_look(-60.0, 15.0, math.nan, 350.0) == (-60.0, 5.0)
    assert mount_look(-60.0, 15.0, 0.0, 350.0) == (-60.0, 5.0)  # older mounts do not send it
    assert mount_look(-60.0, math.nan, math.nan, 350.0) == (-60.0, None)
    assert mount_look(-60.0, 15.0, math.nan, None) == (-60.0, None)
    assert mount_look(math.nan, 15.0, 200.0, None) is None
    assert mount_look(400.0, 15.0, 200.0, None) is None


def test_the_state_holds_the_look_of_a_gimbal_beside_the_autopilot():
    told = heard(position(heading=9000), status(30.0, -45.0, NOSE))
    assert told is not None
    assert (told.pitch_deg, told.yaw_deg) == pytest.approx((-45.0, 120.0), abs=1e-4)
    mount = mavlink.MAVLink_mount_orientation_message(1000, 0.0, -70.0, 10.0, 200.0)
    assert heard(mount) == Gimbal(-70.0, 200.0, 7.0)


def test_what_a_gimbal_does_not_know_leaves_the_state_as_it_was():
    before = VehicleState()
    wire = Wire(1, 154)
    nothing = mavlink.MAVLink_gimbal_device_attitude_status_message(
        0, 0, 1000, NORTH, [math.nan] * 4, 0, 0, 0, 0, 0, 0, 0
    )
    assert reduce(before, wire.heard(nothing), 1.0) is before
    unknown = mavlink.MAVLink_mount_orientation_message(1000, 0.0, math.nan, 0.0, 0.0)
    assert reduce(before, wire.heard(unknown), 1.0) is before
