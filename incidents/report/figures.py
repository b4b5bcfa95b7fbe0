"""The intervals of a report in words: how long, how exactly that is known, and between which entries."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from incidents.local_time import duration
from incidents.metrics import ASKED_FIRST
from incidents.words import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from incidents.metrics import End, Interval
    from incidents.searched import Searched

FIRST_PAGE = 13


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table of intervals. `known` is False where a record is missing."""

    name: str
    text: str
    known: bool = True
    exact: str = ""  # "± 30 s"; empty where it is exact, or is no time at all
    entries: str = ""  # "3 → 17"
    asked_first: bool = False


def figures_of(measured: Sequence[Interval], searched: Searched | None, language: str) -> tuple[Figure, ...]:
    """All of them: what a chief asks first, the area searched, then the rest."""
    made = {one.name: _figure(one, language) for one in measured}
    first = [made[name] for name in ASKED_FIRST]
    rest = [figure for name, figure in made.items() if name not in ASKED_FIRST]
    return (*first[:-1], _searched(searched, language), first[-1], *rest)


def on_first_page(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """What a chief asks first, known or not; where there is room, others that are known. Without the
    headline, which stands above all.
    """
    first = [figure for figure in figures[1:] if figure.asked_first]
    more = [figure for figure in figures if figure.known and not figure.asked_first]
    return (*first, *more[: max(0, FIRST_PAGE - len(first))])


def percent(share: float) -> str:
    """Rounded down: 100 is all of it, and not nearly all."""
    return f"{math.floor(100.0 * min(max(share, 0.0), 1.0) + 1e-9)}"


def _figure(one: Interval, language: str) -> Figure:
    name = label(language, f"interval_{one.name}")
    first = one.name in ASKED_FIRST
    if one.seconds is None:
        none_flown = one.count == 0 and one.name == "rechecks_total_s"
        text = label(language, "none_flown" if none_flown else "not_recorded")
        return Figure(name, text, none_flown, asked_first=first)
    text = duration(one.seconds)
    if one.count is not None and one.count > 1:
        text += f" ({one.count} ×)"
    doubt_s = one.uncertainty_s or 0.0
    exact = f"± {math.ceil(doubt_s)} s" if doubt_s > 0.0 else ""
    return Figure(name, text, exact=exact, entries=_entries(one.start, one.end), asked_first=first)


def _entries(start: End | None, end: End | None) -> str:
    return f"{start.n} → {end.n}" if start is not None and end is not None else ""


def _searched(found: Searched | None, language: str) -> Figure:
    name = label(language, "interval_searched")
    if found is None:
        return Figure(name, label(language, "not_recorded"), known=False, asked_first=True)
    text = f"{percent(found.seen_share)} % · {duration(found.searched_s)}"
    return Figure(name, text, asked_first=True)
