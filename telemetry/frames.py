"""A recorded flight as an index over its bytes: which frame when, from whom, and any message as columns.

    frames = read_frames(path)                   # a .tlog, or the folder of a flight
    fixes = frames.rows("GLOBAL_POSITION_INT", source=frames.vehicles()[0])
    fixes.at_us, fixes.fields["lat"]             # numpy, wire units

Nothing is decoded before it is asked for; checksums are tested per message type at its first use.
A file that is still being written is read up to its last whole frame.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from telemetry.checksums import checksums, could_end_with, ends_with
from telemetry.columns import crc_extra, layout, name_of, number_of, pieces_at
from telemetry.flight_folder import raw_files, segment_number
from telemetry.frame_index import PADDING_BYTES, TIME_BYTES, frame_starts
from telemetry.frame_times import frame_times
from telemetry.framing import V2, frame_length
from telemetry.messages import mavlink

if TYPE_CHECKING:
    from pathlib import Path

    import numpy.typing as npt

    Bytes = npt.NDArray[np.uint8]
    Whole = npt.NDArray[np.int64]
    Mask = npt.NDArray[np.bool_]

_BLOCK_FRAMES, _HEADER_BYTES = 1 << 18, 10
MAX_BYTES = 2_000_000_000  # a day of the busiest link
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class FramesError(Exception):
    """A recording that cannot be read. One line: which file, what is wrong, what to do."""


class Source(NamedTuple):
    """Who sent a frame."""

    system: int
    component: int


@dataclass(frozen=True, slots=True)
class Rows:
    """All sound messages of one type, in the order of the file. Columns are views: copy what you keep."""

    index: Whole  # which frame of the recording each is
    at_us: Whole
    fields: npt.NDArray[np.void]  # structured, wire units: rows.fields["lat"]

    def __len__(self) -> int:
        return len(self.index)

    def none(self) -> Rows:
        """The same columns without any message."""
        return Rows(self.index[:0], self.at_us[:0], self.fields[:0])


@dataclass(frozen=True, slots=True)
class Damage:
    """Bytes that belong to no frame. `offset` counts in the file; in a folder, in all its segments."""

    offset: int
    size_bytes: int


def read_frames(path: Path, *, from_segment: int = 0) -> Frames:
    """The frames of a .tlog file or of a flight folder. FramesError if there is nothing to read."""
    files = [path]
    if path.is_dir():
        files = [file for file in raw_files(path) if not 0 <= segment_number(file) < from_segment]
    if not files:
        raise FramesError(
            f"{path}: no raw-*.tlog in this folder; give the folder of one flight, or a .tlog file"
        )
    try:
        return _load(files)
    except FileNotFoundError as error:
        raise FramesError(f"{path}: there is no such file; look at its name") from error
    except OSError as error:
        raise FramesError(f"{error.filename or path}: cannot be read ({error.strerror})") from error


def frames_of(data: bytes) -> Frames:
    """The frames of tlog bytes in memory."""
    buffer = _buffer(len(data))
    buffer[: len(data)] = np.frombuffer(data, dtype=np.uint8)
    return _index(buffer, [(0, len(data))])


def utc(at_us: int | np.int64) -> datetime:
    """Microseconds since 1970 as stored in a tlog."""
    return _EPOCH + timedelta(microseconds=int(at_us))


class Frames:
    """Every frame of a recording, in the order it was written. Arrays have one entry a frame.

    `at_us` is on one clock, however often the laptop's was set; see `telemetry.frame_times`.
    """

    def __init__(self, data: Bytes, start: Whole, parts: list[tuple[int, int]]) -> None:
        self.start = start
        self.size_bytes = parts[-1][1]
        self._data = data
        self._parts = parts
        heads, self.number = _headers(data, start)
        self.payload_bytes, self.sequence, self.system, self.component = heads
        self.at_us = frame_times(data, start)
        self._rows: dict[int, Rows] = {}
        self._sound_indices: dict[int, Whole] = {}
        self._sound: Mask | None = None

    def __len__(self) -> int:
        return len(self.start)

    def frame(self, index: int) -> bytes:
        """One frame as it was on the wire."""
        start = int(self.start[index])
        head = self._data[start : start + 3].tobytes()
        return self._data[start : start + (frame_length(head, 0) or 0)].tobytes()

    def rows(self, name: str, source: Source | None = None) -> Rows:
        """All messages of a type, from everybody or from one source. Empty if there are none."""
        number = number_of(name)
        rows = self._rows_of(number) if number is not None else _NO_ROWS
        if source is None:
            return rows
        mine = self._is_from(source)[rows.index]
        return Rows(rows.index[mine], rows.at_us[mine], rows.fields[mine])

    def end(self) -> Whole:
        """Where each frame ends: behind its last byte."""
        return self._end(self.start)

    def sound(self) -> Mask:
        """Which frames have a right checksum. Tests every type that was not used yet."""
        if self._sound is None:
            sound = np.zeros(len(self), dtype=np.bool_)
            for number in np.unique(self.number).tolist():
                sound[self._sound_index(number)] = True
            self._sound = sound
        return self._sound

    def counts(self, source: Source | None = None) -> dict[str, int]:
        """Sound messages by name, in alphabetical order."""
        sound = self.sound() & (self._is_from(source) if source else True)
        numbers, counts = np.unique(self.number[sound], return_counts=True)
        return dict(
            sorted((name_of(n), count) for n, count in zip(numbers.tolist(), counts.tolist(), strict=True))
        )

    def sources(self) -> list[Source]:
        """Everybody who sent a sound frame, by system and component."""
        both = np.unique(self._pairs()[self.sound()])
        return [Source(value >> 8, value & 0xFF) for value in both.tolist()]

    def vehicles(self) -> list[Source]:
        """Autopilots, in the order their heartbeats came. Ground stations and cameras do not count."""
        beats = self.rows("HEARTBEAT")
        flies = beats.fields["autopilot"] != mavlink.MAV_AUTOPILOT_INVALID
        flies &= beats.fields["type"] != mavlink.MAV_TYPE_GCS
        values, first = np.unique(self._pairs()[beats.index[flies]], return_index=True)
        return [Source(value >> 8, value & 0xFF) for value in values[np.argsort(first)].tolist()]

    def damage(self) -> list[Damage]:
        """Where bytes belong to no sound frame. What was preallocated behind the last frame is no damage."""
        sound = self.sound()
        begin, end = self.start[sound] - TIME_BYTES, self._end(self.start[sound])
        found: list[Damage] = []
        for part_begin, part_end in self._parts:
            here = slice(*np.searchsorted(begin, (part_begin, part_end)).tolist())
            froms = np.append(part_begin, end[here])
            untils = np.append(begin[here], part_end - _zero_tail(self._data, int(froms[-1]), part_end))
            wrong = np.flatnonzero(untils > froms)
            found += [Damage(int(froms[n]), int(untils[n] - froms[n])) for n in wrong.tolist()]
        return found

    @property
    def bad_bytes(self) -> int:
        """How many bytes belong to no sound frame."""
        return sum(damage.size_bytes for damage in self.damage())

    def _header(self, index: Whole) -> Whole:
        return np.where(self._data[self.start[index]] == V2, 10, 6)

    def _end(self, start: Whole) -> Whole:
        v2 = self._data[start] == V2
        return start + self._data[start + 1] + np.where(v2, 12 + 13 * (self._data[start + 2] & v2), 8)

    def _is_from(self, source: Source) -> Mask:
        return (self.system == source.system) & (self.component == source.component)

    def _pairs(self) -> npt.NDArray[np.uint16]:
        return _words(self.component, self.system)

    def _rows_of(self, number: int) -> Rows:
        if number not in self._rows:
            index = self._sound_index(number)
            self._rows[number] = Rows(index, self.at_us[index], self._columns(number, index))
        return self._rows[number]

    def _sound_index(self, number: int) -> Whole:
        if number not in self._sound_indices:
            index = np.flatnonzero(self.number == number)
            self._sound_indices[number] = index[self._checked(number, index)]
        return self._sound_indices[number]

    def _checked(self, number: int, index: Whole) -> Mask:
        sound = np.zeros(len(index), dtype=np.bool_)
        extra = crc_extra(number)
        body = self._header(index) + self.payload_bytes[index]  # from the magic to the checksum
        for length in np.unique(body).tolist():
            same = np.flatnonzero(body == length)
            rows: Bytes = pieces_at(self._data, self.start[index[same]], length + 2)
            wanted = _words(rows[:, length], rows[:, length + 1])
            crc = checksums(rows[:, 1:length])
            sound[same] = could_end_with(crc, wanted) if extra is None else ends_with(crc, extra, wanted)
        return sound

    def _columns(self, number: int, index: Whole) -> npt.NDArray[np.void]:
        if crc_extra(number) is None:
            return np.zeros(len(index), dtype=_NO_FIELDS)
        kind = layout(number)
        rows: Bytes = pieces_at(self._data, self.start[index] + self._header(index), kind.itemsize)
        sent = self.payload_bytes[index]  # trailing zeros and unknown extensions are not sent
        short = np.flatnonzero(sent < kind.itemsize)
        rows[short] *= np.arange(kind.itemsize) < sent[short, None]
        view: Any = rows.view(kind)
        return view.reshape(len(index))


_NO_FIELDS = np.dtype([("nothing", "u1")])
_NO_ROWS = Rows(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, _NO_FIELDS))


def _load(files: list[Path]) -> Frames:
    sizes = [file.stat().st_size for file in files]
    data = _buffer(sum(sizes))
    parts = _parts(sizes)
    for file, (begin, end) in zip(files, parts, strict=True):
        with file.open("rb") as stream:
            stream.readinto(data[begin:end].data)
    return _index(data, parts)


def _buffer(size: int) -> Bytes:
    if size > MAX_BYTES:
        raise FramesError(f"{size / 1e9:.1f} GB is too long for one flight; give one file of it")
    return np.zeros(size + PADDING_BYTES, dtype=np.uint8)


def _parts(sizes: list[int]) -> list[tuple[int, int]]:
    ends = list(itertools.accumulate(sizes))
    return [(end - size, end) for size, end in zip(sizes, ends, strict=True)]


def _index(data: Bytes, parts: list[tuple[int, int]]) -> Frames:
    """Each file stands for itself: a record never goes on in the next one."""
    starts = [frame_starts(data[begin:], end - begin) + begin for begin, end in parts]
    start = np.concatenate(starts)
    starts.clear()
    return Frames(data, start, parts)


def _headers(data: Bytes, start: Whole) -> tuple[list[Bytes], npt.NDArray[np.uint32]]:
    """Payload length, sequence, system and component of each frame; and the number of its message."""
    columns: list[Bytes] = [np.empty(len(start), np.uint8) for _ in range(4)]
    number = np.empty(len(start), np.uint32)
    for begin in range(0, len(start), _BLOCK_FRAMES):  # little scratch memory for a long file
        block = slice(begin, begin + _BLOCK_FRAMES)
        head: Bytes = pieces_at(data, start[block], _HEADER_BYTES)
        old = np.flatnonzero(head[:, 0] != V2)
        if len(old):  # MAVLink 1 has neither flags nor the high bytes of the number
            head[old[:, None], np.arange(4, 8)] = head[old, 2:6]
            head[old, 8:10] = 0
        for column, place in zip(columns, (1, 4, 5, 6), strict=True):
            column[block] = head[:, place]
        number[block] = head[:, 7] | head[:, 8].astype(np.uint32) << 8 | head[:, 9].astype(np.uint32) << 16
    return columns, number


def _words(low: Bytes, high: Bytes) -> npt.NDArray[np.uint16]:
    return (high.astype(np.uint16) * 256 + low).astype(np.uint16, copy=False)


def _zero_tail(data: Bytes, begin: int, end: int) -> int:
    """How many zeros stand at the end of the data."""
    used = np.flatnonzero(data[begin:end])
    return end - begin - (int(used[-1]) + 1 if used.size else 0)
