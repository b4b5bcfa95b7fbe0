"""The bytes that Siyi's thermal cameras speak: datagrams of their SDK, and one raw picture a connection."""

from __future__ import annotations

import binascii
import struct
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from telemetry.thermal.frame import Counts

MAGIC = b"\x55\x66"
IS_ANSWER = 2
MOST_BYTES = 512  # of a datagram's payload
NAME_BYTES = 128


class Command(IntEnum):
    FIRMWARE = 0x01
    ATTITUDE = 0x0D
    FRAME_TEMPERATURE = 0x14
    GET_PALETTE = 0x1A
    SET_PALETTE = 0x1B
    GET_THERMAL_MODE = 0x33
    SET_THERMAL_MODE = 0x34
    GET_GAIN = 0x37
    SET_GAIN = 0x38
    GET_SURROUNDINGS = 0x39  # distance, emissivity, humidity, air and reflected temperature
    SET_SURROUNDINGS = 0x3A


@dataclass(frozen=True, slots=True)
class Datagram:
    command: int
    payload: bytes
    sequence: int


def packed(command: int, payload: bytes, sequence: int, *, control: int = IS_ANSWER) -> bytes:
    """Little endian; the checksum is CRC-16 with polynomial 0x1021 from 0, over everything before it."""
    head = MAGIC + struct.pack("<BHHB", control, len(payload), sequence & 0xFFFF, command)
    return head + payload + struct.pack("<H", binascii.crc_hqx(head + payload, 0))


def unpacked(data: bytes) -> Datagram | None:
    """None: it is none of theirs, or was spoiled on the way."""
    if len(data) < 10 or data[:2] != MAGIC:
        return None
    size, sequence, command = struct.unpack_from("<HHB", data, 3)
    if size > MOST_BYTES or len(data) != 10 + size:
        return None
    (said,) = struct.unpack_from("<H", data, 8 + size)
    if binascii.crc_hqx(data[: 8 + size], 0) != said:
        return None
    return Datagram(command, data[8 : 8 + size], sequence)


def hundredths(celsius_deg: float) -> int:
    """As sent: below 0 C as a signed number's bits, at the end of 16 bits the end."""
    return max(-32_768, min(65_535, round(celsius_deg * 100.0))) & 0xFFFF


def raw_head(name: str, size_bytes: int, unix_s: float) -> bytes:
    """What stands before the packed picture."""
    return name.encode()[: NAME_BYTES - 1].ljust(NAME_BYTES, b"\0") + struct.pack("<Id", size_bytes, unix_s)


def raw_body(counts: Counts) -> bytes:
    """Big endian, rows from the top; not yet compressed."""
    return counts.astype(np.dtype(">u2")).tobytes()
