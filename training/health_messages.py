"""Telemetry of how it is: status, battery, estimator, fence, motors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telemetry.messages import mavlink
from training.arming import prearm_faults, shown_voltage
from training.fence import is_on
from training.identity import autopilot_version
from training.landing import Landing

if TYPE_CHECKING:
    from telemetry.messages import Outgoing
    from training.autopilot import Autopilot

PREARM_OK = 0x10000000
SENSORS_PRESENT, SENSORS_ENABLED, SENSORS_HEALTHY = 1399979055, 1382128687, 1467063343  # recorded
POSITION_CONTROL, LOGGING = 0x6000, 0x1000000
HEALTH_GPS, GEOFENCE = 0x20, 0x100000
TEMPERATURE_UNKNOWN = 32767
UNUSED_CHANNELS = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0)


def sys_status(ap: Autopilot) -> Outgoing:
    """Readiness is judged in the mode it is in now."""
    controlled = POSITION_CONTROL if ap.position_controlled else 0
    enabled = SENSORS_ENABLED | controlled | (LOGGING if ap.logging else 0)
    health = SENSORS_HEALTHY | controlled
    if is_on(ap) and ap.parameters["FENCE_ACTION"]:
        enabled |= GEOFENCE
    if not ap.armed and prearm_faults(ap):
        health &= ~PREARM_OK
    if not ap.sensors.gps or ap.sensors.fix_type < 3:
        health &= ~HEALTH_GPS
    return mavlink.MAVLink_sys_status_message(
        SENSORS_PRESENT,
        enabled,
        health,
        0,
        round(shown_voltage(ap) * 1000),
        round(ap.battery.current_a * 100),
        ap.battery.percent(ap.parameters["BATT_CAPACITY"]),
        0,
        0,
        0,
        0,
        0,
        0,
    )


def extended_state(ap: Autopilot) -> Outgoing:
    """On the ground, in the air, or landing."""
    state = mavlink.MAV_LANDED_STATE_IN_AIR
    if not ap.flying_now:
        state = mavlink.MAV_LANDED_STATE_ON_GROUND
    elif isinstance(ap.flying, Landing):
        state = mavlink.MAV_LANDED_STATE_LANDING
    return mavlink.MAVLink_extended_sys_state_message(mavlink.MAV_VTOL_STATE_UNDEFINED, state)


def battery_status(ap: Autopilot) -> Outgoing:
    """Cell 0 holds the voltage of the whole pack."""
    voltage_mv = min(65534, round(shown_voltage(ap) * 1000))
    battery = ap.battery
    state = mavlink.MAV_BATTERY_CHARGE_STATE_OK
    if ap.failing.battery_critical:
        state = mavlink.MAV_BATTERY_CHARGE_STATE_CRITICAL
    elif ap.failing.battery_low:
        state = mavlink.MAV_BATTERY_CHARGE_STATE_LOW
    return mavlink.MAVLink_battery_status_message(
        0,
        0,
        0,
        TEMPERATURE_UNKNOWN if battery.celsius is None else round(battery.celsius * 100),
        [voltage_mv, *([65535] * 9)],
        round(battery.current_a * 100),
        int(battery.used_mah),
        int(battery.used_mah * voltage_mv / 1e6 * 36),
        battery.percent(ap.parameters["BATT_CAPACITY"]),
        0,
        state,
    )


def ekf_status(ap: Autopilot) -> Outgoing:
    lost_s = ap.sensors.lost_for_s(ap.now_s)
    variance = min(2.0, 0.008 + lost_s * 0.12)
    return mavlink.MAVLink_ekf_status_report_message(
        ap.sensors.ekf_flags, variance, variance * 0.6, 0.00002, 0.0152, 0.0
    )


def fence_status(ap: Autopilot) -> Outgoing | None:
    if not is_on(ap):
        return None
    watch = ap.fence
    return mavlink.MAVLink_fence_status_message(
        1 if watch.breached else 0, min(65535, watch.count), watch.breach_type, watch.breach_ms
    )


def power_status(_: Autopilot) -> Outgoing:
    return mavlink.MAVLink_power_status_message(5000, 0, 0)


def meminfo(_: Autopilot) -> Outgoing:
    return mavlink.MAVLink_meminfo_message(0, 65535, 524288)


def servo_output(ap: Autopilot) -> Outgoing:
    pwm = 1000 if not ap.armed else round(1000 + 10 * (24.0 + 91.0 * ap.copter.throttle))
    others = [ap.servos.get(number, 0) for number in range(5, 17)]
    return mavlink.MAVLink_servo_output_raw_message(ap.boot_us & 0xFFFFFFFF, 0, pwm, pwm, pwm, pwm, *others)


def rc_channels(ap: Autopilot) -> Outgoing:
    sticks = (1500, 1500, 975 if ap.failing.radio else 1000, 1500, 1800, 1000, 1000, 1800)
    return mavlink.MAVLink_rc_channels_message(ap.boot_ms, 8, *sticks, *UNUSED_CHANNELS, 255)


def esc_telemetry(ap: Autopilot) -> Outgoing:
    beats = round(ap.now_s * 400) % 65536
    return mavlink.MAVLink_esc_telemetry_1_to_4_message(
        bytes([32] * 4), [1679] * 4, [80] * 4, [1] * 4, [0] * 4, [beats] * 4
    )


def system_time(ap: Autopilot) -> Outgoing:
    return mavlink.MAVLink_system_time_message(ap.utc_us(), ap.boot_ms)


def version(ap: Autopilot) -> Outgoing:
    return autopilot_version(ap.board)
