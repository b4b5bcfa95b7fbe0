"""A book of the operator's record as a file to hand over: a table, a document for programs, or paper."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from incidents.operator.documents import document
from incidents.operator.log_pdf import log_pdf
from incidents.operator.tables import Table, What, table
from incidents.words import label
from maps.foreign import csv_file

if TYPE_CHECKING:
    from incidents.operator.book import Book


class Form(StrEnum):
    """What kind of file."""

    CSV = "csv"
    PDF = "pdf"
    JSON = "json"


def exported(what: What, book: Book, form: Form, language: str) -> bytes:
    """The content of the file. IncidentError where the font for paper is missing."""
    match form:
        case Form.CSV:
            return csv_bytes(table(what, book, language), language)
        case Form.PDF:
            return log_pdf(what, book, language)
        case Form.JSON:
            return msgspec.json.format(msgspec.json.encode(document(what, book), order="deterministic"))


def csv_bytes(made: Table, language: str) -> bytes:
    """As a spreadsheet of this region opens it with a double click: `;`, and UTF-8 with its mark."""
    unknown = label(language, "not_recorded")
    rows = [[unknown if text is None else text for text in row.cells] for row in made.rows]
    return csv_file.text([list(made.head), *rows]).encode("utf-8-sig", "replace")
