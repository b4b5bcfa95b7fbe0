"""Find every record of a DataFlash log without reading it record by record.

A record is A3 95, a type and what belongs to it, as long as the FMT of its type says. It has no checksum, so
two things speak for it: another one begins where it ends (or the file ends there), or it tells a time near
that of the others (without a time: it begins where another one ends). Where two overlap, a record was cut and
another glued in: the one for which more speaks stays. Nothing in between is believed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from telemetry.logs.dataflash_format import FMT, FMT_BYTES, FMT_TYPE, HEAD, HEAD_BYTES, Format, format_of
from telemetry.logs.log_bytes import at_offsets

if TYPE_CHECKING:
    import numpy.typing as npt

    Bytes = npt.NDArray[np.uint8]
    Whole = npt.NDArray[np.int64]
    Mask = npt.NDArray[np.bool_]

_BLOCK_BYTES = 1 << 22  # a long file must not cost its length in scratch memory
_DAY_US = 86_400_000_000
_ROUNDS = 4  # formats out of formats that were none: no real log needs a second
_TIME = np.dtype([("at_us", "<u8")])


@dataclass(frozen=True, slots=True)
class Records:
    """Where each record begins and of which type it is, in the order of the file."""

    start: Whole
    kind: Bytes
    length: npt.NDArray[np.uint16]


def find_records(data: Bytes, size: int) -> tuple[Records, dict[int, Format]]:
    """The records in the first `size` bytes of `data` (padding follows), and the formats the log defines.

    Of a type that is defined twice the first one counts.
    """
    heads = _heads(data, size)
    defining = heads[data[heads + 2] == FMT_TYPE]
    defining = defining[defining + FMT_BYTES <= size]
    formats = _formats(data, defining)
    records = _records(data, size, heads, formats)
    for _ in range(_ROUNDS):
        inside = np.isin(defining, records.start[records.kind == FMT_TYPE])
        if inside.all():
            break
        defining = defining[inside]  # others stand in the middle of something else
        formats = _formats(data, defining)
        records = _records(data, size, heads, formats)
    return records, formats


def _heads(data: Bytes, size: int) -> Whole:
    found: list[Whole] = []
    for begin in range(0, size, _BLOCK_BYTES):
        first = np.flatnonzero(data[begin : min(begin + _BLOCK_BYTES, size)] == HEAD[0]) + begin
        found.append(first[data[first + 1] == HEAD[1]])
    heads = np.concatenate(found) if found else np.zeros(0, np.int64)
    return heads[heads + HEAD_BYTES <= size]


def _formats(data: Bytes, starts: Whole) -> dict[int, Format]:
    formats = {FMT_TYPE: FMT}
    for start in starts.tolist():
        one = format_of(data[start : start + FMT_BYTES].tobytes())
        if one is not None:
            formats.setdefault(one.number, one)
    return formats


def _records(data: Bytes, size: int, heads: Whole, formats: dict[int, Format]) -> Records:
    lengths, timed = np.zeros(256, np.uint16), np.zeros(256, np.bool_)
    for number, one in formats.items():
        lengths[number], timed[number] = one.length, one.is_timed
    length = lengths[data[heads + 2]]
    end = heads + length
    known = (length > 0) & (end <= size)
    heads, length, end = heads[known], length[known], end[known]
    kind = data[heads + 2]
    fits = (end == size) | ((data[end] == HEAD[0]) & (data[end + 1] == HEAD[1]))
    sample = np.flatnonzero(fits & timed[kind])
    clock = _Clock(data, timed, sample[:: len(sample) // 1000 + 1], heads)
    believed = fits.copy()
    loose = np.flatnonzero(~fits)
    if len(loose):
        tells = timed[kind[loose]]
        believed[loose] = tells & clock.agrees(heads[loose], kind[loose])
        believed[loose] |= ~tells & _follows(heads, end, believed, loose)
    heads, kind, length, end = heads[believed], kind[believed], length[believed], end[believed]
    kept = _without_overlaps(heads, kind, end, fits[believed], clock)
    return Records(heads[kept], kind[kept], length[kept])


class _Clock:
    """Whether a record tells a time within a day of the middle of those that fit."""

    def __init__(self, data: Bytes, timed: Mask, sample: Whole, heads: Whole) -> None:
        self._data = data
        self._timed = timed
        self._middle_us = float(np.median(self._times(heads[sample]))) if len(sample) else 0.0

    def agrees(self, heads: Whole, kind: Bytes) -> Mask:
        """True also of those that tell none."""
        return ~self._timed[kind] | (np.abs(self._times(heads) - self._middle_us) < _DAY_US)

    def _times(self, heads: Whole) -> npt.NDArray[np.float64]:
        return at_offsets(self._data, heads + HEAD_BYTES, _TIME)["at_us"].astype(np.float64)


def _follows(heads: Whole, end: Whole, believed: Mask, loose: Whole) -> Mask:
    """Which of the loose records begin where a believed one ends."""
    sure = np.flatnonzero(believed)
    if not len(sure):
        return np.zeros(len(loose), np.bool_)
    before = sure[np.maximum(np.searchsorted(heads[sure], heads[loose]) - 1, 0)]
    return end[before] == heads[loose]


def _without_overlaps(start: Whole, kind: Bytes, end: Whole, fits: Mask, clock: _Clock) -> Mask:
    """Of two that overlap the one stays for which more speaks; the first one where they are alike."""
    keep = np.ones(len(start), np.bool_)
    if len(start) < 2:
        return keep
    clashes = np.flatnonzero(start[1:] < np.maximum.accumulate(end)[:-1]) + 1
    involved = np.union1d(clashes - 1, clashes)
    worth = fits.astype(np.int8)
    worth[involved] += clock.agrees(start[involved], kind[involved])
    last_kept = -1
    for k in clashes.tolist():
        before = k - 1 if keep[k - 1] else last_kept
        last_kept = k
        if before >= 0 and start[k] < end[before]:
            loser = before if worth[k] > worth[before] else k
            keep[loser] = False
            last_kept = before if loser == k else k
    return keep
