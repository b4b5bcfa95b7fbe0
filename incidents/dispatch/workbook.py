"""A workbook (.xlsx) as sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from incidents.dispatch.profiles import DispatchError
from incidents.dispatch.sheet import DAY_ZERO, DAY_ZERO_1904, Sheet, SheetRow
from maps.foreign.file import FormatError
from maps.foreign.workbook_file import read_workbook

if TYPE_CHECKING:
    from pathlib import Path

    from maps.foreign.workbook_file import WorkbookSheet

OFFICE_BEFORE_2007 = b"\xd0\xcf\x11\xe0"


def workbook_sheets(path: Path) -> tuple[Sheet, ...]:
    """Every visible sheet that has a header. DispatchError when there is none, or the file is no workbook."""
    try:
        sheets = [sheet for one in read_workbook(path) if (sheet := _sheet(one))]
    except FormatError as error:
        raise DispatchError(str(error)) from error
    if not sheets:
        raise DispatchError(f"{path.name}: every sheet is empty")
    return tuple(sheets)


def _sheet(workbook_sheet: WorkbookSheet) -> Sheet | None:
    """The first row with any text names the columns, as long as nobody finds a better one."""
    if not workbook_sheet.rows:
        return None
    (header_row, header), *below = workbook_sheet.rows
    return Sheet(
        columns=tuple(cell.strip() for cell in header),
        rows=tuple(SheetRow(number, cells) for number, cells in below),
        encoding="xlsx",
        name=workbook_sheet.name,
        header_row=header_row,
        day_zero=DAY_ZERO_1904 if workbook_sheet.counts_from_1904 else DAY_ZERO,
    )
