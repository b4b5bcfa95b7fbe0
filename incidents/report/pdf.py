"""A report as PDF: one page to sign, the hot spots if any, then the entries of the record as an annex."""

from __future__ import annotations

from pathlib import Path as FilePath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from incidents.paper.drawing import ACCENT, DANGER, GREY, INK, WHITE, Anchor
from incidents.paper.pages import PAGE_MM, PT_PER_MM, Paper
from incidents.report.content import MAP_MM, WIDTH_MM
from incidents.report.pdf_hot_spots import hot_spot_pages
from incidents.words import label

if TYPE_CHECKING:
    from datetime import datetime

    from incidents.report.content import Content, Fact

MARGIN_MM = 12.0
BANNER_MM = 8.0
FOOT_MM = 14.0
ANNEX_MM = (11.0, 33.0, 37.0, 22.0)  # entry, local, UTC, source; the text takes the rest
ROW_MM = 4.4
TITLE_MM, LEAST_TITLE_MM = 7.0, 4.4
DOUBTS_MAX = 3
FLIGHTS_MAX = 3


def pdf(content: Content, now: datetime) -> bytes:
    """The document. IncidentError when the font is missing."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:  # fpdf2 takes fonts from files only
        paper = _Paper(content, now, FilePath(folder))
        _first_page(paper, content)
        hot_spot_pages(paper, content, paper.top_mm)
        _annex(paper, content)
        return paper.finished()


class _Paper(Paper):
    """Pages with the banner of an exercise, the seal and their number."""

    def __init__(self, content: Content, now: datetime, fonts: FilePath) -> None:
        super().__init__(f"{content.title}, {content.place}", content.language, now, fonts)
        self._content = content
        self.top_mm = BANNER_MM + 7.0 if content.banner else MARGIN_MM

    def on_every_page(self) -> None:
        if self._content.banner:
            self.fill(0, 0, PAGE_MM[0], BANNER_MM + 2, DANGER)
            self.text(PAGE_MM[0] / 2, 6.6, self._content.banner, 4.2, WHITE, anchor=Anchor.MIDDLE, bold=True)

    def at_the_foot(self, page: int) -> None:
        y = PAGE_MM[1] - 6.5
        named = label(self._content.language, "seal")
        self.text(MARGIN_MM, y, f"{named}: {self._content.seal}", 1.95, GREY)
        pages = label(self._content.language, "page", page=str(page), pages="{nb}")
        self._pdf.set_font("Inter", "", 2.4 * PT_PER_MM)
        self._pdf.set_text_color(GREY)
        self._pdf.set_xy(PAGE_MM[0] - MARGIN_MM - 60, y - 2.9)
        self._pdf.cell(60, 4, pages, align="R")


def _first_page(paper: _Paper, content: Content) -> None:
    paper.page()
    y = _heading(paper, content, paper.top_mm)
    y = _map_and_intervals(paper, content, y)
    y = _strip(paper, content, y)
    y = _flights(paper, content, y)
    y = _doubts(paper, content, y)
    _questions(paper, content, y)


def _heading(paper: _Paper, content: Content, y: float) -> float:
    paper.text(MARGIN_MM, y + 3.2, label(content.language, "report"), 3.2, ACCENT, bold=True)
    size = max(
        TITLE_MM * min(1.0, WIDTH_MM / paper.width(content.title, TITLE_MM, bold=True)), LEAST_TITLE_MM
    )
    paper.text(MARGIN_MM, y + 10.6, paper.fitted(content.title, WIDTH_MM, size, bold=True), size, bold=True)
    paper.text(MARGIN_MM, y + 16.0, paper.fitted(content.place, WIDTH_MM, 3.8), 3.8, GREY)
    x = MARGIN_MM
    for fact in content.head:
        paper.text(x, y + 22.0, fact.name, 2.9, GREY)
        x += paper.width(fact.name, 2.9) + 1.6
        paper.text(x, y + 22.0, fact.text, 2.9, bold=True)
        x += paper.width(fact.text, 2.9, bold=True) + 7.0
    if content.damage:
        paper.text(PAGE_MM[0] - MARGIN_MM, y + 3.2, content.damage, 3.0, DANGER, anchor=Anchor.END, bold=True)
    return y + 26.0


def _map_and_intervals(paper: _Paper, content: Content, y: float) -> float:
    width, height = MAP_MM
    if content.map:
        paper.draw(content.map, MARGIN_MM, y)
        x = MARGIN_MM
        for colour, name in content.legend:
            paper.fill(x, y + height + 1.6, 3.6, 2.0, colour)
            paper.text(x + 4.6, y + height + 3.5, name, 2.5, GREY)
            x += 4.6 + paper.width(name, 2.5) + 5.0
    else:
        paper.text(MARGIN_MM, y + 5, label(content.language, "no_map"), 2.9, GREY)
    left = MARGIN_MM + width + 7.0
    right = MARGIN_MM + WIDTH_MM
    paper.text(left, y + 3.0, label(content.language, "intervals"), 3.4, bold=True)
    row = y + 6.0
    for fact in content.intervals:
        row = _interval(paper, fact, left, right, row)
    return y + height + 6.0


def _interval(paper: _Paper, fact: Fact, left: float, right: float, y: float) -> float:
    size = 3.2 if fact.known else 2.6
    room = right - left - paper.width(fact.text, size, bold=fact.known) - 3.0
    lines = paper.wrapped(fact.name, room, 2.6)
    for i, line in enumerate(lines):
        paper.text(left, y + 3.6 + i * 3.3, line, 2.6, GREY)
    colour = INK if fact.known else GREY
    paper.text(right, y + 3.7, fact.text, size, colour, anchor=Anchor.END, bold=fact.known)
    bottom = y + 5.2 + (len(lines) - 1) * 3.3
    paper.line(left, bottom, right, bottom)
    return bottom


def _strip(paper: _Paper, content: Content, y: float) -> float:
    paper.text(MARGIN_MM, y + 4.0, label(content.language, "timeline"), 3.4, bold=True)
    if content.strip is None:
        paper.text(MARGIN_MM, y + 9.0, label(content.language, "no_times"), 2.9, GREY)
        return y + 12.0
    paper.draw(content.strip, MARGIN_MM, y + 4.5)
    return y + 4.5 + content.strip.height_mm + 2.0


def _flights(paper: _Paper, content: Content, y: float) -> float:
    paper.text(MARGIN_MM, y + 4.0, label(content.language, "flight_facts"), 3.4, bold=True)
    if not content.flights:
        paper.text(MARGIN_MM, y + 9.0, label(content.language, "no_flight"), 2.9, GREY)
        return y + 12.0
    columns = (0.0, 56.0, 86.0, 112.0, 158.0)
    widths = (54.0, 28.0, 24.0, 44.0, 28.0)
    named = list(zip(content.flights[0], widths, strict=True))
    for i, fact in enumerate(content.flights[0]):
        for j, line in enumerate(paper.wrapped(fact.name, widths[i], 2.4)[:2]):
            paper.text(MARGIN_MM + columns[i], y + 8.6 + j * 3.0, line, 2.4, GREY)
    row = y + 9.0 + (3.0 if any(len(paper.wrapped(f.name, w, 2.4)) > 1 for f, w in named) else 0.0)
    for flight in content.flights[:FLIGHTS_MAX]:
        row += 4.6
        for i, fact in enumerate(flight):
            text = paper.fitted(fact.text, widths[i], 3.0)
            paper.text(MARGIN_MM + columns[i], row, text, 3.0, INK if fact.known else GREY, bold=i == 1)
    more = len(content.flights) - FLIGHTS_MAX
    if more > 0:
        paper.text(MARGIN_MM + WIDTH_MM, row, f"+ {more}", 3.0, GREY, anchor=Anchor.END)
    return row + 3.0


def _doubts(paper: _Paper, content: Content, y: float) -> float:
    if not content.doubts:
        return y
    paper.text(MARGIN_MM, y + 4.0, label(content.language, "doubts"), 3.4, bold=True)
    shown = content.doubts[:DOUBTS_MAX]
    for i, doubt in enumerate(shown):
        paper.text(MARGIN_MM + 3, y + 8.4 + i * 3.8, paper.fitted(doubt, WIDTH_MM - 12, 2.7), 2.7)
    paper.fill(MARGIN_MM, y + 5.8, 1.0, len(shown) * 3.8, "#f4b93a")
    more = len(content.doubts) - DOUBTS_MAX
    if more > 0:
        paper.text(MARGIN_MM + WIDTH_MM, y + 4.0, f"+ {more}", 2.7, GREY, anchor=Anchor.END)
    return y + 6.2 + len(shown) * 3.8


def _questions(paper: _Paper, content: Content, y: float) -> None:
    """The four questions take what is left of the page, with lines to write on where nobody has answered."""
    paper.text(MARGIN_MM, y + 4.0, label(content.language, "questions"), 3.4, bold=True)
    top = y + 6.0
    bottom = PAGE_MM[1] - FOOT_MM - 8.0
    width, height = (WIDTH_MM - 8.0) / 2, (bottom - top) / 2
    for i, (question, answer) in enumerate(content.questions):
        left = MARGIN_MM + (i % 2) * (width + 8.0)
        above = top + (i // 2) * height
        paper.text(left, above + 3.6, question, 2.9, bold=True)
        step = 4.2 if answer else 6.0
        fits = max(int((height - 5.5) / step), 1)
        lines = paper.wrapped(answer, width, 2.8) if answer else [""] * fits
        if len(lines) > fits:
            lines[fits - 1] = paper.fitted(
                lines[fits - 1] + " " + lines[fits], width, 2.8
            )  # all of it is in the annex
        for j, line in enumerate(lines[:fits]):
            at = above + 3.6 + (j + 1) * step
            paper.text(left, at, line, 2.8)
            if not answer:
                paper.line(left, at + 0.8, left + width, at + 0.8)
    sign = PAGE_MM[1] - FOOT_MM - 1.0
    for i, key in enumerate(("signatures", "name_date")):
        left = MARGIN_MM + i * (width + 8.0)
        paper.line(left, sign, left + width, sign, INK)
        paper.text(left, sign + 3.2, label(content.language, key), 2.4, GREY)


def _annex(paper: _Paper, content: Content) -> None:
    paper.page()
    y = paper.top_mm
    paper.text(MARGIN_MM, y + 4.0, label(content.language, "annex"), 4.2, bold=True)
    for i, note in enumerate(content.notes):
        paper.text(MARGIN_MM, y + 8.6 + i * 3.6, paper.fitted(note, WIDTH_MM, 2.5), 2.5, GREY)
    y += 12.0 + len(content.notes) * 3.6
    y = _annex_head(paper, content, y)
    text_mm = WIDTH_MM - sum(ANNEX_MM)
    for row in content.rows:
        lines = paper.wrapped(row.text, text_mm, 2.5)
        height = ROW_MM + (len(lines) - 1) * 3.4
        if y + height > PAGE_MM[1] - FOOT_MM:
            paper.page()
            y = _annex_head(paper, content, paper.top_mm)
        x = MARGIN_MM
        for cell, width in zip((str(row.n), row.local, row.utc, row.source), ANNEX_MM, strict=True):
            paper.text(x, y + 3.1, paper.fitted(cell, width - 1, 2.5), 2.5, GREY if x == MARGIN_MM else INK)
            x += width
        for i, line in enumerate(lines):
            paper.text(x, y + 3.1 + i * 3.4, line, 2.5)
        y += height
        paper.line(MARGIN_MM, y, MARGIN_MM + WIDTH_MM, y)


def _annex_head(paper: _Paper, content: Content, y: float) -> float:
    x = MARGIN_MM
    for key, width in zip(("entry", "time_local", "time_utc", "source"), ANNEX_MM, strict=True):
        paper.text(
            x, y + 3.0, paper.fitted(label(content.language, key), width - 1, 2.5), 2.5, GREY, bold=True
        )
        x += width
    paper.line(MARGIN_MM, y + 4.2, MARGIN_MM + WIDTH_MM, y + 4.2, INK)
    return y + 4.6
