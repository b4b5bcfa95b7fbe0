"""Telemetry of how it hangs in the air and moves."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from telemetry.messages import mavlink

if TYPE_CHECKING:
    from telemetry.messages import Outgoing
    from training.autopilot import Autopilot


def ahrs(_: Autopilot) -> Outgoing:
    return mavlink.MAVLink_ahrs_message(0.0, 0.0, 0.0, 0.0, 0.0, 0.0025, 0.0015)


def ahrs2(ap: Autopilot) -> Outgoing:
    copter = ap.copter
    return mavlink.MAVLink_ahrs2_message(
        math.radians(copter.roll_deg),
        math.radians(copter.pitch_deg),
        signed_rad(copter.yaw_deg),
        ap.frame.amsl_m(copter.up_m),
        *ap.reported_e7(),
    )


def attitude(ap: Autopilot) -> Outgoing:
    copter = ap.copter
    return mavlink.MAVLink_attitude_message(
        ap.boot_ms,
        math.radians(copter.roll_deg),
        math.radians(copter.pitch_deg),
        signed_rad(copter.yaw_deg),
        0.0,
        0.0,
        math.radians(copter.yaw_rate_deg_s),
    )


def attitude_quaternion(ap: Autopilot) -> Outgoing:
    copter = ap.copter
    half = [math.radians(a) / 2 for a in (copter.roll_deg, copter.pitch_deg, copter.yaw_deg)]
    (sr, sp, sy), (cr, cp, cy) = (math.sin(a) for a in half), (math.cos(a) for a in half)
    return mavlink.MAVLink_attitude_quaternion_message(
        ap.boot_ms,
        cr * cp * cy + sr * sp * sy,
        sr * cp * cy - cr * sp * sy,
        cr * sp * cy + sr * cp * sy,
        cr * cp * sy - sr * sp * cy,
        0.0,
        0.0,
        math.radians(copter.yaw_rate_deg_s),
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


def sim_state(ap: Autopilot) -> Outgoing:
    copter = ap.copter
    lat, lon = ap.frame.lat_lon_e7(copter.north_m, copter.east_m)
    return mavlink.MAVLink_simstate_message(
        math.radians(copter.roll_deg),
        math.radians(copter.pitch_deg),
        signed_rad(copter.yaw_deg),
        0.0,
        0.0,
        -9.80665,
        0.0,
        0.0,
        math.radians(copter.yaw_rate_deg_s),
        lat,
        lon,
    )


def signed_rad(degrees: float) -> float:
    """-pi to pi, as attitudes are told."""
    return math.radians((degrees + 180.0) % 360.0 - 180.0)
