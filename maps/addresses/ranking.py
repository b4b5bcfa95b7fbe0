"""How well a place answers a query, from 0 to 1, and which words led to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from maps.addresses.edits import edits
from maps.addresses.folding import stem, words
from maps.addresses.hit import How, Kind, Matched
from maps.addresses.spelling import forgiven
from maps.addresses.word_classes import CLASS_OF

if TYPE_CHECKING:
    from collections.abc import Sequence

    from maps.addresses.query import Query

# What a typed word is worth by how it fits, and by where the word stands
_FIT = {How.EXACT: 1.0, How.BEGINS: 0.85, How.ENDING: 0.9, How.LOOSE: 0.65, How.LEFT_OUT: 0.0}
_OTHER_NAME, _AROUND = 0.96, 0.92
# The shares of the score
_WORDS, _WHOLE_NAME, _NEAR, _NUMBER, _CLASS, _COUNTRY, _SIZE = 0.58, 0.12, 0.12, 0.08, 0.04, 0.04, 0.02
_NEAR_M = 20_000.0  # here nearness is worth half
_SIZES = {Kind.TOWN: 1.0, Kind.VILLAGE: 0.7, Kind.AREA: 0.5, Kind.STREET: 0.3}


@dataclass(frozen=True, slots=True)
class Named:
    """The folded words of a place: of its name, of its other names, and of what it lies in."""

    name: tuple[str, ...]
    other: tuple[str, ...]
    around: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Around:
    """What is known of a place beside its words. `away_m` is None where nobody said from where."""

    kind: Kind
    away_m: float | None
    same_country: bool
    has_number: bool


def named(name: str, other: str, around: str) -> Named:
    """From the texts of a gazetteer."""
    return Named(words(name), words(other), words(around))


def matches(typed: Sequence[str], place: Named) -> tuple[tuple[Matched, ...], float]:
    """For each typed word the one that fits best, and what all are worth, 0 to 1."""
    found: list[Matched] = []
    worth = 0.0
    for word in typed:
        best, most = Matched(word, "", How.LEFT_OUT), 0.0
        for tokens, share in ((place.name, 1.0), (place.other, _OTHER_NAME), (place.around, _AROUND)):
            for token in tokens:
                how = fit(word, token)
                value = 0.0 if how is None else _FIT[how] * share
                if how is not None and value > most:
                    best, most = Matched(word, token, how), value
        found.append(best)
        worth += most
    return tuple(found), worth / max(1, len(typed))


def fit(word: str, token: str) -> How | None:
    """How a typed word fits a word of a place; None: not at all."""
    if word == token:
        return How.EXACT
    if token.startswith(word):
        return How.BEGINS
    if stem(word) == stem(token):
        return How.ENDING
    most = forgiven(word)
    return How.LOOSE if most and edits(word, token, most) <= most else None


def score(query: Query, place: Named, found: Sequence[Matched], worth: float, around: Around) -> float:
    """The words count most, then whether they are the whole name, then what lies near."""
    led = {word.found for word in found}
    naming = [token for token in place.name if token not in CLASS_OF] or list(place.name)
    whole = sum(token in led or token in query.numbers for token in naming) / max(1, len(naming))
    classes = {CLASS_OF[token] for token in place.name if token in CLASS_OF}
    near = 0.0 if around.away_m is None else _NEAR_M / (_NEAR_M + around.away_m)
    return (
        _WORDS * worth
        + _WHOLE_NAME * whole
        + _NEAR * near
        + _NUMBER * around.has_number
        + _CLASS * bool(query.classes & classes)
        + _COUNTRY * around.same_country
        + _SIZE * _SIZES.get(around.kind, 0.0)
    )
