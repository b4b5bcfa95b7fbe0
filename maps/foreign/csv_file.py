"""Tables: CSV that others wrote, row by row and within limits, and CSV that a spreadsheet opens unharmed."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from maps.foreign.file import FormatError
from maps.foreign.limits import (
    MAX_CSV_CELL_CHARS,
    MAX_CSV_CELLS,
    MAX_CSV_COLUMNS,
    MAX_CSV_LINE_CHARS,
    MAX_CSV_ROWS,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def decodes(content: bytes, encoding: str) -> bool:
    """Whether all of it is text in this encoding."""
    try:
        return "\0" not in content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return False


def rows(path: Path, content: bytes, encoding: str, delimiter: str) -> Iterator[list[str]]:
    """The rows of a table, empty ones too. FormatError names the row, counted from 1."""
    lines = _lines(path, io.TextIOWrapper(io.BytesIO(content), encoding, newline=""))
    reader = csv.reader(lines, delimiter=delimiter)
    number = cells = 0
    try:
        for number, row in enumerate(reader, 1):
            cells += len(row)
            if what := _too_much(row, number, cells):
                raise FormatError(path, f"row {number}", what)
            yield row
    except csv.Error as e:
        raise FormatError(path, f"row {number + 1}", f"cannot be read: {e}") from e


def text(table: Iterable[Sequence[str | float | None]], delimiter: str = ";") -> str:
    """CSV for a spreadsheet. A text that would be taken as a formula gets a leading '."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    writer.writerows([_harmless(cell) for cell in row] for row in table)
    return out.getvalue()


def _harmless(cell: str | float | None) -> str | float | None:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell


def _lines(path: Path, stream: io.TextIOWrapper) -> Iterator[str]:
    number = 0
    while line := stream.readline(MAX_CSV_LINE_CHARS):
        number += 1
        if len(line) == MAX_CSV_LINE_CHARS and not line.endswith(("\n", "\r")):
            what = f"longer than {MAX_CSV_LINE_CHARS:,} characters: this is no table"
            raise FormatError(path, f"line {number}", what)
        yield line


def _too_much(row: list[str], number: int, cells: int) -> str | None:
    if number > MAX_CSV_ROWS:
        return f"more than {MAX_CSV_ROWS:,} rows: export one incident or one day"
    if len(row) > MAX_CSV_COLUMNS:
        return f"{len(row)} columns: a dispatch export has fewer"
    if cells > MAX_CSV_CELLS:
        return f"more than {MAX_CSV_CELLS:,} cells: export one incident or one day"
    if any(len(cell) > MAX_CSV_CELL_CHARS for cell in row):
        return f"a cell of more than {MAX_CSV_CELL_CHARS:,} characters"
    return None
