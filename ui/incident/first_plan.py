"""What is planned before anybody drew: the card that the words of the alarm ask for, round its place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from incidents.alarm.keyword import kinds_of
from maps.area import Area
from maps.geo import moved
from ui.incident.wanted import Card, Wanted

if TYPE_CHECKING:
    from maps.geo import LatLon

REACH = 1.1  # times the probable error: so far reaches the first search of a point (IAMSAR II)
LEAST_M, MOST_M = 100.0, 400.0  # from the middle to a side: a field; what one battery still sees all over
VAGUE_M = 80.0  # worse known than this, a place is searched before anything is flown round
_CORNERS = ((-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0))
_CARDS = {
    "person": Card.PERSON,
    "hazard": Card.OVERWATCH,  # upwind, and from afar
    "water": Card.SEARCH,
    "fire": Card.SIZE_UP,
    "accident": Card.SIZE_UP,
}


def first_wanted(what: str, scene: LatLon, error_m: float | None) -> Wanted:
    """For an incident for which nothing was chosen. `what`: the alarm's words; `error_m` of the scene."""
    kinds = kinds_of(what)
    card = next((card for kind, card in _CARDS.items() if kind in kinds), Card.SMOKE)
    if card is Card.SIZE_UP and (error_m or 0.0) > VAGUE_M:
        card = Card.SEARCH
    return with_area(Wanted(card=card), scene, error_m)


def with_area(wanted: Wanted, scene: LatLon | None, error_m: float | None) -> Wanted:
    """With a square round the scene, where the card searches an area and none is drawn."""
    if wanted.card is not Card.SEARCH or wanted.area is not None or scene is None:
        return wanted
    return replace(wanted, area=first_area(scene, error_m))


def first_area(scene: LatLon, error_m: float | None) -> Area:
    """As far as the place may be wrong, and never less than a field."""
    reach_m = min(max(REACH * (error_m or 0.0), LEAST_M), MOST_M)
    return Area(tuple(moved(scene, east * reach_m, north * reach_m) for east, north in _CORNERS))
