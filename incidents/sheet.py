"""A CSV file as a spreadsheet shows it: a header and numbered rows of text, whatever program wrote it."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from incidents.dispatch_profiles import DispatchError, folded

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

MAX_BYTES = 20_000_000
MAX_ROWS = 50_000
MAX_COLUMNS = 300
MAX_CELL = 20_000
ENCODINGS = ("utf-8-sig", "cp1257")  # cp1257 decodes almost anything: it must be tried last
DELIMITERS = (";", ",", "\t")


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row that is not empty. `number` is what a spreadsheet shows at its left."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The first row names the columns."""

    columns: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    encoding: str
    delimiter: str

    def place(self, column: str) -> int | None:
        """Where the column of this name stands; the first one when a name occurs twice."""
        wanted = folded(column)
        return next((i for i, name in enumerate(self.columns) if folded(name) == wanted), None)


def read_bytes(path: Path) -> bytes:
    """The file's bytes. DispatchError when it is missing, empty or far too large."""
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise DispatchError(f"{path}: cannot be read: {error.strerror}") from error
    if len(raw) > MAX_BYTES:
        raise DispatchError(
            f"{path}: is larger than {MAX_BYTES // 1_000_000} MB; export one incident or one day"
        )
    if raw[:2] == b"PK" or raw[:4] == b"\xd0\xcf\x11\xe0":
        raise DispatchError(f"{path}: is a workbook; save it as CSV (in Excel: Save as, CSV UTF-8)")
    if not raw.strip():
        raise DispatchError(f"{path}: is empty")
    return raw


def parse_sheet(
    raw: bytes, name: str, encodings: Sequence[str] = ENCODINGS, delimiter: str | None = None
) -> Sheet:
    """Decode and split. DispatchError with the row when the file is no table."""
    text, encoding = _decoded(raw, name, encodings)
    delimiter = delimiter or _delimiter(text)
    rows: list[SheetRow] = []
    columns: tuple[str, ...] | None = None
    number = 0
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for number, cells in enumerate(reader, 1):
            _check(cells, name, number)
            if columns is None:
                columns = tuple(cell.strip() for cell in cells)
            elif any(cell.strip() for cell in cells):
                rows.append(SheetRow(number, tuple(cells)))
    except csv.Error as error:
        raise DispatchError(f"{name}: row {number + 1} cannot be read: {error}", number + 1) from error
    if not columns or not any(columns):
        raise DispatchError(f"{name}: row 1 names no columns", 1)
    return Sheet(columns, tuple(rows), encoding, delimiter)


def _decoded(raw: bytes, name: str, encodings: Sequence[str]) -> tuple[str, str]:
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings = ("utf-16",)  # Excel's "Unicode text"
    for encoding in encodings:
        try:
            text = raw.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        if "\0" in text:
            break
        return text, encoding
    raise DispatchError(f"{name}: is not text in {' or '.join(encodings)}; save it as CSV UTF-8")


def _delimiter(text: str) -> str:
    line = text.split("\n", 1)[0]
    return max(DELIMITERS, key=line.count)


def _check(cells: list[str], name: str, number: int) -> None:
    if number > MAX_ROWS:
        raise DispatchError(f"{name}: has more than {MAX_ROWS} rows; export one incident or one day", number)
    if len(cells) > MAX_COLUMNS:
        raise DispatchError(
            f"{name}: row {number} has {len(cells)} columns; a dispatch export has fewer", number
        )
    if any(len(cell) > MAX_CELL for cell in cells):
        raise DispatchError(f"{name}: row {number} has a cell of more than {MAX_CELL} characters", number)
