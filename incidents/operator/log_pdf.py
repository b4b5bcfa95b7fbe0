"""A book of the operator's record on paper: A4 across, a line a flight, exercises and simulations apart.

Each kind of flight has pages of its own, and each of those pages says what it is.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from incidents.local_time import ZONE, clock, day
from incidents.operator.column import Column
from incidents.operator.flight_line import Kind
from incidents.operator.tables import TITLES, Row, Table, What, table
from incidents.paper.drawing import ACCENT, DANGER, GREY, INK, WHITE, Anchor
from incidents.paper.pages import PT_PER_MM, Paper
from incidents.words import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from incidents.operator.book import Book

PAGE_MM = (297.0, 210.0)
MARGIN_MM = 12.0
WIDTH_MM = PAGE_MM[0] - 2 * MARGIN_MM
BANNER_MM = 8.0
FOOT_MM = 13.0
SIGN_MM = 16.0
SIZE_MM, HEAD_MM = 2.5, 2.2
LINE_MM = 3.3
LINES_MAX = 4  # of one cell; what a person types may be longer
GAP_MM = 2.0

# Shares of the width. Of a flight, what is not here stands in lines of its own below.
_WIDTHS: dict[str, float] = {
    Column.NUMBER: 9,
    Column.DATE: 19,
    Column.AIRCRAFT: 30,
    Column.TAKE_OFF: 19,
    Column.TAKE_OFF_PLACE: 24,
    Column.LANDING: 19,
    Column.LANDING_PLACE: 24,
    Column.DURATION: 18,
    Column.TOTAL_HOURS: 18,
    Column.TOTAL_CYCLES: 19,
    Column.PILOT: 38,
    Column.CREW: 48,
}
_SHARES: dict[What, tuple[float, ...]] = {
    What.BATTERIES: (40, 16, 16, 18, 24, 20, 20, 20, 26, 73),
    What.CREW: (60, 20, 22, 28, 28, 26, 30, 59),
    What.MAINTENANCE: (45, 90, 22, 60, 28, 28),
}


def log_pdf(what: What, book: Book, language: str) -> bytes:
    """The document. IncidentError when the font is missing."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as fonts:  # fpdf2 takes fonts from files only
        paper = _LogPaper(what, book, language, Path(fonts))
        made = table(what, book, language)
        kinds = [kind for kind in Kind if any(row.kind is kind for row in made.rows)]
        for kind in kinds or [Kind.REAL]:
            _section(paper, made, kind)
            paper.signatures()
        return paper.finished()


class _LogPaper(Paper):
    """Pages across, with what they are at the head, and the record they come from at the foot."""

    def __init__(self, what: What, book: Book, language: str, fonts: Path) -> None:
        self.language = language
        self.book = book
        self.kind = Kind.REAL
        self.y = 0.0
        self._title = label(language, TITLES[what])
        super().__init__(self._title, language, book.made_at, fonts, PAGE_MM)

    def begin(self, kind: Kind) -> None:
        """The first page of a section."""
        self.kind = kind
        self.page()

    def on_every_page(self) -> None:
        y = MARGIN_MM - 4.0
        if self.kind is not Kind.REAL:
            self.fill(0, 0, PAGE_MM[0], BANNER_MM + 2, DANGER)
            banner = label(self.language, f"log_{self.kind}")
            self.text(PAGE_MM[0] / 2, 6.6, banner, 4.2, WHITE, anchor=Anchor.MIDDLE, bold=True)
            y = BANNER_MM + 4.0
        self.text(MARGIN_MM, y + 5.0, self._title, 5.0, ACCENT, bold=True)
        right = PAGE_MM[0] - MARGIN_MM
        self.text(right, y + 5.0, self._period(), 3.2, INK, anchor=Anchor.END, bold=True)
        self.y = y + 9.0

    def at_the_foot(self, page: int) -> None:
        y = PAGE_MM[1] - 6.0
        record = self.book.log.record
        end = f"{len(record)}, {record[-1].hash[:16]}…" if record else "0"
        made = label(self.language, "made_at", at=_moment(self.book.made_at, self.language))
        seal = f"{label(self.language, 'seal')}: {end}"
        self.text(MARGIN_MM, y, f"{self._rules()}  ·  {made}  ·  {ZONE}  ·  {seal}", 2.1, GREY)
        pages = label(self.language, "page", page=str(page), pages="{nb}")
        self._pdf.set_font("Inter", "", 2.4 * PT_PER_MM)
        self._pdf.set_text_color(GREY)
        self._pdf.set_xy(PAGE_MM[0] - MARGIN_MM - 60, y - 2.9)
        self._pdf.cell(60, 4, pages, align="R")

    def room(self, height_mm: float, foot_mm: float = FOOT_MM) -> bool:
        return self.y + height_mm <= PAGE_MM[1] - foot_mm

    def signatures(self) -> None:
        """At the end of a section's last page, or on one of its own."""
        if not self.room(SIGN_MM):
            self.page()
        y, width = PAGE_MM[1] - FOOT_MM - 4.0, WIDTH_MM / 2 - 10.0
        for number, key in enumerate(("signatures", "name_date")):
            left = MARGIN_MM + number * (width + 20.0)
            self.line(left, y, left + width, y, INK)
            self.text(left, y + 3.0, label(self.language, key), 2.2, GREY)

    def _period(self) -> str:
        asked = self.book.asked.period
        first = _day(asked.first, self.language) if asked.first else label(self.language, "log_beginning")
        last = _day(asked.last, self.language) if asked.last else label(self.language, "log_now")
        parts = [label(self.language, "log_period", first=first, last=last)]
        return " · ".join([*parts, *(x for x in (self.book.asked.aircraft, self.book.asked.person) if x)])

    def _rules(self) -> str:
        profile = self.book.profile
        review = label(self.language, "log_review", day=_day(profile.review_by, self.language))
        years = profile.retention_years
        country = profile.name.said(self.language)
        said = str(years.value) if years is not None else "?"
        return label(self.language, "log_profile", country=country, review=review, years=said)


def _section(paper: _LogPaper, made: Table, kind: Kind) -> None:
    """All rows of one kind, with their sum."""
    paper.begin(kind)
    above = [n for n, name in enumerate(made.columns) if made.what is not What.FLIGHTS or name in _WIDTHS]
    below = [n for n in range(len(made.columns)) if n not in above and made.columns[n] != Column.KIND]
    widths = _widths(made, above)
    rows = [row for row in made.rows if row.kind is kind]
    if made.what is What.FLIGHTS:
        said = made.totals.get(kind, label(paper.language, "log_none"))
        unread = len(paper.book.log.unread)
        if unread and kind is Kind.REAL:
            said += " " + label(paper.language, "log_unread", count=str(unread))
        paper.text(MARGIN_MM, paper.y + 2.0, said, 3.2, bold=True)
        paper.y += 5.0
    _head(paper, made, above, widths)
    for row in rows:
        _row(paper, made, row, (above, below), widths)


def _widths(made: Table, above: Sequence[int]) -> list[float]:
    if made.what is What.FLIGHTS:
        shares = [_WIDTHS[made.columns[n]] for n in above]
    else:
        shares = list(_SHARES[made.what])
    return [share * WIDTH_MM / sum(shares) for share in shares]


def _head(paper: _LogPaper, made: Table, above: Sequence[int], widths: Sequence[float]) -> None:
    cells = [_broken(paper, made.head[n], width, HEAD_MM) for n, width in zip(above, widths, strict=True)]
    height = max(len(lines) for lines in cells) * (HEAD_MM + 0.5)
    x = MARGIN_MM
    for lines, width in zip(cells, widths, strict=True):
        for i, line in enumerate(lines):
            paper.text(x, paper.y + HEAD_MM + i * (HEAD_MM + 0.5), line, HEAD_MM, GREY, bold=True)
        x += width
    paper.y += height + 1.6
    paper.line(MARGIN_MM, paper.y, MARGIN_MM + WIDTH_MM, paper.y, INK)


def _row(
    paper: _LogPaper, made: Table, row: Row, columns: tuple[list[int], list[int]], widths: Sequence[float]
) -> None:
    above, below = columns
    unknown = label(paper.language, "not_recorded")
    cells = [
        _broken(paper, row.cells[n] or unknown, width, SIZE_MM)
        for n, width in zip(above, widths, strict=True)
    ]
    said = "  ·  ".join(f"{made.head[n]}:\u00a0{row.cells[n] or unknown}" for n in below)
    more = paper.wrapped(said, WIDTH_MM - 9.0, SIZE_MM) if below else []
    height = (max(len(lines) for lines in cells) + len(more)) * LINE_MM + 2.2
    if not paper.room(height):
        paper.page()
        _head(paper, made, above, widths)
    x, y = MARGIN_MM, paper.y + 1.0
    for n, lines, width in zip(above, cells, widths, strict=True):
        ink = GREY if row.cells[n] is None else INK
        for i, line in enumerate(lines):
            paper.text(x, y + SIZE_MM + i * LINE_MM, line, SIZE_MM, ink)
        x += width
    y += max(len(lines) for lines in cells) * LINE_MM
    for i, line in enumerate(more):
        paper.text(MARGIN_MM + 9.0, y + SIZE_MM + i * LINE_MM, line, SIZE_MM, GREY)
    paper.y += height
    paper.line(MARGIN_MM, paper.y, MARGIN_MM + WIDTH_MM, paper.y)


def _broken(paper: _LogPaper, text: str, width: float, size_mm: float) -> list[str]:
    """A cell on as many lines as it may have; no word is wider than its column."""
    room = width - GAP_MM
    lines = [paper.fitted(line, room, size_mm) for line in paper.wrapped(text, room, size_mm)]
    if len(lines) > LINES_MAX:
        lines = [*lines[: LINES_MAX - 1], paper.fitted(lines[LINES_MAX - 1] + "…", room, size_mm)]
    return lines


def _moment(at: datetime, language: str) -> str:
    return f"{day(at, language)} {clock(at, seconds=False)}"


def _day(at: date, language: str) -> str:
    """A day of a calendar, which has no time."""
    return day(datetime(at.year, at.month, at.day, 12, tzinfo=UTC), language)
