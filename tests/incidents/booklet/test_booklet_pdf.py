"""The printed booklet holds every row, and each page fits."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

import pytest
from pypdf import PdfReader

from incidents.booklet.booklet import booklet
from incidents.booklet.booklet_pdf import booklet_pdf
from incidents.words import LANGUAGES

NOW = datetime(2026, 11, 29, 8, tzinfo=UTC)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_row_is_on_paper(language: str):
    found = booklet()
    pages = PdfReader(BytesIO(booklet_pdf(found, found.rows, language, NOW))).pages
    text = " ".join("\n".join(page.extract_text() for page in pages).split())
    for row in found.rows:
        assert row.name.said(language).split()[0] in text
        assert row.own_words("LT").split()[0] in text
    assert 4 <= len(pages) <= 9


def test_what_is_not_asked_for_is_not_printed():
    found = booklet()
    rows = [row for row in found.rows if row.section == "aid"]
    [page] = PdfReader(BytesIO(booklet_pdf(found, rows, "en", NOW))).pages
    assert "LKS-92" not in page.extract_text()
