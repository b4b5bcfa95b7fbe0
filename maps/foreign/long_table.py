"""Tables of a whole country: CSV of any length, read as a stream and never held at once."""

from __future__ import annotations

import csv
from typing import IO, TYPE_CHECKING

from maps.foreign.csv_file import decodes
from maps.foreign.file import FormatError, size
from maps.foreign.limits import (
    MAX_CSV_CELL_CHARS,
    MAX_CSV_COLUMNS,
    MAX_CSV_LINE_CHARS,
    MAX_LONG_TABLE_BYTES,
    MAX_LONG_TABLE_ROWS,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LOOKED_AT_BYTES = 2**20  # to see the encoding; a register has an accent in its first megabyte


def long_rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not empty, with its number as a spreadsheet counts. FormatError names the row."""
    try:
        if path.stat().st_size > MAX_LONG_TABLE_BYTES:
            raise FormatError(path, "", f"larger than {size(MAX_LONG_TABLE_BYTES)}: split it")
        with path.open("rb") as file:
            head = file.read(_LOOKED_AT_BYTES)
        with path.open(encoding=_encoding(path, head), errors="replace", newline="") as file:
            yield from _rows(path, file, *_signs(head))
    except OSError as e:
        raise FormatError(path, "", f"cannot be read: {e.strerror}") from e


def _rows(path: Path, file: IO[str], delimiter: str, quote: str) -> Iterator[tuple[int, list[str]]]:
    number = 0
    try:
        for number, row in enumerate(csv.reader(_lines(path, file), delimiter=delimiter, quotechar=quote), 1):
            if number > MAX_LONG_TABLE_ROWS:
                raise FormatError(path, "", f"more than {MAX_LONG_TABLE_ROWS:,} rows: split it")
            if len(row) > MAX_CSV_COLUMNS:
                raise FormatError(path, f"row {number}", f"{len(row)} columns: a register has fewer")
            if any(len(cell) > MAX_CSV_CELL_CHARS for cell in row):
                what = f"a cell of more than {MAX_CSV_CELL_CHARS:,} characters"
                raise FormatError(path, f"row {number}", what)
            if any(row):
                yield number, row
    except csv.Error as e:
        raise FormatError(path, f"row {number + 1}", f"cannot be read: {e}") from e


def _lines(path: Path, file: IO[str]) -> Iterator[str]:
    number = 0
    while line := file.readline(MAX_CSV_LINE_CHARS):
        number += 1
        if len(line) == MAX_CSV_LINE_CHARS and not line.endswith(("\n", "\r")):
            what = f"longer than {MAX_CSV_LINE_CHARS:,} characters: this is no table"
            raise FormatError(path, f"line {number}", what)
        yield line.replace("\0", "")


def _encoding(path: Path, head: bytes) -> str:
    """UTF-8 or Windows-1257, by the beginning up to its last whole line."""
    whole = head[: head.rfind(b"\n") + 1] or head
    found = next((encoding for encoding in ("utf-8-sig", "cp1257") if decodes(whole, encoding)), None)
    if found is None:
        raise FormatError(path, "", "neither UTF-8 nor Windows-1257: save it as UTF-8")
    return found


def _signs(head: bytes) -> tuple[str, str]:
    """What parts the cells of the first row, and what stands round them."""
    first = head.split(b"\n", 1)[0].removeprefix(b"\xef\xbb\xbf")
    delimiter = max(";,\t|", key=lambda sign: first.count(sign.encode()))
    # The Latvian register of addresses puts # round its texts
    return delimiter, "#" if first.startswith(b"#") else '"'
