"""Degrees in three notations: with decimals, with minutes, with minutes and seconds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from maps.coordinates.halves import NUMBER, short
from maps.coordinates.reading import Notation, Order, Reading
from maps.coordinates.swapped import seems_swapped
from maps.coordinates.written import in_degrees
from maps.geo import LatLon
from maps.grids import PositionError

if TYPE_CHECKING:
    from maps.coordinates.halves import Half

_DEGREES = re.compile(rf"{NUMBER}(?:\s*[°'\"\s]\s*{NUMBER})*\s*[°'\"]?")
_LETTERS = ("", "NE", "NW", "SE", "SW", "EN", "ES", "WN", "WS")
_NOTATIONS = (Notation.DECIMAL, Notation.MINUTES, Notation.SECONDS)  # by how many numbers a half has
_UNIT_M = (111_195.0, 1_853.0, 30.9)  # a degree, a minute, a second of latitude


def degrees(text: str, first: Half, second: Half) -> tuple[Reading, ...]:
    """The readings of two coordinates in degrees: two where, without letters, the place lies in Arabia and in
    Latvia or Lithuania when it is turned round, and then the latter first. PositionError says what is wrong.
    """
    if first.letter + second.letter not in _LETTERS:
        raise PositionError(f'"{short(text)}" needs one of N or S and one of E or W')
    lat, lon = _degrees(first), _degrees(second)
    if first.letter in ("E", "W"):
        lat, lon = lon, lat
    if not -90.0 <= lat <= 90.0:
        raise PositionError(f"{lat:.10g} is not a latitude, -90 to 90: are the two numbers swapped?")
    if not -180.0 <= lon <= 180.0:
        raise PositionError(f"{lon:.10g} is not a longitude, -180 to 180")
    at = LatLon(lat, lon)
    if first.letter:
        return (_reading(at, first, second, None),)
    if not seems_swapped(at):
        return (_reading(at, first, second, Order.NORTH_FIRST),)
    turned = LatLon(at.lon_deg, at.lat_deg)
    return (
        _reading(turned, first, second, Order.EAST_FIRST),
        _reading(at, first, second, Order.NORTH_FIRST),
    )


def _reading(at: LatLon, first: Half, second: Half, order: Order | None) -> Reading:
    parts = max(len(re.findall(NUMBER, half.written)) for half in (first, second))
    decimals = max(
        len(re.split("[.,]", half.written)[-1]) if _has_decimals(half) else 0 for half in (first, second)
    )
    error_m = max(1.0, _UNIT_M[parts - 1] / 2.0 / 10.0**decimals)
    notation = _NOTATIONS[parts - 1]
    return Reading(at, notation, in_degrees(at, notation), order, error_m)


def _has_decimals(half: Half) -> bool:
    return re.search("[.,][0-9]", half.written) is not None


def _degrees(half: Half) -> float:
    """Degrees from one to three numbers; only the last may have decimals, only the first a sign."""
    quoted = f'"{short(half.written)}"'
    if not _DEGREES.fullmatch(half.written):
        raise PositionError(f"{quoted} is not degrees, minutes and seconds")
    numbers = [number.replace(",", ".") for number in re.findall(NUMBER, half.written)]
    if len(numbers) > 3 or any(n[0] in "+-" for n in numbers[1:]) or any("." in n for n in numbers[:-1]):
        raise PositionError(f"{quoted} is not degrees, minutes and seconds")
    degrees, *parts = (abs(float(number)) for number in numbers)
    if any(part >= 60.0 for part in parts):
        raise PositionError(f"{quoted}: minutes and seconds go to 59, then the next begins")
    if half.letter and half.written[0] in "+-":
        raise PositionError(f"{quoted} has a sign and a letter: leave one out")
    size = degrees + sum(part / 60.0**i for i, part in enumerate(parts, 1))
    return -size if half.written[0] == "-" or half.letter in ("S", "W") else size
