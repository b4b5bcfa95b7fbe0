"""In which line of a TOML text each value stands, which Python's own reader does not tell.

The text has been read before, so it is known to be TOML: this walks over its signs and counts lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

Place: TypeAlias = "tuple[str | int, ...]"
"""Where a value is: keys by name, members of lists by number from 0."""

_SIGN = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*+"'
    r"|'[^'\n]*+'"
    r"|\#[^\n]*+"
    r"|[\n\[\]{}=,]"
    r"|[ \t\r]++"
    r"""|[^\s\[\]{}=,#"']++""",
    re.DOTALL,
)
_OPENS, _CLOSES = frozenset("[{"), frozenset("]}")


def line_of(lines: Mapping[Place, int], place: Place) -> int:
    """The line of a value, from 1; of what has none, that of the table that it is missing in."""
    while place and place not in lines:
        place = place[:-1]
    return lines.get(place, 1)


def key_lines(text: str) -> dict[Place, int]:
    """The line of every table, key and member of a list."""
    walk = _Walk(_signs(text))
    while not walk.ended:
        walk.statement()
    return walk.lines


@dataclass(slots=True)
class _Walk:
    """Over the signs of a text, from statement to statement."""

    signs: list[tuple[str, int]]
    lines: dict[Place, int] = field(default_factory=dict[Place, int])
    _i: int = 0
    _table: Place = ()
    _counts: dict[Place, int] = field(default_factory=dict[Place, int])

    @property
    def ended(self) -> bool:
        return self._i >= len(self.signs)

    def statement(self) -> None:
        sign, line = self._next()
        if sign == "\n":
            return
        if sign == "[":
            self._header(line)
            return
        self._i -= 1
        place = (*self._table, *self._keys("="))
        self._mark(place, line)
        self._value(place)
        while self._peek() not in ("", "\n"):  # a date and a time with a blank between them are two signs
            self._next()

    def _header(self, line: int) -> None:
        several = self._peek() == "["
        if several:
            self._next()
        *outer, last = self._keys("]")
        place = (*self._newest(tuple(outer)), last)
        if several:
            self._next()
            number = self._counts[place] = self._counts.get(place, -1) + 1
            self.lines.setdefault(place, line)
            place = (*place, number)
        self._table = place
        self._mark(place, line)

    def _newest(self, keys: tuple[str, ...]) -> Place:
        """A name of a list of tables means its last one."""
        place: Place = ()
        for key in keys:
            place = (*place, key)
            if place in self._counts:
                place = (*place, self._counts[place])
        return place

    def _keys(self, until: str) -> list[str]:
        keys: list[str] = []
        while (sign := self._next()[0]) != until:
            bare = sign[0] not in "\"'"
            keys += [part for part in sign.split(".") if part] if bare else [sign[1:-1]]
        return keys

    def _value(self, place: Place) -> None:
        """What stands behind a key: a single value, or lists and tables in each other."""
        sign, _ = self._next()
        if sign not in _OPENS:
            return
        open_: list[tuple[str, Place, int]] = [(sign, place, 0)]  # bracket, whose, members so far
        fresh = True  # the next sign begins a member
        while open_:
            bracket, within, count = open_[-1]
            sign, line = self._next()
            if sign == "\n":
                continue
            if sign in _CLOSES:
                open_.pop()
                fresh = False
            elif sign == ",":
                open_[-1] = (bracket, within, count + 1)
                fresh = True
            elif fresh:
                member: Place = (*within, count)
                if bracket == "{":
                    self._i -= 1
                    member = (*within, *self._keys("="))
                    self._mark(member, line)
                    sign, line = self._next()
                self._mark(member, line)
                fresh = sign in _OPENS
                if fresh:
                    open_.append((sign, member, 0))

    def _mark(self, place: Place, line: int) -> None:
        for length in range(1, len(place) + 1):
            self.lines.setdefault(place[:length], line)

    def _peek(self) -> str:
        return "" if self.ended else self.signs[self._i][0]

    def _next(self) -> tuple[str, int]:
        self._i += 1
        return self.signs[self._i - 1]


def _signs(text: str) -> list[tuple[str, int]]:
    """All signs but blanks and remarks, each with its line."""
    found: list[tuple[str, int]] = []
    line = 1
    for match in _SIGN.finditer(text):
        sign = match[0]
        if sign == "\n" or not (sign.isspace() or sign[0] == "#"):
            found.append((sign, line))
        line += sign.count("\n")
    return found
