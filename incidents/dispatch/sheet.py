"""A table as a spreadsheet shows it: a header and numbered rows of text, whatever program wrote it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from incidents.dispatch.profiles import folded
from incidents.written_time import is_absent

if TYPE_CHECKING:
    from collections.abc import Mapping

DAY_ZERO = date(1899, 12, 30)  # of a spreadsheet's day numbers, so that 61 is 1900-03-01
DAY_ZERO_1904 = date(1904, 1, 1)
LOOKED_AT = 100  # rows, to see what a column holds


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row that is not empty. `number` is what a spreadsheet shows at its left."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One row names the columns; those above it are a title."""

    columns: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    encoding: str
    delimiter: str = ""
    name: str = ""  # of a workbook's sheet
    day_zero: date = DAY_ZERO
    header_row: int = 1
    sparse: bool = False  # a record leaves out what it has no value for, and no column is missing

    def headed_by(self, row: SheetRow) -> Sheet:
        """The same with a row further down as its header."""
        columns = tuple(cell.strip() for cell in row.cells)
        below = tuple(other for other in self.rows if other.number > row.number)
        return replace(self, columns=columns, rows=below, header_row=row.number)

    def places(self) -> Mapping[str, int]:
        """Where each column stands, by its folded name; the first one when a name occurs twice."""
        return {folded(name): i for i, name in reversed(list(enumerate(self.columns)))}

    def place(self, column: str) -> int | None:
        return self.places().get(folded(column))

    def texts(self, column: str, most: int = LOOKED_AT) -> list[str]:
        """What stands in a column, without what stands for nothing."""
        place = self.place(column)
        if place is None:
            return []
        cells = (row.cells[place].strip() for row in self.rows[:most] if place < len(row.cells))
        return [cell for cell in cells if not is_absent(cell)]
