"""Workbooks (.xlsx) that others made: sheets as numbered rows of text. Nothing in them is worked out."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, cast

from maps.foreign.file import SHOWN_CHARS, FormatError, one_line, read_bytes
from maps.foreign.limits import (
    MAX_CSV_CELL_CHARS,
    MAX_CSV_CELLS,
    MAX_CSV_COLUMNS,
    MAX_CSV_ROWS,
    MAX_WORKBOOK_BYTES,
    MAX_WORKBOOK_SHEETS,
    MAX_WORKBOOK_STYLE_TAGS,
    MAX_WORKBOOK_TAGS,
)
from maps.foreign.workbook_cell import cell_text
from maps.foreign.zip_file import parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

SIGNATURE = b"PK\x03\x04"
UNCALCULATED = "=?"  # stands where a formula has no stored value
_TABLES = ("xl/worksheets/", "xl/sharedstrings")
_PIECE = re.compile(rb"[^<]+")  # a tag and the text behind it
_MOST_PIECE_BYTES = 5 * MAX_CSV_CELL_CHARS  # a letter takes up to four
# What openpyxl raises on workbooks that are none, found by feeding it spoiled ones
_DAMAGES = (
    *(ValueError, TypeError, LookupError, AttributeError, OverflowError, AssertionError),
    *(SyntaxError, EOFError, RecursionError, zipfile.BadZipFile, zlib.error),
    *(NotImplementedError, RuntimeError, UnboundLocalError, OSError),
)


@dataclass(frozen=True, slots=True)
class WorkbookSheet:
    """One visible sheet; rows without any text are left out, the others keep their numbers."""

    name: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    counts_from_1904: bool  # day numbers: 0 is 1904-01-01, else 1899-12-30


def read_workbook(path: Path) -> tuple[WorkbookSheet, ...]:
    """The sheets in their order. FormatError says what is wrong: no workbook, damaged, or beyond a limit."""
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415  as in `_sheets`

    content = read_bytes(path)
    has_formulas = _look_through(path)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what is not kept when a workbook is written again
        try:
            stored = _sheets(path, content, data_only=True)
            asked = _sheets(path, content, data_only=False) if has_formulas else {}
        except (*_DAMAGES, InvalidFileException) as e:
            raise FormatError(path, "", f"a damaged workbook, or none ({_short(e)}): save it as CSV") from e
    return tuple(_with_formulas(sheet, asked.get(name)) for name, sheet in stored.items())


def _look_through(path: Path) -> bool:
    """Whether there are formulas. All parts are measured before any of them is read."""
    tags = style_tags = 0
    has_formulas = False
    for name, part in parts(path, MAX_WORKBOOK_BYTES):
        if not name.lower().endswith((".xml", ".rels")):
            continue
        if b"\0" in part or b"<!DOCTYPE" in part or b"<!ENTITY" in part:
            raise FormatError(path, name[:SHOWN_CHARS], "holds a document type or is not UTF-8: refused")
        if any(piece.end() - piece.start() > _MOST_PIECE_BYTES for piece in _PIECE.finditer(part)):
            raise FormatError(
                path, name[:SHOWN_CHARS], f"a text of more than {MAX_CSV_CELL_CHARS:,} characters"
            )
        if name.lower().startswith(_TABLES):
            tags += part.count(b"<")
            has_formulas = has_formulas or b"<f>" in part or b"<f " in part or b":f>" in part
        else:
            style_tags += part.count(b"<")
    if tags > MAX_WORKBOOK_TAGS:
        raise FormatError(path, "", "too many cells for a workbook: export one day, or save it as CSV")
    if style_tags > MAX_WORKBOOK_STYLE_TAGS:
        raise FormatError(path, "", "too many styles and names in this workbook: save it as CSV")
    return has_formulas


def _sheets(path: Path, content: bytes, *, data_only: bool) -> dict[str, WorkbookSheet]:
    import openpyxl  # noqa: PLC0415  0.2 s and 28 MB that only who brings a workbook pays for
    from openpyxl.utils.datetime import MAC_EPOCH  # noqa: PLC0415

    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=data_only, keep_links=False)
    try:
        visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        if len(visible) > MAX_WORKBOOK_SHEETS:
            raise FormatError(
                path, "", f"more than {MAX_WORKBOOK_SHEETS} sheets: keep the one with the records"
            )
        from_1904 = cast("Any", book).epoch == MAC_EPOCH
        return {
            str(sheet.title): WorkbookSheet(str(sheet.title), _rows(path, cast("Any", sheet)), from_1904)
            for sheet in visible
        }
    finally:
        book.close()


def _rows(path: Path, sheet: Any) -> tuple[tuple[int, tuple[str, ...]], ...]:
    sheet.reset_dimensions()  # they are what the file says of itself
    rows: list[tuple[int, tuple[str, ...]]] = []
    cells = 0
    for number, row in enumerate(cast("Iterable[Any]", sheet.iter_rows()), 1):
        cells += len(row)
        where = f'sheet "{str(sheet.title)[:SHOWN_CHARS]}", row {number}'
        if number > MAX_CSV_ROWS:
            raise FormatError(path, where, f"more than {MAX_CSV_ROWS:,} rows: export one incident or one day")
        if len(row) > MAX_CSV_COLUMNS:
            raise FormatError(path, where, f"{len(row)} columns: a dispatch export has fewer")
        if cells > MAX_CSV_CELLS:
            raise FormatError(
                path, where, f"more than {MAX_CSV_CELLS:,} cells: export one incident or one day"
            )
        texts = tuple(_text(path, where, cell) for cell in row)
        if any(texts):
            rows.append((number, texts))
    return tuple(rows)


def _text(path: Path, where: str, cell: Any) -> str:
    text = cell_text(cell.value, getattr(cell, "number_format", ""))
    if len(text) > MAX_CSV_CELL_CHARS:
        raise FormatError(path, where, f"a cell of more than {MAX_CSV_CELL_CHARS:,} characters")
    return text


def _with_formulas(stored: WorkbookSheet, asked: WorkbookSheet | None) -> WorkbookSheet:
    """Where a formula stands without a stored value, that is said instead of nothing."""
    if asked is None:
        return stored
    values = dict(stored.rows)
    rows = ((number, tuple(_either(values.get(number, ()), cells))) for number, cells in asked.rows)
    return WorkbookSheet(stored.name, tuple(rows), stored.counts_from_1904)


def _either(values: Iterable[str], formulas: Iterable[str]) -> Iterator[str]:
    for value, formula in zip_longest(values, formulas, fillvalue=""):
        yield value or (UNCALCULATED if formula.startswith("=") else "")


def _short(error: BaseException) -> str:
    return one_line(str(error) or type(error).__name__)[:SHOWN_CHARS]
