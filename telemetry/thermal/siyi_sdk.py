"""What Siyi's cameras are asked and answer over UDP: frames with a checksum, and their payloads.

Read in MAVProxy's SIYI module and ArduPilot's AP_Mount_Siyi; not tried with a camera. Little endian.
"""

from __future__ import annotations

import struct
from binascii import crc_hqx
from dataclasses import dataclass
from enum import IntEnum

from telemetry.thermal.errors import ThermalError
from telemetry.thermal.frame import TruthLevel
from telemetry.thermal.range import ThermalRange
from telemetry.thermal.saturation import Gain

PORT = 37_260
MOST_PAYLOAD_BYTES = 1024
SENSOR_PX = (640, 512)
WHITE_HOT = 0  # of the camera's own palettes
PICTURE, RAW = 0, 1  # its thermal modes: a palette stream, or raw frames over TCP

_START = b"\x55\x66"
_HEAD = struct.Struct("<2sBHHB")
_CRC = struct.Struct("<H")
_WANTS_ANSWER, _IS_ANSWER = 1, 2
_RANGE = struct.Struct("<6H")
_CORRECTIONS = struct.Struct("<5H")
_CONTINUOUSLY = b"\x02"  # what MAVProxy asks the range with
# Hundredths of a degree above the end of the low gain (550 C, with room): such a number can only be one
# below zero that was written as int16. MAVProxy reads all as unsigned, which makes -0.01 C 655.35 C. To take
# all from 0x8000 on as negative would be wrong too: 400 C in low gain is 40,000.
_HIGHEST_UNSIGNED = 56_000


class Command(IntEnum):
    """Those that we use."""

    RANGE = 0x14
    SET_PALETTE = 0x1B
    MODE = 0x33
    SET_MODE = 0x34
    GAIN = 0x37
    SET_GAIN = 0x38
    CORRECTIONS = 0x39
    SET_CORRECTIONS = 0x3A


@dataclass(frozen=True, slots=True)
class SdkFrame:
    """One request or answer."""

    command: int
    sequence: int
    payload: bytes = b""
    is_answer: bool = False


@dataclass(frozen=True, slots=True)
class Corrections:
    """What the camera computes its temperatures with."""

    distance_m: float
    emissivity: float
    humidity_percent: float
    air_c: float
    reflected_c: float


def packed(frame: SdkFrame) -> bytes:
    """As it goes over the wire. ValueError for a payload that is too long."""
    if len(frame.payload) > MOST_PAYLOAD_BYTES:
        raise ValueError(f"{len(frame.payload)} bytes of payload")
    control = _IS_ANSWER if frame.is_answer else _WANTS_ANSWER
    body = _HEAD.pack(_START, control, len(frame.payload), frame.sequence & 0xFFFF, frame.command)
    body += frame.payload
    return body + _CRC.pack(crc_hqx(body, 0))  # CRC-16/XMODEM: polynomial 0x1021, start 0, not reflected


def unpacked(datagram: bytes) -> SdkFrame:
    """ThermalError for what is no frame, cut short, or damaged on the way."""
    if len(datagram) < _HEAD.size + _CRC.size or datagram[:2] != _START:
        raise ThermalError("the camera's answer is not one of a Siyi camera")
    _, control, length, sequence, command = _HEAD.unpack_from(datagram)
    end = _HEAD.size + length
    if length > MOST_PAYLOAD_BYTES or len(datagram) != end + _CRC.size:
        raise ThermalError(f"the camera's answer is damaged: it says {length} bytes and is not so long")
    if _CRC.unpack_from(datagram, end)[0] != crc_hqx(datagram[:end], 0):
        raise ThermalError("the camera's answer is damaged: its checksum is wrong")
    return SdkFrame(command, sequence, datagram[_HEAD.size : end], bool(control & _IS_ANSWER))


# --- payloads ------------------------------------------------------------------------------------


def ask_range() -> bytes:
    return _CONTINUOUSLY


def range_of(payload: bytes, received_s: float) -> ThermalRange:
    """The hottest and the coldest of the whole picture. ThermalError when it is none."""
    hot, cold, hot_x, hot_y, cold_x, cold_y = _fields(_RANGE, payload, "temperatures")
    hottest_c, coldest_c = signed_hundredths(hot), signed_hundredths(cold)
    if hottest_c < coldest_c:
        raise ThermalError(f"the camera says its hottest is {hottest_c} and its coldest {coldest_c} degrees")
    return ThermalRange(
        hottest_c,
        coldest_c,
        _place(hot_x, hot_y),
        _place(cold_x, cold_y),
        received_s,
        level=TruthLevel.SDK,
    )


def range_payload(hottest_c: float, coldest_c: float, hot: tuple[int, int], cold: tuple[int, int]) -> bytes:
    """The other direction, for a camera that is played."""
    hundredths = (round(value * 100) & 0xFFFF for value in (hottest_c, coldest_c))
    return _RANGE.pack(*hundredths, *hot, *cold)


def corrections_of(payload: bytes) -> Corrections:
    """ThermalError when it is none."""
    distance, emissivity, humidity, air, reflected = _fields(_CORRECTIONS, payload, "corrections")
    return Corrections(
        distance / 100, emissivity / 100, humidity / 100, signed_hundredths(air), signed_hundredths(reflected)
    )


def corrections_payload(wanted: Corrections) -> bytes:
    """ValueError for what the camera has no number for."""
    values = (wanted.distance_m, wanted.emissivity, wanted.humidity_percent)
    if not all(0.0 <= value <= 655.35 for value in values) or not 0.0 < wanted.emissivity <= 1.0:
        raise ValueError(f"{wanted} cannot be set")
    degrees = (round(value * 100) & 0xFFFF for value in (wanted.air_c, wanted.reflected_c))
    return _CORRECTIONS.pack(*(round(value * 100) for value in values), *degrees)


def gain_of(payload: bytes) -> Gain:
    return Gain.HIGH if _one(payload, "gain") else Gain.LOW


def gain_payload(gain: Gain) -> bytes:
    return bytes((gain is Gain.HIGH,))


def number_of(payload: bytes) -> int:
    """A palette or a mode. ThermalError when it is none."""
    return _one(payload, "setting")


def signed_hundredths(wire: int) -> float:
    """Degrees Celsius."""
    return (wire - 0x1_0000 if wire > _HIGHEST_UNSIGNED else wire) / 100


def _fields(fields: struct.Struct, payload: bytes, what: str) -> tuple[int, ...]:
    if len(payload) != fields.size:
        raise ThermalError(f"the camera's {what} have {len(payload)} bytes instead of {fields.size}")
    return fields.unpack(payload)


def _one(payload: bytes, what: str) -> int:
    if len(payload) != 1:
        raise ThermalError(f"the camera's {what} has {len(payload)} bytes instead of 1")
    return payload[0]


def _place(x_px: int, y_px: int) -> tuple[float, float] | None:
    width, height = SENSOR_PX
    return ((x_px + 0.5) / width, (y_px + 0.5) / height) if x_px < width and y_px < height else None
