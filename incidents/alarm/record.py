"""What an alarm text said: as read, as written, and what is doubtful about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from incidents.alarm.doubt import Doubt
    from incidents.codes import TimeKind
    from maps.geo import LatLon


@dataclass(frozen=True, slots=True)
class ReadField:
    """One value, and the words it was read from: line `row` of the text, letters `start` to `end`."""

    name: str  # one of pattern_set.FIELDS, or "unit_row"
    value: str
    row: int  # from 1
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class AlarmTime:
    """One time in UTC and as it stood in the text."""

    kind: TimeKind
    at: datetime
    written: str
    precision_s: float  # 30: only minutes were written
    row: int | None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class AlarmPlace:
    """Where the numbers say it is. `at` is None when they cannot be read or may mean two places."""

    at: LatLon | None
    written: str
    notation: str | None = None  # a maps.coordinates Notation
    error_m: float | None = None  # by the digits that were written, where they are coarse


@dataclass(frozen=True, slots=True)
class AlarmText:
    """An alarm text, read but not taken in: what a person confirms."""

    file: str  # "" when it was pasted
    raw: bytes
    sha256: str
    set_name: str
    title: str  # of the set, for people
    tz: str
    text: str  # clean lines, without the caller
    fields: tuple[ReadField, ...]
    number: str | None = None
    what: str | None = None
    where: str | None = None
    place: str | None = None
    note: str | None = None
    position: AlarmPlace | None = None
    alarm_at: AlarmTime | None = None
    units: tuple[str, ...] = ()
    times: tuple[AlarmTime, ...] = ()  # of units
    left_out: tuple[str, ...] = ()  # what the caller's words are called, never the words
    not_understood: tuple[tuple[int, str], ...] = ()  # row and words
    doubts: tuple[Doubt, ...] = ()

    @property
    def where_in_words(self) -> str | None:
        """The address with its parish; the position where there is neither."""
        parts = [part for part in (self.where, self.place) if part]
        if len(parts) > 1 and parts[1].casefold() in parts[0].casefold():
            parts = parts[:1]
        return ", ".join(parts) or (self.position.written if self.position else None)

    @property
    def clock(self) -> str:
        """Whose time its entries carry."""
        return f"alarm:{self.set_name}"
