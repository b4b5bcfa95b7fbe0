"""The work of an exercise as a task for the planner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from incidents.model import IncidentError
from maps.area import Area, AreaError
from maps.geo import AboveGround
from missions.task import Pattern, Task

if TYPE_CHECKING:
    from training.exercise.scenario import Scenario

LOOKS_S = 120.0  # how long an overwatch stays
SPEED_M_S = 8.0


def asked_task(scenario: Scenario) -> Task:
    """IncidentError for a pattern that nobody flies, or corners that make no area."""
    work = scenario.work
    if work.pattern not in set(Pattern):
        known = ", ".join(Pattern)
        raise IncidentError(f'{scenario.id}: "{work.pattern}" is not a pattern; known are {known}')
    pattern = Pattern(work.pattern)
    try:
        area = Area(work.area) if work.area else None
    except AreaError as error:
        raise IncidentError(f"{scenario.id}: the area of the work: {error}") from error
    return Task(
        pattern=pattern,
        area=area,
        line=work.along,
        at=work.around,
        height=AboveGround(work.height_m),
        speed_m_s=SPEED_M_S,
        radius_m=None if area is not None or work.along else work.radius_m,
        hold_s=LOOKS_S if pattern is Pattern.OVERWATCH else None,
    )
