"""Words without what people leave out: capitals, accents, grammatical endings."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
# Letters that are no plain one with a mark on it
_OTHER = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d"})
# The endings of Latvian and Lithuanian nouns and adjectives, accents left out; a stem has at least 3 letters
_STEM = re.compile(
    "(.{3,}?)(?:iuose|uose|iams|ajam|yje|eje|oje|ose|iui|iai|ius|ame|ams|iem"
    "|iu|io|is|ys|us|as|os|es|ai|ei|ui|am|em|im|um|ie|a|e|i|o|u|s|y)"
)


def folded(text: str) -> str:
    """Small letters without accents: Zelmeņi, ZELMENI and zelmeni are the same."""
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_OTHER))
    return apart if apart.isascii() else "".join(c for c in apart if not unicodedata.combining(c))


def words(text: str) -> tuple[str, ...]:
    """The folded words and numbers of a text, in its order."""
    return tuple(_WORD.findall(folded(text)))


def stem(word: str) -> str:
    """A folded word without its ending, so that Dobelē and Dobeles are found with Dobele."""
    found = _STEM.fullmatch(word)
    return found[1] if found else word
