"""Recorded bytes for the tests: a real flight in short, and records made to order."""

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

from fastcrc import crc16

from telemetry.messages import mavlink

DATA = Path(__file__).parents[1] / "data"
EXTRACT = DATA / "flight1_extract.tlog"
FULL = Path(os.environ.get("FIREDRONE_SAMPLES", DATA)) / "flight1_survey.tlog"
START_US = 1_750_000_000_000_000


@cache
def expected() -> dict[str, Any]:
    return json.loads((DATA / "flight1_extract_expected.json").read_text())


@cache
def extract_records() -> tuple[bytes, ...]:
    """The records of the extract, cut by the lengths in their headers (MAVLink 2 without signatures)."""
    data, start = EXTRACT.read_bytes(), 0
    records: list[bytes] = []
    while start < len(data):
        end = start + 20 + data[start + 9]
        records.append(data[start:end])
        start = end
    return tuple(records)


def sender(system: int = 1, component: int = 1, *, key: bytes | None = None) -> Any:
    mav = mavlink.MAVLink(None, srcSystem=system, srcComponent=component)
    if key is not None:
        mav.signing.secret_key = key
        mav.signing.sign_outgoing = True
    return mav


def record(seconds: float, message: Any, mav: Any = None, *, v1: bool = False) -> bytes:
    """One tlog record of a message, `seconds` after the start of the sample flight."""
    mav = mav or sender()
    frame = bytes(message.pack(mav, force_mavlink1=v1))
    mav.seq = (mav.seq + 1) % 256
    return stamped(seconds, frame)


def stamped(seconds: float, frame: bytes) -> bytes:
    return (START_US + round(seconds * 1e6)).to_bytes(8, "big") + frame


def heartbeat(mode: int = 0, *, armed: bool = False, gcs: bool = False) -> Any:
    kind = mavlink.MAV_TYPE_GCS if gcs else mavlink.MAV_TYPE_QUADROTOR
    autopilot = mavlink.MAV_AUTOPILOT_INVALID if gcs else mavlink.MAV_AUTOPILOT_ARDUPILOTMEGA
    flags = mavlink.MAV_MODE_FLAG_CUSTOM_MODE_ENABLED | (mavlink.MAV_MODE_FLAG_SAFETY_ARMED if armed else 0)
    return mavlink.MAVLink_heartbeat_message(kind, autopilot, flags, mode, mavlink.MAV_STATE_ACTIVE, 3)


def position(lat_deg: float = 56.2, lon_deg: float = 25.3, height_m: float = 0.0, **more: int) -> Any:
    values = {"time_boot_ms": 0, "vx": 0, "vy": 0, "vz": 0, "hdg": 9000} | more
    return mavlink.MAVLink_global_position_int_message(
        lat=round(lat_deg * 1e7),
        lon=round(lon_deg * 1e7),
        alt=round((80 + height_m) * 1000),
        relative_alt=round(height_m * 1000),
        **values,
    )


def system_time(seconds: float | None) -> Any:
    """What the autopilot knows of the time, seconds after the start of the sample flight; None: nothing."""
    unix_us = 0 if seconds is None else START_US + round(seconds * 1e6)
    return mavlink.MAVLink_system_time_message(unix_us, 1000)


def text(words: str, severity: int = 6) -> Any:
    return mavlink.MAVLink_statustext_message(severity, words.encode())


def unknown(number: int, payload: bytes, *, extra: int = 77, signed: bool = False) -> bytes:
    """A frame of a message that no dialect here knows; its checksum is right for some CRC_EXTRA."""
    body = bytes((len(payload), int(signed), 0, 5, 1, 1)) + number.to_bytes(3, "little") + payload
    checksum = crc16.mcrf4xx(body + bytes((extra,)), 0xFFFF).to_bytes(2, "little")
    return b"\xfd" + body + checksum + (bytes(13) if signed else b"")
