"""Which sign a place wears, and with which others it is gathered from afar."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from maps.places.place import WATER, HydrantForm, Place, PlaceKind

if TYPE_CHECKING:
    from datetime import date


class Crowd(StrEnum):
    """What is gathered into one sign."""

    ROAD = "road"
    PEOPLE = "people"  # where they meet, land and start
    WATER = "water"


@dataclass(frozen=True, slots=True)
class Sign:
    """What a symbol shows. `number` stands on a bridge: the tonnes that it bears."""

    kind: PlaceKind
    form: HydrantForm | None = None
    hollow: bool = False
    number: str = ""


_PEOPLE = frozenset({PlaceKind.MEETING_POINT, PlaceKind.LANDING_SITE, PlaceKind.FIRE_STATION})
_LINES = frozenset({PlaceKind.FOREST_TRACK, PlaceKind.POWER_LINE, PlaceKind.OPEN_WATER})


def sign_of(place: Place, today: date) -> Sign:
    """Hollow where nobody looked at it in the last two years."""
    bears = place.kind is PlaceKind.BRIDGE and place.max_weight_t is not None
    form = place.form if place.kind is PlaceKind.HYDRANT else None
    return Sign(place.kind, form, not place.is_checked(today), f"{place.max_weight_t:.3g}" if bears else "")


def crowd_of(kind: PlaceKind) -> Crowd:
    if kind in WATER:
        return Crowd.WATER
    return Crowd.PEOPLE if kind in _PEOPLE else Crowd.ROAD


def has_sign(place: Place) -> bool:
    """A track, a wire and a river are their own signs."""
    return len(place.positions) == 1 or place.filled or place.kind not in _LINES
