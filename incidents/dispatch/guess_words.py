"""How well a column's name fits each of our fields, by words in four languages."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING

import msgspec

from incidents.dispatch.profiles import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_PUNCTUATION = re.compile(r"[.:;,()\[\]*#/\\_]+")
_WHOLE, _BEGINS, _WITHIN = 0.95, 0.8, 0.6


class GuessWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """By our field; zones by the name of a time zone."""

    incident: dict[str, list[str]]
    unit: dict[str, list[str]]
    times: dict[str, list[str]]
    zones: dict[str, list[str]]

    def fields(self) -> Mapping[str, list[str]]:
        """Of all three tables; `crew` is a vehicle's."""
        return self.incident | self.unit | self.times


@cache
def guess_words() -> GuessWords:
    """The words that we ship."""
    file = resources.files("incidents") / "data" / "dispatch_words.toml"
    return msgspec.convert(tomllib.loads(file.read_text("utf-8")), GuessWords)


@lru_cache(maxsize=4096)
def bare(column: str) -> str:
    """A column's name without what only decorates it."""
    return " ".join(_PUNCTUATION.sub(" ", folded(column)).split())


def likeness(column: str, words: Iterable[str]) -> tuple[float, str]:
    """0 to 1, and the word that says so: the whole name, its beginning, or a word within it."""
    name = bare(column)
    best, word = 0.0, ""
    for one in words:
        how = _how(name, bare(one))
        if (how, len(one)) > (best, len(word)) and how > 0.0:
            best, word = how, one
    return best, word


def zone_of(columns: Iterable[str]) -> str | None:
    """The time zone of the language that the header is written in; None where no word tells."""
    names = f" {' '.join(bare(column) for column in columns)} "
    count = {zone: sum(f" {word} " in names for word in words) for zone, words in guess_words().zones.items()}
    zone = max(count, key=count.__getitem__)
    return zone if count[zone] else None


def _how(name: str, word: str) -> float:
    """Longer words say more: "notikuma nr" is a number, "notikuma" alone is not."""
    if name == word:
        return _WHOLE
    more = 0.1 * len(word) / max(len(name), 1)
    if name.startswith(f"{word} "):
        return _BEGINS + more
    return _WITHIN + more if f" {word} " in f" {name} " else 0.0
