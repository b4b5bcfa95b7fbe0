"""The booklet on paper: A4 across, Latvia beside Lithuania, the source of each row below its name."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from incidents.booklet.booklet import LATVIA, LITHUANIA, Booklet, Row
from incidents.booklet.documents import day_of, in_both
from incidents.paper.drawing import ACCENT, DANGER, GREY, INK
from incidents.paper.pages import PT_PER_MM, Paper
from incidents.words import label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

PAGE_MM = (297.0, 210.0)
MARGIN_MM = 12.0
WIDTH_MM = PAGE_MM[0] - 2 * MARGIN_MM
COLUMNS_MM = (83.0, 95.0, 95.0)
FOOT_MM = 12.0
SIZE_MM, SMALL_MM = 3.4, 2.5
LINE_MM, SMALL_LINE_MM = 4.4, 3.3
GAP_MM = 5.0
HEAD_MM = 9.0


def booklet_pdf(found: Booklet, rows: Sequence[Row], language: str, now: datetime) -> bytes:
    """The document with these rows. IncidentError when the font is missing."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as fonts:  # fpdf2 takes fonts from files only
        paper = _BookletPaper(language, now, Path(fonts))
        paper.page()
        for section in found.sections:
            inside = [row for row in rows if row.section == section.key]
            for number, row in enumerate(inside):
                paper.add(row, "" if number else section.name.said(language))
        return paper.finished()


class _BookletPaper(Paper):
    """Pages across; the names of the countries stand at the head of each."""

    def __init__(self, language: str, now: datetime, fonts: Path) -> None:
        self._language = language
        self._now = now
        self._y = 0.0
        self._title = label(language, "booklet_title")
        super().__init__(self._title, language, now, fonts, PAGE_MM)

    def on_every_page(self) -> None:
        self.text(MARGIN_MM, MARGIN_MM + 2.0, self._title, 5.0, ACCENT, bold=True)
        self._y = MARGIN_MM + 9.0
        x = MARGIN_MM + COLUMNS_MM[0]
        for key, width in zip(("booklet_latvia", "booklet_lithuania"), COLUMNS_MM[1:], strict=True):
            self.text(x, self._y, label(self._language, key), SIZE_MM, INK, bold=True)
            x += width
        self._y += 2.0
        self.line(MARGIN_MM, self._y, MARGIN_MM + WIDTH_MM, self._y, INK)

    def at_the_foot(self, page: int) -> None:
        y = PAGE_MM[1] - 6.0
        made = label(self._language, "made_at", at=day_of(self._now.date(), self._language))
        self.text(MARGIN_MM, y, f"{label(self._language, 'booklet_guide')}  ·  {made}", 2.3, GREY)
        pages = label(self._language, "page", page=str(page), pages="{nb}")
        self._pdf.set_font("Inter", "", 2.4 * PT_PER_MM)
        self._pdf.set_text_color(GREY)
        self._pdf.set_xy(PAGE_MM[0] - MARGIN_MM - 60, y - 2.9)
        self._pdf.cell(60, 4, pages, align="R")

    def add(self, row: Row, section: str) -> None:
        """One row, the first of a section with its name above; never broken over two pages."""
        language, today = self._language, self._now.date()
        about = self.wrapped(row.name.said(language), COLUMNS_MM[0] - GAP_MM, SIZE_MM)
        small = self.wrapped(
            f"{row.source} · {day_of(row.as_of, language)}", COLUMNS_MM[0] - GAP_MM, SMALL_MM
        )
        sides = [
            self.wrapped(in_both(row, country, language), width - GAP_MM, SIZE_MM)
            for country, width in zip((LATVIA, LITHUANIA), COLUMNS_MM[1:], strict=True)
        ]
        unsure = not row.trusted(today)
        first = len(about) * LINE_MM + (len(small) + unsure) * SMALL_LINE_MM
        height = max(first, max(len(lines) for lines in sides) * LINE_MM) + 2.5
        if self._y + height + (HEAD_MM if section else 0.0) > PAGE_MM[1] - FOOT_MM:
            self.page()
        if section:
            self.text(MARGIN_MM, self._y + 6.5, section, 4.0, ACCENT, bold=True)
            self._y += HEAD_MM
        y = self._y + 1.0 + SIZE_MM
        for line in about:
            self.text(MARGIN_MM, y, line, SIZE_MM, bold=True)
            y += LINE_MM
        y -= LINE_MM - SMALL_LINE_MM
        for line in small:
            self.text(MARGIN_MM, y, line, SMALL_MM, GREY)
            y += SMALL_LINE_MM
        if unsure:
            self.text(
                MARGIN_MM, y, label(language, "booklet_to_confirm").upper(), SMALL_MM, DANGER, bold=True
            )
        x = MARGIN_MM + COLUMNS_MM[0]
        for lines, width in zip(sides, COLUMNS_MM[1:], strict=True):
            for number, line in enumerate(lines):
                self.text(x, self._y + 1.0 + SIZE_MM + number * LINE_MM, line, SIZE_MM)
            x += width
        self._y += height
        self.line(MARGIN_MM, self._y, MARGIN_MM + WIDTH_MM, self._y)
