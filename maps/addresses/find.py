"""What a typed text may mean: a position in any notation, or a place of the gazetteers on this laptop."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from maps.addresses.gazetteer import LIMIT
from maps.addresses.hit import Hit
from maps.coordinates.reading import Reading
from maps.coordinates.readings import readings
from maps.foreign.file import FormatError
from maps.grids import PositionError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from maps.addresses.gazetteer import Gazetteer
    from maps.geo import LatLon

Answer: TypeAlias = "Reading | Hit"


@dataclass(frozen=True, slots=True)
class Found:
    """The answers, the likeliest first. `refusal`: why it is no position, in one line, when it is none.

    `problems` are the lines of gazetteers that could not be asked. `sources` say whose places the answers
    are, and under which licence: shown wherever they are.
    """

    answers: tuple[Answer, ...]
    refusal: str = ""
    problems: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


def find(text: str, gazetteers: Iterable[Gazetteer], near: LatLon | None = None, limit: int = LIMIT) -> Found:
    """A text that is a position is nothing else; all its readings are answers."""
    try:
        return Found(readings(text))
    except PositionError as error:
        refusal = str(error)
    hits: list[Hit] = []
    problems: list[str] = []
    sources: list[str] = []
    for gazetteer in gazetteers:
        try:
            found = gazetteer.search(text, near, limit)
        except FormatError as error:
            problems.append(str(error))
            continue
        if found:
            hits += found
            sources.append(f"{gazetteer.info.source}, {gazetteer.info.licence}")
    hits.sort(key=lambda hit: -hit.score)
    return Found(tuple(hits[:limit]), refusal, tuple(problems), tuple(dict.fromkeys(sources)))
