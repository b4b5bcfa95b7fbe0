"""MAVLink checksums of many frames at once: CRC-16/MCRF4XX over the columns of a matrix of bytes.

Start value 0xFFFF; the checksum of b"123456789" is 0x6F91. Every frame is followed by one more byte that is
not sent, the CRC_EXTRA of its message: a digest of the fields both sides believe in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    Bytes = npt.NDArray[np.uint8]
    Words = npt.NDArray[np.uint16]


def _high(crc: Words) -> Words:
    return (crc >> 8).astype(np.uint16, copy=False)


def _step(crc: Words, byte: Bytes) -> Words:
    return _high(crc) ^ _ONE[(crc ^ byte) & 0xFF]


def _one_byte_table() -> Words:
    low = np.arange(256, dtype=np.uint32)
    mixed = low ^ ((low << 4) & 0xFF)
    return (((mixed << 8) ^ (mixed << 3) ^ (mixed >> 4)) & 0xFFFF).astype(np.uint16)


def _two_byte_table() -> Words:
    word = np.arange(65536, dtype=np.uint16)
    nothing = np.zeros(65536, dtype=np.uint8)
    return _step(_step(word, nothing), nothing)


_ONE = _one_byte_table()
_TWO = _two_byte_table()
_REACHABLE = np.zeros(65536, dtype=np.bool_)
_REACHABLE[_ONE] = True


def checksums(rows: Bytes) -> Words:
    """The running checksum of every row of an [n, length] matrix, before CRC_EXTRA."""
    crc = np.full(len(rows), 0xFFFF, dtype=np.uint16)
    pairs = rows.shape[1] // 2
    words: Any = np.ascontiguousarray(rows[:, : 2 * pairs]).view("<u2").T
    for column in np.ascontiguousarray(words):  # two bytes at a time
        crc = _TWO[crc ^ column]
    return _step(crc, rows[:, -1]) if rows.shape[1] % 2 else crc


def ends_with(crc: Words, extra: int, wanted: Words) -> npt.NDArray[np.bool_]:
    """Where the frame's own checksum is `wanted`, for a message whose CRC_EXTRA is known."""
    return _step(crc, np.full(len(crc), extra, dtype=np.uint8)) == wanted


def could_end_with(crc: Words, wanted: Words) -> npt.NDArray[np.bool_]:
    """Where some CRC_EXTRA would make it right: of 65536 checksums only 256 can end a given frame.

    So even a message that our dialect does not know is checked, and chance passes once in 256.
    """
    return _REACHABLE[_high(crc) ^ wanted]
