"""What a report rests on: the clocks and why they were corrected, and the hashes of all files it names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from incidents.codes import IncidentCode
from incidents.facts import number_in, text_in
from incidents.local_time import MINUS
from incidents.words import label, number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from incidents.model import Entry

_CLOCK_NAMES = frozenset({"laptop", "drone", "exercise", "dispatch"})


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock of the record; `by` and `why` are empty where nobody corrected it."""

    name: str
    by: str
    why: str


@dataclass(frozen=True, slots=True)
class Hashed:
    """A file that the record names, by entry `n`."""

    n: int
    name: str
    sha256: str


def clocks_of(entries: Sequence[Entry], language: str) -> tuple[Clock, ...]:
    """Every clock that wrote an entry, with the last word on it; none twice."""
    corrected: dict[str, Entry] = {}
    for entry in entries:
        of = text_in(entry.facts, "of")
        if entry.code == IncidentCode.CLOCK_OFFSET and of is not None:
            corrected[of] = entry
    names = dict.fromkeys([entry.clock for entry in entries] + list(corrected))
    return tuple(_clock(name, corrected.get(name), language) for name in names)


def hashes_of(entries: Iterable[Entry]) -> tuple[Hashed, ...]:
    """Files of flights, pictures, imported files and earlier reports, in the order of the record."""
    return tuple(dict.fromkeys(found for entry in entries for found in _hashed(entry)))


def _clock(name: str, said: Entry | None, language: str) -> Clock:
    kind, _, source = name.partition(":")
    spoken = label(language, f"clock_{kind}") if kind in _CLOCK_NAMES else kind
    if source:
        spoken += f" ({source})"
    if said is None:
        return Clock(spoken, "", "")
    facts = said.facts
    offset_s, spread_s = number_in(facts, "offset_s") or 0.0, number_in(facts, "spread_s")
    sign = MINUS if offset_s < 0 else "+"
    by = f"{sign}{number(language, abs(offset_s), 1)} s"
    parts = [text_in(facts, "evidence"), text_in(facts, "reason")]
    if spread_s is not None:
        parts.append(label(language, "clock_spread", seconds=number(language, spread_s, 1)))
    return Clock(spoken, by, "; ".join(part for part in parts if part))


def _hashed(entry: Entry) -> Iterator[Hashed]:
    facts = entry.facts
    sha256, media = text_in(facts, "sha256"), text_in(facts, "media")
    name = text_in(facts, "file") or text_in(facts, "name")
    if media is not None and sha256 is None:
        yield Hashed(entry.n, _media(media), media.partition(".")[0])
    elif sha256 is not None:
        flight = text_in(facts, "flight")
        shown = name or (_media(media) if media else entry.code)
        yield Hashed(entry.n, f"{flight}/{shown}" if flight and name else shown, sha256)


def _media(name: str) -> str:
    """A picture's name is its hash, which stands beside it in full."""
    return f"media/{name[:12]}….{name.rpartition('.')[2]}"
