"""What was typed, taken apart: words that name, words that say what kind of place, house numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from maps.addresses.folding import folded, words
from maps.addresses.word_classes import CLASS_OF

MOST_CHARS, MOST_WORDS = 120, 8
_POST_CODE = re.compile(r"\b(?:lv|lt)[ -]?[0-9]{4,5}\b")
_NUMBER = re.compile(
    r"(?<!\w)[0-9]{1,4}(?:\s?[a-z](?![\w.]))?(?:\s?[/-]\s?[0-9]{1,4}[a-z]?)?(?:\s?k\s?-?\s?[0-9]{1,2})?(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Query:
    """All folded. `classes` are those of the words that were left out; `numbers` in the order of typing."""

    words: tuple[str, ...]
    classes: frozenset[str]
    numbers: tuple[str, ...]


def query(text: str) -> Query:
    """The order of the words does not matter; `Zelmeņi 5` and `5 Zelmeni` are the same."""
    plain = _POST_CODE.sub(" ", folded(text[:MOST_CHARS]))
    numbers = tuple(found.group() for found in _NUMBER.finditer(plain))
    typed = words(_NUMBER.sub(" ", plain))
    classes = frozenset(CLASS_OF[word] for word in typed if word in CLASS_OF)
    naming = [word for word in typed if word not in CLASS_OF and len(word) > 1]
    kept = naming or [word for word in typed if len(word) > 1] or list(typed)
    return Query(tuple(dict.fromkeys(kept))[:MOST_WORDS], classes, numbers)


def number_forms(number: str) -> tuple[str, ...]:
    """A house number as registers may have it, the nearest first: 12-5 may be flat 5 of house 12."""
    whole = house_key(number)
    bare = re.match("[0-9]+[a-z]?", whole)
    plain = re.match("[0-9]+", whole)
    return tuple(dict.fromkeys([whole, *(found.group() for found in (bare, plain) if found)]))


def house_key(number: str) -> str:
    """A house number without blanks and capitals: 12 A, 12a; 12 k-1, 12 K1."""
    return re.sub(r"k-(?=[0-9])", "k", "".join(folded(number).split()))
