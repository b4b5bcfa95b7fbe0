"""By which rules a flight was flown: open category, specific category, or ordered by the state.

There is no way to say "exempt": who flies for the state says who ordered it and when, and without a word the
rules of the open category hold.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from incidents.facts import text_in, time_in
from incidents.lines import YEARS
from incidents.model import IncidentError
from missions.rules import Basis

if TYPE_CHECKING:
    from collections.abc import Mapping

    from incidents.model import Fact

TEXT_CHARS = 120


class Subcategory(StrEnum):
    """Of the open category, from the strictest drone to the emptiest ground."""

    A1 = "A1"
    A2 = "A2"
    A3 = "A3"


class Sight(StrEnum):
    """Whether the pilot sees the drone."""

    VLOS = "VLOS"
    BVLOS = "BVLOS"


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalBasis:
    """Made by `open_category`, `specific_category` or `state_order`, which ask for all that belongs to it."""

    basis: Basis
    subcategory: Subcategory | None = None  # None: the open category, nobody said which part
    authorisation: str | None = None
    sight: Sight | None = None
    ordered_by: str | None = None  # the institution
    ordered_name: str | None = None  # the person
    ordered_at: datetime | None = None


NOBODY_SAID = LegalBasis(basis=Basis.OPEN)  # and then the rules of the open category hold


def open_category(subcategory: str) -> LegalBasis:
    """IncidentError for another word than A1, A2 or A3."""
    if subcategory.upper() not in set(Subcategory):
        raise IncidentError(f'"{_short(subcategory)}" is no part of the open category: A1, A2 or A3')
    return LegalBasis(basis=Basis.OPEN, subcategory=Subcategory(subcategory.upper()))


def specific_category(authorisation: str, sight: str) -> LegalBasis:
    """IncidentError without the authorisation's number, or for another word than VLOS or BVLOS."""
    if not authorisation.strip():
        raise IncidentError("the specific category needs the number of the authorisation")
    if sight.upper() not in set(Sight):
        raise IncidentError(f'"{_short(sight)}" is no kind of sight: VLOS or BVLOS')
    return LegalBasis(basis=Basis.SPECIFIC, authorisation=_short(authorisation), sight=Sight(sight.upper()))


def state_order(ordered_by: str, ordered_name: str, ordered_at: datetime) -> LegalBasis:
    """IncidentError without institution or person, or in an impossible year. `ordered_at` is aware."""
    if not ordered_by.strip() or not ordered_name.strip():
        raise IncidentError("a flight for the state needs who ordered it: the institution and the person")
    if ordered_at.year not in YEARS:
        raise IncidentError(f"the order is of the year {ordered_at.year}; look at its date")
    return LegalBasis(
        basis=Basis.STATE,
        ordered_by=_short(ordered_by),
        ordered_name=_short(ordered_name),
        ordered_at=ordered_at.astimezone(UTC),
    )


def basis_facts(basis: LegalBasis) -> dict[str, Fact]:
    """As it stands in an entry."""
    facts: dict[str, Fact] = {
        "basis": basis.basis.value,
        "subcategory": basis.subcategory,
        "authorisation": basis.authorisation,
        "sight": basis.sight,
        "ordered_by": basis.ordered_by,
        "ordered_name": basis.ordered_name,
        "ordered_at": basis.ordered_at.isoformat() if basis.ordered_at else None,
    }
    return {key: value for key, value in facts.items() if value is not None}


def basis_in(facts: Mapping[str, Fact]) -> LegalBasis | None:
    """The basis that an entry names; None where it is not one, or lacks what belongs to it."""
    try:
        match text_in(facts, "basis"):
            case Basis.OPEN:
                return open_category(text_in(facts, "subcategory") or "")
            case Basis.SPECIFIC:
                return specific_category(text_in(facts, "authorisation") or "", text_in(facts, "sight") or "")
            case Basis.STATE:
                at = time_in(facts, "ordered_at")
                by, name = text_in(facts, "ordered_by") or "", text_in(facts, "ordered_name") or ""
                return None if at is None else state_order(by, name, at)
            case _:
                return None
    except IncidentError:
        return None


def _short(text: str) -> str:
    return " ".join(text.split())[:TEXT_CHARS]
