"""Record a stream as it came, without encoding it again, so that a crash costs a few pictures at most.

MPEG-TS while it runs (each picture goes to the system at once), one file a segment, and beside it the times
of its pictures. `remux.py` makes an MP4 of a closed segment.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from telemetry.video.parameter_sets import parameter_sets_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from io import RawIOBase

    from telemetry.video.access_unit import AccessUnit, Encoding

    Opened: TypeAlias = Callable[[Path], "RawIOBase"]

CLOCK_HZ = 90_000  # of MPEG-TS
MOST_S = 600.0
MOST_BYTES = 1 << 30
JUMP_S = 5.0  # the stream's clock went so far at once: it began anew
REORDER_S = 0.5  # B pictures stay within that of their place: so far DTS runs ahead of PTS, from the first on
_NAME = re.compile(r"[A-Za-z0-9_-]{1,32}")


class RecordingError(Exception):
    """What cannot be recorded, or not be finished. One line: where, why, what to do."""


def open_new(path: Path) -> RawIOBase:
    """An empty file that was not there before, without a buffer of our own."""
    return path.open("xb", buffering=0)


class Recording:
    """One stream into one folder, on one thread: `video-NAME-000.ts`, `-001.ts`, …"""

    def __init__(
        self,
        folder: Path,
        name: str,
        encoding: Encoding,
        parameter_sets: bytes = b"",
        *,
        most_s: float = MOST_S,
        most_bytes: int = MOST_BYTES,
        open_file: Opened = open_new,
    ) -> None:
        """`name` is of letters, digits, - and _. Nothing is written before the first key picture."""
        if not _NAME.fullmatch(name):
            raise ValueError(f'"{name}" cannot be part of a file name')
        self.folder = folder
        self._name = name
        self._encoding = encoding
        self._sets = parameter_sets
        self._most_s, self._most_bytes = most_s, most_bytes
        self._open_file = open_file
        self._segment: _Segment | None = None
        self._cut = False
        self._closed: list[Path] = []

    @property
    def path(self) -> Path | None:
        """The segment that is being written; None: waiting for a key picture."""
        return self._segment.path if self._segment is not None else None

    @property
    def pictures(self) -> int:
        return self._segment.pictures if self._segment is not None else 0

    @property
    def size_bytes(self) -> int:
        return self._segment.size_bytes if self._segment is not None else 0

    def write(self, unit: AccessUnit) -> None:
        """Keep one unit. RecordingError when the disk does not take it: the next key picture tries again."""
        sets = parameter_sets_in(unit.data, self._encoding) if unit.key else b""
        changed = bool(sets and self._sets and sets != self._sets)
        if sets:
            self._sets = sets
        segment = self._segment
        if segment is not None and segment.jumps(unit):
            self._cut = True
        if unit.key and segment is not None and (changed or self._cut or self._is_full(segment)):
            self._end()
            segment = None
        if segment is None and not unit.key:
            return
        try:
            if segment is None:
                self._cut = False
                segment = self._segment = self._begin(unit)
            if not (self._cut and not unit.key):
                segment.write(unit, b"" if sets or not unit.key else self._sets)
        except OSError as error:
            self._end()
            raise _refused(self.folder, error) from error

    def cut(self) -> None:
        """The stream was interrupted: the next key picture begins a new segment."""
        self._cut = True

    def closed(self) -> list[Path]:
        """Segments that were closed since the last call: to be finished."""
        closed, self._closed = self._closed, []
        return closed

    def close(self) -> None:
        """End the segment. `closed` has it."""
        self._end()

    def _is_full(self, segment: _Segment) -> bool:
        return segment.lasts_s >= self._most_s or segment.size_bytes >= self._most_bytes

    def _begin(self, unit: AccessUnit) -> _Segment:
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / f"video-{self._name}-{next_segment(self.folder, self._name):03d}.ts"
        return _Segment(path, self._encoding, unit.stream_s, self._open_file)

    def _end(self) -> None:
        if self._segment is not None:
            segment, self._segment = self._segment, None
            segment.close()
            if segment.pictures:
                self._closed.append(segment.path)
            else:
                segment.remove()  # of a disk that refuses, a new one would be left behind at each try


def next_segment(folder: Path, name: str) -> int:
    """One more than the highest number that any file of this name has there, whatever became of it."""
    numbers = (re.match(rf"video-{re.escape(name)}-(\d+)\.", path.name) for path in folder.iterdir())
    return max((int(number[1]) for number in numbers if number), default=-1) + 1


def segments_in(folder: Path, name: str) -> list[Path]:
    """The MPEG-TS files of this name, oldest first."""
    try:
        there = sorted(folder.iterdir())
    except OSError:
        return []
    return [path for path in there if re.fullmatch(rf"video-{re.escape(name)}-\d+\.ts", path.name)]


def times_path(segment: Path) -> Path:
    """Where the times of a segment's pictures stand, one JSON line each."""
    return segment.with_suffix(".times.jsonl")


class _Segment:
    """One MPEG-TS file being written, and the times beside it."""

    def __init__(self, path: Path, encoding: Encoding, first_s: float, open_file: Opened) -> None:
        import av  # noqa: PLC0415  only the process that records needs it

        self.path = path
        self.pictures = 0
        self.size_bytes = 0
        self.lasts_s = 0.0
        self._first_s = self._newest_s = first_s
        self._last_dts = -1
        self._file = open_file(path)
        try:
            self._times = times_path(path).open("xb", buffering=0)
        except OSError:
            self._file.close()
            path.unlink()
            raise
        # Whole packets go to the system at once: a killed process loses what is not there yet.
        options = {"flush_packets": "1"}
        self._container: Any = av.open(self._file, "w", format="mpegts", options=options)
        self._stream: Any = self._container.add_mux_stream(encoding.value)
        self._stream.time_base = Fraction(1, CLOCK_HZ)

    def jumps(self, unit: AccessUnit) -> bool:
        return abs(unit.stream_s - self._newest_s) > JUMP_S

    def write(self, unit: AccessUnit, sets: bytes) -> None:
        """`sets` go before a key picture that came without its own. OSError as the disk says it."""
        import av  # noqa: PLC0415  as above
        from av import error as av_error  # noqa: PLC0415

        packet: Any = av.Packet(sets + unit.data)
        packet.stream = self._stream
        packet.time_base = self._stream.time_base
        packet.pts, packet.dts = self._times_of(unit)
        packet.is_keyframe = unit.key
        try:
            self._container.mux_one(packet)
        except av_error.FFmpegError as error:
            raise OSError(error.errno, error.strerror) from error
        self._times.write(_line(unit, self.pictures))
        self.pictures += 1
        self.size_bytes += len(sets) + len(unit.data)
        self.lasts_s = max(self.lasts_s, unit.stream_s - self._first_s)

    def close(self) -> None:
        """Whatever the disk says: what was written so far stays readable."""
        from av import error as av_error  # noqa: PLC0415  as above

        with contextlib.suppress(OSError, av_error.FFmpegError):
            self._container.close()
        for file in (self._file, self._times):
            with contextlib.suppress(OSError, ValueError):  # ValueError: was closed by the container
                os.fsync(file.fileno())
            file.close()

    def remove(self) -> None:
        """Of a closed one that nothing was written into."""
        for path in (self.path, times_path(self.path)):
            with contextlib.suppress(OSError):
                path.unlink()

    def _times_of(self, unit: AccessUnit) -> tuple[int, int]:
        """PTS and DTS in ticks, DTS from zero; it counts up and is never behind its PTS.

        Whether B pictures will come is not known before the first does: there is room for them in any case.
        """
        self._newest_s = max(self._newest_s, unit.stream_s)
        dts = max(self._last_dts + 1, round((unit.stream_s - self._first_s) * CLOCK_HZ))
        pts = round((unit.stream_s - self._first_s + REORDER_S) * CLOCK_HZ)
        self._last_dts = dts
        return max(pts, dts), dts


def _line(unit: AccessUnit, number: int) -> bytes:
    facts = {
        "picture": number,
        "stream_s": round(unit.stream_s, 6),
        "received_s": round(unit.received_s, 6),
        "utc": datetime.now(UTC).isoformat(timespec="microseconds"),
        "damaged": unit.damaged,
    }
    return json.dumps(facts, separators=(",", ":")).encode() + b"\n"


def _refused(folder: Path, error: OSError) -> RecordingError:
    return RecordingError(
        f"{folder}: the video is not recorded ({error.strerror or error}); make room or choose another folder"
    )
