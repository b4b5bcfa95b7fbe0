"""A long flight as its raw log has it: 200 messages a second in 22 kinds, made by numpy; seeded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from maps.geo import moved
from telemetry.checksums import checksums
from telemetry.columns import crc_extra, layout, number_of
from telemetry.messages import mavlink

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from maps.geo import LatLon

    Bytes = NDArray[np.uint8]
    Floats = NDArray[np.float64]

RATES_HZ = {
    "HEARTBEAT": 1, "SYS_STATUS": 4, "GLOBAL_POSITION_INT": 10, "ATTITUDE": 25, "VFR_HUD": 20,
    "GIMBAL_DEVICE_ATTITUDE_STATUS": 10, "LOCAL_POSITION_NED": 15, "RAW_IMU": 20, "SCALED_IMU2": 10,
    "SERVO_OUTPUT_RAW": 15, "RC_CHANNELS": 10, "SCALED_PRESSURE": 10, "GPS_RAW_INT": 10,
    "NAV_CONTROLLER_OUTPUT": 10, "VIBRATION": 5, "EKF_STATUS_REPORT": 5, "POWER_STATUS": 4, "MEMINFO": 4,
    "SYSTEM_TIME": 3, "MISSION_CURRENT": 3, "BATTERY_STATUS": 3, "TERRAIN_REPORT": 3,
}  # fmt: skip
MESSAGES_PER_S = sum(RATES_HZ.values())
HEIGHT_M, SPEED_M_S, ROW_M, ROWS, APART_M = 60.0, 8.0, 400.0, 20, 20.0
_CLIMB_S = 60.0


def raw_log(seconds: int, began_us: int, home: LatLon, seed: int) -> bytes:
    """A tlog of one drone that takes off, flies rows over a field again and again, and lands."""
    random = np.random.default_rng(seed)
    kinds = [_records(name, rate, seconds, home, random) for name, rate in RATES_HZ.items()]
    at_us = np.concatenate([times for times, _ in kinds])
    lengths = np.concatenate([np.full(len(rows), rows.shape[1], np.int64) for _, rows in kinds])
    order = np.argsort(at_us, kind="stable")
    starts = np.empty(len(order), np.int64)
    starts[order] = np.cumsum(lengths[order]) - lengths[order]
    sequence = np.empty(len(order), np.uint8)
    sequence[order] = np.arange(len(order)) % 256
    out = np.empty(int(lengths.sum()), np.uint8)
    done = 0
    for (times, rows), name in zip(kinds, RATES_HZ, strict=True):
        here = slice(done, done + len(rows))
        rows[:, :8] = (times + began_us).astype(">u8").view(np.uint8).reshape(-1, 8)
        rows[:, 12] = sequence[here]
        crc = checksums(np.concatenate((rows[:, 9:-2], _extra(name, len(rows))), axis=1))
        rows[:, -2], rows[:, -1] = crc & 0xFF, crc >> 8
        out[starts[here, None] + np.arange(rows.shape[1])] = rows
        done += len(rows)
    return out.tobytes()


def _records(
    name: str, rate: int, seconds: int, home: LatLon, random: np.random.Generator
) -> tuple[NDArray[np.int64], Bytes]:
    """Times from zero, and records without time, sequence and checksum."""
    number = number_of(name) or 0
    count = rate * seconds
    at_us = (np.arange(count) * (1_000_000 // rate) + number * 37).astype(np.int64)
    kind = layout(number)
    fields: Any = np.frombuffer(random.bytes(count * kind.itemsize), np.uint8).view(kind).copy()
    _fill(name, fields, at_us / 1e6, seconds, home)
    rows = np.zeros((count, 8 + 10 + kind.itemsize + 2), np.uint8)
    rows[:, 8], rows[:, 9], rows[:, 13], rows[:, 14] = 0xFD, kind.itemsize, 1, 1
    rows[:, 15], rows[:, 16], rows[:, 17] = number & 0xFF, number >> 8 & 0xFF, number >> 16
    rows[:, 18:-2] = fields.view(np.uint8).reshape(count, kind.itemsize)
    # As it is sent, the last byte is never nothing: a sender would cut it off.
    rows[:, -3] = np.where(rows[:, -3] == 0, 0 if name in _TOLD else 1, rows[:, -3])
    return at_us, rows


_TOLD = frozenset({"HEARTBEAT", "SYS_STATUS", "GLOBAL_POSITION_INT", "ATTITUDE"})


def _fill(name: str, fields: Any, at_s: Floats, seconds: int, home: LatLon) -> None:
    """What a review looks at is a flight; the rest is noise."""
    if name == "HEARTBEAT":
        fields["type"], fields["autopilot"] = mavlink.MAV_TYPE_QUADROTOR, mavlink.MAV_AUTOPILOT_ARDUPILOTMEGA
        fields["base_mode"] = 81 | mavlink.MAV_MODE_FLAG_SAFETY_ARMED
        fields["custom_mode"], fields["system_status"], fields["mavlink_version"] = 3, 4, 3
    elif name == "SYS_STATUS":
        fields["battery_remaining"] = np.clip(99.0 - 75.0 * at_s / seconds, 0, 99)
        fields["voltage_battery"] = 25_000 - 4_000 * at_s / seconds
    elif name == "GLOBAL_POSITION_INT":
        east, north, heading = _way(at_s)
        a_degree_north = moved(home, 0.0, 1000.0).lat_deg - home.lat_deg
        a_degree_east = moved(home, 1000.0, 0.0).lon_deg - home.lon_deg
        fields["lat"] = (home.lat_deg + north / 1000.0 * a_degree_north) * 1e7
        fields["lon"] = (home.lon_deg + east / 1000.0 * a_degree_east) * 1e7
        height = HEIGHT_M * np.clip(np.minimum(at_s, seconds - at_s) / _CLIMB_S, 0.0, 1.0)
        fields["relative_alt"], fields["alt"] = height * 1000, (height + 90.0) * 1000
        fields["vx"], fields["vy"], fields["vz"] = 0, SPEED_M_S * 100, 0
        fields["hdg"] = heading * 100
    elif name == "ATTITUDE":
        fields["roll"], fields["pitch"], fields["yaw"] = 0.05 * np.sin(at_s), -0.1, 0.0
    elif name == "GIMBAL_DEVICE_ATTITUDE_STATUS":
        half = np.radians(-60.0) / 2
        fields["q"] = np.array([np.cos(half), 0.0, np.sin(half), 0.0], np.float32)
        fields["flags"], fields["delta_yaw"] = 0, np.nan


def _way(at_s: Floats) -> tuple[Floats, Floats, Floats]:
    """Metres east and north of home, and the heading: rows there and back."""
    row_s = ROW_M / SPEED_M_S
    row = np.floor(at_s / row_s)
    along = (at_s - row * row_s) * SPEED_M_S
    back = row % 2 == 1
    return np.where(back, ROW_M - along, along) + 40.0, (row % ROWS) * APART_M, np.where(back, 270.0, 90.0)


def _extra(name: str, count: int) -> Bytes:
    return np.full((count, 1), crc_extra(number_of(name) or 0), np.uint8)
