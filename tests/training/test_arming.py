"""When the embedded drone arms, and what it says when it does not."""

from __future__ import annotations

import pytest

from telemetry.messages import mavlink
from tests.training.station import HOME, Station, long
from training.faults import Faults
from training.modes import Mode
from training.vehicle import EmbeddedDrone

PREARM_OK = 0x10000000


def booting(seconds: float) -> Station:
    station = Station(EmbeddedDrone(HOME))
    station.run(seconds, step_s=0.1)
    return station


def refusals(station: Station) -> list[str]:
    before = len(station.texts())
    assert station.command(400, 1) == 4
    return [text.removeprefix("Arm: ") for text in station.texts()[before:] if text.startswith("Arm: ")]


@pytest.mark.parametrize(
    ("seconds", "reason"),
    [
        (0.5, "System not initialised"),
        (4.5, "AHRS: EKF3 still initialising"),
        (10.0, "AHRS: waiting for home"),
        (30.0, "Need Position Estimate"),
    ],
)
def test_while_it_boots_it_says_what_it_waits_for(seconds: float, reason: str):
    station = booting(seconds)
    station.command(176, 1, 4)
    assert reason in refusals(station)


def test_stabilize_is_ready_long_before_guided():
    station = booting(25.0)
    assert ready(station)
    station.command(176, 1, 4)
    assert not ready(station)
    station.run(17.0, step_s=0.5)
    assert ready(station)
    assert station.command(400, 1) == 0


def test_force_arms_in_spite_of_a_failing_check():
    station = booting(30.0)
    station.command(176, 1, 4)
    assert station.command(400, 1, 21196) == 0


def test_it_complains_every_thirty_seconds_by_itself():
    station = Station()
    station.command(176, 1, 4)
    station.drone.faults = Faults(gps_lost=True)
    station.run(61.0, step_s=0.5)
    assert station.texts().count("PreArm: GPS 1: Bad fix") == 2


def test_a_battery_below_the_arming_voltage_is_refused():
    station = Station()
    station.ask(mavlink.MAVLink_param_set_message(1, 1, b"BATT_ARM_VOLT", 12.0, 9))
    station.drone.faults = Faults(battery_v=11.0)
    assert refusals(station) == ["Battery 1 below minimum arming voltage"]


def test_some_modes_cannot_be_armed_in():
    station = Station()
    station.command(176, 1, 6)
    assert refusals(station) == ["RTL mode not armable"]


def test_the_armed_bit_comes_with_the_next_heartbeat_not_with_the_ack():
    station = Station()
    station.command(176, 1, 4)
    station.run(1.05)
    before = len(station.all("HEARTBEAT"))
    assert station.command(400, 1) == 0
    assert len(station.all("HEARTBEAT")) == before
    station.run(1.0)
    assert station.last("HEARTBEAT").base_mode == 217


def test_home_moves_to_where_it_arms():
    station = Station()
    station.command(176, 1, 4)
    station.command(400, 1)
    home = station.last("HOME_POSITION")
    assert (home.latitude, home.longitude, home.altitude) == (562000000, 253000000, 80_000)


def ready(station: Station) -> bool:
    station.ask(long(512, 1))
    return bool(station.last("SYS_STATUS").onboard_control_sensors_health & PREARM_OK)


def test_without_the_remote_control_it_does_not_arm():
    station = Station()
    station.drone.faults = Faults(rc_lost=True)
    station.command(176, 1, Mode.GUIDED)
    assert station.command(400, 1) == 4
    assert station.texts()[-1] == "Arm: Radio failsafe on"
    station.ask(mavlink.MAVLink_param_set_message(1, 1, b"FS_THR_ENABLE", 0, 2))
    assert station.command(400, 1) == 0


def test_outside_its_fence_it_does_not_arm():
    station = Station()
    away = mavlink.MAVLink_mission_item_int_message(
        1, 1, 0, 0, 5003, 0, 1, 60, 0, 0, 0, 562020000, 253000000, 0, 1
    )
    assert station.upload([away], kind=1) == 0
    station.ask(mavlink.MAVLink_param_set_message(1, 1, b"FENCE_TYPE", 4, 2))
    station.command(207, 1)
    station.command(176, 1, Mode.GUIDED)
    assert station.command(400, 1) == 4
    assert station.texts()[-1] == "Arm: Vehicle breaching Polygon fence"


def test_a_fence_needs_a_position():
    station = Station()
    station.command(207, 1)
    station.drone.faults = Faults(gps_lost=True)
    station.run(10.0)
    assert station.command(400, 1) == 4
    assert station.texts()[-1] == "Arm: Fence requires position"
