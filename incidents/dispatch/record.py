"""A dispatch file, read but not taken in: rows, units, times, and what is doubtful or cannot be read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from incidents.codes import UNIT_TIMES
from incidents.words import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from incidents.codes import TimeKind
    from incidents.dispatch.place import ReadPlace


@dataclass(frozen=True, slots=True)
class Flag:
    """Something a person should look at. `row` as a spreadsheet shows it; None: the file as a whole."""

    row: int | None
    code: str
    about: str = ""  # the cell, column or number it is about, as written

    @property
    def what(self) -> str:
        """In plain English, for the command line."""
        return sentence("en", f"flag_{self.code}", {"about": self.about})


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be read, and the cell that is to blame. `code` is that of a flag."""

    row: int
    column: str
    code: str
    written: str
    number: str | None  # of its incident, where it says so

    @property
    def flag(self) -> Flag:
        return Flag(self.row, self.code, f"{self.column}: {self.written}")


@dataclass(frozen=True, slots=True)
class UnitResponse:
    """One vehicle's answer to one call; the same vehicle sent twice is two responses."""

    call_sign: str
    kind: str | None
    station: str | None
    crew: str | None
    row: int


@dataclass(frozen=True, slots=True)
class DispatchTime:
    """One time, in UTC and as it stood in the cell."""

    kind: TimeKind
    at: datetime
    written: str
    precision_s: float  # 30: only minutes were written
    row: int
    unit: UnitResponse | None


@dataclass(frozen=True, slots=True)
class DispatchRow:
    """One row of the file."""

    row: int
    number: str | None
    type: str | None
    address: str | None
    note: str | None
    area_m2: float | None
    place: ReadPlace
    unit: UnitResponse | None
    times: tuple[DispatchTime, ...]


@dataclass(frozen=True, slots=True)
class Dispatch:
    """What a person confirms."""

    file: str
    raw: bytes
    sha256: str
    suffix: str  # of the kept copy: ".csv", ".xlsx", ".json"
    sheet: str  # of a workbook; empty where the file is one table
    profile: str
    tz: str
    encoding: str
    rows: tuple[DispatchRow, ...]
    flags: tuple[Flag, ...]
    bad: tuple[BadRow, ...] = ()

    @property
    def numbers(self) -> tuple[str, ...]:
        """The incident numbers in the file, in its order."""
        return tuple(dict.fromkeys(row.number for row in self.rows if row.number))

    @property
    def units(self) -> tuple[UnitResponse, ...]:
        return tuple(row.unit for row in self.rows if row.unit)

    @property
    def times(self) -> tuple[DispatchTime, ...]:
        """All times in order; what every row repeats (the call, the fire under control) stands once."""
        return distinct_times(self.rows)

    def bad_of(self, number: str | None) -> tuple[BadRow, ...]:
        """The rows that cannot be read and belong to this incident, or may."""
        return tuple(bad for bad in self.bad if bad.number in (None, number))


def without_bad_rows(dispatch: Dispatch) -> Dispatch:
    """The others, as a person wishes: what is left out is said in a flag and stays in the kept file."""
    skipped = (Flag(bad.row, "row_skipped", bad.flag.about) for bad in dispatch.bad)
    return replace(dispatch, bad=(), flags=(*dispatch.flags, *skipped))


def distinct_times(rows: Iterable[DispatchRow]) -> tuple[DispatchTime, ...]:
    """The times of some rows, oldest first, each fact once."""
    seen: dict[tuple[object, ...], DispatchTime] = {}
    for row in rows:
        for time in row.times:
            whose = time.row if time.kind in UNIT_TIMES else None
            seen.setdefault((row.number, time.kind, time.at, whose), time)
    return tuple(sorted(seen.values(), key=lambda time: (time.at, time.row)))
