"""Behind the first page: what it rests on, and then every entry of the record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from incidents.paper.drawing import GREY, INK
from incidents.paper.pages import PAGE_MM
from incidents.report.alarms import COLUMNS
from incidents.report.content import WIDTH_MM
from incidents.report.pdf_first_page import FOOT_MM, MARGIN_MM
from incidents.words import label

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from incidents.paper.pages import Paper
    from incidents.report.content import Content

ENTRY_MM = (11.0, 33.0, 37.0, 22.0, WIDTH_MM - 103.0)  # entry, local, UTC, source, text
SIZE_MM, STEP_MM, ROW_MM = 2.5, 3.4, 4.4
SMALL_MM = 2.1
BOTTOM_MM = PAGE_MM[1] - FOOT_MM - 3.0


def facts_pages(paper: Paper, content: Content, top_mm: float) -> None:
    """Intervals and how exact they are, flights, alarms, answers in full, clocks, doubts, hashes of files."""
    language = content.language
    flow = _Flow(paper, top_mm)
    flow.title(label(language, "annex_facts"))
    _exercise(flow, content)
    flow.heading(label(language, "intervals"))
    flow.table(
        [label(language, key) for key in ("intervals", "duration_of", "how_exact", "between_entries")],
        [(one.name, one.text, one.exact, one.entries) for one in content.intervals],
        (100.0, 34.0, 24.0, WIDTH_MM - 158.0),
    )
    flow.heading(label(language, "flight_facts"))
    if content.flights:
        names = [fact.name for fact in content.flights[0]]
        flights = [[fact.text for fact in flight] for flight in content.flights]
        flow.table(names, flights, (62.0, 28.0, 26.0, 40.0, WIDTH_MM - 156.0))
    else:
        flow.line(label(language, "no_flight"))
    if content.alarms:
        flow.heading(label(language, "alarms_title"))
        head = [label(language, key) for key in COLUMNS]
        flow.table(head, content.alarms, (24.0, 66.0, 40.0, WIDTH_MM - 130.0))
    flow.heading(label(language, "questions"))
    for question in content.questions:
        flow.line(f"{question.asked} {question.answer or '—'}")
    flow.heading(label(language, "clocks"))
    if any(one.by for one in content.clocks):
        clocks = [(one.name, one.by or "—", one.why) for one in content.clocks]
        head = [label(language, key) for key in ("clock", "clock_offset_s", "clock_why")]
        flow.table(head, clocks, (60.0, 30.0, WIDTH_MM - 90.0))
    else:
        flow.line(label(language, "clocks_as_written"))
    if content.doubts:
        flow.heading(label(language, "doubts"))
        flow.lines(content.doubts)
    if content.hashes or content.pictures_missing:
        flow.heading(label(language, "hashes"))
        if content.pictures_missing:
            flow.line(content.pictures_missing)
        head = [label(language, "entry"), label(language, "hashed_file"), "SHA-256"]
        files = [(str(one.n), one.name, one.sha256) for one in content.hashes]
        flow.table(head, files, (11.0, 86.0, WIDTH_MM - 97.0), SMALL_MM)


def _exercise(flow: _Flow, content: Content) -> None:
    """Which drone flew an exercise, its score, and this crew beside the real one."""
    told = content.exercise
    if told is None:
        return
    language = content.language
    flow.heading(label(language, "score"))
    flow.lines(line for line in (told.verdict, told.flown_by, told.doubt) if line)
    if told.rows:
        head = [label(language, key) for key in ("score_item", "score_reasons", "score_of")]
        flow.table(head, told.rows, (46.0, WIDTH_MM - 68.0, 22.0))
    if told.crews:
        first, *rest = told.crews
        flow.table(first, rest, (46.0, *(40.0 for _ in first[2:]), WIDTH_MM - 46.0 - 40.0 * (len(first) - 2)))


def entries_pages(paper: Paper, content: Content, top_mm: float) -> None:
    """Every entry, in the order in which things happened."""
    flow = _Flow(paper, top_mm)
    flow.title(label(content.language, "annex"))
    for note in content.notes:
        flow.note(note)
    head = [label(content.language, key) for key in ("entry", "time_local", "time_utc", "source")]
    rows = ((str(row.n), row.local, row.utc, row.source, row.text) for row in content.rows)
    flow.table([*head, ""], rows, ENTRY_MM)


@dataclass(slots=True)
class _Flow:
    """Goes down the page and on to the next."""

    paper: Paper
    top_mm: float
    y: float = 0.0

    def title(self, text: str) -> None:
        """On a new page."""
        self.paper.page()
        self.y = self.top_mm
        self.paper.text(MARGIN_MM, self.y + 4.0, text, 4.2, bold=True)
        self.y += 6.4

    def heading(self, text: str) -> None:
        self._need(18.0)
        self.paper.text(MARGIN_MM, self.y + 6.0, text, 3.2, bold=True)
        self.y += 7.6

    def note(self, text: str) -> None:
        self._need(4.0)
        self.paper.text(MARGIN_MM, self.y + 2.6, self.paper.fitted(text, WIDTH_MM, SIZE_MM), SIZE_MM, GREY)
        self.y += 3.6

    def line(self, text: str) -> None:
        """On as many lines as it needs."""
        for part in self.paper.wrapped(text, WIDTH_MM, SIZE_MM):
            self._need(STEP_MM)
            self.paper.text(MARGIN_MM, self.y + 2.8, part, SIZE_MM)
            self.y += STEP_MM
        self.y += 0.8

    def lines(self, texts: Iterable[str]) -> None:
        for text in texts:
            self.line(text)

    def table(
        self,
        head: Sequence[str],
        rows: Iterable[Sequence[str]],
        widths_mm: Sequence[float],
        size_mm: float = SIZE_MM,
    ) -> None:
        """The head again on each page. The first of a row's cells is grey where it is a number."""
        self._head(head, widths_mm)
        for row in rows:
            cells = [
                self._on_lines(cell, width - 1.0, size_mm) for cell, width in zip(row, widths_mm, strict=True)
            ]
            height = ROW_MM + (max(map(len, cells)) - 1) * STEP_MM
            if self._need(height):
                self._head(head, widths_mm)
            x = MARGIN_MM
            for cell, width in zip(cells, widths_mm, strict=True):
                for i, text in enumerate(cell):
                    self.paper.text(x, self.y + 3.1 + i * STEP_MM, text, size_mm)
                x += width
            self.y += height
            self.paper.line(MARGIN_MM, self.y, MARGIN_MM + WIDTH_MM, self.y)

    def _on_lines(self, cell: str, width: float, size_mm: float) -> list[str]:
        """Most cells have one: only where a text may be too long is it set twice."""
        if "\n" not in cell and self.paper.width(cell, size_mm) <= width:
            return [cell]
        return self.paper.wrapped(cell, width, size_mm)

    def _head(self, head: Sequence[str], widths_mm: Sequence[float]) -> None:
        x = MARGIN_MM
        for cell, width in zip(head, widths_mm, strict=True):
            text = self.paper.fitted(cell, width - 1.0, SIZE_MM, bold=True)
            self.paper.text(x, self.y + 3.0, text, SIZE_MM, GREY, bold=True)
            x += width
        self.paper.line(MARGIN_MM, self.y + 4.2, MARGIN_MM + WIDTH_MM, self.y + 4.2, INK)
        self.y += 4.6

    def _need(self, height: float) -> bool:
        """Whether a new page was begun for it."""
        if self.y + height <= BOTTOM_MM:
            return False
        self.paper.page()
        self.y = self.top_mm
        return True
