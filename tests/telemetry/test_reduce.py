"""Wire units and sentinels end in reduce; beyond it are metres, degrees and None."""

from __future__ import annotations

import pytest

from telemetry.messages import Message, mavlink
from telemetry.reduce import reduce
from telemetry.state import MissionState, SystemStatus, VehicleState
from tests.telemetry.wire import ACTIVE, AUTO, Wire, heartbeat, position, sys_status


def folded(*messages: object, state: VehicleState | None = None) -> VehicleState:
    wire = Wire()
    state = state or VehicleState()
    for message in messages:
        state = reduce(state, wire.heard(message), 7.0)  # type: ignore[arg-type]
    return state


def test_a_heartbeat_says_mode_arming_and_status():
    state = folded(heartbeat(AUTO, armed=True, status=ACTIVE))
    assert state.heartbeat is not None
    assert (state.heartbeat.mode, state.heartbeat.armed) == ("AUTO", True)
    assert state.heartbeat.status is SystemStatus.ACTIVE
    assert state.flying


def test_the_first_heartbeat_says_what_kind_of_vehicle_it_is():
    identity = folded(heartbeat()).identity
    assert identity is not None
    assert (identity.type, identity.autopilot, identity.system) == ("quadrotor", "ardupilotmega", 1)


def test_a_mode_nobody_told_us_about_is_shown_by_its_number():
    state = folded(heartbeat(77))
    assert state.heartbeat is not None
    assert state.heartbeat.mode == "MODE 77"


def test_a_position_becomes_degrees_metres_and_metres_a_second():
    fix = folded(position(56.2, 24.75, 40.0)).fix
    assert fix is not None
    assert fix.at.lat_deg == pytest.approx(56.2)
    assert fix.amsl_m == pytest.approx(120.0)
    assert fix.above_home_m == pytest.approx(40.0)
    assert fix.ground_speed_m_s == pytest.approx(5.0)
    assert fix.climb_m_s == pytest.approx(2.5)
    assert fix.heading_deg == pytest.approx(90.0)
    assert fix.received_s == 7.0


def test_a_heading_of_65535_is_unknown():
    fix = folded(position(heading=65535)).fix
    assert fix is not None
    assert fix.heading_deg is None


def test_zero_zero_before_the_first_fix_is_no_position():
    assert folded(position(0.0, 0.0)).fix is None


def test_battery_sentinels_mean_not_known():
    battery = folded(sys_status(percent=-1, voltage_mv=65535)).battery
    assert battery is not None
    assert battery.percent is None
    assert battery.voltage_v is None


def test_battery_status_adds_what_was_used():
    used = mavlink.MAVLink_battery_status_message(0, 0, 0, 32767, [12_400] + [65535] * 9, 3_000, 812, -1, 76)
    battery = folded(sys_status(), used).battery
    assert battery is not None
    assert battery.used_mah == 812
    assert battery.percent == 80


def test_the_prearm_bit_says_whether_it_would_arm_now():
    ready, not_ready = folded(sys_status()).health, folded(sys_status(ready=False)).health
    assert ready is not None
    assert not_ready is not None
    assert ready.ready_to_arm
    assert not not_ready.ready_to_arm


def test_hdop_65535_is_unknown_and_satellites_255_too():
    gps = mavlink.MAVLink_gps_raw_int_message(0, 3, 0, 0, 0, 65535, 65535, 0, 65535, 255)
    satellites = folded(gps).satellites
    assert satellites is not None
    assert satellites.hdop is None
    assert satellites.count is None
    assert satellites.accuracy_m is None


@pytest.mark.parametrize(
    ("flags", "known"), [(831, True), (167, False), (37, False), (0, False), (1024, False)]
)
def test_the_estimators_flags_say_whether_the_position_is_known(flags: int, known: bool):
    estimator = folded(mavlink.MAVLink_ekf_status_report_message(flags, 0, 0, 0, 0, 0)).estimator
    assert estimator is not None
    assert estimator.position_ok is known


def test_mission_progress_keeps_the_last_reached_item():
    state = folded(
        mavlink.MAVLink_mission_item_reached_message(3),
        mavlink.MAVLink_mission_current_message(4, 21, 3),
    )
    assert state.mission is not None
    assert (state.mission.current, state.mission.total, state.mission.reached) == (4, 21, 3)
    assert state.mission.state is MissionState.ACTIVE


def test_the_version_message_gives_firmware_and_uid():
    uid2 = list(range(18))
    version = mavlink.MAVLink_autopilot_version_message(
        64495, 0x040700FF, 0, 0, 0, [0] * 8, [0] * 8, [0] * 8, 0, 0, 0, uid2
    )
    identity = folded(heartbeat(), version).identity
    assert identity is not None
    assert identity.firmware == "4.7.0"
    assert identity.uid is not None
    assert identity.uid.startswith("000102")


def test_a_message_we_do_not_show_leaves_the_very_same_state():
    state = VehicleState()
    message: Message = Wire().heard(mavlink.MAVLink_vfr_hud_message(0, 0, 0, 0, 0, 0))
    assert reduce(state, message, 1.0) is state
