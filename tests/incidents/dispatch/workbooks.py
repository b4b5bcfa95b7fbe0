"""Workbooks made cell by cell, as a spreadsheet writes them."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Any

import openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

LATVIAN = (
    *("Notikuma Nr.", "Saņemts", "Nosūtīts", "Izbrauca", "Ieradās", "Lokalizēts", "Likvidēts", "Atgriezās"),
    *("Vienība", "Apkalpe", "Notikuma veids", "Adrese", "LKS-92 X", "LKS-92 Y", "Platība m2", "Piezīmes"),
)
MINUTES = "dd.mm.yyyy hh:mm"


def write(path: Path, *sheets: tuple[str, Iterable[Iterable[Any]]], from_1904: bool = False) -> Path:
    """A value may be a pair: the value and its number format."""
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904 if from_1904 else CALENDAR_WINDOWS_1900
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row, 1):
                if value is None:
                    continue
                plain, form = value if isinstance(value, tuple) else (value, None)
                cell = sheet.cell(number, column, plain)
                if form:
                    cell.number_format = form
    book.save(path)
    return path


def repacked(path: Path, change: Callable[[str, bytes], bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    """The same workbook with some of its parts changed."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: change(name, archive.read(name)) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return path
