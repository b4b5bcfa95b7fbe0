"""Every way to understand a text as a position, so that whoever asks can show them and let people choose."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from maps.coordinates.degrees import degrees
from maps.coordinates.halves import halves, plain, short
from maps.coordinates.links import link
from maps.coordinates.metres import are_metres, metres, named_metres, without_name
from maps.coordinates.mgrs import mgrs
from maps.coordinates.plus_code import plus_code
from maps.coordinates.utm import utm
from maps.grids import PositionError

if TYPE_CHECKING:
    from maps.coordinates.reading import Reading

_WORD = r"[^\W\d_]{2,}"
_THREE_WORDS = re.compile(
    rf"/{{3}}\S+|{_WORD}\.{_WORD}\.{_WORD}|https?://(?:w3w\.co|(?:www\.)?what3words\.com)/.*"
)


def readings(text: str) -> tuple[Reading, ...]:
    """At least one; more than one where it is ambiguous, the likelier first. PositionError says why none.

    Degrees (`56.48, 23.391`, `56°28'48"N 23°23'27.6"E`, `N56 28.8 E23 23.46`), metres of the national grids
    (`259 670,6; 462 490,4`, `LKS-94 N 6233882 E 476131`), UTM (`34V 612345 6234567`), MGRS
    (`34V FH 12345 67890`), plus codes, geo: and map links. Decimal commas are understood where `;`, a letter
    or a blank parts the two numbers.
    """
    if _THREE_WORDS.fullmatch(text.strip()):
        what = "is what3words, which cannot be read without their service: ask for coordinates"
        raise PositionError(f'"{short(text)}" {what}')
    linked = link(text)
    if linked is not None:
        return linked
    written = plain(text)
    for reader in (plus_code, mgrs, utm, named_metres):
        found = reader(written)
        if found is not None:
            return found
    rest, grid = without_name(written)
    first, second = halves(rest if grid is not None else text)
    if are_metres(first, second):
        return metres(first, second, grid)
    return degrees(text, first, second)
