"""Which sheet of a file, with which row as its header, is read by which mapping."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from incidents.dispatch.profiles import DispatchError, Profile, fitting
from incidents.dispatch.record import Flag

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from incidents.dispatch.file import SheetFile
    from incidents.dispatch.sheet import Sheet

MOST_TITLE_ROWS = 10  # above a header
_SHOWN_COLUMNS = 6


@dataclass(frozen=True, slots=True)
class MappedSheet:
    """`flags` say what was chosen by itself."""

    sheet: Sheet
    profile: Profile
    flags: tuple[Flag, ...] = ()


class MappingNeededError(DispatchError):
    """No mapping fits, or several do: a person makes one, or chooses. `fitting` are the names of several."""

    def __init__(self, what: str, row: int | None, fitting: tuple[str, ...] = ()) -> None:
        super().__init__(what, row)
        self.fitting = fitting


def mapped_sheet(
    file: SheetFile,
    name: str,
    profiles: Sequence[Profile],
    wanted_profile: str | None = None,
    wanted_sheet: str | None = None,
) -> MappedSheet:
    """The first sheet that fits. MappingNeededError when none does, or one fits several mappings."""
    sheets = [sheet for sheet in file.sheets if wanted_sheet in (None, sheet.name)]
    if len(sheets) == 0:
        there = ", ".join(sheet.name for sheet in file.sheets)
        raise DispatchError(f"{name}: has no sheet {wanted_sheet!r}; it has: {there}")
    if wanted_profile is not None:
        profiles = _named(profiles, wanted_profile)
    found = [(headed, fits) for sheet in sheets for headed, fits in _fitting(sheet, profiles)]
    if not found:
        raise _none_fits(name, next(iter(sheets)))
    sheet, fits = found[0]
    profile, *more = fits
    if more:
        names = tuple(profile.name for profile in fits)
        row = sheet.header_row
        what = f"{name}: the columns in row {row} fit several mappings ({', '.join(names)}); choose one"
        raise MappingNeededError(what, row, names)
    others = tuple(dict.fromkeys(other.name for other, _ in found if other.name != sheet.name))
    about = f"{sheet.name} ({', '.join(others)})"
    return MappedSheet(sheet, profile, (Flag(None, "sheet_chosen", about),) if others else ())


def _fitting(sheet: Sheet, profiles: Sequence[Profile]) -> Iterator[tuple[Sheet, tuple[Profile, ...]]]:
    """The sheet under its header, or under one of the rows that follow a title."""
    for headed in (
        sheet,
        *(sheet.headed_by(row) for row in sheet.rows[:MOST_TITLE_ROWS] if not sheet.sparse),
    ):
        if fits := fitting(profiles, headed.columns):
            yield headed, fits
            return


def _named(profiles: Sequence[Profile], wanted: str) -> tuple[Profile, ...]:
    """The brigade's own mapping of this name before the shipped one."""
    found = next((profile for profile in profiles if profile.name == wanted), None)
    if found is None:
        known = ", ".join(dict.fromkeys(profile.name for profile in profiles))
        raise DispatchError(f"no mapping is called {wanted!r}; known are: {known}")
    return (found,)


def _none_fits(name: str, sheet: Sheet) -> MappingNeededError:
    seen = ", ".join([column for column in sheet.columns if column.strip()][:_SHOWN_COLUMNS])
    row = sheet.header_row
    what = f"{name}: row {row} holds no columns of a known export (it begins with: {seen}); make a mapping"
    return MappingNeededError(what, row)
