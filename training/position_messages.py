"""Telemetry of where it is and where it goes."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from telemetry.messages import mavlink
from training.terrain import terrain_report, want_terrain

if TYPE_CHECKING:
    from telemetry.messages import Outgoing
    from training.autopilot import Autopilot

TARGET_POSITION_ONLY = 65016  # type_mask of the echo


def global_position(ap: Autopilot) -> Outgoing:
    copter = ap.copter
    known = ap.sensors.fix_type > 0
    return mavlink.MAVLink_global_position_int_message(
        ap.boot_ms,
        *ap.reported_e7(),
        round(ap.frame.amsl_m(copter.up_m) * 1000) if known else 0,
        round((copter.up_m - ap.home_up_m) * 1000),
        _cm_s(copter.north_m_s),
        _cm_s(copter.east_m_s),
        _cm_s(-copter.climb_m_s),
        round(copter.yaw_deg * 100) % 36000,
    )


def local_position(ap: Autopilot) -> Outgoing | None:
    """Only once the estimator has a position."""
    if not ap.sensors.position_ok:
        return None
    copter = ap.copter
    return mavlink.MAVLink_local_position_ned_message(
        ap.boot_ms,
        copter.north_m,
        copter.east_m,
        -copter.up_m,
        copter.north_m_s,
        copter.east_m_s,
        -copter.climb_m_s,
    )


def gps_raw(ap: Autopilot) -> Outgoing:
    copter, sensors = ap.copter, ap.sensors
    known = sensors.fix_type >= 2
    off_north, off_east = ap.faults.position_off_m
    lat, lon = ap.frame.lat_lon_e7(copter.north_m + off_north, copter.east_m + off_east) if known else (0, 0)
    amsl_mm = round(ap.frame.amsl_m(copter.up_m) * 1000) if known else 0
    course = math.degrees(math.atan2(copter.east_m_s, copter.north_m_s)) % 360.0
    return mavlink.MAVLink_gps_raw_int_message(
        ap.boot_us // 200_000 * 200_000,
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


def position_target(ap: Autopilot) -> Outgoing | None:
    """The echo of the target that is flown to; its height is AMSL."""
    target = ap.target
    if target is None:
        return None
    lat, lon = ap.frame.lat_lon_e7(target.north_m, target.east_m)
    return mavlink.MAVLink_position_target_global_int_message(
        ap.boot_ms,
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


def home_position(ap: Autopilot) -> Outgoing | None:
    return ap.home_position(ap.home) if ap.home is not None else None


def global_origin(ap: Autopilot) -> Outgoing | None:
    return ap.global_origin() if ap.origin_set else None


def terrain_here(ap: Autopilot) -> Outgoing:
    here = ap.reported_e7()
    want_terrain(ap, *here)
    return terrain_report(ap, *here)


def wind(ap: Autopilot) -> Outgoing | None:
    """Only once the estimator has a position."""
    if not ap.sensors.position_ok:
        return None
    speed = math.hypot(ap.air.north_m_s, ap.air.east_m_s)
    comes_from = math.degrees(math.atan2(-ap.air.east_m_s, -ap.air.north_m_s)) if speed else -180.0
    return mavlink.MAVLink_wind_message(comes_from, speed, 0.0)


def _cm_s(speed_m_s: float) -> int:
    return round(speed_m_s * 100)
