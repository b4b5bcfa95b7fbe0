"""What is recorded of a flight's cameras: the segments of each stream, and when each of their pictures came.

A picture's time is that of the stream, laid on the laptop's clock by the pictures round it that came with the
least delay: a disk that was slow for a while, or B pictures that are sent before their turn, move nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import msgspec
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from telemetry.video.recording import times_path

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    Whole = NDArray[np.int64]

SET_BACK_US = 2_000_000  # a clock that was set back; less is delay
MOST_TIMES_BYTES = 64 << 20  # half a million pictures
_AROUND = 150  # pictures before and after, of which the least delayed counts
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_NAME = re.compile(r"video-([A-Za-z0-9_-]{1,32})-(\d+)\.(mp4|ts)")
_END_BYTES = 4096  # the last whole line lies within


@dataclass(frozen=True, slots=True)
class Segment:
    """One file of a stream, and roughly from when to when: its first and its last line."""

    path: Path
    from_us: int
    until_us: int


class _Line(msgspec.Struct):
    stream_s: float
    utc: datetime


_decoder = msgspec.json.Decoder(_Line)


def recorded_in(folder: Path) -> tuple[tuple[str, str], ...]:
    """What is recorded in a flight's folder: the names of each stream and file."""
    return tuple((name, path.name) for name, path in _files(folder))


def segments_of(folder: Path, stream: str) -> tuple[tuple[Segment, ...], tuple[Path, ...]]:
    """The segments of a stream, oldest first, and the files that no time is known of.

    Of one that was being made an MP4 when the program ended, the MP4 counts: it is put there whole.
    """
    found: dict[int, Path] = {}
    for name, path in _files(folder):
        number = int(path.stem.rpartition("-")[2])
        if name == stream and (number not in found or path.suffix == ".mp4"):
            found[number] = path
    segments: list[Segment] = []
    timeless: list[Path] = []
    for _, path in sorted(found.items()):
        span = _span(times_path(path))
        if span is None:
            timeless.append(path)
        else:
            segments.append(Segment(path, *span))
    return tuple(segments), tuple(timeless)


def picture_times(segment: Path) -> Whole:
    """When each picture of a segment was taken, in microseconds since 1970, in the order of the file."""
    stream_us: list[float] = []
    utc_us: list[int] = []
    for line in _lines(times_path(segment)):
        stream_us.append(line.stream_s * 1e6)
        utc_us.append(_us(line.utc))
    stream = np.array(stream_us)
    return np.rint(stream + _least(_on_last_clock(np.array(utc_us, np.float64) - stream))).astype(np.int64)


def _on_last_clock(delays_us: NDArray[np.float64]) -> NDArray[np.float64]:
    """Who sets a clock sets it right: what came before it was set back is moved, as in `frame_times`."""
    if len(delays_us) < 2:
        return delays_us
    step = np.diff(delays_us)
    back = np.where(step < -SET_BACK_US, step, 0.0)
    moved = delays_us.copy()
    moved[:-1] += np.cumsum(back[::-1])[::-1]
    return moved


def _least(delays_us: NDArray[np.float64]) -> NDArray[np.float64]:
    """For each the smallest of those round it."""
    if not len(delays_us):
        return delays_us
    padded = np.pad(delays_us, _AROUND, constant_values=np.inf)
    return sliding_window_view(padded, 2 * _AROUND + 1).min(axis=1)


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    try:
        there = sorted(folder.iterdir())
    except OSError:
        return
    for path in there:
        named = _NAME.fullmatch(path.name)
        if named is not None:
            yield named[1], path


def _lines(path: Path) -> Iterator[_Line]:
    """Up to the first that is torn, or no line of ours."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_TIMES_BYTES)
    except OSError:
        return
    for line in content.splitlines():
        found = _line(line)
        if found is None:
            return
        yield found


def _line(line: bytes) -> _Line | None:
    try:
        found = _decoder.decode(line)
    except msgspec.MsgspecError:
        return None
    return found if found.utc.tzinfo is not None and abs(found.stream_s) < 1e9 else None


def _span(path: Path) -> tuple[int, int] | None:
    try:
        with path.open("rb") as file:
            first = _line(file.readline(_END_BYTES))
            file.seek(max(0, path.stat().st_size - _END_BYTES))
            ends = [found for found in map(_line, file.read().splitlines()) if found is not None]
    except OSError:
        return None
    if first is None or not ends:
        return None
    lasted_us = round((ends[-1].stream_s - first.stream_s) * 1e6)
    times = (_us(first.utc), _us(ends[-1].utc), _us(ends[-1].utc) - lasted_us)  # a clock set meanwhile
    return min(times), max(times)


def _us(at: datetime) -> int:
    return (at - _EPOCH) // timedelta(microseconds=1)
