"""From a task to a plan, whatever the pattern."""

from __future__ import annotations

from typing import TYPE_CHECKING

from missions.patterns.along import along
from missions.patterns.contour import contour
from missions.patterns.orbit import orbit
from missions.patterns.overwatch import overwatch
from missions.patterns.parts import in_parts
from missions.patterns.probability import by_probability
from missions.patterns.sector import sector
from missions.patterns.square import square
from missions.patterns.sweep import swept_by_rows
from missions.task import Effort, Pattern, Task

if TYPE_CHECKING:
    from collections.abc import Callable

    from missions.plan import Plan
    from missions.task import Around


def plan_for(task: Task, around: Around, effort: Effort = Effort.THOROUGH) -> Plan:
    """The plan of a task. PlanError or AreaError says what is missing, or why it cannot be flown."""
    return _MAKERS[task.pattern](task, around, effort)


def _rows(task: Task, around: Around, effort: Effort) -> Plan:
    if task.parts and task.area is not None:
        return in_parts(task, around, lambda part, within: swept_by_rows(part, within, effort))
    return swept_by_rows(task, around, effort)


_MAKERS: dict[Pattern, Callable[[Task, Around, Effort], Plan]] = {
    Pattern.PARALLEL: _rows,
    Pattern.CREEPING: _rows,
    Pattern.SQUARE: square,
    Pattern.SECTOR: sector,
    Pattern.CONTOUR: contour,
    Pattern.ALONG: along,
    Pattern.ORBIT: orbit,
    Pattern.OVERWATCH: overwatch,
    Pattern.PROBABILITY: by_probability,
}
PATTERNS = tuple(Pattern)
