"""Recordings for the bench of logs: long flights made by seeded code, every checksum right.

A piece of a flight is made message by message; the whole is that piece again and again, with its own times.
"""

from __future__ import annotations

import random
import struct
from typing import TYPE_CHECKING, Any

import numpy as np

from telemetry.columns import number_of
from telemetry.messages import mavlink

if TYPE_CHECKING:
    from pathlib import Path

    import numpy.typing as npt

    Bytes = npt.NDArray[np.uint8]

SEED = 20
BEGAN_US = 1_750_000_000_000_000
TLOG_PIECE_S = 60
RATES_HZ = {  # what a copter says to its ground station with all streams on: 203 messages a second
    "ATTITUDE": 20,
    "ATTITUDE_QUATERNION": 10,
    "RAW_IMU": 20,
    "SCALED_IMU2": 20,
    "GLOBAL_POSITION_INT": 10,
    "LOCAL_POSITION_NED": 10,
    "VFR_HUD": 10,
    "SCALED_PRESSURE": 10,
    "SERVO_OUTPUT_RAW": 10,
    "RC_CHANNELS": 10,
    "NAV_CONTROLLER_OUTPUT": 10,
    "POSITION_TARGET_GLOBAL_INT": 10,
    "VIBRATION": 10,
    "EKF_STATUS_REPORT": 10,
    "AHRS": 10,
    "GPS_RAW_INT": 5,
    "SYS_STATUS": 5,
    "BATTERY_STATUS": 5,
    "POWER_STATUS": 3,
    "WIND": 2,
    "MEMINFO": 2,
    "HEARTBEAT": 1,
}


def write_tlog(path: Path, seconds: int) -> int:
    """How many messages it holds: 203 a second, of 22 types."""
    piece, times = _tlog_piece(random.Random(SEED))
    with path.open("wb") as file:
        for n in range(seconds // TLOG_PIECE_S):
            stamps = (BEGAN_US + n * TLOG_PIECE_S * 1_000_000 + times[:, 1]).astype(">u8")
            piece[times[:, :1] + np.arange(8)] = stamps.view(np.uint8).reshape(-1, 8)
            file.write(piece.tobytes())
    return seconds // TLOG_PIECE_S * len(times)


def _tlog_piece(chance: random.Random) -> tuple[Bytes, npt.NDArray[np.int64]]:
    """A minute: its bytes, and of each record its place and its time in microseconds."""
    said = sorted(
        (n / hz + chance.random() / 1000, name)
        for name, hz in RATES_HZ.items()
        for n in range(hz * TLOG_PIECE_S)
    )
    mav = mavlink.MAVLink(None, srcSystem=1, srcComponent=1)
    content = bytearray()
    places: list[tuple[int, int]] = []
    for at_s, name in said:
        places.append((len(content), round(at_s * 1e6)))
        content += bytes(8) + bytes(_message(name, chance).pack(mav))
        mav.seq = (mav.seq + 1) % 256
    return np.frombuffer(content, np.uint8).copy(), np.array(places, np.int64)


def _message(name: str, chance: random.Random) -> Any:
    kind: Any = mavlink.mavlink_map[number_of(name) or 0]
    lengths = dict(zip(kind.ordered_fieldnames, kind.array_lengths, strict=True))
    values = [
        [_number(written, chance) for _ in range(lengths[field])]
        if lengths[field]
        else _number(written, chance)
        for field, written in zip(kind.fieldnames, kind.fieldtypes, strict=True)
    ]
    return kind(*values)


def _number(written: str, chance: random.Random) -> float:
    if written in {"float", "double"}:
        return chance.uniform(-100.0, 100.0)
    bits = int("".join(letter for letter in written if letter.isdigit()))
    whole = chance.randrange(1 << (bits - 1))
    return whole - (1 << (bits - 2)) if written.startswith("int") else whole


BIN_MESSAGES = {  # as an ArduCopter logs: (type, name, format, labels, records a second)
    1: ("ESC", "QBffffcfcf", "TimeUS,Instance,RPM,RawRPM,Volt,Curr,Temp,CTot,MotTemp,Err", 400),
    2: ("SIM2", "QdddfffffI", "TimeUS,PN,PE,PD,VN,VE,VD,As,ASpdU,UFC", 400),
    3: ("IMU", "QBffffffIIfBBHH", "TimeUS,I,GyrX,GyrY,GyrZ,AccX,AccY,AccZ,EG,EA,T,GH,AH,GHz,AHz", 50),
    4: ("ATT", "QffffffB", "TimeUS,DesRoll,Roll,DesPitch,Pitch,DesYaw,Yaw,AEKF", 10),
    5: ("XKF1", "QBccCfffffffccce", "TimeUS,C,Roll,Pitch,Yaw,VN,VE,VD,dPD,PN,PE,PD,GX,GY,GZ,OH", 20),
    6: ("POS", "QLLfff", "TimeUS,Lat,Lng,Alt,RelHomeAlt,RelOriginAlt", 10),
    7: ("BAT", "QBfffffcfBBB", "TimeUS,Inst,Volt,VoltR,Curr,CurrTot,EnrgTot,Temp,Res,RemPct,H,SH", 10),
    8: ("RCOU", "QHHHHHHHHHHHHHH", "TimeUS,C1,C2,C3,C4,C5,C6,C7,C8,C9,C10,C11,C12,C13,C14", 10),
    9: ("RATE", "Qfffffffffffff", "TimeUS,RDes,R,ROut,PDes,P,POut,YDes,Y,YOut,ADes,A,AOut,AOutSlew", 10),
    10: ("MODE", "QMBB", "TimeUS,Mode,ModeNum,Rsn", 1),
}  # fmt: skip
_STRUCT = {"c": "h", "C": "H", "e": "i", "E": "I", "L": "i", "M": "B"}


def write_dataflash(path: Path, seconds: int) -> int:
    """How many messages it holds, their definitions included."""
    chance = random.Random(SEED)
    said = sorted((n / hz, kind) for kind, (*_, hz) in BIN_MESSAGES.items() for n in range(hz))
    content = bytearray()
    places: list[tuple[int, int]] = []
    for at_s, kind in said:
        letters = BIN_MESSAGES[kind][1]
        places.append((len(content) + 3, round(at_s * 1e6)))
        content += bytes([0xA3, 0x95, kind]) + _record(letters, chance)
    piece, times = np.frombuffer(content, np.uint8).copy(), np.array(places, np.int64)
    with path.open("wb") as file:
        file.write(b"".join(_defined(128, "FMT", "BBnNZ", "Type,Length,Name,Format,Columns", 89)))
        for kind, (name, letters, labels, _) in BIN_MESSAGES.items():
            file.write(b"".join(_defined(kind, name, letters, labels, 3 + len(_record(letters, chance)))))
        for n in range(seconds):
            stamps = (n * 1_000_000 + times[:, 1]).astype("<u8")
            piece[times[:, :1] + np.arange(8)] = stamps.view(np.uint8).reshape(-1, 8)
            file.write(piece.tobytes())
    return seconds * len(times) + 1 + len(BIN_MESSAGES)


def _record(letters: str, chance: random.Random) -> bytes:
    values = [
        chance.uniform(-100.0, 100.0) if letter in "fd" else chance.randrange(100) for letter in letters
    ]
    return struct.pack("<" + "".join(_STRUCT.get(letter, letter) for letter in letters), *values)


def _defined(kind: int, name: str, letters: str, labels: str, length: int) -> tuple[bytes, bytes]:
    texts = struct.pack("<4s16s64s", name.encode(), letters.encode(), labels.encode())
    return bytes([0xA3, 0x95, 128, kind, length]), texts


ULOG_MESSAGES = {  # as a PX4 logs: (fields behind the time, records a second)
    "vehicle_attitude": ("ffffffff", 50),
    "sensor_combined": ("ffffffIIBBB", 100),
    "vehicle_local_position": ("f" * 30, 10),
    "vehicle_global_position": ("ddffffff", 10),
    "actuator_motors": ("f" * 12, 50),
    "battery_status": ("f" * 14, 5),
    "vehicle_status": ("BBBBIIHH", 2),
}
_ULOG_TYPES = {"f": "float", "d": "double", "I": "uint32_t", "H": "uint16_t", "B": "uint8_t"}


def write_ulog(path: Path, seconds: int) -> int:
    """How many rows it holds."""
    chance = random.Random(SEED)
    said = sorted((n / hz, name) for name, (_, hz) in ULOG_MESSAGES.items() for n in range(hz))
    numbers = {name: n for n, name in enumerate(ULOG_MESSAGES)}
    content = bytearray()
    places: list[tuple[int, int]] = []
    for at_s, name in said:
        letters = ULOG_MESSAGES[name][0]
        places.append((len(content) + 5, round(at_s * 1e6)))
        values = [
            chance.uniform(-9.0, 9.0) if letter in "fd" else chance.randrange(200) for letter in letters
        ]
        row = struct.pack(f"<HQ{letters}", numbers[name], 0, *values)
        content += struct.pack("<HB", len(row), ord("D")) + row
    piece, times = np.frombuffer(content, np.uint8).copy(), np.array(places, np.int64)
    with path.open("wb") as file:
        file.write(b"ULog\x01\x12\x35\x01" + bytes(8) + _ulog("B", bytes(40)))
        for name, (letters, _) in ULOG_MESSAGES.items():
            fields = "".join(f"{_ULOG_TYPES[letter]} f{n};" for n, letter in enumerate(letters))
            file.write(_ulog("F", f"{name}:uint64_t timestamp;{fields}".encode()))
        for name, number in numbers.items():
            file.write(_ulog("A", struct.pack("<BH", 0, number) + name.encode()))
        for n in range(seconds):
            stamps = (n * 1_000_000 + times[:, 1]).astype("<u8")
            piece[times[:, :1] + np.arange(8)] = stamps.view(np.uint8).reshape(-1, 8)
            file.write(piece.tobytes())
    return seconds * len(times)


def _ulog(kind: str, content: bytes) -> bytes:
    return struct.pack("<HB", len(content), ord(kind)) + content
