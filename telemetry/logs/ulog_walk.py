"""Go through the messages of a ULog from one to the next, and find the way again behind damage.

A message is a length (2 bytes), a type (a letter) and its content; nothing marks where it begins. So one is
believed when its letter and length are possible; behind damage the search goes on until one is followed by
another, or tells a time that fits. A message that another one begins inside of was cut, and is not believed.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from telemetry.frames import Damage
from telemetry.logs.ulog_format import Layout, declared, layout_of
from telemetry.messages import text_of

if TYPE_CHECKING:
    from telemetry.logs.log_bytes import Bytes
    from telemetry.logs.ulog_format import Declared

HEADER = b"ULog\x01\x12\x35"
HEADER_BYTES = 16
_HEAD_BYTES, _DATA_HEAD_BYTES = 3, 5
_SYNC = bytes.fromhex("2f731320250cbb12")
_LEAST_BYTES = {
    ord("F"): 3,
    ord("I"): 3,
    ord("M"): 4,
    ord("P"): 4,
    ord("Q"): 5,
    ord("B"): 40,
    ord("A"): 4,
    ord("R"): 2,
    ord("D"): 10,
    ord("L"): 9,
    ord("C"): 11,
    ord("S"): 8,
    ord("O"): 2,
}
_DATA, _SYNCING, _DROPOUT = ord("D"), ord("S"), ord("O")
_FIXED_BYTES = {ord("S"): 8, ord("O"): 2, ord("R"): 2}
_KNOWN = np.zeros(256, np.bool_)
_KNOWN[list(_LEAST_BYTES)] = True
_DAY_US = 86_400_000_000
_LOOK_BYTES = 4096, 1 << 20  # a search begins near and widens
_TEXTS_MAX = 100_000


@dataclass(slots=True)
class Subscription:
    """A message that is logged under a number. `places` are where the contents begin behind that number."""

    name: str
    instance: int
    layout: Layout
    time_at: int  # where in the content its time stands
    places: list[int] = field(default_factory=list[int])


@dataclass(slots=True)
class UlogParts:
    """All that a walk through a log found."""

    subscriptions: dict[int, Subscription] = field(default_factory=dict[int, Subscription])
    replaced: list[Subscription] = field(default_factory=list[Subscription])
    formats: dict[str, list[Declared]] = field(default_factory=dict[str, "list[Declared]"])
    infos: dict[str, bytes] = field(default_factory=dict[str, bytes])  # "char[3] sys_name" -> value
    parameters: dict[str, float] = field(default_factory=dict[str, float])
    texts: list[tuple[int, int, str]] = field(default_factory=list["tuple[int, int, str]"])  # us, level
    dropouts: list[tuple[int, int]] = field(default_factory=list["tuple[int, int]"])  # us, ms
    damage: list[Damage] = field(default_factory=list[Damage])
    unknown: set[str] = field(default_factory=set[str])  # messages whose fields are not defined


def walk(data: Bytes, size: int) -> UlogParts:
    """Every message in the first `size` bytes of `data`; padding follows."""
    return _Walk(data, size).run()


class _Walk:
    def __init__(self, data: Bytes, size: int) -> None:
        self._data = data
        self._bytes = memoryview(data.data)
        self._size = size
        self._parts = UlogParts()

    def run(self) -> UlogParts:
        begin = HEADER_BYTES
        for end in [*self._appended(), self._size]:
            self._section(begin, end)
            begin = end
        return self._parts

    def _appended(self) -> list[int]:
        """Where what was written after a crash begins; the log before it may stop in mid message."""
        if self._size < HEADER_BYTES + 43 or self._bytes[HEADER_BYTES + 2] != ord("B"):
            return []
        content = HEADER_BYTES + _HEAD_BYTES
        if not self._bytes[content + 8] & 1:
            return []
        offsets = struct.unpack_from("<3Q", self._bytes, content + 16)
        return sorted({offset for offset in offsets if content < offset < self._size})

    def _section(self, begin: int, end: int) -> None:
        here, before = begin, -1
        while here < end:
            run, last = self._data_run(here, end)
            if run > here:
                here, before = run, last
                continue
            if self._is_sound(here, end):
                self._take(here)
                before, here = here, self._next(here)
                continue
            if self._is_of_a_new_kind(here, end):
                here, before = self._next(here), -1
                continue
            rest = self._search(here, before, end)
            found = end if rest is None else rest
            lost_from = before if before >= 0 and found < here and self._drop(before) else here
            if found > lost_from:
                self._parts.damage.append(Damage(lost_from, found - lost_from))
            here, before = found, -1

    def _data_run(self, here: int, end: int) -> tuple[int, int]:
        """Takes data as long as it follows on data; where that ends, and where the last piece begins.

        Nearly all of a log is data: what stands in this loop is what reading one costs.
        """
        content, last = self._bytes, -1
        rows = {
            number: (one.layout.dtype.itemsize + 2, one.layout.most_bytes + 2, one.places.append)
            for number, one in self._parts.subscriptions.items()
        }
        while here + _DATA_HEAD_BYTES <= end and content[here + 2] == _DATA:
            size = content[here] | content[here + 1] << 8
            after = here + _HEAD_BYTES + size
            row = rows.get(content[here + 3] | content[here + 4] << 8)
            if row is None or after > end or not row[0] <= size <= row[1]:
                break
            row[2](here + _DATA_HEAD_BYTES)
            last, here = here, after
        return here, last

    def _is_of_a_new_kind(self, here: int, end: int) -> bool:
        """A letter that newer autopilots may write: passed over, if what comes behind it is known."""
        if here + _HEAD_BYTES > end or self._bytes[here + 2] in _LEAST_BYTES:
            return False
        return chr(self._bytes[here + 2]).isalpha() and self._is_sound(self._next(here), end)

    def _next(self, here: int) -> int:
        return here + _HEAD_BYTES + (self._bytes[here] | self._bytes[here + 1] << 8)

    def _is_sound(self, here: int, end: int) -> bool:
        if here + _HEAD_BYTES > end:
            return False
        kind = self._bytes[here + 2]
        size = self._bytes[here] | self._bytes[here + 1] << 8
        if here + _HEAD_BYTES + size > end or size < _LEAST_BYTES.get(kind, 1 << 16):
            return False
        if kind == _DATA:  # by far the most
            number = self._bytes[here + 3] | self._bytes[here + 4] << 8
            one = self._parts.subscriptions.get(number)
            if one is None:
                return False
            return one.layout.dtype.itemsize <= size - 2 <= one.layout.most_bytes
        return size == _FIXED_BYTES.get(kind, size) and (
            kind != _SYNCING or self._bytes[here + 3 : here + 11].tobytes() == _SYNC
        )

    def _search(self, here: int, before: int, end: int) -> int | None:
        """The next message that something speaks for; it may begin in the one before."""
        start = here + 1 if before < 0 else before + 1
        width = _LOOK_BYTES[0]
        while start + _HEAD_BYTES <= end:
            stop = min(start + width, end - _HEAD_BYTES + 1)
            kinds = self._data[start + 2 : stop + 2]
            for candidate in (np.flatnonzero(_KNOWN[kinds]) + start).tolist():
                if candidate != here and self._is_sound(candidate, end) and self._is_believed(candidate, end):
                    return candidate
            start += width
            width = min(2 * width, _LOOK_BYTES[1])
        return None

    def _is_believed(self, here: int, end: int) -> bool:
        after = self._next(here)
        if self._is_sound(after, end):
            return True
        if self._bytes[here + 2] != _DATA:
            return self._bytes[here + 2] == _SYNCING
        return after == end or abs(self._time(here) - self._last_us()) < _DAY_US

    def _time(self, here: int) -> int:
        number = self._bytes[here + 3] | self._bytes[here + 4] << 8
        at = here + 5 + self._parts.subscriptions[number].time_at
        return int.from_bytes(self._bytes[at : at + 8], "little")

    def _drop(self, before: int) -> bool:
        """Take back a piece of data that another message begins inside of."""
        if self._bytes[before + 2] != _DATA:
            return False
        one = self._parts.subscriptions[self._bytes[before + 3] | self._bytes[before + 4] << 8]
        if not one.places or one.places[-1] != before + 5:
            return False
        one.places.pop()
        return True

    def _take(self, here: int) -> None:
        take = _TAKERS.get(self._bytes[here + 2])
        if take is not None:
            take(self._parts, self._bytes[here + _HEAD_BYTES : self._next(here)].tobytes())
        if self._bytes[here + 2] == _DROPOUT:
            lost_ms = self._bytes[here + 3] | self._bytes[here + 4] << 8
            self._parts.dropouts.append((self._last_us(), lost_ms))

    def _last_us(self) -> int:
        """The latest time that was told so far; each message tells its own times in order."""
        last = 0
        for one in self._parts.subscriptions.values():
            if one.places:
                at = one.places[-1] + one.time_at
                last = max(last, int.from_bytes(self._bytes[at : at + 8], "little"))
        return last


def _format(parts: UlogParts, content: bytes) -> None:
    found = declared(content.decode("utf-8", "replace"))
    if found is not None:
        parts.formats[found[0]] = found[1]


def _subscribe(parts: UlogParts, content: bytes) -> None:
    name = text_of(content[3:])
    layout = layout_of(name, parts.formats)
    if layout is None:
        parts.unknown.add(name)
        return
    number = int.from_bytes(content[1:3], "little")
    before = parts.subscriptions.get(number)
    if before is not None and before.places:
        parts.replaced.append(before)
    time_at = int((layout.dtype.fields or {})["timestamp"][1])
    parts.subscriptions[number] = Subscription(name, content[0], layout, time_at)


def _info(parts: UlogParts, content: bytes) -> None:
    key, value = _keyed(content)
    parts.infos[key] = value


def _parameter(parts: UlogParts, content: bytes) -> None:
    key, value = _keyed(content)
    kind, _, name = key.partition(" ")
    if len(value) == 4 and kind in {"int32_t", "float"}:
        parts.parameters[name] = struct.unpack("<i" if kind == "int32_t" else "<f", value)[0]


def _keyed(content: bytes) -> tuple[str, bytes]:
    end = 1 + content[0]
    return content[1:end].decode("utf-8", "replace"), content[end:]


def _text(parts: UlogParts, content: bytes) -> None:
    _say(parts, content[0], content[1:9], content[9:])


def _tagged_text(parts: UlogParts, content: bytes) -> None:
    _say(parts, content[0], content[3:11], content[11:])


def _say(parts: UlogParts, level: int, at: bytes, text: bytes) -> None:
    if len(parts.texts) < _TEXTS_MAX:
        severity = min(max(level - ord("0"), 0), 7)  # linux/kern_levels.h: "0" to "7", as in MAV_SEVERITY
        parts.texts.append((int.from_bytes(at, "little"), severity, text_of(text)))


_TAKERS = {
    ord("F"): _format,
    ord("A"): _subscribe,
    ord("I"): _info,
    ord("P"): _parameter,
    ord("L"): _text,
    ord("C"): _tagged_text,
}
