"""The card to print: what to press and what to do, on two pages in large letters."""

from __future__ import annotations

import tomllib
from importlib import resources
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from incidents.model import IncidentError
from incidents.paper.drawing import ACCENT
from incidents.paper.pages import PAGE_MM, Paper

if TYPE_CHECKING:
    from datetime import datetime

_PARTS_A_PAGE = 2
_LEFT, _WIDE = 18.0, PAGE_MM[0] - 36.0


def pocket_card(language: str, now: datetime) -> bytes:
    """A PDF of two pages. IncidentError when there is no card in that language."""
    words = card_words()
    if language not in words:
        raise IncidentError(f"no card in {language}; choose one of {', '.join(words)}")
    card = words[language]
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:  # fpdf2 takes fonts from files only
        paper = Paper(card["title"], language, now, Path(folder))
        for first in range(0, len(card["parts"]), _PARTS_A_PAGE):
            paper.page()
            paper.text(_LEFT, 20.0, card["title"], 5.0)
            y = 38.0
            for part in card["parts"][first : first + _PARTS_A_PAGE]:
                y = _part(paper, part, y)
        return paper.finished()


def card_words() -> dict[str, Any]:
    """By language: a title, and parts with their rows."""
    return tomllib.loads((resources.files("incidents") / "data" / "card.toml").read_text("utf-8"))


def _part(paper: Paper, part: dict[str, Any], y: float) -> float:
    paper.text(_LEFT, y, part["title"], 12.0, ACCENT, bold=True)
    y += 15.5
    for press, do in part["rows"]:
        if press:
            paper.text(_LEFT, y, press, 7.8, bold=True)
            y += 9.4
        for line in paper.wrapped(do, _WIDE, 7.0):
            paper.text(_LEFT, y, line, 7.0)
            y += 9.0
        paper.line(_LEFT, y - 4.0, _LEFT + _WIDE, y - 4.0)
        y += 4.5
    return y + 9.0
