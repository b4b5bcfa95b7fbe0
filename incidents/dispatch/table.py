"""A CSV file as a sheet, in whatever encoding and with whatever delimiter it was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from incidents.dispatch.profiles import DispatchError
from incidents.dispatch.sheet import Sheet, SheetRow
from maps.foreign import csv_file
from maps.foreign.file import FormatError
from maps.foreign.limits import MAX_CSV_LINE_CHARS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

ENCODINGS = ("utf-8-sig", "cp1257")  # cp1257 decodes almost anything: it must be tried last
DELIMITERS = (";", ",", "\t")


def parse_sheet(
    raw: bytes, path: Path, encodings: Sequence[str] = ENCODINGS, delimiter: str | None = None
) -> Sheet:
    """Decode and split. DispatchError with the row when the file is no table."""
    encoding = _encoding(raw, path, encodings)
    delimiter = delimiter or _delimiter(raw, encoding)
    rows: list[SheetRow] = []
    columns: tuple[str, ...] = ()
    number = 0
    try:
        for number, cells in enumerate(csv_file.rows(path, raw, encoding, delimiter), 1):
            if number == 1:
                columns = tuple(cell.strip() for cell in cells)
            elif any(cell.strip() for cell in cells):
                rows.append(SheetRow(number, tuple(cells)))
    except FormatError as error:
        raise DispatchError(str(error), number + 1) from error
    if not any(columns):
        raise DispatchError(f"{path.name}: row 1 names no columns", 1)
    return Sheet(columns, tuple(rows), encoding, delimiter)


def _encoding(raw: bytes, path: Path, encodings: Sequence[str]) -> str:
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings = ("utf-16",)  # Excel's "Unicode text"
    found = next((encoding for encoding in encodings if csv_file.decodes(raw, encoding)), None)
    if found is None:
        raise DispatchError(f"{path.name}: is not text in {' or '.join(encodings)}; save it as CSV UTF-8")
    return found


def _delimiter(raw: bytes, encoding: str) -> str:
    line = raw[:MAX_CSV_LINE_CHARS].decode(encoding, "replace").split("\n", 1)[0]
    return max(DELIMITERS, key=line.count)
