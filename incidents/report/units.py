"""Where the trucks stood, as far as entries of their own lane say so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from incidents.codes import Source
from incidents.facts import place_in, text_in

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from incidents.timeline import Moment
    from maps.geo import LatLon

_NAME_CHARS = 24
_MOST = 40


@dataclass(frozen=True, slots=True)
class Unit:
    """A truck by its call sign, where it was last heard to be."""

    name: str
    at: LatLon
    when: datetime
    n: int


def units_of(moments: Sequence[Moment]) -> tuple[Unit, ...]:
    """Each once, in the order in which they came."""
    found: dict[str, Unit] = {}
    for moment in moments:
        entry = moment.entry
        place, name = place_in(entry.facts), text_in(entry.facts, "unit")
        if entry.source == Source.TRUCK and place is not None and name is not None:
            found[name] = Unit(name[:_NAME_CHARS], place, moment.at, entry.n)
    return tuple(found.values())[:_MOST]
