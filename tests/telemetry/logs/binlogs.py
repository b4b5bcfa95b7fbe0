"""DataFlash logs for the tests: the real extract, and records made by hand."""

import struct
from functools import cache

from tests.telemetry.tlogs import DATA

EXTRACT = DATA / "logs" / "flight1_extract.BIN"
_CODES = {
    "c": "h",
    "C": "H",
    "e": "i",
    "E": "I",
    "L": "i",
    "M": "B",
    "n": "4s",
    "N": "16s",
    "Z": "64s",
    "g": "e",
}


def fmt(number: int, name: str, letters: str, labels: str, length: int | None = None) -> bytes:
    if length is None:
        length = 3 + struct.calcsize("<" + "".join(_CODES.get(letter, letter) for letter in letters))
    head = bytes([0xA3, 0x95, 128, number, length])
    return head + struct.pack("<4s16s64s", name.encode(), letters.encode(), labels.encode())


def made(number: int, letters: str, *values: object) -> bytes:
    codes = "<" + "".join(_CODES.get(letter, letter) for letter in letters)
    return bytes([0xA3, 0x95, number]) + struct.pack(codes, *values)


@cache
def extract_records() -> tuple[bytes, ...]:
    """The records of the extract, cut by the lengths in its own definitions."""
    data, lengths, start = EXTRACT.read_bytes(), {128: 89}, 0
    records: list[bytes] = []
    while start < len(data):
        if data[start + 2] == 128:
            lengths[data[start + 3]] = data[start + 4]
        end = start + lengths[data[start + 2]]
        records.append(data[start:end])
        start = end
    return tuple(records)
