"""The telemetry messages, each built from what the autopilot knows now."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, TypeAlias

from telemetry.messages import mavlink
from training.arming import prearm_faults, shown_voltage
from training.identity import autopilot_version
from training.landing import Landing

if TYPE_CHECKING:
    from collections.abc import Callable

    from telemetry.messages import Outgoing
    from training.autopilot import Autopilot

Builder: TypeAlias = "Callable[[Autopilot], Outgoing | None]"

PREARM_OK = 0x10000000
SENSORS_PRESENT, SENSORS_ENABLED, SENSORS_HEALTHY = 1399979055, 1382128687, 1467063343  # recorded
POSITION_CONTROL, LOGGING = 0x6000, 0x1000000
HEALTH_GPS = 0x20
TARGET_POSITION_ONLY = 65016  # type_mask of the echo
UNUSED_CHANNELS = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
SURFACE_PRESSURE_HPA = 1003.666


def _ms(ap: Autopilot) -> int:
    return round(ap.now_s * 1000)


def _us(ap: Autopilot) -> int:
    return round(ap.now_s * 1e6)


def _lat_lon(ap: Autopilot) -> tuple[int, int]:
    """What it reports as its position: 0, 0 until there is one."""
    if not ap.origin_set:
        return 0, 0
    off_north, off_east = ap.faults.position_off_m
    return ap.frame.lat_lon_e7(ap.copter.north_m + off_north, ap.copter.east_m + off_east)


def ahrs(_: Autopilot) -> Outgoing:
    return mavlink.MAVLink_ahrs_message(0.0, 0.0, 0.0, 0.0, 0.0, 0.0025, 0.0015)


def ahrs2(ap: Autopilot) -> Outgoing:
    copter = ap.copter
    return mavlink.MAVLink_ahrs2_message(
        math.radians(copter.roll_deg),
        math.radians(copter.pitch_deg),
        _signed_rad(copter.yaw_deg),
        ap.frame.amsl_m(copter.up_m),
        *_lat_lon(ap),
    )


def attitude(ap: Autopilot) -> Outgoing:
    copter = ap.copter
    return mavlink.MAVLink_attitude_message(
        _ms(ap),
        math.radians(copter.roll_deg),
        math.radians(copter.pitch_deg),
        _signed_rad(copter.yaw_deg),
        0.0,
        0.0,
        math.radians(copter.yaw_rate_deg_s),
    )


def attitude_quaternion(ap: Autopilot) -> Outgoing:
    copter = ap.copter
    half = [math.radians(a) / 2 for a in (copter.roll_deg, copter.pitch_deg, copter.yaw_deg)]
    (sr, sp, sy), (cr, cp, cy) = (math.sin(a) for a in half), (math.cos(a) for a in half)
    return mavlink.MAVLink_attitude_quaternion_message(
        _ms(ap),
        cr * cp * cy + sr * sp * sy,
        sr * cp * cy - cr * sp * sy,
        cr * sp * cy + sr * cp * sy,
        cr * cp * sy - sr * sp * cy,
        0.0,
        0.0,
        math.radians(copter.yaw_rate_deg_s),
    )


def extended_state(ap: Autopilot) -> Outgoing:
    """On the ground, in the air, or landing."""
    state = mavlink.MAV_LANDED_STATE_IN_AIR
    if not ap.flying_now:
        state = mavlink.MAV_LANDED_STATE_ON_GROUND
    elif isinstance(ap.flying, Landing):
        state = mavlink.MAV_LANDED_STATE_LANDING
    return mavlink.MAVLink_extended_sys_state_message(mavlink.MAV_VTOL_STATE_UNDEFINED, state)


def home_position(ap: Autopilot) -> Outgoing | None:
    return ap.home_position(ap.home) if ap.home is not None else None


def global_origin(ap: Autopilot) -> Outgoing | None:
    return ap.global_origin() if ap.origin_set else None


def version(_: Autopilot) -> Outgoing:
    return autopilot_version()


def global_position(ap: Autopilot) -> Outgoing:
    copter = ap.copter
    known = ap.origin_set
    return mavlink.MAVLink_global_position_int_message(
        _ms(ap),
        *_lat_lon(ap),
        round(ap.frame.amsl_m(copter.up_m) * 1000) if known else 0,
        round((copter.up_m - ap.home_up_m) * 1000),
        _cm_s(copter.north_m_s),
        _cm_s(copter.east_m_s),
        _cm_s(-copter.climb_m_s),
        round(copter.yaw_deg * 100) % 36000,
    )


def vfr_hud(ap: Autopilot) -> Outgoing:
    copter = ap.copter
    through = (copter.north_m_s - ap.air.north_m_s, copter.east_m_s - ap.air.east_m_s, copter.climb_m_s)
    airspeed = 0.0 if copter.on_ground else math.hypot(*through)
    return mavlink.MAVLink_vfr_hud_message(
        airspeed,
        copter.ground_speed_m_s,
        round(copter.yaw_deg) % 360,
        round(copter.throttle * 100),
        ap.frame.amsl_m(copter.up_m),
        copter.climb_m_s,
    )


def sys_status(ap: Autopilot) -> Outgoing:
    """Readiness is judged in the mode it is in now."""
    controlled = POSITION_CONTROL if ap.position_controlled else 0
    enabled = SENSORS_ENABLED | controlled | (LOGGING if ap.logging else 0)
    health = SENSORS_HEALTHY | controlled
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


def power_status(_: Autopilot) -> Outgoing:
    return mavlink.MAVLink_power_status_message(5000, 0, 0)


def meminfo(_: Autopilot) -> Outgoing:
    return mavlink.MAVLink_meminfo_message(0, 65535, 524288)


def nav_controller(ap: Autopilot) -> Outgoing:
    copter, target = ap.copter, ap.target
    if target is None:
        bearing, distance, height = round(copter.yaw_deg), 0, 0.0
    else:
        north, east = target.north_m - copter.north_m, target.east_m - copter.east_m
        bearing = round(math.degrees(math.atan2(east, north))) % 360
        distance, height = min(65535, int(math.hypot(north, east))), target.up_m - copter.up_m
    heading = round(copter.yaw_deg + 180) % 360 - 180
    return mavlink.MAVLink_nav_controller_output_message(
        copter.roll_deg, copter.pitch_deg, heading, bearing, distance, height, 0.0, 0.0
    )


def fence_status(ap: Autopilot) -> Outgoing | None:
    if not ap.parameters["FENCE_ENABLE"]:
        return None
    watch = ap.fence
    return mavlink.MAVLink_fence_status_message(
        1 if watch.breached else 0, min(65535, watch.count), watch.breach_type, watch.breach_ms
    )


def position_target(ap: Autopilot) -> Outgoing | None:
    """The echo of the target that is flown to; its height is AMSL."""
    target = ap.target
    if target is None:
        return None
    lat, lon = ap.frame.lat_lon_e7(target.north_m, target.east_m)
    return mavlink.MAVLink_position_target_global_int_message(
        _ms(ap),
        0,
        TARGET_POSITION_ONLY,
        lat,
        lon,
        ap.frame.amsl_m(target.up_m),
        0.0,
        0.0,
        0.0,
        0.0,
        0.0,
        0.0,
        0.0,
        0.0,
    )


def servo_output(ap: Autopilot) -> Outgoing:
    pwm = 1000 if not ap.armed else round(1000 + 10 * (24.0 + 91.0 * ap.copter.throttle))
    others = [ap.servos.get(number, 0) for number in range(5, 17)]
    return mavlink.MAVLink_servo_output_raw_message(_us(ap) & 0xFFFFFFFF, 0, pwm, pwm, pwm, pwm, *others)


def rc_channels(ap: Autopilot) -> Outgoing:
    sticks = (1500, 1500, 975 if ap.failing.radio else 1000, 1500, 1800, 1000, 1000, 1800)
    return mavlink.MAVLink_rc_channels_message(_ms(ap), 8, *sticks, *UNUSED_CHANNELS, 255)


def raw_imu(ap: Autopilot) -> Outgoing:
    return mavlink.MAVLink_raw_imu_message(_us(ap), *_imu(ap), 0, _temperature_c100(ap))


def scaled_imu(ap: Autopilot) -> Outgoing:
    return mavlink.MAVLink_scaled_imu_message(_ms(ap), *_imu(ap), _temperature_c100(ap))


def scaled_imu2(ap: Autopilot) -> Outgoing:
    return mavlink.MAVLink_scaled_imu2_message(_ms(ap), *_imu(ap), _temperature_c100(ap))


def scaled_imu3(ap: Autopilot) -> Outgoing:
    magnet = _imu(ap)[6:]
    return mavlink.MAVLink_scaled_imu3_message(_ms(ap), 0, 0, 0, 0, 0, 0, *magnet, 0)


def scaled_pressure(ap: Autopilot) -> Outgoing:
    return mavlink.MAVLink_scaled_pressure_message(_ms(ap), _pressure_hpa(ap), 0.0, 3377)


def scaled_pressure2(ap: Autopilot) -> Outgoing:
    return mavlink.MAVLink_scaled_pressure2_message(_ms(ap), _pressure_hpa(ap), 0.0, 3377)


def gps_raw(ap: Autopilot) -> Outgoing:
    copter, sensors = ap.copter, ap.sensors
    known = sensors.fix_type >= 2
    off_north, off_east = ap.faults.position_off_m
    lat, lon = ap.frame.lat_lon_e7(copter.north_m + off_north, copter.east_m + off_east) if known else (0, 0)
    amsl_mm = round(ap.frame.amsl_m(copter.up_m) * 1000) if known else 0
    course = math.degrees(math.atan2(copter.east_m_s, copter.north_m_s)) % 360.0
    return mavlink.MAVLink_gps_raw_int_message(
        _us(ap) // 200_000 * 200_000,
        sensors.fix_type,
        lat,
        lon,
        amsl_mm,
        121 if known else 9999,
        200 if known else 9999,
        round(copter.ground_speed_m_s * 100) if known else 0,
        round(course * 100) % 36000,
        sensors.satellites,
        amsl_mm,
        300 if known else 0,
        300 if known else 0,
    )


def system_time(ap: Autopilot) -> Outgoing:
    return mavlink.MAVLink_system_time_message(ap.utc_us(), _ms(ap))


def sim_state(ap: Autopilot) -> Outgoing:
    copter = ap.copter
    lat, lon = ap.frame.lat_lon_e7(copter.north_m, copter.east_m)
    return mavlink.MAVLink_simstate_message(
        math.radians(copter.roll_deg),
        math.radians(copter.pitch_deg),
        _signed_rad(copter.yaw_deg),
        0.0,
        0.0,
        -9.80665,
        0.0,
        0.0,
        math.radians(copter.yaw_rate_deg_s),
        lat,
        lon,
    )


def wind(ap: Autopilot) -> Outgoing | None:
    """Only once the estimator has a position."""
    if not ap.sensors.position_ok:
        return None
    speed = math.hypot(ap.air.north_m_s, ap.air.east_m_s)
    comes_from = math.degrees(math.atan2(-ap.air.east_m_s, -ap.air.north_m_s)) if speed else -180.0
    return mavlink.MAVLink_wind_message(comes_from, speed, 0.0)


def terrain_report(ap: Autopilot) -> Outgoing:
    """As a vehicle without terrain data says it: spacing 0."""
    return mavlink.MAVLink_terrain_report_message(
        *_lat_lon(ap), 0, 0.0, ap.frame.amsl_m(ap.copter.up_m), 504, 0
    )


def ekf_status(ap: Autopilot) -> Outgoing:
    lost_s = ap.sensors.lost_for_s(ap.now_s)
    variance = min(2.0, 0.008 + lost_s * 0.12)
    return mavlink.MAVLink_ekf_status_report_message(
        ap.sensors.ekf_flags, variance, variance * 0.6, 0.00002, 0.0152, 0.0
    )


def local_position(ap: Autopilot) -> Outgoing | None:
    """Only once the estimator has a position."""
    if not ap.sensors.position_ok:
        return None
    copter = ap.copter
    return mavlink.MAVLink_local_position_ned_message(
        _ms(ap),
        copter.north_m,
        copter.east_m,
        -copter.up_m,
        copter.north_m_s,
        copter.east_m_s,
        -copter.climb_m_s,
    )


def vibration(ap: Autopilot) -> Outgoing:
    level = 0.0029 if ap.copter.on_ground else 0.0055
    return mavlink.MAVLink_vibration_message(_us(ap), 0.0028, 0.0029, level, 0, 0, 0)


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
        32767,
        [voltage_mv, *([65535] * 9)],
        round(battery.current_a * 100),
        int(battery.used_mah),
        int(battery.used_mah * voltage_mv / 1e6 * 36),
        battery.percent(ap.parameters["BATT_CAPACITY"]),
        0,
        state,
    )


def esc_telemetry(ap: Autopilot) -> Outgoing:
    beats = round(ap.now_s * 400) % 65536
    return mavlink.MAVLink_esc_telemetry_1_to_4_message(
        bytes([32] * 4), [1679] * 4, [80] * 4, [1] * 4, [0] * 4, [beats] * 4
    )


def _imu(ap: Autopilot) -> tuple[int, int, int, int, int, int, int, int, int]:
    copter = ap.copter
    forward = round(1000 * math.tan(math.radians(copter.pitch_deg)) * 0.86)
    right = round(-1000 * math.tan(math.radians(copter.roll_deg)) * 0.86)
    yaw = math.radians(copter.yaw_deg)
    magnet = (round(168 * math.cos(yaw) + 2), round(-168 * math.sin(yaw) + 26), 488)
    return (forward, right, -1001, 0, 0, round(math.radians(copter.yaw_rate_deg_s) * 1000), *magnet)


def _pressure_hpa(ap: Autopilot) -> float:
    return SURFACE_PRESSURE_HPA * math.exp(-ap.copter.up_m / 8430.0)


def _temperature_c100(ap: Autopilot) -> int:
    return min(4500, round(2550 + 3.3 * ap.now_s))


def _cm_s(speed_m_s: float) -> int:
    return round(speed_m_s * 100)


def _signed_rad(degrees: float) -> float:
    return math.radians((degrees + 180.0) % 360.0 - 180.0)
