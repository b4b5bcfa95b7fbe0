"""The truth of an exercise as columns, and its clock: which second of the exercise a time of the record is.

The run of the exercise wrote a line a second. What the trainer took back by rewinding does not count: neither
its lines nor what the record has of that time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import numpy as np

from incidents.model import IncidentError
from maps.geo import LatLon
from training.exercise.truth_log import as_it_counts, read_truth

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from training.exercise.truth_log import Told

    Floats = NDArray[np.float64]
    Mask = NDArray[np.bool_]

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
        micros = _micros(at)
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
        micros = _micros(at)
        if not self.at_us[0] <= micros <= self.at_us[-1]:
            return None
        return int(np.searchsorted(self.at_us, micros, side="right")) - 1


def read_true_flight(path: Path) -> TrueFlight:
    """FormatError names the line. IncidentError when nothing is in it."""
    _, told = read_truth(path)
    kept = as_it_counts(told)
    if not kept:
        raise IncidentError(f"{path}: nothing of a flight is in it; run the exercise again")
    truths = [one.truth for one in kept]
    return TrueFlight(
        at_s=np.array([one.at_s for one in truths], np.float64),
        at_us=np.maximum.accumulate(np.array([_micros(one.utc) for one in kept], np.int64)),
        lat_deg=np.array([one.at.lat_deg for one in truths]),
        lon_deg=np.array([one.at.lon_deg for one in truths]),
        above_home_m=np.array([one.above_home_m for one in truths], np.float64),
        above_ground_m=np.array([one.above_ground_m for one in truths], np.float64),
        flying=np.array([one.flying for one in truths], np.bool_),
        battery_percent=np.array([one.battery_percent for one in truths], np.float64),
        faults=tuple(frozenset(one.faults) for one in truths),
        taken_back=_taken_back(told, kept),
    )


def _taken_back(told: Sequence[Told], kept: Sequence[Told]) -> Mask:
    """Behind which of the kept lines there were others."""
    places = {id(one): n for n, one in enumerate(told)}
    steps = np.diff([*(places[id(one)] for one in kept), len(told)])
    return np.asarray(steps > 1, np.bool_)


def _micros(at: datetime) -> int:
    """A time without a zone is UTC: the run of an exercise writes no other."""
    aware = at if at.tzinfo else at.replace(tzinfo=UTC)
    return (aware - _EPOCH) // timedelta(microseconds=1)
