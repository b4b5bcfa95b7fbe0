"""Telemetry of its sensors, as far as they can be told from its motion."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from telemetry.messages import mavlink

if TYPE_CHECKING:
    from telemetry.messages import Outgoing
    from training.autopilot import Autopilot

SURFACE_PRESSURE_HPA = 1003.666


def raw_imu(ap: Autopilot) -> Outgoing:
    return mavlink.MAVLink_raw_imu_message(ap.boot_us, *_imu(ap), 0, _temperature_c100(ap))


def scaled_imu(ap: Autopilot) -> Outgoing:
    return mavlink.MAVLink_scaled_imu_message(ap.boot_ms, *_imu(ap), _temperature_c100(ap))


def scaled_imu2(ap: Autopilot) -> Outgoing:
    return mavlink.MAVLink_scaled_imu2_message(ap.boot_ms, *_imu(ap), _temperature_c100(ap))


def scaled_imu3(ap: Autopilot) -> Outgoing:
    magnet = _imu(ap)[6:]
    return mavlink.MAVLink_scaled_imu3_message(ap.boot_ms, 0, 0, 0, 0, 0, 0, *magnet, 0)


def scaled_pressure(ap: Autopilot) -> Outgoing:
    return mavlink.MAVLink_scaled_pressure_message(ap.boot_ms, _pressure_hpa(ap), 0.0, 3377)


def scaled_pressure2(ap: Autopilot) -> Outgoing:
    return mavlink.MAVLink_scaled_pressure2_message(ap.boot_ms, _pressure_hpa(ap), 0.0, 3377)


def vibration(ap: Autopilot) -> Outgoing:
    level = 0.0029 if ap.copter.on_ground else 0.0055
    return mavlink.MAVLink_vibration_message(ap.boot_us, 0.0028, 0.0029, level, 0, 0, 0)


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
