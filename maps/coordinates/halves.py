"""A position as written, cut into its two coordinates."""

from __future__ import annotations

import re
from dataclasses import dataclass

from maps.grids import PositionError

MOST_CHARS = 200
NUMBER = r"[+-]?[0-9]+(?:[.,][0-9]+)?"
# The signs that keyboards, phones and word processors make of the plain ones
_PLAIN_SIGNS = (
    {"º": "°", "˚": "°"} | dict.fromkeys("′’‘´`", "'") | dict.fromkeys("″”“", '"') | {"−": "-", "–": "-"}
)


@dataclass(frozen=True, slots=True)
class Half:
    """One of the two coordinates as written, and its letter N, S, E or W, or nothing."""

    written: str
    letter: str = ""


def plain(text: str) -> str:
    """In capitals, with plain signs and single blanks. PositionError if it is far too long."""
    if len(text) > MOST_CHARS:
        raise PositionError(f'"{short(text)}" is too long for a position')
    signs = text.translate(str.maketrans(_PLAIN_SIGNS)).replace("''", '"').upper()
    return " ".join(signs.split())


def halves(text: str) -> tuple[Half, Half]:
    """The two coordinates, as they stand. PositionError says what is wrong."""
    written = plain(text)
    letters = [(i, character) for i, character in enumerate(written) if character.isalpha()]
    if letters:
        return _parted_by_letters(text, written, letters)
    parts = _parted(written)
    if len(parts) != 2:
        raise PositionError(f'"{short(text)}" is not two numbers: write them as 56.480, 23.391')
    return Half(parts[0].strip(" ,;")), Half(parts[1].strip(" ,;"))


def short(text: str) -> str:
    """A text that is quoted in a refusal."""
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= 40 else f"{one_line[:39]}…"


def _parted_by_letters(text: str, plain: str, letters: list[tuple[int, str]]) -> tuple[Half, Half]:
    """The letters stand before both numbers or behind both."""
    if [letter in "NSEW" for _, letter in letters] != [True, True]:
        raise PositionError(f'"{short(text)}" is not a position: it needs one of N or S and one of E or W')
    (i, one), (j, two) = letters
    if i == 0:
        pair = plain[1:j], plain[j + 1 :]
    elif j == len(plain) - 1:
        pair = plain[:i], plain[i + 1 : j]
    else:
        raise PositionError(f'"{short(text)}": put N, S, E, W before both numbers or behind both')
    return Half(pair[0].strip(" ,;"), one), Half(pair[1].strip(" ,;"), two)


def _parted(plain: str) -> list[str]:
    """Cut at the second degree sign, else at `;`, at a comma with a blank, in the middle, at a comma."""
    degree_signs = list(re.finditer(NUMBER + r"\s*°", plain))
    if len(degree_signs) == 2:
        cut = degree_signs[1].start()
        return [plain[:cut], plain[cut:]]
    if ";" in plain:
        return plain.split(";")
    if re.search(r",\s", plain):
        return re.split(r",\s+", plain)
    groups = plain.split()
    if groups and len(groups) % 2 == 0:
        middle = len(groups) // 2
        return [" ".join(groups[:middle]), " ".join(groups[middle:])]
    comma_parts = "." in plain or re.match(r"[0-9]{4,},", plain)  # else it is one number with a decimal comma
    return plain.split(",") if comma_parts else [plain]
