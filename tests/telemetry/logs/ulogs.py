"""ULogs made by hand: each message as PX4's documentation lays it out."""

import struct
from collections.abc import Mapping, Sequence

START_US = 5_000_000
UTC_US = 1_750_000_000_000_000
_CODES = {
    "int8_t": "b",
    "uint8_t": "B",
    "int16_t": "h",
    "uint16_t": "H",
    "int32_t": "i",
    "uint32_t": "I",
    "int64_t": "q",
    "uint64_t": "Q",
    "float": "f",
    "double": "d",
    "bool": "?",
    "char": "b",
}


def header(start_us: int = START_US, *, flag_bits: bytes = bytes(40)) -> bytes:
    return b"ULog\x01\x12\x35\x01" + struct.pack("<Q", start_us) + message("B", flag_bits)


def message(kind: str, content: bytes) -> bytes:
    return struct.pack("<HB", len(content), ord(kind)) + content


def definition(name: str, fields: str) -> bytes:
    return message("F", f"{name}:{fields}".encode())


def info(key: str, value: bytes) -> bytes:
    return message("I", bytes([len(key)]) + key.encode() + value)


def parameter(key: str, value: bytes) -> bytes:
    return message("P", bytes([len(key)]) + key.encode() + value)


def subscription(number: int, name: str, instance: int = 0) -> bytes:
    return message("A", struct.pack("<BH", instance, number) + name.encode())


def row(number: int, types: Sequence[str], values: Sequence[float], padding: int = 0) -> bytes:
    content = struct.pack("<" + "".join(_CODES[kind] for kind in types), *values)
    return message("D", struct.pack("<H", number) + content + bytes(padding))


def text(at_us: int, said: str, level: int = 6) -> bytes:
    return message("L", bytes([ord("0") + level]) + struct.pack("<Q", at_us) + said.encode())


def dropout(duration_ms: int) -> bytes:
    return message("O", struct.pack("<H", duration_ms))


def sync() -> bytes:
    return message("S", bytes.fromhex("2f731320250cbb12"))


POSITION = ("vehicle_global_position", "uint64_t timestamp;double lat;double lon;float alt;")
LOCAL = ("vehicle_local_position", "uint64_t timestamp;float vx;float vy;float vz;")
ATTITUDE = ("vehicle_attitude", "uint64_t timestamp;float[4] q;")
BATTERY = ("battery_status", "uint64_t timestamp;float voltage_v;float remaining;float discharged_mah;")
STATUS = ("vehicle_status", "uint64_t timestamp;uint8_t arming_state;uint8_t nav_state;uint8_t system_type;")
GPS = (
    "vehicle_gps_position",
    "uint64_t timestamp;uint64_t time_utc_usec;uint8_t fix_type;uint8_t satellites_used;",
)
HOME = ("home_position", "uint64_t timestamp;double lat;double lon;float alt;")
ALL = (POSITION, LOCAL, ATTITUDE, BATTERY, STATUS, GPS, HOME)
_NUMBER: Mapping[str, int] = {name: n for n, (name, _) in enumerate(ALL)}


def _types(fields: str) -> list[str]:
    found: list[str] = []
    for part in filter(None, fields.split(";")):
        kind, _, _ = part.partition(" ")
        name, _, count = kind.partition("[")
        found += [name] * (int(count.rstrip("]")) if count else 1)
    return found


def said(of: tuple[str, str], at_us: int, *values: float) -> bytes:
    return row(_NUMBER[of[0]], _types(of[1]), (at_us, *values))


def definitions() -> list[bytes]:
    parts = [definition(*of) for of in ALL]
    parts.append(info("char[3] sys_name", b"PX4"))
    parts.append(info("uint32_t ver_sw_release", struct.pack("<I", 0x010F02FF)))
    parts.append(parameter("float MPC_XY_VEL_MAX", struct.pack("<f", 12.0)))
    return parts + [subscription(n, name) for name, n in _NUMBER.items()]


def flight(seconds: int = 20, *, satellites: bool = True) -> list[bytes]:
    """Up to 30 m, northwards at 5 m/s, armed from the third second on; the messages one by one."""
    parts = [header(), *definitions()]
    parts.append(said(HOME, START_US, 56.2, 25.3, 80.0))
    for n in range(seconds * 5):
        at = START_US + n * 200_000
        height = min(30.0, n * 0.5)
        parts.append(said(POSITION, at, 56.2 + n * 9e-6, 25.3, 80.0 + height))
        parts.append(said(LOCAL, at, 5.0, 0.0, -2.5))
        parts.append(said(ATTITUDE, at, 0.9659258, 0.0, 0.0, 0.2588190))
        if n % 5 == 0:
            parts.append(said(BATTERY, at, 16.8 - n * 0.01, 1.0 - n * 0.005, n * 2.0))
            parts.append(said(STATUS, at, 2 if n >= 15 else 1, 3 if n >= 15 else 4, 2))
            if satellites:
                parts.append(said(GPS, at, UTC_US + n * 200_000, 3, 14))
            parts.append(sync())
    parts.append(text(START_US + 3_000_000, "Armed by RC", 5))
    parts.append(dropout(120))
    return parts
