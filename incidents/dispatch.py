"""Read the dispatch centre's record of an incident, exported as CSV: look at it first, then take it in.

Nothing is corrected in silence. What is doubtful is kept and flagged; what cannot be read is flagged, and
stays in the file, whose bytes are kept with the incident.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from incidents.codes import UNIT_TIMES, TimeKind
from incidents.dispatch_place import ReadPlace, read_number, read_place
from incidents.dispatch_profiles import JOIN, Profile, choose, shipped_profiles
from incidents.sheet import Sheet, SheetRow, parse_sheet, read_table
from incidents.words import sentence
from incidents.written_time import is_absent, read_time
from maps.foreign.file import SHOWN_CHARS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

_BROKEN_ID = re.compile(r"\d[.,]\d+E\+\d+", re.IGNORECASE)
# Times that follow one another for one vehicle, and for the fire
_ORDERS = (
    ("call_received", "call_entered", "dispatched", "en_route", "on_scene", "available", "returned"),
    (
        "call_received",
        "water_on_fire",
        "knocked_down",
        "under_control",
        "suppression_complete",
        "incident_closed",
    ),
)


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
    """A file, read but not taken in: what a person confirms."""

    file: str
    raw: bytes
    sha256: str
    profile: str
    tz: str
    encoding: str
    rows: tuple[DispatchRow, ...]
    flags: tuple[Flag, ...]

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


def preview(path: Path, profiles: Sequence[Profile] | None = None) -> Dispatch:
    """Read a file by the mapping that fits its columns. DispatchError when that cannot be done, and where."""
    raw = read_table(path)
    sheet = parse_sheet(raw, path)
    profile = choose(profiles if profiles is not None else shipped_profiles(), sheet.columns, path.name)
    if (profile.delimiter or sheet.delimiter) != sheet.delimiter or sheet.encoding not in (
        profile.encoding or [sheet.encoding]
    ):
        sheet = parse_sheet(raw, path, profile.encoding or [sheet.encoding], profile.delimiter)
    flags: list[Flag] = [*_missing_columns(sheet, profile)]
    rows = tuple(_row(row, sheet, profile, flags) for row in sheet.rows)
    flags.extend(_repeated_units(rows))
    flags.extend(_disagreements(rows))
    return Dispatch(
        file=path.name,
        raw=raw,
        sha256=hashlib.sha256(raw).hexdigest(),
        profile=profile.name,
        tz=profile.tz,
        encoding=sheet.encoding,
        rows=rows,
        flags=tuple(flags),
    )


def distinct_times(rows: Iterable[DispatchRow]) -> tuple[DispatchTime, ...]:
    """The times of some rows, oldest first, each fact once."""
    seen: dict[tuple[object, ...], DispatchTime] = {}
    for row in rows:
        for time in row.times:
            whose = time.row if time.kind in UNIT_TIMES else None
            seen.setdefault((row.number, time.kind, time.at, whose), time)
    return tuple(sorted(seen.values(), key=lambda time: (time.at, time.row)))


def _row(row: SheetRow, sheet: Sheet, profile: Profile, flags: list[Flag]) -> DispatchRow:
    def cell(field: str) -> str | None:
        return _cell(row, sheet, profile.incident.get(field))

    number = cell("number")
    if number and _BROKEN_ID.search(number):
        flags.append(Flag(row.number, "id_broken", number))
    if len(row.cells) != len(sheet.columns):
        flags.append(Flag(row.number, "row_length", f"{len(row.cells)} ≠ {len(sheet.columns)}"))
    place = read_place(cell, profile.crs)
    flags.extend(Flag(row.number, code, about) for code, about in place.doubts)
    unit = _unit(row, sheet, profile)
    times = tuple(_times(row, sheet, profile, unit, flags))
    flags.extend(_out_of_order(row.number, times))
    area = cell("area_m2")
    return DispatchRow(
        row=row.number,
        number=number,
        type=cell("type"),
        address=cell("address"),
        note=cell("note"),
        area_m2=read_number(area) if area else None,
        place=place,
        unit=unit,
        times=times,
    )


def _unit(row: SheetRow, sheet: Sheet, profile: Profile) -> UnitResponse | None:
    def cell(field: str) -> str | None:
        return _cell(row, sheet, profile.unit.get(field))

    call_sign = cell("call_sign")
    if call_sign is None:
        return None
    return UnitResponse(call_sign, cell("kind"), cell("station"), cell("crew"), row.number)


def _times(
    row: SheetRow, sheet: Sheet, profile: Profile, unit: UnitResponse | None, flags: list[Flag]
) -> Iterator[DispatchTime]:
    before: datetime | None = None
    for name, column in profile.times.items():
        written = _cell(row, sheet, column)
        if written is None:
            continue
        read = read_time(written, profile.formats, profile.tz, before)
        if read is None:
            flags.append(Flag(row.number, "time_unreadable", f"{name}: {written[:SHOWN_CHARS]}"))
            continue
        flags.extend(Flag(row.number, doubt, f"{name}: {written}") for doubt in read.doubts)
        before = read.at
        kind = TimeKind(name)
        yield DispatchTime(
            kind, read.at, written, read.precision_s, row.number, unit if kind in UNIT_TIMES else None
        )


def _cell(row: SheetRow, sheet: Sheet, column: str | list[str] | None) -> str | None:
    """The text of a column, of the first alias that is there, or of two columns joined; None when absent."""
    if column is None:
        return None
    names = [column] if isinstance(column, str) else column
    if JOIN in names:
        parts = [_cell(row, sheet, name) for name in names if name != JOIN]
        return " ".join(part for part in parts if part) or None
    for name in names:
        place = sheet.place(name)
        if place is not None:
            text = row.cells[place].strip() if place < len(row.cells) else ""
            return None if is_absent(text) else text
    return None


def _missing_columns(sheet: Sheet, profile: Profile) -> Iterator[Flag]:
    for column in [*profile.incident.values(), *profile.unit.values(), *profile.times.values()]:
        names = [column] if isinstance(column, str) else [name for name in column if name != JOIN]
        if all(sheet.place(name) is None for name in names):
            yield Flag(1, "column_missing", names[0])


def _out_of_order(row: int, times: Sequence[DispatchTime]) -> Iterator[Flag]:
    by_kind = {time.kind.value: time for time in times}
    for order in _ORDERS:
        there = [by_kind[kind] for kind in order if kind in by_kind]
        for earlier, later in pairwise(there):
            if later.at < earlier.at:
                about = f"{later.kind} {later.written} < {earlier.kind} {earlier.written}"
                yield Flag(row, "order", about)


def _repeated_units(rows: Sequence[DispatchRow]) -> Iterator[Flag]:
    count = Counter((row.number, row.unit.call_sign) for row in rows if row.unit)
    seen: set[tuple[str | None, str]] = set()
    for row in rows:
        if row.unit and count[row.number, row.unit.call_sign] > 1:
            key = (row.number, row.unit.call_sign)
            if key in seen:
                yield Flag(row.row, "unit_twice", row.unit.call_sign)
            seen.add(key)


def _disagreements(rows: Sequence[DispatchRow]) -> Iterator[Flag]:
    first: dict[tuple[str | None, TimeKind], DispatchTime] = {}
    for row in rows:
        for time in row.times:
            if time.kind in UNIT_TIMES:
                continue
            known = first.setdefault((row.number, time.kind), time)
            if known.at != time.at:
                about = f"{time.kind} {time.written} ≠ {known.written}"
                yield Flag(row.row, "disagrees", about)
