"""What our fields of a dispatch record are called, and what a guess rests on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from incidents.codes import TimeKind
from incidents.dispatch.guess import SURE, Why
from incidents.words import sentence
from ui import units

if TYPE_CHECKING:
    from incidents.dispatch.guess import Guess

translate = QCoreApplication.translate

_TIMES = frozenset(kind.value for kind in TimeKind)
_KIND = re.compile(rf"\b(?:{'|'.join(kind.value for kind in TimeKind)})\b")


def field_name(field: str, language: str) -> str:
    """Of a time as the record says it, of all else in the window's language."""
    if field in _TIMES:
        said = sentence(language, field, {})
        return said[:1].upper() + said[1:]
    return {
        "number": translate("Dispatch", "Incident number"),
        "type": translate("Dispatch", "What happened"),
        "address": translate("Dispatch", "Address"),
        "note": translate("Dispatch", "Notes"),
        "area_m2": translate("Dispatch", "Area, m²"),
        "lat": translate("Dispatch", "Latitude"),
        "lon": translate("Dispatch", "Longitude"),
        "point": translate("Dispatch", "Coordinates in one text"),
        "northing": translate("Dispatch", "Northing, metres"),
        "easting": translate("Dispatch", "Easting, metres"),
        "call_sign": translate("Dispatch", "Unit"),
        "kind": translate("Dispatch", "Kind of unit"),
        "station": translate("Dispatch", "Station"),
        "crew": translate("Dispatch", "Crew"),
    }.get(field, field)


def named_times(text: str, language: str) -> str:
    """A doubt with the names of times in place of their codes."""
    return _KIND.sub(lambda kind: field_name(kind[0], language), text)


def guess_words(guess: Guess) -> str:
    """Why this column was offered, and whether to look twice."""
    why = {
        Why.NAME: translate("Dispatch", "by name"),
        Why.NAME_AND_VALUES: translate("Dispatch", "by name and content"),
        Why.NAME_NOT_VALUES: translate("Dispatch", "by name, content differs"),
        Why.VALUES: translate("Dispatch", "by content"),
    }[guess.why]
    sure = str(units.percent(100.0 * guess.confidence))
    if guess.confidence >= SURE:
        return f"{why}, {sure}"
    return translate("Dispatch", "not sure: {why}, {sure}").format(why=why, sure=sure)
