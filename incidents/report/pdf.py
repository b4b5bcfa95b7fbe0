"""A report as PDF: one page to sign, what it rests on, the hot spots if any, then every entry."""

from __future__ import annotations

from pathlib import Path as FilePath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from incidents.paper.drawing import DANGER, GREY, WHITE, Anchor
from incidents.paper.pages import PAGE_MM, PT_PER_MM, Paper
from incidents.report.pdf_annex import entries_pages, facts_pages
from incidents.report.pdf_first_page import BANNER_MM, MARGIN_MM, first_page
from incidents.report.pdf_hot_spots import hot_spot_pages
from incidents.words import label

if TYPE_CHECKING:
    from datetime import datetime

    from incidents.report.content import Content

SEAL_MM = 1.95


def pdf(content: Content, now: datetime) -> bytes:
    """The document, not signed yet. IncidentError when the font is missing."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:  # fpdf2 takes fonts from files only
        paper = _Paper(content, now, FilePath(folder))
        first_page(paper, content, paper.top_mm)
        facts_pages(paper, content, paper.top_mm)
        hot_spot_pages(paper, content, paper.top_mm)
        entries_pages(paper, content, paper.top_mm)
        return paper.finished()


class _Paper(Paper):
    """Pages with the banner of an exercise, the seal and their number."""

    def __init__(self, content: Content, now: datetime, fonts: FilePath) -> None:
        super().__init__(f"{content.title}, {content.place}", content.language, now, fonts)
        self._content = content
        self.top_mm = BANNER_MM + 7.0 if content.banner else MARGIN_MM

    def on_every_page(self) -> None:
        if not self._content.banner:
            return
        self.fill(0, 0, PAGE_MM[0], BANNER_MM + 2, DANGER)
        size = min(4.2, 4.2 * (PAGE_MM[0] - 20) / self.width(self._content.banner, 4.2, bold=True))
        self.text(PAGE_MM[0] / 2, 6.6, self._content.banner, size, WHITE, anchor=Anchor.MIDDLE, bold=True)

    def at_the_foot(self, page: int) -> None:
        y = PAGE_MM[1] - 6.5
        named = label(self._content.language, "seal")
        self.text(MARGIN_MM, y - 2.8, self._content.signature, SEAL_MM, GREY)
        self.text(MARGIN_MM, y, f"{named}: {self._content.seal}", SEAL_MM, GREY)
        pages = label(self._content.language, "page", page=str(page), pages="{nb}")
        self._pdf.set_font("Inter", "", 2.4 * PT_PER_MM)
        self._pdf.set_text_color(GREY)
        self._pdf.set_xy(PAGE_MM[0] - MARGIN_MM - 60, y - 5.6)
        self._pdf.cell(60, 4, pages, align="R")
