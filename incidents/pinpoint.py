"""Where exactly something was changed, as far as a hash can tell: undo one small change after the other."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from telemetry.chained_line import TAIL_BYTES, body_in, digest, tail
from telemetry.framing import frame_length, is_sound

if TYPE_CHECKING:
    from collections.abc import Iterator

ANY_BYTE_MAX = 1 << 11  # so many bytes are tried with every value: a fifth of a second
ANY_BIT_MAX = 1 << 14  # so many with every bit: under a second
_TIME_BYTES = 8  # of a tlog record, before its frame
_TYPO_MAX = 4  # so many wrong characters in a hash are a change of the hash; another hash has sixty
_TAIL = re.compile(rb',"hash":"([0-9a-f]{64})"\}')
_TWO_LINES = re.compile(rb'"hash":"[0-9a-f]{64}"\}(.)\{"', re.DOTALL)


def byte_in_line(line: bytes, prev: str) -> int | None:
    """Which byte of a chained line is not the one that was written; None when that cannot be known.

    `prev` is the hash of the line before it, "" when that is damaged too.
    """
    if two := _TWO_LINES.search(line):  # the line end between them was changed
        return two.start(1)
    if not prev or len(line) <= TAIL_BYTES:
        return None
    body, end = body_in(line), line[-TAIL_BYTES:]
    right = tail(digest(prev, body))
    wrong = [i for i, (is_, should) in enumerate(zip(end, right, strict=True)) if is_ != should]
    if 0 < len(wrong) <= _TYPO_MAX:
        return len(line) - TAIL_BYTES + wrong[0]
    written = _TAIL.fullmatch(end)
    return changed_byte(body, written[1].decode(), prev.encode()) if written else None


def byte_in_block(data: bytes, sha256: str) -> tuple[int, bool]:
    """Where a block of tlog records is wrong, and whether that is in the time of a record.

    The very byte when one was changed; else the first record that is none or whose time does not fit; else 0.
    """
    records = list(_records(data))
    broken = _first_broken(data, records)
    suspect = broken or _out_of_time(data, records)
    at = None
    if suspect is not None:
        at = changed_byte(data, sha256, part=(suspect[0], min(suspect[1], suspect[0] + ANY_BYTE_MAX)))
    elif len(data) <= ANY_BIT_MAX:
        at = changed_byte(data, sha256)
    if at is not None:
        return at, any(begin <= at < begin + _TIME_BYTES for begin, _ in records)
    return (suspect[0], broken is None) if suspect is not None else (0, False)


def changed_byte(
    data: bytes, sha256: str, prefix: bytes = b"", part: tuple[int, int] | None = None
) -> int | None:
    """The one byte to be changed for `prefix + data` to have this SHA-256, looked for in `part` of the data.
    None when no single byte does it.
    """
    begin, end = part or (0, len(data))
    if end - begin <= ANY_BIT_MAX and (at := _tried(data, sha256, prefix, (begin, end), _BITS)) is not None:
        return at
    if end - begin <= ANY_BYTE_MAX:
        return _tried(data, sha256, prefix, (begin, end), _BYTES)
    return None


_BITS = tuple(1 << bit for bit in range(8))
_BYTES = tuple(range(1, 256))


def _tried(
    data: bytes, sha256: str, prefix: bytes, part: tuple[int, int], masks: tuple[int, ...]
) -> int | None:
    wanted = bytes.fromhex(sha256)
    view = memoryview(data)
    before = hashlib.sha256(prefix)
    before.update(view[: part[0]])
    for at in range(*part):
        rest = view[at + 1 :]
        for mask in masks:
            trial = before.copy()
            trial.update(bytes((data[at] ^ mask,)))
            trial.update(rest)
            if trial.digest() == wanted:
                return at
        before.update(view[at : at + 1])
    return None


def _records(data: bytes) -> Iterator[tuple[int, int]]:
    """Begin and end of each; the last may be what is left when nothing can be made of it."""
    begin = 0
    while begin < len(data):
        frame = begin + _TIME_BYTES
        length = frame_length(data, frame) if frame < len(data) else None
        end = min(len(data), frame + length) if length else len(data)
        yield begin, end
        begin = end


def _first_broken(data: bytes, records: list[tuple[int, int]]) -> tuple[int, int] | None:
    for begin, end in records:
        frame = begin + _TIME_BYTES
        length = frame_length(data, frame) if frame < end else None
        if not length or frame + length > end or not is_sound(data, frame):
            return begin, end
    return None


def _out_of_time(data: bytes, records: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The first record that is later than the one after it, or earlier than the one before it."""
    times = [int.from_bytes(data[begin : begin + _TIME_BYTES], "big") for begin, _ in records]
    for i in range(1, len(times)):
        if times[i] < times[i - 1]:
            later = i - 1 if i >= 2 and times[i - 2] <= times[i] else i
            return records[later]
    return None
