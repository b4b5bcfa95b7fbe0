"""Entries of one key become one place, with its middle and how far it reaches."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from maps.addresses.hit import Kind
from maps.addresses.settlements import Settlements
from maps.addresses.staged import SETTLED
from maps.borders import country_at
from maps.geo import distance_m

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from maps.addresses.entry import Entry
    from maps.addresses.staged import Staged

# How far a place reaches where the entries do not show it
_REACH_M = {
    Kind.TOWN: 2000,
    Kind.VILLAGE: 600,
    Kind.AREA: 5000,
    Kind.STREET: 200,
    Kind.LAKE: 300,
    Kind.FOREST: 500,
}
_OTHER_REACH_M, _MOST_REACH_M = 60, 20_000
_MOST_OTHER = 12


@dataclass(frozen=True, slots=True)
class Place:
    """`entry` has no number. `country` is empty outside Latvia and Lithuania."""

    key: str
    entry: Entry
    country: str
    radius_m: int
    houses: int


def merged(staged: Staged) -> Iterable[Place]:
    """Every place once. Those that nothing says about in what they lie get the nearest settlement."""
    settlements = Settlements()
    found: list[Place] = []
    for key, group in groupby(staged.by_key(), key=lambda pair: pair[0]):
        place = _place(key, [entry for _, entry in group])
        found.append(place)
        if place.entry.kind in SETTLED:
            settlements.add(place.entry.name, place.entry.kind, place.entry.at)
    return [_settled(place, settlements) for place in found]


def _settled(place: Place, settlements: Settlements) -> Place:
    entry = place.entry
    knows = entry.settlement or entry.parish or entry.municipality or entry.kind in SETTLED | {Kind.AREA}
    nearest = "" if knows else settlements.nearest(entry.at)
    return replace(place, entry=replace(entry, settlement=nearest)) if nearest else place


def _place(key: str, entries: Sequence[Entry]) -> Place:
    """The entry nearest to the middle stands for all: the middle of a bent street is no place in it."""
    lat = sum(entry.at.lat_deg for entry in entries) / len(entries)
    lon = sum(entry.at.lon_deg for entry in entries) / len(entries)
    squeeze = math.cos(math.radians(lat))
    nearest = min(
        entries,
        key=lambda entry: math.hypot(entry.at.lat_deg - lat, (entry.at.lon_deg - lon) * squeeze),
    )
    kind = Kind.TOWN if any(entry.kind is Kind.TOWN for entry in entries) else nearest.kind
    at = next((entry.at for entry in entries if kind in SETTLED and not entry.number), nearest.at)
    names = Counter(entry.name for entry in entries)  # spelt as most have it, accents and all
    name = min(names, key=lambda one: (-names[one], one.isascii(), one))
    other = dict.fromkeys(one for entry in entries for one in entry.other if one != name)
    reach_m = max(distance_m(at, entry.at) for entry in (entries[0], entries[-1], *_corners(entries)))
    radius_m = min(max(round(reach_m), _REACH_M.get(kind, _OTHER_REACH_M)), _MOST_REACH_M)
    whole = replace(nearest, kind=kind, name=name, at=at, number="", other=tuple(other)[:_MOST_OTHER])
    houses = len({entry.number for entry in entries if entry.number})
    return Place(key, whole, country_at(at) or "", radius_m, houses)


def _corners(entries: Sequence[Entry]) -> Sequence[Entry]:
    """The entries farthest north, south, east and west."""
    return (
        max(entries, key=lambda entry: entry.at.lon_deg),
        min(entries, key=lambda entry: entry.at.lon_deg),
        max(entries, key=lambda entry: entry.at.lat_deg),
        min(entries, key=lambda entry: entry.at.lat_deg),
    )
