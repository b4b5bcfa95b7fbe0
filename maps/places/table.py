"""A CSV as a spreadsheet shows it: the names of its columns, and numbered rows, whatever program wrote it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from maps.foreign.csv_file import decodes, rows
from maps.foreign.file import FormatError, plain, read_bytes
from maps.foreign.limits import MAX_CSV_BYTES

if TYPE_CHECKING:
    from pathlib import Path

ENCODINGS = ("utf-8-sig", "cp1257")  # cp1257 decodes almost anything: it is tried last
DELIMITERS = (";", "\t", ",", "|")


@dataclass(frozen=True, slots=True)
class Row:
    """One row that is not empty. `number` is what a spreadsheet shows at its left."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The first row that is not empty names the columns."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def read_table(path: Path, encoding: str | None = None, delimiter: str | None = None) -> Table:
    """Decoded and split; what is not given is seen from the bytes. FormatError says what is wrong."""
    content = read_bytes(path, MAX_CSV_BYTES)
    if content[:2] == b"PK" or content[:4] == b"\xd0\xcf\x11\xe0":
        raise FormatError(path, "", "a workbook: save it as CSV (in Excel: Save as, CSV UTF-8)")
    encoding = _encoding(path, content, encoding)
    delimiter = delimiter or _delimiter(content, encoding)
    columns: tuple[str, ...] = ()
    found: list[Row] = []
    for number, cells in enumerate(rows(path, content, encoding, delimiter), 1):
        if not any(cell.strip() for cell in cells):
            continue
        if columns:
            found.append(Row(number, tuple(plain(cell) for cell in cells)))
        else:
            columns = tuple(plain(cell) for cell in cells)
    if not columns:
        raise FormatError(path, "", "the file is empty")
    return Table(columns, tuple(found))


def _encoding(path: Path, content: bytes, given: str | None) -> str:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        wanted: tuple[str, ...] = ("utf-16",)  # Excel's "Unicode text"
    else:
        wanted = ENCODINGS if given is None else (given,)
    found = next((encoding for encoding in wanted if decodes(content, encoding)), None)
    if found is None:
        raise FormatError(path, "", f"is not text in {' or '.join(wanted)}: save it as CSV UTF-8")
    return found


def _delimiter(content: bytes, encoding: str) -> str:
    """The sign that the first line has most of; of equals the one that is no decimal comma."""
    head = content[:100_000].decode(encoding, "replace").lstrip("\r\n")
    first = head.split("\n", 1)[0]
    return max(DELIMITERS, key=first.count)
