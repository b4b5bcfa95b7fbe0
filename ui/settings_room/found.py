"""Which rows of the settings answer to a word, whatever its capitals and accents."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from maps.addresses.folding import words

if TYPE_CHECKING:
    from collections.abc import Mapping

K = TypeVar("K")


def found(asked: str, rows: Mapping[K, tuple[str, str]]) -> list[K]:
    """Those in which a word begins with each word that is asked for: by title first. `rows`: the title of
    each, and everything else that is said of it.
    """
    wanted = words(asked)
    titles = {row: words(title) for row, (title, _) in rows.items()}
    whole = {row: (*titles[row], *words(rest)) for row, (_, rest) in rows.items()}
    answering = [row for row, said in whole.items() if _answers(wanted, said)]
    return sorted(answering, key=lambda row: not _answers(wanted, titles[row]))


def _answers(wanted: tuple[str, ...], said: tuple[str, ...]) -> bool:
    return all(any(word.startswith(one) for word in said) for one in wanted)
