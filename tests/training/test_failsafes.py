"""What the embedded drone does by itself when something fails, in the recorded words."""

from __future__ import annotations

import pytest

from telemetry.messages import mavlink
from tests.training.station import HOME, Station, item
from training.faults import Faults
from training.modes import Mode
from training.vehicle import EmbeddedDrone
from training.weather import Wind


def parameter(name: str, value: float) -> mavlink.MAVLink_param_set_message:
    return mavlink.MAVLink_param_set_message(1, 1, name.encode(), value, 9)


@pytest.fixture
def flying() -> Station:
    station = Station()
    station.airborne(20.0)
    return station


def mode(station: Station) -> Mode:
    return station.drone.autopilot.mode


def status(station: Station) -> int:
    station.run(1.1)
    return station.last("HEARTBEAT").system_status


def test_lost_satellites_end_in_a_landing(flying: Station):
    flying.drone.faults = Faults(gps_lost=True)
    flying.run(7.5)
    assert mode(flying) is Mode.GUIDED
    flying.run(1.0)
    assert mode(flying) is Mode.LAND
    assert flying.texts()[-2:] == ["EKF variance", "EKF Failsafe: changed to LAND Mode"]
    assert status(flying) == mavlink.MAV_STATE_CRITICAL
    assert flying.last("HEARTBEAT").base_mode == 209  # no longer guided: it does not know where it is
    assert flying.command(512, 193) == 0
    assert flying.last("EKF_STATUS_REPORT").flags == 37


def test_satellites_that_come_back_leave_the_mode(flying: Station):
    flying.drone.faults = Faults(gps_lost=True)
    flying.run(15.0)
    assert "EKF3 IMU0 stopped aiding" in flying.texts()
    flying.drone.faults = Faults()
    flying.run(5.0)
    assert flying.texts()[-3:] == ["EKF3 IMU0 is using GPS", "EKF3 IMU1 is using GPS", "EKF Failsafe Cleared"]
    assert mode(flying) is Mode.LAND
    assert flying.command(176, 1, Mode.GUIDED) == 0


def test_without_a_position_the_wind_takes_it():
    station = Station(EmbeddedDrone(HOME, ready=True, wind=Wind(from_deg=270.0, speed_m_s=5.0)))
    station.airborne(40.0)
    before_m = station.drone.autopilot.copter.east_m
    station.drone.faults = Faults(gps_lost=True)
    station.run(20.0)
    assert station.drone.autopilot.copter.east_m > before_m + 10.0


def test_a_lost_remote_control_brings_it_home(flying: Station):
    flying.drone.faults = Faults(rc_lost=True)
    flying.run(0.5)
    assert (mode(flying), flying.texts()[-1]) == (Mode.RTL, "Radio Failsafe")
    flying.drone.faults = Faults()
    flying.run(0.5)
    assert (mode(flying), flying.texts()[-1]) == (Mode.RTL, "Radio Failsafe Cleared")


def test_a_silent_ground_station_brings_it_home_if_that_is_set(flying: Station):
    flying.ask(parameter("FS_GCS_ENABLE", 1))
    flying.beats = False
    flying.run(4.0)
    assert mode(flying) is Mode.GUIDED
    flying.run(2.0)
    assert (mode(flying), flying.texts()[-1]) == (Mode.RTL, "GCS Failsafe")
    flying.beats = True
    flying.run(1.5)
    assert (mode(flying), flying.texts()[-1]) == (Mode.RTL, "GCS Failsafe Cleared")


def test_a_silent_ground_station_is_nothing_by_default(flying: Station):
    flying.beats = False
    flying.run(20.0)
    assert mode(flying) is Mode.GUIDED


def test_a_silent_ground_station_leaves_a_drone_that_is_flown_by_hand(flying: Station):
    flying.ask(parameter("FS_GCS_ENABLE", 1))  # FS_OPTIONS has that by default
    flying.command(176, 1, Mode.LOITER)
    flying.beats = False
    flying.run(6.0)
    assert (mode(flying), flying.texts()[-1]) == (Mode.LOITER, "GCS Failsafe - Continuing Pilot Control")


@pytest.mark.parametrize(
    ("name", "value", "wanted"),
    [
        ("FS_GCS_ENABLE", 1, Mode.RTL), ("FS_GCS_ENABLE", 3, Mode.SMART_RTL), ("FS_GCS_ENABLE", 5, Mode.LAND),
        ("FS_GCS_ENABLE", 7, Mode.BRAKE), ("FS_THR_ENABLE", 3, Mode.LAND),
        ("FS_THR_ENABLE", 4, Mode.SMART_RTL), ("FS_THR_ENABLE", 7, Mode.BRAKE),
    ],
)  # fmt: skip
def test_a_lost_link_is_acted_on_as_set(flying: Station, name: str, value: int, wanted: Mode):
    flying.ask(parameter(name, value))
    if name == "FS_GCS_ENABLE":
        flying.beats = False
    else:
        flying.drone.faults = Faults(rc_lost=True)
    flying.run(6.0)
    assert mode(flying) is wanted


@pytest.mark.parametrize(
    ("option", "said"), [(4, "Radio Failsafe - Continuing Guided Mode"), (0, "Radio Failsafe")]
)
def test_without_the_remote_control_guided_goes_on_if_that_is_an_option(
    flying: Station, option: int, said: str
):
    flying.ask(parameter("FS_OPTIONS", option))
    flying.drone.faults = Faults(rc_lost=True)
    flying.run(0.5)
    assert flying.texts()[-1] == said
    assert (mode(flying) is Mode.GUIDED) == bool(option)


def test_a_landing_goes_on_if_that_is_an_option(flying: Station):
    flying.ask(parameter("FS_OPTIONS", 8))
    flying.command(176, 1, Mode.LAND)
    flying.drone.faults = Faults(rc_lost=True)
    flying.run(0.5)
    assert (mode(flying), flying.texts()[-1]) == (Mode.LAND, "Radio Failsafe - Continuing Landing")


def test_a_low_battery_is_told_and_acted_on_as_set(flying: Station):
    flying.ask(parameter("BATT_FS_LOW_ACT", 2))
    flying.drone.faults = Faults(battery_v=10.2)
    flying.run(9.0)
    assert mode(flying) is Mode.GUIDED
    flying.run(2.0)
    used = int(flying.drone.autopilot.battery.used_mah)
    low, action = flying.texts()[-2:]
    assert low.startswith("Battery 1 is low 10.20V used ")
    assert int(low.split()[6]) == pytest.approx(used, abs=10)
    assert (action, mode(flying)) == ("Battery Failsafe", Mode.RTL)
    assert status(flying) == mavlink.MAV_STATE_CRITICAL


def test_a_critical_battery_lands_even_on_the_way_home(flying: Station):
    flying.ask(
        parameter("BATT_CRT_VOLT", 10.0), parameter("BATT_FS_LOW_ACT", 2), parameter("BATT_FS_CRT_ACT", 1)
    )
    flying.drone.faults = Faults(battery_v=10.2)
    flying.run(11.0)
    assert mode(flying) is Mode.RTL
    flying.drone.faults = Faults(battery_v=9.8)
    flying.run(11.0)
    assert mode(flying) is Mode.LAND
    flying.until(lambda m: m.get_type() == "STATUSTEXT" and m.text == "Disarming motors", 60.0)
    assert status(flying) == mavlink.MAV_STATE_CRITICAL
    flying.drone.faults = Faults()
    flying.command(176, 1, Mode.GUIDED)
    assert flying.command(400, 1) == 4
    assert "Arm: Battery failsafe" in flying.texts()


def test_a_battery_that_drains_faster_is_empty_sooner(flying: Station):
    battery = flying.drone.autopilot.battery
    before = battery.used_mah
    flying.run(10.0)
    usual = battery.used_mah - before
    flying.drone.faults = Faults(battery_drain=5.0)
    before = battery.used_mah
    flying.run(10.0)
    assert battery.used_mah - before == pytest.approx(5 * usual, rel=0.02)


def test_a_weak_motor_climbs_slower_and_costs_more():
    def after_a_climb(weak: float) -> tuple[float, float]:
        station = Station()
        station.drone.faults = Faults(motor_weak=weak)
        station.airborne(60.0)
        return station.drone.autopilot.copter.up_m, station.drone.autopilot.battery.used_mah

    (high, little), (low, much) = after_a_climb(0.0), after_a_climb(0.4)
    assert low < high
    assert much > little


def test_crossing_the_fence_brings_it_home_and_stays_so():
    station = Station()
    corners = [(-100, -100), (-100, 100), (100, 100), (100, -100)]
    east = 1.0 / 0.5563  # at 56.2 degrees north
    fence = [
        mavlink.MAVLink_mission_item_int_message(
            1, 1, n, 0, 5001, 0, 1, 4, 0, 0, 0, 562000000 + int(y * 90), 253000000 + int(x * 90 * east), 0, 1
        )
        for n, (y, x) in enumerate(corners)
    ]
    assert station.upload(fence, kind=1) == 0
    station.ask(parameter("FENCE_ENABLE", 1), parameter("FENCE_TYPE", 4), parameter("AVOID_ENABLE", 0))
    station.ask(mavlink.MAVLink_request_data_stream_message(1, 1, 2, 4, 1))
    station.airborne(10.0)
    for _ in range(15):
        station.ask(velocity(north_m_s=12.0), seconds=1.5)
        if mode(station) is Mode.RTL:
            break
    assert station.texts()[-2:] == ["Polygon fence breached", "Manual recovery started"]
    station.run(0.3)
    told = station.last("FENCE_STATUS")
    assert (told.breach_status, told.breach_count, told.breach_type) == (1, 1, 3)
    assert status(station) == mavlink.MAV_STATE_ACTIVE
    station.until(lambda m: m.get_type() == "STATUSTEXT" and m.text == "Fence breach cleared", 60.0)
    assert mode(station) is Mode.RTL


@pytest.mark.parametrize(
    ("action", "wanted"),
    [
        (0, Mode.GUIDED), (1, Mode.RTL), (2, Mode.LAND), (3, Mode.SMART_RTL), (4, Mode.BRAKE),
        (5, Mode.SMART_RTL), (99, Mode.RTL),
    ],
)  # fmt: skip
def test_a_broken_fence_is_acted_on_as_set(action: int, wanted: Mode):
    station = Station()
    station.ask(parameter("FENCE_ENABLE", 1), parameter("FENCE_TYPE", 1), parameter("FENCE_ALT_MAX", 15.0))
    station.ask(parameter("FENCE_ACTION", action))
    station.airborne(30.0)
    assert mode(station) is wanted
    assert "Max Alt fence breached" in station.texts()


def test_velocity_flight_stops_at_the_fence_by_default():
    station = Station()
    circle = mavlink.MAVLink_mission_item_int_message(
        1, 1, 0, 0, 5003, 0, 1, 60, 0, 0, 0, 562000000, 253000000, 0, 1
    )
    assert station.upload([circle], kind=1) == 0
    station.ask(parameter("FENCE_ENABLE", 1), parameter("FENCE_TYPE", 4))
    station.airborne(10.0)
    for _ in range(15):
        station.ask(velocity(north_m_s=8.0), seconds=1.5)
    assert mode(station) is Mode.GUIDED
    assert 45.0 < station.drone.autopilot.copter.north_m < 60.0


def test_the_command_switches_the_fence_and_leaves_its_parameter_which_switches_it_too():
    station = Station()
    guards = mavlink.MAV_SYS_STATUS_GEOFENCE
    station.ask(mavlink.MAVLink_request_data_stream_message(1, 1, 2, 10, 1))

    def told() -> bool:
        station.run(0.3)
        return bool(station.last("SYS_STATUS").onboard_control_sensors_enabled & guards)

    assert not told()
    assert station.command(207, 1) == 0
    assert told()
    assert station.drone.autopilot.parameters["FENCE_ENABLE"] == 0.0
    station.ask(parameter("FENCE_ENABLE", 1))
    station.ask(parameter("FENCE_ENABLE", 0))
    assert not told()
    station.ask(parameter("FENCE_ENABLE", 1))
    assert told()
    station.ask(parameter("FENCE_ACTION", 0))  # it only reports: to ArduPilot that is not on
    assert not told()


def test_it_disarms_when_left_alone_on_the_ground():
    station = Station()
    station.command(176, 1, 4)
    station.command(400, 1)
    station.run(8.5)
    assert station.drone.autopilot.armed
    station.run(1.5)
    assert station.texts()[-1] == "Disarming motors"


def test_a_mission_without_a_return_holds_at_its_end():
    station = Station()
    assert station.upload([item(0, 16), item(1, 22, z=10.0)]) == 0
    station.fly_mission()
    station.run(40.0)
    assert station.drone.autopilot.copter.up_m == pytest.approx(10.0, abs=0.5)
    assert station.drone.autopilot.progress.state == mavlink.MISSION_STATE_COMPLETE


def velocity(north_m_s: float) -> mavlink.MAVLink_set_position_target_global_int_message:
    return mavlink.MAVLink_set_position_target_global_int_message(
        0, 1, 1, 6, 0x0DC7, 0, 0, 0, north_m_s, 0, 0, 0, 0, 0, 0, 0
    )
