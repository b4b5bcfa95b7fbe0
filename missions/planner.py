"""From a task to a plan, whatever the pattern."""

from __future__ import annotations

from typing import TYPE_CHECKING

from missions.patterns.probability import by_probability
from missions.patterns.sweep import parallel
from missions.plan import Plan, PlanError
from missions.task import Around, Effort, Pattern, Task

if TYPE_CHECKING:
    from collections.abc import Callable


def plan_for(task: Task, around: Around, effort: Effort = Effort.THOROUGH) -> Plan:
    """The plan of a task. PlanError or AreaError says what is missing, or why it cannot be flown."""
    maker = _MAKERS.get(task.pattern)
    if maker is None:
        raise PlanError(f"{task.pattern.value} cannot be planned yet")
    return maker(task, around, effort)


def _parallel(task: Task, around: Around, _effort: Effort) -> Plan:
    if task.area is None:
        raise PlanError("a search by parallel tracks needs an area: draw one")
    return parallel(
        task.area,
        task.lens,
        task.height,
        home=around.home,
        overlap=task.overlap,
        speed_m_s=task.speed_m_s,
        heading_deg=task.heading_deg,
        no_fly=task.no_fly,
        ground=around.ground,
    )


_MAKERS: dict[Pattern, Callable[[Task, Around, Effort], Plan]] = {
    Pattern.PARALLEL: _parallel,
    Pattern.PROBABILITY: by_probability,
}
PATTERNS = tuple(_MAKERS)
