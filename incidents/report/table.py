"""Everything that happened as a table for a spreadsheet, for who wants to sort or count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from incidents.words import label
from maps.foreign import csv_file

if TYPE_CHECKING:
    from incidents.report.content import Content


def table(content: Content) -> bytes:
    """CSV as a spreadsheet of this region opens it with a double click: `;`, and UTF-8 with its mark."""
    head = [label(content.language, key) for key in ("entry", "time_local", "time_utc", "source", "timeline")]
    rows = ((row.n, row.local, row.utc, row.source, row.text) for row in content.rows)
    return csv_file.text([head, *rows]).encode("utf-8-sig", "replace")
