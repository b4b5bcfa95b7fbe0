"""Dispatch records as workbooks and as JSON, spoiled part by part, and the costliest within the limits."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl

from incidents.dispatch.file import open_sheets
from incidents.dispatch.guess import guess_mapping, under_header
from incidents.dispatch.preview import preview
from tests.fuzz import mutations

if TYPE_CHECKING:
    from random import Random

DATA = Path(__file__).parents[1] / "data" / "dispatch"
SHEET = "xl/worksheets/sheet1.xml"
_HEAD = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
_END = b"</sheetData></worksheet>"
# By number of rows: just within MAX_WORKBOOK_TAGS
_DATES, _FORMULAS, _TEXTS = 4_100, 2_800, 2_150


def a_workbook(rng: Random, trap: str) -> bytes:
    """Mostly one part of it is spoiled, now and then the archive."""
    whole = rng.choice(_workbooks())
    if rng.randrange(8) == 0:
        return mutations.spoiled(rng, whole)
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = rng.choice([SHEET, SHEET, *parts])
    parts[name] = mutations.in_xml(rng, parts[name], trap) if rng.random() < 0.8 else b""
    return _packed(parts)


def records(rng: Random, _trap: str) -> bytes:
    return mutations.in_json(rng, json.loads(json.dumps(rng.choice(_documents()))))


def take(path: Path) -> object:
    """All that is done with a file before anybody confirms it."""
    for sheet in open_sheets(path).sheets:
        guess_mapping(under_header(sheet), "own")
    return preview(path)


def dates() -> bytes:
    """As many cells with dates as there may be."""
    rows = [*_tables()[0][:1], *[["1", *[46124.5451388888] * 7, "BUB-1", *["4"] * 7]] * _DATES]
    return _saved(rows, number_format="dd.mm.yyyy hh:mm")


def formulas() -> bytes:
    """Each of which is read twice."""
    row = b"<row>" + b"<c><f>1</f><v>1</v></c>" * 20 + b"</row>"
    return _with_sheet(_HEAD + row * _FORMULAS + _END)


def texts() -> bytes:
    row = b"<row>" + b'<c t="inlineStr"><is><t>soon</t></is></c>' * 20 + b"</row>"
    return _with_sheet(_HEAD + row * _TEXTS + _END)


def wide_letters() -> bytes:
    """One text of everything, which takes four bytes a letter."""
    text = "\U0001f525".encode() + b"x" * 7_900_000
    return _with_sheet(_HEAD + b'<row><c t="inlineStr"><is><t>' + text + b"</t></is></c></row>" + _END)


@cache
def _workbooks() -> tuple[bytes, ...]:
    return tuple(_saved(table) for table in _tables())


@cache
def _documents() -> tuple[Any, ...]:
    files = [json.loads(path.read_text("utf-8")) for path in sorted(DATA.glob("*.json"))]
    tables = [[dict(zip(head, row, strict=True)) for row in rows] for head, *rows in _tables()]
    return (*files, *tables)


@cache
def _tables() -> tuple[list[list[str]], ...]:
    latvia = (DATA / "made_up_lv_excel_export.csv").read_text("utf-8-sig")
    city = (DATA / "sf_fire_calls_for_service.csv").read_text("utf-8-sig")
    return (
        list(csv.reader(io.StringIO(latvia), delimiter=";")),
        list(csv.reader(io.StringIO(city))),
    )


def _saved(rows: list[list[Any]], number_format: str = "General") -> bytes:
    book = openpyxl.Workbook(write_only=False)
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.number_format = number_format
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _with_sheet(sheet: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(_saved([["x"]]))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return _packed(parts | {SHEET: sheet}, zipfile.ZIP_STORED)


def _packed(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return made.getvalue()
