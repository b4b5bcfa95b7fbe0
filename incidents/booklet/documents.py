"""The booklet as lines for people and as one document for programs."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from incidents.booklet.booklet import LATVIA, LITHUANIA, Booklet, Row
from incidents.local_time import day
from incidents.words import LANGUAGES, label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


def booklet_document(found: Booklet, rows: Sequence[Row], today: date) -> dict[str, Any]:
    """For `--json`: every row in all languages."""
    return {
        "sections": {section.key: _texts(section.name.said) for section in found.sections},
        "rows": [_row(row, today) for row in rows],
    }


def booklet_lines(found: Booklet, rows: Sequence[Row], language: str, today: date) -> Iterator[str]:
    """Section by section: what it is about, both countries, and where it comes from."""
    yield label(language, "booklet_guide")
    for section in found.sections:
        inside = [row for row in rows if row.section == section.key]
        if not inside:
            continue
        yield ""
        yield section.name.said(language).upper()
        for row in inside:
            yield row.name.said(language)
            for country in (LATVIA, LITHUANIA):
                yield f"    {country}  {in_both(row, country, language)}"
            yield f"    {origin(row, language, today)}"


def in_both(row: Row, country: str, language: str) -> str:
    """For the reader, with the country's own words behind it where they are others."""
    said, own = row.said(country, language), row.own_words(country)
    return said if said == own else f"{said} ({own})"


def origin(row: Row, language: str, today: date) -> str:
    """The source, its day, and whether it is still to be confirmed."""
    said = source_line(row, language)
    return said if row.trusted(today) else f"{said} · {label(language, 'booklet_to_confirm').upper()}"


def source_line(row: Row, language: str) -> str:
    """The source and its day."""
    return f"{row.source}, {day_of(row.as_of, language)}"


def day_of(at: date, language: str) -> str:
    """A day of a calendar, which has no time."""
    return day(datetime(at.year, at.month, at.day, 12, tzinfo=UTC), language)


def _row(row: Row, today: date) -> dict[str, Any]:
    return {
        "key": row.key,
        "section": row.section,
        "topics": [topic.value for topic in row.topics],
        "name": _texts(row.name.said),
        "lv": _texts(lambda language: row.said(LATVIA, language)),
        "lt": _texts(lambda language: row.said(LITHUANIA, language)),
        "source": row.source,
        "as_of": row.as_of.isoformat(),
        "certain": row.trusted(today),
    }


def _texts(said: Callable[[str], str]) -> dict[str, str]:
    return {language: said(language) for language in LANGUAGES}
