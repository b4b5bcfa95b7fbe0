"""The booklet on paper: A4 across, Latvia beside Lithuania, the source of each row below its name."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from incidents.booklet.booklet import LATVIA, LITHUANIA, Booklet, Row
from incidents.booklet.documents import day_of, source_line
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
SIZE_MM, SMALL_MM = 3.4, 2.6
LINES_APART = 1.3  # in letter sizes
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


class _Line(NamedTuple):
    """One line of a cell."""

    text: str
    size_mm: float
    ink: str
    bold: bool = False

    @property
    def height_mm(self) -> float:
        return self.size_mm * LINES_APART


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
        blocks = [self._about(row), self._side(row, LATVIA), self._side(row, LITHUANIA)]
        height = max(sum(line.height_mm for line in block) for block in blocks) + 2.5
        if self._y + height + (HEAD_MM if section else 0.0) > PAGE_MM[1] - FOOT_MM:
            self.page()
        if section:
            self.text(MARGIN_MM, self._y + 6.5, section, 4.0, ACCENT, bold=True)
            self._y += HEAD_MM
        x = MARGIN_MM
        for block, width in zip(blocks, COLUMNS_MM, strict=True):
            y = self._y + 1.0
            for line in block:
                self.text(x, y + line.size_mm, line.text, line.size_mm, line.ink, bold=line.bold)
                y += line.height_mm
            x += width
        self._y += height
        self.line(MARGIN_MM, self._y, MARGIN_MM + WIDTH_MM, self._y)

    def _about(self, row: Row) -> list[_Line]:
        language, room = self._language, COLUMNS_MM[0] - GAP_MM
        lines = [
            _Line(line, SIZE_MM, INK, bold=True)
            for line in self.wrapped(row.name.said(language), room, SIZE_MM)
        ]
        lines += self._small(source_line(row, language), room)
        if not row.trusted(self._now.date()):
            said = label(language, "booklet_to_confirm").upper()
            lines.append(_Line(said, SMALL_MM, DANGER, bold=True))
        return lines

    def _side(self, row: Row, country: str) -> list[_Line]:
        """For the reader, and below it as they say it over there."""
        said, own, room = row.said(country, self._language), row.own_words(country), COLUMNS_MM[1] - GAP_MM
        lines = [_Line(line, SIZE_MM, INK) for line in self.wrapped(said, room, SIZE_MM)]
        return lines if said == own else lines + self._small(own, room)

    def _small(self, text: str, room: float) -> list[_Line]:
        return [_Line(line, SMALL_MM, GREY) for line in self.wrapped(text, room, SMALL_MM)]
