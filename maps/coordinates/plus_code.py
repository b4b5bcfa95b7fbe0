"""Plus codes, which the map programs of phones show: 9G6C9F7R+3H (Open Location Code 1.0)."""

from __future__ import annotations

import re

from maps.coordinates.reading import Notation, Reading
from maps.geo import EARTH_RADIUS_M, LatLon
from maps.grids import PositionError

_DIGITS = "23456789CFGHJMPQRVWX"
_CODE = re.compile(rf"([{_DIGITS}]{{2,8}})(0*)\+([{_DIGITS}]*)")
_METRES_PER_DEG = EARTH_RADIUS_M * 3.141592653589793 / 180.0


def plus_code(written: str) -> tuple[Reading, ...] | None:
    """The middle of the cell that a text in capitals names; None if it is not a plus code.

    PositionError for a short one: it counts from the town that stands behind it.
    """
    first, _, behind = written.partition(" ")
    match = _CODE.fullmatch(first.rstrip(","))
    if match is None:
        return None
    area, padding, fine = match.groups()
    if len(area) + len(padding) < 8:
        raise PositionError(f"{first} is a short plus code: ask for the long one, with 8 signs before the +")
    if behind or len(area) % 2 or (padding and fine) or len(fine) == 1:
        raise PositionError(f"{written[:40]} is not a whole plus code: 8 signs, a +, and 2 or more")
    lat, lon, height, width = _cell(area + fine)
    if lat + height > 90.0 or lon + width > 180.0:
        raise PositionError(f"{first} is not on the Earth: check its first signs")
    error_m = max(1.0, height / 2 * _METRES_PER_DEG)
    at = LatLon(lat + height / 2, lon + width / 2)
    return (Reading(at, Notation.PLUS_CODE, first.rstrip(","), None, error_m),)


def _cell(code: str) -> tuple[float, float, float, float]:
    """South-west corner, height and width in degrees: pairs of base 20, then refinements of 5 rows by 4."""
    lat, lon, size = -90.0, -180.0, 400.0
    for pair in range(0, min(len(code), 10), 2):
        size /= 20.0
        lat += _DIGITS.index(code[pair]) * size
        lon += _DIGITS.index(code[pair + 1]) * size
    height = width = size
    for digit in code[10:15]:
        height, width = height / 5.0, width / 4.0
        row, column = divmod(_DIGITS.index(digit), 4)
        lat, lon = lat + row * height, lon + column * width
    return lat, lon, height, width
