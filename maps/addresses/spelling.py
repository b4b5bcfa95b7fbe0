"""Which words of a gazetteer may be meant by one that was typed."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from maps.addresses.edits import edits
from maps.addresses.folding import stem

if TYPE_CHECKING:
    from maps.foreign.database import ForeignDatabase

ONE_FROM, TWO_FROM = 4, 8  # letters of a word in which one and two of them are forgiven
MOST_ENDINGS, MOST_SIMILAR = 12, 12
_LOOKED_AT = 3000  # words of the vocabulary
_SPELT_ALIKE = (
    "SELECT v.word FROM spelling AS s JOIN vocabulary AS v ON v.id = s.rowid"
    " WHERE s.spelling MATCH ? AND length(v.word) BETWEEN ? AND ? LIMIT ?"
)


def forgiven(word: str) -> int:
    """How many letters may be wrong in it."""
    if len(word) < ONE_FROM:
        return 0
    return 1 if len(word) < TWO_FROM else 2


def with_other_endings(db: ForeignDatabase, word: str) -> tuple[str, ...]:
    """The words of the gazetteer with the same stem."""
    question = "SELECT word FROM vocabulary WHERE stem = ? AND word != ? ORDER BY id LIMIT ?"
    return tuple(found for (found,) in db.ask(question, (stem(word), word, MOST_ENDINGS)))


def spelt_alike(db: ForeignDatabase, word: str) -> tuple[str, ...]:
    """The words of the gazetteer that differ by as few letters as may be forgiven, the nearest first.

    Two wrong letters are looked for only where nothing is nearer.
    """
    for most in range(1, forgiven(word) + 1):
        question, reach = _pieces(word, most), len(word)
        rows = db.ask(_SPELT_ALIKE, (question, reach - most, reach + most, _LOOKED_AT), _LOOKED_AT)
        near = [found for (found,) in rows if isinstance(found, str) and 0 < edits(word, found, most) <= most]
        if near:
            return tuple(near[:MOST_SIMILAR])
    return ()


def _pieces(word: str, most: int) -> str:
    """The question for FTS5. Of a word that was cut in `most + 1` pieces, one is whole in what is meant,
    unless two letters are swapped across the cut; of a word cut in two, that one is asked for as well.
    """
    cuts = [len(word) * i // (most + 1) for i in range(most + 2)]
    marked = f"^{word}$"
    pieces = [marked[start + (start > 0) : end + 1 + (end == len(word))] for start, end in pairwise(cuts)]
    if most == 1:
        cut = cuts[1]
        pieces.append(f"^{word[: cut - 1]}{word[cut]}{word[cut - 1]}{word[cut + 1 :]}$")
    return " OR ".join(f'"{piece}"' for piece in pieces if len(piece) >= 3)
