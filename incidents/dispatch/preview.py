"""Read the dispatch centre's record of an incident: look at it first, then take it in.

Nothing is corrected in silence. What is doubtful is kept and flagged; a row that cannot be read is named with
its cell, and stays in the file, whose bytes are kept with the incident.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from incidents.codes import UNIT_TIMES, TimeKind
from incidents.dispatch.day_number import day_number
from incidents.dispatch.doubts import disagreements, out_of_order, repeated_units
from incidents.dispatch.file import open_sheets
from incidents.dispatch.mapping import mapped_sheet
from incidents.dispatch.place import read_number, read_place
from incidents.dispatch.profiles import JOIN, Profile, folded, mapped_columns, shipped_profiles
from incidents.dispatch.record import BadRow, Dispatch, DispatchRow, DispatchTime, Flag, UnitResponse
from incidents.dispatch.table import parse_sheet
from incidents.written_time import CLOCK_ZERO, is_absent, is_midnight, read_time
from maps.foreign.file import SHOWN_CHARS
from maps.foreign.workbook_file import UNCALCULATED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from incidents.dispatch.file import SheetFile
    from incidents.dispatch.place import Axes
    from incidents.dispatch.sheet import Sheet, SheetRow

_BROKEN_ID = re.compile(r"\d(?:[.,]\d+)?E\+\d+", re.IGNORECASE)
_CUT_ID = re.compile(r"\d{15}0+")  # in a workbook, which keeps fifteen digits of a number
_OFFSET = re.compile(r"(?:Z|[+-]\d{2}:?\d{2})$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Choices:
    """What only a person can say of a file; None where there is nothing to ask."""

    profile: str | None = None
    sheet: str | None = None  # of a workbook
    axes: Axes | None = None
    number: str | None = None  # of the incident, for when it is taken in


def preview(
    path: Path, profiles: Sequence[Profile] | None = None, choices: Choices | None = None
) -> Dispatch:
    """Read a file by the mapping that fits its columns. DispatchError when that cannot be done, and where."""
    return read_file(open_sheets(path), path, profiles, choices)


def read_file(
    file: SheetFile, path: Path, profiles: Sequence[Profile] | None = None, choices: Choices | None = None
) -> Dispatch:
    """The same for a file that is open already."""
    choices = choices or Choices()
    profiles = profiles if profiles is not None else shipped_profiles()
    mapped = mapped_sheet(file, path.name, profiles, choices.profile, choices.sheet)
    sheet, profile = mapped.sheet, mapped.profile
    if sheet.delimiter and (
        (profile.delimiter or sheet.delimiter) != sheet.delimiter
        or sheet.encoding not in (profile.encoding or [sheet.encoding])
    ):
        sheet = parse_sheet(file.raw, path, profile.encoding or [sheet.encoding], profile.delimiter)
    reading = _Reading(sheet, profile, choices.axes)
    rows = [row for one in sheet.rows if (row := reading.row(one))]
    flags = [*mapped.flags, *_missing_columns(sheet, profile), *reading.flags]
    return Dispatch(
        file=path.name,
        raw=file.raw,
        sha256=hashlib.sha256(file.raw).hexdigest(),
        suffix=file.suffix,
        sheet=sheet.name,
        profile=profile.name,
        tz=profile.tz,
        encoding=sheet.encoding,
        rows=tuple(rows),
        flags=(*flags, *repeated_units(rows), *disagreements(rows)),
        bad=tuple(reading.bad),
    )


class _Unreadable(Exception):  # noqa: N818 it never leaves this file
    """A cell that makes its row unreadable."""

    def __init__(self, column: str, code: str, written: str) -> None:
        self.column, self.code, self.written = column, code, written


class _Reading:
    """One sheet, row by row; doubts and bad rows are gathered on the way."""

    def __init__(self, sheet: Sheet, profile: Profile, axes: Axes | None) -> None:
        self.flags: list[Flag] = []
        self.bad: list[BadRow] = []
        self._sheet = sheet
        self._places: Mapping[str, int] = sheet.places()
        self._profile = profile
        self._axes = axes

    def row(self, row: SheetRow) -> DispatchRow | None:
        """None for a bad row."""
        flags_before = len(self.flags)
        try:
            return self._read(row)
        except _Unreadable as cell:
            del self.flags[flags_before:]
            bad = BadRow(row.number, cell.column, cell.code, cell.written[:SHOWN_CHARS], self._number(row))
            self.bad.append(bad)
            return None

    def _read(self, row: SheetRow) -> DispatchRow:
        incident = self._profile.incident

        def cell(field: str) -> str | None:
            return self._cell(row, incident.get(field))

        self._check_length(row)
        number = cell("number")
        if number and self._is_broken(number):
            self._flag(row, "id_broken", number)
        place = read_place(cell, self._profile.crs, self._axes)
        for code, about in place.doubts:
            self._flag(row, code, about)
        unit = self._unit(row)
        times = tuple(self._times(row, unit))
        self.flags.extend(out_of_order(row.number, times))
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

    def _number(self, row: SheetRow) -> str | None:
        try:
            return self._cell(row, self._profile.incident.get("number"))
        except _Unreadable:
            return None

    def _is_broken(self, number: str) -> bool:
        in_workbook = not self._sheet.delimiter and not self._sheet.sparse
        return bool(_BROKEN_ID.search(number) or (in_workbook and _CUT_ID.fullmatch(number)))

    def _check_length(self, row: SheetRow) -> None:
        """More cells than columns: a delimiter stands in a text, and what follows it is of other columns."""
        columns = len(self._sheet.columns)
        beyond = next((cell for cell in row.cells[columns:] if cell.strip()), None)
        if beyond is not None:
            raise _Unreadable(f"{len(row.cells)} ≠ {columns}", "row_shifted", beyond)
        if self._sheet.delimiter and len(row.cells) != columns:
            self._flag(row, "row_length", f"{len(row.cells)} ≠ {columns}")

    def _unit(self, row: SheetRow) -> UnitResponse | None:
        def cell(field: str) -> str | None:
            return self._cell(row, self._profile.unit.get(field))

        call_sign = cell("call_sign")
        if call_sign is None:
            return None
        return UnitResponse(call_sign, cell("kind"), cell("station"), cell("crew"), row.number)

    def _times(self, row: SheetRow, unit: UnitResponse | None) -> Iterator[DispatchTime]:
        before: datetime | None = None
        for name, column in self._profile.times.items():
            written = self._cell(row, column)
            if written is None:
                if self._text(row, column) in CLOCK_ZERO:
                    self._flag(row, "clock_zero", name)
                continue
            number = day_number(written, self._sheet.day_zero)
            read = read_time(number or written, self._profile.formats, self._profile.tz, before)
            if read is None:
                raise _Unreadable(_shown(column), "time_unreadable", written)
            doubts = [*read.doubts, *(["serial_time"] if number else [])]
            if self._profile.offsets and not _OFFSET.search(written):
                doubts.append("offset_missing")
            if is_midnight(written):
                doubts.append("midnight")
            for doubt in doubts:
                self._flag(row, doubt, f"{name}: {written}")
            before = read.at
            kind = TimeKind(name)
            whose = unit if kind in UNIT_TIMES else None
            yield DispatchTime(kind, read.at, written, read.precision_s, row.number, whose)

    def _flag(self, row: SheetRow, code: str, about: str) -> None:
        self.flags.append(Flag(row.number, code, about))

    def _cell(self, row: SheetRow, column: str | list[str] | None) -> str | None:
        """The text of a column, of the first alias that is there, or of two joined; None when absent."""
        if column is None:
            return None
        if isinstance(column, list) and JOIN in column:
            parts = [self._cell(row, name) for name in column if name != JOIN]
            return " ".join(part for part in parts if part) or None
        text = self._text(row, column)
        if text == UNCALCULATED:
            raise _Unreadable(_shown(column), "formula_empty", text)
        return None if is_absent(text) else text

    def _text(self, row: SheetRow, column: str | list[str]) -> str:
        """As it stands in the cell of the first alias that is there."""
        for name in [column] if isinstance(column, str) else column:
            place = self._places.get(folded(name))
            if place is not None:
                return row.cells[place].strip() if place < len(row.cells) else ""
        return ""


def _shown(column: str | list[str]) -> str:
    return column if isinstance(column, str) else " ".join(column)


def _missing_columns(sheet: Sheet, profile: Profile) -> Iterator[Flag]:
    if sheet.sparse:
        return
    places = sheet.places()
    for _, names in mapped_columns(profile):
        if all(folded(name) not in places for name in names):
            yield Flag(sheet.header_row, "column_missing", names[0])
