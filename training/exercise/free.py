"""Free practice as an exercise: a ready drone and a breeze, no task, no end."""

from __future__ import annotations

import math
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from training.exercise.scenario import Alarm, Drone, Land, Scenario, Weather, Work

if TYPE_CHECKING:
    from maps.geo import LatLon

FREE: Final = "free"


def free_practice(home: LatLon, fire: LatLon | None = None) -> Scenario:
    """The drone stands at `home`, what its camera sees lies round `fire`."""
    nothing = {"en": ""}
    return Scenario(
        id=FREE,
        title=nothing,
        brief=nothing,
        trainer=nothing,
        at=fire or home,
        begins_at=datetime.now(UTC),
        land=Land.FARM,
        weather=Weather(),
        drone=Drone(home),
        work=Work(around=fire or home),
        alarm=Alarm("", "", ""),
        lasts_s=math.inf,
    )
