"""What the crew chose and drew for one incident: six cards, what is drawn, and how each card is flown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from maps.geo import AboveGround
from missions.lost_person import lost_persons
from missions.task import Pattern, Task

if TYPE_CHECKING:
    from maps.area import Area
    from maps.geo import LatLon


class Card(StrEnum):
    """What a drone is sent out for, in the words of a fire ground."""

    SEARCH = "search"  # an area, seen all over
    PERSON = "person"  # somebody is missing
    SIZE_UP = "size_up"  # once round a building, the camera on its roof
    OVERWATCH = "overwatch"  # stand upwind and watch
    EDGE = "edge"  # along the edge of a fire, a road, a river
    SMOKE = "smoke"  # a short look at what was reported


SMOKE_HOLD_S = 120.0
ORBIT_HEIGHT, WATCH_HEIGHT = AboveGround(40.0), AboveGround(80.0)
_OFTEN: Mapping[Card, Task] = MappingProxyType(
    {
        Card.SEARCH: Task(),
        Card.PERSON: Task(Pattern.PROBABILITY, person="hiker"),
        Card.SIZE_UP: Task(Pattern.ORBIT, height=ORBIT_HEIGHT, speed_m_s=4.0, radius_m=40.0),
        Card.OVERWATCH: Task(Pattern.OVERWATCH, height=WATCH_HEIGHT),
        Card.EDGE: Task(Pattern.ALONG, both_sides=True, speed_m_s=6.0),
        Card.SMOKE: Task(Pattern.OVERWATCH, height=WATCH_HEIGHT, hold_s=SMOKE_HOLD_S),
    }
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Undo and redo go from one to the next. `wishes` are tasks without places."""

    card: Card = Card.SEARCH
    area: Area | None = None
    line: tuple[LatLon, ...] = ()
    parts: tuple[Area, ...] = ()  # of the area, what has still to be seen; empty: all of it
    at: LatLon | None = None  # where the card looks; None: the scene of the incident
    no_fly: tuple[Area, ...] = ()
    wishes: Mapping[Card, Task] = field(default_factory=lambda: _OFTEN)

    @property
    def wish(self) -> Task:
        """How the chosen card is flown."""
        return self.wishes[self.card]

    def with_wish(self, wish: Task, card: Card | None = None) -> Wanted:
        """Another way to fly a card, by itself the chosen one."""
        return replace(self, wishes=MappingProxyType({**self.wishes, card or self.card: wish}))

    def task(self, scene: LatLon | None, card: Card | None = None) -> Task:
        """The task of a card where the incident is."""
        card = card or self.card
        wish = self.wishes[card]
        searched = card is Card.SEARCH  # the area is what that card searches, and no limit of another
        return replace(
            wish,
            area=self.area if searched else None,
            parts=self.parts if searched else (),
            line=self.line,
            at=self.at or scene,
            no_fly=(*self.no_fly, *wish.no_fly),
        )


def card_of(task: Task) -> Card:
    """The card that flies a pattern."""
    match task.pattern:
        case Pattern.PROBABILITY:
            return Card.PERSON
        case Pattern.ORBIT:
            return Card.SIZE_UP
        case Pattern.OVERWATCH:
            return Card.OVERWATCH
        case Pattern.ALONG:
            return Card.EDGE
        case _:
            return Card.SEARCH


def is_estimate(wish: Task) -> bool:
    """Whether its chances come from distances that are no statistics."""
    if wish.pattern is not Pattern.PROBABILITY or wish.person is None:
        return False
    person = lost_persons().get(wish.person)
    return person is not None and not person.published


def missing(task: Task) -> str | None:
    """What has to be drawn first: "area", "line" or "place"; None: nothing."""
    needs_area = {Pattern.PARALLEL, Pattern.CREEPING, Pattern.CONTOUR}
    needs_place = {
        Pattern.SQUARE,
        Pattern.SECTOR,
        Pattern.ORBIT,
        Pattern.OVERWATCH,
        Pattern.PROBABILITY,
    }
    if task.pattern in needs_area and task.area is None:
        return "area"
    if task.pattern is Pattern.ALONG and not task.line:
        return "line"
    if task.pattern in needs_place and task.at is None:
        return "place"
    return None
