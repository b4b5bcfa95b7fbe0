"""What the hundred points are for, and why each is worth what it is: the one table of the score."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Item(StrEnum):
    """What is weighed, in the order in which it is told."""

    FIRST_PICTURE = "first_picture"
    FOUND = "found"
    SOON = "soon"
    COVERED = "covered"
    MARKS = "marks"
    FALSE_MARKS = "false_marks"
    FENCE = "fence"
    HEIGHT = "height"
    LINE_OF_SIGHT = "line_of_sight"
    BORDER = "border"
    BATTERY = "battery"
    ALARMS = "alarms"
    CHECKLIST = "checklist"
    OVERRIDES = "overrides"
    LANDING = "landing"


@dataclass(frozen=True, slots=True)
class Weight:
    """`points` of a hundred, where everything is asked."""

    item: Item
    points: float
    why: str


WEIGHTS: tuple[Weight, ...] = (
    Weight(Item.FIRST_PICTURE, 10, "Until the first picture the chief decides without us."),
    Weight(Item.FOUND, 20, "What is found is what the flight was for."),
    Weight(Item.SOON, 10, "Somebody lies there: minutes count, but less than finding at all."),
    Weight(Item.COVERED, 10, "Where nothing is found, what was seen decides where to look next."),
    Weight(Item.MARKS, 7, "A truck is sent to the mark, not to the target."),
    Weight(Item.FALSE_MARKS, 3, "A truck that is sent to nothing is missing elsewhere."),
    Weight(Item.FENCE, 6, "The fence keeps the drone away from people and the runway."),
    Weight(Item.HEIGHT, 4, "Above 120 m fly others."),
    Weight(Item.LINE_OF_SIGHT, 4, "Who does not see the drone does not see what comes towards it."),
    Weight(Item.BORDER, 8, "An unconfirmed flight over a state border ends the work of both sides."),
    Weight(Item.BATTERY, 6, "The reserve is for the wind that nobody forecast."),
    Weight(Item.ALARMS, 5, "An alarm that nobody saw is as good as none."),
    Weight(Item.CHECKLIST, 2, "Four ticks cost ten seconds; a loose propeller costs the drone."),
    Weight(Item.OVERRIDES, 1, "A check may be set aside for a reason, and not as a habit."),
    Weight(Item.LANDING, 4, "A drone that is not home does not fly again tonight."),
)

# Whoever does this has not passed, whatever the points: it ends the use of the drone for everybody.
GRAVE = frozenset({(Item.BORDER, "crossed"), (Item.LANDING, "crashed")})

# Where the whole points of an item begin to go, and where the last is gone.
PICTURE_WHOLE_S, PICTURE_NONE_S = 180.0, 600.0
ALARM_WHOLE_S, ALARM_NONE_S = 10.0, 60.0
MARK_WHOLE_M, MARK_NONE_M = 10.0, 60.0
ONLY_SEEN = 0.25  # of a target that was in the picture and that nobody marked
FALSE_MARKS_NONE = 4
BREACH_KEEPS = 0.5  # of the points at the most, once a rule was broken at all
BREACH_NONE_S = 60.0
BREACH_NONE_M = {Item.FENCE: 100.0, Item.HEIGHT: 60.0, Item.LINE_OF_SIGHT: 300.0}
TICKS = 4  # before take-off
OVERRIDES_NONE = 3
