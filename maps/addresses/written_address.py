"""An address in one line, as the registers of Latvia and Lithuania print it, taken apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

from maps.addresses.folding import folded, words
from maps.addresses.hit import Kind
from maps.addresses.word_classes import CLASS_OF

_POST_CODE = re.compile(r"(?:LV|LT)[ -]?[0-9]{4,5}|[0-9]{5}", re.IGNORECASE)
_NUMBER = re.compile(r"(.*?\D)\s+([0-9]{1,4}\s?[A-Za-z]?(?:\s?[/-]\s?[0-9]+[A-Za-z]?)?(?:\s?[kK]-?[0-9]+)?)")
_QUOTES = "\"“”„'»«‟"
_STREETS = {"street", "lane", "avenue", "boulevard", "alley", "square", "road", "path", "embankment"}


@dataclass(frozen=True, slots=True)
class Parts:
    """Empty texts are not there."""

    kind: Kind
    name: str
    number: str
    settlement: str
    parish: str
    municipality: str


def parts(address: str) -> Parts | None:
    """`Brīvības iela 12, Dobele, Dobeles nov., LV-3701`, `"Zelmeņi", Tērvetes pag., Dobeles nov.`,
    `Upytės g. 12, Joniškis, Joniškio r. sav.`, also the largest first. None if it names nothing.
    """
    pieces = [piece.strip() for piece in address.split(",")]
    pieces = [piece for piece in pieces if piece and not _POST_CODE.fullmatch(piece)]
    levels = [(_level(piece), piece) for piece in pieces]
    if levels and levels[0][0] in ("municipality", "county") and len(levels) > 1:
        levels.reverse()
    municipality = next((piece for level, piece in levels if level == "municipality"), "")
    parish = next((piece for level, piece in levels if level == "parish"), "")
    inner = [piece for level, piece in levels if level == ""]
    if not inner:
        return _area(parish, municipality)
    name, number = _numbered(inner[0].strip(_QUOTES + " "))
    settlement = inner[1].strip(_QUOTES + " ") if len(inner) > 1 else ""
    quoted = inner[0][0] in _QUOTES
    return Parts(
        _kind(name, number, settlement, quoted=quoted), name, number, settlement, parish, municipality
    )


def _level(piece: str) -> str:
    """Which part of a country a piece is, by its last word."""
    last = words(piece)[-1:]
    found = CLASS_OF.get(last[0], "") if last else ""
    return found if found in ("municipality", "parish", "county") else ""


def _numbered(text: str) -> tuple[str, str]:
    found = _NUMBER.fullmatch(text)
    return (found[1].strip(), found[2].strip()) if found else (text, "")


def _kind(name: str, number: str, settlement: str, *, quoted: bool) -> Kind:
    if any(CLASS_OF.get(word) in _STREETS for word in words(name)[-2:]):
        return Kind.STREET
    if quoted or (settlement and not number):
        return Kind.FARM
    return Kind.STREET if settlement else Kind.VILLAGE


def _area(parish: str, municipality: str) -> Parts | None:
    name = parish or municipality
    if not name or not folded(name):
        return None
    return Parts(Kind.AREA, name, "", "", "", municipality if parish else "")
