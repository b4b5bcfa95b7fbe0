"""Looks through the booklet: a section, and words typed with or without their accents."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from incidents.booklet.booklet import LATVIA, LITHUANIA, Booklet, Row

if TYPE_CHECKING:
    from collections.abc import Sequence


def find(found: Booklet, text: str, language: str, section: str | None = None) -> tuple[Row, ...]:
    """The rows that hold each of the words, for a reader or in the country's own; all for an empty text."""
    words = _plain(text).split()
    rows = [row for row in found.rows if section in (None, row.section)]
    return tuple(row for row in rows if _holds(row, words, language))


def _holds(row: Row, words: Sequence[str], language: str) -> bool:
    countries = (LATVIA, LITHUANIA)
    said = [row.name.said(language), *(row.said(country, language) for country in countries)]
    text = _plain(" ".join([*said, *(row.own_words(country) for country in countries), row.source]))
    return all(word in text for word in words)


def _plain(text: str) -> str:
    """Small letters without accents: who types in gloves leaves them out."""
    split = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in split if not unicodedata.combining(letter))
