"""What is worked out of what is wanted: the plan, the tours of its batteries, and what it promises."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from maps.area import AreaError
from missions.batteries import split
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
    """`flights`: one a battery; empty for a quick plan, and where one battery is enough."""

    plan: Plan
    flights: tuple[Plan, ...]
    prospect: Prospect | None
    quick: bool


def work_out(task: Task, around: Around, effort: Effort) -> Worked:
    """PlanError or AreaError where it cannot be. A quick plan is not cut into flights."""
    plan = plan_for(task, around, effort)
    quick = effort is Effort.QUICK
    return Worked(plan, () if quick else _flights(plan, task, around), prospect_of(plan, task), quick)


def _flights(plan: Plan, task: Task, around: Around) -> tuple[Plan, ...]:
    tours = tours_of(task, around)
    if tours or plan.home is None:
        return tours
    try:
        return split(plan, plan.home, wind=around.wind, drone=around.drone)
    except PlanError:
        return ()  # one battery does not go there and back: a finding says so


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
