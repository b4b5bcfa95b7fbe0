"""The kinds of values in an exercise's file: what is allowed for each, and how it is written."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from difflib import get_close_matches
from textwrap import wrap
from typing import TYPE_CHECKING, Any, cast

from maps.coordinates.position import parse_position
from maps.coordinates.swapped import seems_swapped
from maps.geo import LatLon
from maps.grids import PositionError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from enum import StrEnum

NOT_ASKED = "none"  # for what is not asked, where leaving the key out means something else
MOST_PLACES = 200  # of one way or outline
MOST_CHARS = 4_000  # of one text
_WIDTH_CHARS = 105
_DECIMALS = 7  # of a degree: a centimetre


class ValueTrouble(Exception):  # noqa: N818 it becomes a Trouble where its file and line are known
    """Why a value cannot be taken. `member`: which of a list it is."""

    def __init__(self, what: str, nearest: str | None = None, member: int | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.nearest = nearest
        self.member = member


@dataclass(frozen=True, slots=True)
class Kind:
    """`read` raises ValueTrouble; `write` gives TOML that `read` understands."""

    read: Callable[[object], Any]
    write: Callable[[Any], str]


def nearest(word: str, allowed: Iterable[str]) -> str | None:
    """The allowed word that looks most like this one."""
    by_low = {one.casefold(): one for one in allowed}
    close = get_close_matches(word[:60].casefold(), by_low, 1, 0.0)
    return by_low[close[0]] if close else None


def number(least: float, most: float) -> Kind:
    """A number of the unit that its key names, within what can be."""

    def read(value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise ValueTrouble(f"must be a number, {_from_to(least, most)}")
        if not least <= value <= most:
            raise ValueTrouble(f"{_short(value)} cannot be: it is {_from_to(least, most)}")
        return float(value)

    return Kind(read, lambda value: repr(int(value) if float(value).is_integer() else value))


def number_or_none(least: float, most: float) -> Kind:
    """The same, or that it is not asked."""
    plain = number(least, most)

    def read(value: object) -> float | None:
        if isinstance(value, str):
            if value != NOT_ASKED:
                raise ValueTrouble(
                    f'"{_short(value)}" is no number; it is {_from_to(least, most)}, or "{NOT_ASKED}"',
                    NOT_ASKED,
                )
            return None
        return cast("float", plain.read(value))

    return Kind(read, lambda value: f'"{NOT_ASKED}"' if value is None else plain.write(value))


def whole(least: int, most: int) -> Kind:
    """A number without decimals."""

    def read(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise ValueTrouble(f"must be a whole number, {_from_to(least, most)}")
        if not least <= value <= most:
            raise ValueTrouble(f"{_short(value)} cannot be: it is {_from_to(least, most)}")
        return value

    return Kind(read, repr)


def _read_truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueTrouble("must be true or false, without quotes")
    return value


TRUTH = Kind(_read_truth, lambda value: "true" if value else "false")


def _read_text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueTrouble("must be a text in quotes")
    text = value.replace("\r\n", "\n").strip()
    if len(text) > MOST_CHARS:
        raise ValueTrouble(f"a text of {len(text):,} characters: {MOST_CHARS:,} at most")
    for line in text.split("\n"):
        if not line.replace("\t", " ").isprintable():
            raise ValueTrouble("a character in it cannot be shown: write the text anew")
    return text


def _read_said(value: object) -> str:
    text = _read_text(value)
    if not text:
        raise ValueTrouble("says nothing: write a text")
    return text


def _write_text(text: str) -> str:
    """Lines stay lines. JSON's escapes are TOML's too."""
    if "\n" not in text:
        return json.dumps(text, ensure_ascii=False)
    lines = "\n".join(json.dumps(line, ensure_ascii=False)[1:-1] for line in text.split("\n"))
    return f'"""\n{lines}"""'


def _read_prose(value: object) -> str:
    """Lines go on until a blank one: a file is written in short ones, a window makes its own."""
    paragraphs = re.split(r"\n\s*\n", _read_said(value))
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def _write_prose(text: str) -> str:
    paragraphs = [
        wrap(paragraph, _WIDTH_CHARS, break_long_words=False, break_on_hyphens=False)
        for paragraph in text.split("\n\n")
    ]
    return _write_text("\n\n".join("\n".join(lines) for lines in paragraphs))


TEXT = Kind(_read_text, _write_text)
SAID = Kind(_read_said, _write_text)
PROSE = Kind(_read_prose, _write_prose)


def word(allowed: type[StrEnum] | tuple[str, ...], called: str) -> Kind:
    """One of a few words."""
    words = tuple(str(one) for one in allowed)

    def read(value: object) -> str:
        if not isinstance(value, str):
            raise ValueTrouble(f"must be a {called} in quotes, one of {', '.join(words)}")
        if value not in words:
            raise ValueTrouble(f'"{_short(value)}" is no {called}', nearest(value, words))
        return value if isinstance(allowed, tuple) else allowed(value)

    return Kind(read, lambda value: json.dumps(str(value)))


def _read_time(value: object) -> datetime:
    if not isinstance(value, datetime) or value.tzinfo is None:
        raise ValueTrouble("must be a time with its offset, without quotes: 2026-08-14T17:20:00Z")
    if not 1970 <= value.year < 2200:
        raise ValueTrouble(f"the year {value.year} cannot be: it is 1970 to 2199")
    return value.astimezone(UTC)


TIME = Kind(_read_time, lambda at: at.astimezone(UTC).isoformat().replace("+00:00", "Z"))


def _read_place(value: object) -> LatLon:
    if not isinstance(value, str):
        raise ValueTrouble('must be a position in quotes, latitude first: "56.3829, 24.6479"')
    try:
        return parse_position(value)
    except PositionError as error:
        raise ValueTrouble(str(error)) from error


def _write_place(at: LatLon) -> str:
    lat, lon = _degrees(at.lat_deg), _degrees(at.lon_deg)
    return f'"N {lat}, E {lon}"' if seems_swapped(at) else f'"{lat}, {lon}"'


def _degrees(degrees: float) -> str:
    wholes, _, decimals = f"{degrees:.{_DECIMALS}f}".partition(".")
    return f"{wholes}.{decimals.rstrip('0'):0<4}"


PLACE = Kind(_read_place, _write_place)


def places(least: int) -> Kind:
    """A way or an outline: so many places at least, or none where the key is left out."""

    def read(value: object) -> tuple[LatLon, ...]:
        if not isinstance(value, list):
            raise ValueTrouble('must be a list of positions: ["56.3829, 24.6479", "56.3835, 24.6501"]')
        members = cast("list[object]", value)
        if not least <= len(members) <= MOST_PLACES:
            raise ValueTrouble(f"has {len(members)} positions: it needs {_from_to(least, MOST_PLACES)}")
        return tuple(_member(i, member) for i, member in enumerate(members))

    return Kind(read, _write_places)


def _member(i: int, member: object) -> LatLon:
    try:
        return _read_place(member)
    except ValueTrouble as trouble:
        raise ValueTrouble(trouble.what, member=i) from trouble


def _write_places(way: tuple[LatLon, ...]) -> str:
    if len(way) <= 2:
        return f"[{', '.join(_write_place(at) for at in way)}]"
    return "[\n" + "".join(f"    {_write_place(at)},\n" for at in way) + "]"


def _from_to(least: float, most: float) -> str:
    return f"{least:,g} to {most:,g}"


def _short(value: object) -> str:
    text = f"{value:.10g}" if isinstance(value, float) else str(value)
    return text if len(text) <= 40 else f"{text[:39]}…"
