"""What a plan promises: the chance to find, by two laws of detection, beside the best that could be."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from missions.chance_report import chance_report
from missions.chances_of import chances_of
from missions.swept import swept
from missions.task import Pattern

if TYPE_CHECKING:
    from missions.plan import Plan
    from missions.task import Task


@dataclass(frozen=True, slots=True)
class Prospect:
    """Shares of 1. The bounds are what no flight of the same length passes, each by its own law."""

    pod: float  # the careful law: random search, 1 - exp(-C)
    bound_pod: float
    definite: float  # all inside the swath is found
    bound_definite: float

    @property
    def ratio(self) -> float:
        """How near to the best, by the law that the tracks are laid for."""
        return self.definite / self.bound_definite if self.bound_definite > 0.0 else math.nan


def prospect_of(plan: Plan, task: Task) -> Prospect | None:
    """None where nobody can say: an orbit, a station, a plan of another ground station."""
    if task.pattern is Pattern.PROBABILITY:
        found = chance_report(plan, chances_of(task))
        return Prospect(found.exponential, found.bound_exponential, found.definite, found.bound_definite)
    seen = swept(plan)
    if seen is None:
        return None
    definite = min(1.0, seen.share)
    return Prospect(seen.pod, seen.bound.exponential, definite, max(seen.bound.definite, definite))
