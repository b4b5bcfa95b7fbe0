"""Whatever the dispatch centre's record came in, CSV, workbook or JSON: its bytes and its sheets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from incidents.dispatch.json_records import json_sheet
from incidents.dispatch.profiles import DispatchError
from incidents.dispatch.table import parse_sheet
from incidents.dispatch.workbook import OFFICE_BEFORE_2007, workbook_sheets
from maps.foreign.file import FormatError, read_bytes
from maps.foreign.limits import MAX_CSV_BYTES
from maps.foreign.workbook_file import SIGNATURE

if TYPE_CHECKING:
    from pathlib import Path

    from incidents.dispatch.sheet import Sheet

_NOT_HERE = {
    b"%PDF": "is a PDF; ask for the table that it was made of, or type the times as notes",
    OFFICE_BEFORE_2007: "is an old workbook (.xls), or has a password; open it and save it as .xlsx",
}
_MIMETYPE = b"mimetypeapplication/vnd.oasis.opendocument"  # the first, unpacked entry of an .ods
_HEAD_BYTES = 200


@dataclass(frozen=True, slots=True)
class SheetFile:
    """`suffix` is that of what the file is, whatever it is called."""

    raw: bytes
    suffix: str
    sheets: tuple[Sheet, ...]


def open_sheets(path: Path) -> SheetFile:
    """Look at the bytes, not at the name. DispatchError when it is missing, empty, too large, or no table."""
    raw = _bytes(path)
    if not raw.strip():
        raise DispatchError(f"{path.name}: is empty")
    for signature, what in _NOT_HERE.items():
        if raw.startswith(signature):
            raise DispatchError(f"{path.name}: {what}")
    if raw.startswith(SIGNATURE):
        if _MIMETYPE in raw[:_HEAD_BYTES]:
            raise DispatchError(
                f"{path.name}: is an OpenDocument sheet (.ods); open it and save it as .xlsx or CSV"
            )
        return SheetFile(raw, ".xlsx", workbook_sheets(path))
    if raw.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"["):
        return SheetFile(raw, ".json", (json_sheet(path),))
    if len(raw) > MAX_CSV_BYTES:
        raise DispatchError(
            f"{path.name}: larger than {MAX_CSV_BYTES // 2**20} MB: export one incident or one day"
        )
    return SheetFile(raw, ".csv", (parse_sheet(raw, path),))


def _bytes(path: Path) -> bytes:
    try:
        return read_bytes(path)
    except FormatError as error:
        raise DispatchError(str(error)) from error
