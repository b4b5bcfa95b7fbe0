"""What a search finds: a place, and which of the typed words led to it, and how closely."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from maps.geo import LatLon


class Kind(StrEnum):
    """What a place is."""

    HOUSE = "house"
    STREET = "street"
    FARM = "farm"  # a lone house with a name: viensēta, vienkiemis
    TOWN = "town"
    VILLAGE = "village"
    AREA = "area"  # a parish or a municipality
    LAKE = "lake"
    FOREST = "forest"
    OTHER = "other"


class How(StrEnum):
    """How a typed word fits the word that was found."""

    EXACT = "exact"  # accents apart
    BEGINS = "begins"  # it is the beginning
    ENDING = "ending"  # another grammatical ending: Dobelē for Dobele
    LOOSE = "loose"  # letters were forgiven
    LEFT_OUT = "left_out"  # nothing fits it


SURE = frozenset({How.EXACT, How.BEGINS})


@dataclass(frozen=True, slots=True)
class Matched:
    """A word as it was typed, and the word of the place that stands for it."""

    typed: str
    found: str
    how: How


@dataclass(frozen=True, slots=True)
class Hit:
    """One place. `error_m`: the scene may be this far from `at` and still be there (a street is long).

    `score` is 0 to 1 and orders the hits of one search. `known_as` is the old or other name that was typed;
    `missing_number` the house number that was typed and is not in the register.
    """

    kind: Kind
    address: str
    settlement: str
    parish: str
    municipality: str
    country: str | None
    at: LatLon
    error_m: float
    score: float
    why: tuple[Matched, ...] = ()
    known_as: str = ""
    missing_number: str = ""

    @property
    def certain(self) -> bool:
        """Nothing was forgiven, and nothing that was typed is missing."""
        return not self.missing_number and all(word.how in SURE for word in self.why)

    @property
    def forgiven(self) -> tuple[Matched, ...]:
        """The words that do not stand there as they were typed."""
        return tuple(word for word in self.why if word.how not in SURE)
