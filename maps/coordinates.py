"""Positions as people write them: degrees in three notations, or metres of a national grid."""

from __future__ import annotations

import re
from dataclasses import dataclass

from maps.geo import LatLon
from maps.grids import PositionError, from_grid, grid_position

_NUMBER = r"[+-]?[0-9]+(?:[.,][0-9]+)?"
_DEGREES = re.compile(rf"{_NUMBER}(?:\s*[°'\"\s]\s*{_NUMBER})*\s*[°'\"]?")
_METRES = re.compile(r"(?:[0-9]{4,}|[0-9]{1,3}(?: [0-9]{3})+)(?:[.,][0-9]+)?")
_LETTERS = ("", "NE", "NW", "SE", "SW", "EN", "ES", "WN", "WS")
# The signs that keyboards, phones and word processors make of the plain ones
_PLAIN_SIGNS = (
    {"º": "°", "˚": "°"} | dict.fromkeys("′’‘´`", "'") | dict.fromkeys("″”“", '"') | {"−": "-", "–": "-"}
)


def parse_position(text: str) -> LatLon:
    """A position as typed or pasted.

    `56.48, 23.391`, `56°28'48"N 23°23'27.6"E`, `N56 28.8 E23 23.46`, or grid metres `259 670,6; 462 490,4`.
    Decimal commas are understood where `;`, a letter or a blank parts the two numbers. Without letters the
    latitude stands first. PositionError says what is wrong.
    """
    first, second = _halves(text)
    if _METRES.fullmatch(first.written) and _METRES.fullmatch(second.written) and not first.letter:
        return from_grid(grid_position(_metres(first.written), _metres(second.written)))
    if first.letter + second.letter not in _LETTERS:
        raise PositionError(f'"{_short(text)}" needs one of N or S and one of E or W')
    lat, lon = _degrees(first), _degrees(second)
    if first.letter in ("E", "W"):
        lat, lon = lon, lat
    if not -90.0 <= lat <= 90.0:
        raise PositionError(f"{lat:.10g} is not a latitude, -90 to 90: are the two numbers swapped?")
    if not -180.0 <= lon <= 180.0:
        raise PositionError(f"{lon:.10g} is not a longitude, -180 to 180")
    at = LatLon(lat, lon)
    if seems_swapped(at) and not first.letter:
        meant = f"{lat:.10g} N {lon:.10g} E"
        raise PositionError(f'"{_short(text)}" lies in Arabia: write the latitude first, or {meant}')
    return at


def seems_swapped(at: LatLon) -> bool:
    """Whether it lies where the places of Latvia and Lithuania come to lie when latitude and longitude are
    exchanged: in Arabia, Iran and the sea between.
    """
    return 19.0 <= at.lat_deg <= 29.0 and 53.0 <= at.lon_deg <= 60.0


def degrees_minutes_seconds(at: LatLon) -> str:
    """As read over the radio: 56°28'48.0"N 23°23'27.6"E (a tenth of a second is 3 m)."""
    return f"{_dms(at.lat_deg, 'NS')} {_dms(at.lon_deg, 'EW')}"


def degrees_minutes(at: LatLon) -> str:
    """As aviation and the sea say it: 56°28.800'N 23°23.460'E (a thousandth of a minute is 2 m)."""
    return f"{_dm(at.lat_deg, 'NS')} {_dm(at.lon_deg, 'EW')}"


@dataclass(frozen=True, slots=True)
class _Half:
    """One of the two coordinates as written, and its letter or nothing."""

    written: str
    letter: str = ""


def _halves(text: str) -> tuple[_Half, _Half]:
    if len(text) > 200:
        raise PositionError(f'"{_short(text)}" is too long for a position')
    plain = text.translate(str.maketrans(_PLAIN_SIGNS)).replace("''", '"').upper()
    plain = " ".join(plain.split())
    letters = [(i, character) for i, character in enumerate(plain) if character.isalpha()]
    if letters:
        return _parted_by_letters(text, plain, letters)
    parts = _parted(plain)
    if len(parts) != 2:
        raise PositionError(f'"{_short(text)}" is not two numbers: write them as 56.480, 23.391')
    return _Half(parts[0].strip(" ,;")), _Half(parts[1].strip(" ,;"))


def _parted_by_letters(text: str, plain: str, letters: list[tuple[int, str]]) -> tuple[_Half, _Half]:
    """The letters stand before both numbers or behind both."""
    if [letter in "NSEW" for _, letter in letters] != [True, True]:
        raise PositionError(f'"{_short(text)}" is not a position: it needs one of N or S and one of E or W')
    (i, one), (j, two) = letters
    if i == 0:
        pair = plain[1:j], plain[j + 1 :]
    elif j == len(plain) - 1:
        pair = plain[:i], plain[i + 1 : j]
    else:
        raise PositionError(f'"{_short(text)}": put N, S, E, W before both numbers or behind both')
    return _Half(pair[0].strip(" ,;"), one), _Half(pair[1].strip(" ,;"), two)


def _parted(plain: str) -> list[str]:
    """Cut at the second degree sign, else at `;`, at a comma with a blank, in the middle, at a comma."""
    degree_signs = list(re.finditer(_NUMBER + r"\s*°", plain))
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


def _metres(written: str) -> float:
    return float(written.replace(" ", "").replace(",", "."))


def _degrees(half: _Half) -> float:
    """Degrees from one to three numbers; only the last may have decimals, only the first a sign."""
    quoted = f'"{_short(half.written)}"'
    if not _DEGREES.fullmatch(half.written):
        raise PositionError(f"{quoted} is not degrees, minutes and seconds")
    numbers = [number.replace(",", ".") for number in re.findall(_NUMBER, half.written)]
    if len(numbers) > 3 or any(n[0] in "+-" for n in numbers[1:]) or any("." in n for n in numbers[:-1]):
        raise PositionError(f"{quoted} is not degrees, minutes and seconds")
    degrees, *parts = (abs(float(number)) for number in numbers)
    if any(part >= 60.0 for part in parts):
        raise PositionError(f"{quoted}: minutes and seconds go to 59, then the next begins")
    if half.letter and half.written[0] in "+-":
        raise PositionError(f"{quoted} has a sign and a letter: leave one out")
    size = degrees + sum(part / 60.0**i for i, part in enumerate(parts, 1))
    return -size if half.written[0] == "-" or half.letter in ("S", "W") else size


def _dms(degrees: float, letters: str) -> str:
    """Rounded before it is cut in pieces, so that no 60 appears."""
    minutes, tenths = divmod(round(abs(degrees) * 36_000), 600)
    whole, minutes = divmod(minutes, 60)
    return f"{whole}°{minutes:02d}'{tenths / 10:04.1f}\"{letters[degrees < 0]}"


def _dm(degrees: float, letters: str) -> str:
    whole, thousandths = divmod(round(abs(degrees) * 60_000), 60_000)
    return f"{whole}°{thousandths / 1000:06.3f}'{letters[degrees < 0]}"


def _short(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= 40 else f"{one_line[:39]}…"
