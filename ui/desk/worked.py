"""What is worked out of what is wanted: the plan, the tours of its batteries, and what it promises."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from maps.area import AreaError
from missions.energy import estimate
from missions.flights import tours_of
from missions.plan import PlanError
from missions.planner import plan_for
from missions.prospect import prospect_of
from missions.task import Effort
from ui.incident.wanted import Card, Wanted, missing

if TYPE_CHECKING:
    from maps.geo import LatLon
    from missions.plan import Plan
    from missions.prospect import Prospect
    from missions.task import Around, Task


@dataclass(frozen=True, slots=True)
class Worked:
    """`tours`: one a battery, where the pattern plans each by itself."""

    plan: Plan
    tours: tuple[Plan, ...]
    prospect: Prospect | None


def work_out(task: Task, around: Around, effort: Effort) -> Worked:
    """PlanError or AreaError where it cannot be. A quick plan makes no tours."""
    plan = plan_for(task, around, effort)
    tours = tours_of(task, around) if effort is Effort.THOROUGH else ()
    return Worked(plan, tours, prospect_of(plan, task))


def card_seconds(wanted: Wanted, scene: LatLon | None, around: Around) -> dict[Card, float]:
    """How long each card would take, by a quick plan; those that cannot be planned now are left out."""
    seconds: dict[Card, float] = {}
    for card in Card:
        task = wanted.task(scene, card)
        if missing(task) is not None:
            continue
        try:
            plan = plan_for(task, around, Effort.QUICK)
        except (PlanError, AreaError):
            continue
        needed = estimate(plan, around.home or plan.waypoints[0].at, wind=around.wind, drone=around.drone)
        if math.isfinite(needed.duration_s):
            seconds[card] = needed.duration_s
    return seconds
