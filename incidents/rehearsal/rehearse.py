"""An exercise from its alarm to its landing, flown by a scripted crew as fast as the computer can."""

from __future__ import annotations

import time
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from incidents.exercises.begun import FOLDER
from incidents.rehearsal.careful import careful
from incidents.rehearsal.careless import careless
from incidents.rehearsal.cockpit import Cockpit
from training.exercise.running import RunningExercise
from training.exercise.truth_log import FILE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from training.exercise.scenario import Scenario


class Crew(StrEnum):
    """Who flies it."""

    CAREFUL = "careful"
    CARELESS = "careless"


CREWS: dict[Crew, Callable[[Cockpit], None]] = {Crew.CAREFUL: careful, Crew.CARELESS: careless}


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """One exercise flown once. `took_s` of this computer's time."""

    scenario: Scenario
    crew: Crew
    seed: int
    incident: Path
    flight: Path
    took_off: bool
    landed: bool
    marks: int
    lasted_s: float
    took_s: float

    @property
    def truth(self) -> Path:
        return self.incident / FOLDER / FILE


def rehearse(scenario: Scenario, crew: Crew, data: Path, *, seed: int | None = None) -> Rehearsal:
    """Fly it into a record below `data`. IncidentError, RecordError: it cannot be begun, or never ends."""
    began_s = time.perf_counter()
    exercise = RunningExercise(scenario, seed=seed)
    with Cockpit(exercise, data) as cockpit:
        CREWS[crew](cockpit)
        exercise.end()
        cockpit.wait(1.0)
        landed = not cockpit.state.flying
    return Rehearsal(
        scenario=scenario,
        crew=crew,
        seed=exercise.seed,
        incident=cockpit.incident,
        flight=cockpit.flight,
        took_off=cockpit.took_off,
        landed=cockpit.took_off and landed,
        marks=cockpit.marks,
        lasted_s=round(exercise.elapsed_s, 1),
        took_s=round(time.perf_counter() - began_s, 2),
    )
