"""The probability map of a task: its own, or the rings round where somebody was last seen."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from missions.chance_sources import composed
from missions.lost_person import lost_persons
from missions.plan import PlanError

if TYPE_CHECKING:
    from maps.geo import LatLon
    from missions.chances import Chances
    from missions.task import Task


def chances_of(task: Task) -> Chances:
    """PlanError where neither a map nor a person and a place are given."""
    if task.chances is not None:
        return task.chances
    if task.person is None or task.at is None:
        raise PlanError("a search by probability needs a map of it: give a file, or who is missing and where")
    return _round(task.at, task.person)


@lru_cache(maxsize=8)
def _round(at: LatLon, person: str) -> Chances:
    known = lost_persons()
    if person not in known:
        raise PlanError(f'nobody knows how far "{person}" goes; known are {", ".join(known)}')
    return composed(at, known[person])
