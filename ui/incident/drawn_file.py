"""What was drawn for an incident, as a map file that a neighbour can read, and back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from maps.formats.features import Features, Line, NamedArea, Point
from ui.incident.wanted import Card, Wanted

if TYPE_CHECKING:
    from maps.formats.features import Fact

KIND, CARD = "kind", "card"
NO_FLY = "no_fly"


def features_of(wanted: Wanted) -> Features:
    """Areas to search and to keep out of, the line, and the place to look at."""
    facts: dict[str, Fact] = {CARD: wanted.card.value}
    areas = [] if wanted.area is None else [NamedArea(wanted.area, "search area", facts)]
    areas += [NamedArea(area, "no-fly area", {**facts, KIND: NO_FLY}) for area in wanted.no_fly]
    lines = (Line(wanted.line, "line to fly along", facts=facts),) if wanted.line else ()
    points = () if wanted.at is None else (Point(wanted.at, "look here", facts=facts),)
    return Features(tuple(areas), lines, points)


def wanted_of(features: Features) -> Wanted:
    """The way back. A plain map file with an area is a search of it."""
    shut = tuple(named.area for named in features.areas if named.facts.get(KIND) == NO_FLY)
    search = [named.area for named in features.areas if named.facts.get(KIND) != NO_FLY]
    drawn = [*features.areas, *features.lines, *features.points]
    cards = [card for thing in drawn if (card := thing.facts.get(CARD)) in set(Card)]
    wanted = Wanted(
        area=search[0] if search else None,
        line=features.lines[0].places if features.lines else (),
        at=features.points[0].at if features.points else None,
        no_fly=shut,
    )
    return replace(wanted, card=Card(cards[0])) if cards else wanted
