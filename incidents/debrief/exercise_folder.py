"""The exercise beside an incident's journal: the scenario as it was flown, and the truth of the flight."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from incidents.debrief.true_flight import TrueFlight, read_true_flight
from incidents.exercises.begun import FOLDER
from incidents.model import IncidentError
from maps.foreign.file import FormatError
from training.exercise.errors import ExerciseError
from training.exercise.scenario_file import read_exercise
from training.exercise.truth_log import FILE

if TYPE_CHECKING:
    from pathlib import Path

    from training.exercise.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Flown:
    """An exercise that was flown."""

    scenario: Scenario
    truth: TrueFlight


def is_exercise(folder: Path) -> bool:
    """Whether one was flown in this incident."""
    return (folder / FOLDER / FILE).is_file()


def flown_exercise(folder: Path) -> Flown:
    """Of the incident in `folder`. IncidentError where none was flown or a file of it is damaged."""
    scenarios = sorted((folder / FOLDER).glob("*.toml"))
    if not scenarios or not is_exercise(folder):
        raise IncidentError(f"{folder.name}: no exercise was flown in it: there is nothing to score")
    try:
        return Flown(read_exercise(scenarios[0]), read_true_flight(folder / FOLDER / FILE))
    except (ExerciseError, FormatError) as error:
        raise IncidentError(f"{folder.name}: {error}") from error
