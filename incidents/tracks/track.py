"""One kind of track for all files: numpy columns in WGS84, metres, metres a second and microseconds UTC."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from incidents.model import IncidentError
from incidents.words import sentence
from maps.foreign.file import one_line
from telemetry.track import distances_m

if TYPE_CHECKING:
    import numpy.typing as npt

    Column = npt.NDArray[np.float64]

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class TrackError(IncidentError):
    """A track file we cannot read. The text says what, where in the file, and what to do."""

    def __init__(self, what: str) -> None:
        super().__init__(one_line(what))


class AskedError(TrackError):
    """The file does not say something that a person knows. `field`: "date", or "of" with the choices."""

    def __init__(self, what: str, field: str, choices: tuple[str, ...] = ()) -> None:
        super().__init__(what)
        self.field = field
        self.choices = choices


class TrackKind(StrEnum):
    """What moved."""

    TRUCK = "truck"
    DRONE = "drone"


class HeightOf(StrEnum):
    """Above what the heights of a track are."""

    SEA = "sea"
    TAKE_OFF = "take_off"


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something a person should look at. `row`: the first line or point; None: the file as a whole."""

    row: int | None
    code: str
    about: str = ""

    @property
    def what(self) -> str:
        """In plain English, for the command line."""
        return sentence("en", f"flag_{self.code}", {"about": self.about})


@dataclass(frozen=True, slots=True, eq=False)
class PositionTrack:
    """One entry for every position, ordered by time. NaN: the file does not say."""

    at_us: npt.NDArray[np.int64]
    lat_deg: Column
    lon_deg: Column
    height_m: Column
    speed_m_s: Column
    course_deg: Column
    name: str
    kind: TrackKind
    height_of: HeightOf = HeightOf.SEA

    def __len__(self) -> int:
        return len(self.at_us)

    @property
    def start(self) -> datetime:
        return utc(self.at_us[0])

    @property
    def end(self) -> datetime:
        return utc(self.at_us[-1])

    @property
    def interval_s(self) -> float:
        """Seconds from one position to the next, as a rule (the median); 0 with fewer than two."""
        return float(np.median(np.diff(self.at_us))) / 1e6 if len(self) > 1 else 0.0

    def index_at(self, at: datetime) -> int | None:
        """Which position was the newest at that time; None before the first."""
        index = int(np.searchsorted(self.at_us, (at - _EPOCH) // timedelta(microseconds=1), side="right")) - 1
        return index if index >= 0 else None

    def distance_m(self) -> float:
        """From position to position."""
        return float(self.steps_m().sum())

    def steps_m(self) -> Column:
        """The way from each position to the next."""
        return distances_m(self.lat_deg[:-1], self.lon_deg[:-1], self.lat_deg[1:], self.lon_deg[1:])

    def speeds_m_s(self) -> Column:
        """As the file says, and where it does not, from the way since the position before."""
        seconds = np.diff(self.at_us) / 1e6
        ways = self.steps_m()
        gone = np.divide(ways, seconds, out=np.full(len(ways), np.nan), where=seconds > 0)
        worked_out = np.concatenate((gone[:1] if len(gone) else np.array([np.nan]), gone))
        return np.where(np.isnan(self.speed_m_s), worked_out[: len(self)], self.speed_m_s)


def utc(at_us: int | np.int64) -> datetime:
    """Microseconds since 1970 as an aware time."""
    return _EPOCH + timedelta(microseconds=int(at_us))


def micros(at: datetime) -> int:
    """An aware time as microseconds since 1970."""
    return (at - _EPOCH) // timedelta(microseconds=1)
