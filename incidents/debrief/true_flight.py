"""The truth of an exercise as columns, and its clock: which second of the exercise a time of the record is.

The run of the exercise wrote a line a second. What the trainer took back by rewinding does not count: neither
its lines nor what the record has of that time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import msgspec
import numpy as np
from msgspec import Meta, Struct

from incidents.model import IncidentError
from maps.foreign.file import FormatError, one_line, read_text
from maps.foreign.json_file import json_of
from maps.geo import LatLon

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Mask = NDArray[np.bool_]

FILE = "truth.jsonl"
MOST_LINES = 100_000  # more than a day
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, eq=False)
class TrueFlight:
    """One entry for each second that counts; both clocks run forward."""

    at_s: Floats  # of the exercise
    at_us: NDArray[np.int64]  # of the record, since 1970
    lat_deg: Floats
    lon_deg: Floats
    above_home_m: Floats
    above_ground_m: Floats
    flying: Mask
    battery_percent: Floats
    faults: tuple[frozenset[str], ...]  # at work
    taken_back: Mask  # between this entry and the next there was time that does not count

    def __len__(self) -> int:
        return len(self.at_s)

    @property
    def home(self) -> LatLon:
        """Where it stood at the beginning."""
        return LatLon(float(self.lat_deg[0]), float(self.lon_deg[0]))

    def second_of(self, at: datetime) -> float | None:
        """None before the exercise, after it, and in time that was taken back."""
        micros = (at - _EPOCH) // timedelta(microseconds=1)
        second = float(self.seconds_of(np.array([micros], np.int64))[0])
        return None if np.isnan(second) else second

    def seconds_of(self, at_us: NDArray[np.int64]) -> Floats:
        """The same for many; NaN where there is none."""
        seconds = np.interp(at_us, self.at_us, self.at_s, left=np.nan, right=np.nan)
        before = np.clip(np.searchsorted(self.at_us, at_us, side="right") - 1, 0, len(self) - 1)
        between = at_us > self.at_us[before]
        return np.where(self.taken_back[before] & between, np.nan, seconds)

    def utc_of(self, at_s: float) -> datetime:
        """When that second was."""
        micros = int(np.interp(at_s, self.at_s, self.at_us))
        return _EPOCH + timedelta(microseconds=micros)

    def index_at(self, at: datetime) -> int | None:
        """The entry of that time of the record; None before the exercise and after it."""
        micros = (at - _EPOCH) // timedelta(microseconds=1)
        if not self.at_us[0] <= micros <= self.at_us[-1]:
            return None
        return int(np.searchsorted(self.at_us, micros, side="right")) - 1


class _Place(Struct, frozen=True):
    lat_deg: Annotated[float, Meta(ge=-90.0, le=90.0)]
    lon_deg: Annotated[float, Meta(ge=-180.0, le=180.0)]


class _Truth(Struct, frozen=True):
    at_s: Annotated[float, Meta(ge=0.0, le=1e6)]
    at: _Place
    above_home_m: float
    above_ground_m: float
    flying: bool
    battery_percent: float
    take: int = 0
    faults: tuple[str, ...] = ()


class _Line(Struct, frozen=True):
    utc: datetime
    truth: _Truth


def read_true_flight(path: Path) -> TrueFlight:
    """FormatError names the line. IncidentError when nothing is in it."""
    lines = read_text(path).splitlines()
    if len(lines) > MOST_LINES:
        raise FormatError(path, "", f"more than {MOST_LINES:,} lines: this is no exercise of ours")
    told = [_read(path, n, line) for n, line in enumerate(lines[1:], 2)]  # the first says who flew
    counts, taken_back = _as_it_counts(told)
    if not counts:
        raise IncidentError(f"{path}: nothing of a flight is in it; run the exercise again")
    truths = [line.truth for line in counts]
    return TrueFlight(
        at_s=np.array([one.at_s for one in truths]),
        at_us=np.array([(line.utc - _EPOCH) // timedelta(microseconds=1) for line in counts], np.int64),
        lat_deg=np.array([one.at.lat_deg for one in truths]),
        lon_deg=np.array([one.at.lon_deg for one in truths]),
        above_home_m=np.array([one.above_home_m for one in truths]),
        above_ground_m=np.array([one.above_ground_m for one in truths]),
        flying=np.array([one.flying for one in truths], np.bool_),
        battery_percent=np.array([one.battery_percent for one in truths]),
        faults=tuple(frozenset(one.faults) for one in truths),
        taken_back=np.array(taken_back, np.bool_),
    )


def _read(path: Path, number: int, line: str) -> _Line:
    try:
        read = msgspec.convert(json_of(path, line), _Line)
    except msgspec.ValidationError as error:
        raise FormatError(path, f"line {number}", one_line(str(error))) from error
    if read.utc.tzinfo is None:
        raise FormatError(path, f"line {number}", "a time without a zone")
    return read


def _as_it_counts(told: list[_Line]) -> tuple[list[_Line], list[bool]]:
    """Without what the trainer took back; and where, for each that is left."""
    counts: list[_Line] = []
    taken_back: list[bool] = []
    for line in told:
        went_back = False
        while counts and (counts[-1].truth.at_s >= line.truth.at_s or counts[-1].utc >= line.utc):
            counts.pop()
            taken_back.pop()
            went_back = True
        if taken_back and went_back:
            taken_back[-1] = True
        counts.append(line)
        taken_back.append(False)
    return counts, taken_back
