"""An exercise becomes an incident: with its alarm, its file, and the trucks' times as they come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from incidents import folder as folders
from incidents.codes import Clock, IncidentCode, Source, TimeKind
from incidents.model import IncidentError
from training.exercise.errors import ExerciseError

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from incidents.journal import Journal
    from incidents.model import Incident
    from incidents.signatures import Signer
    from training.exercise.scenario import Scenario

FOLDER: Final = "exercise"  # in the incident's: its file, the truth, the score
SCENARIO: Final = "scenario.toml"
SCENE_ERROR_M = 50.0  # how far from the alarm's place it may be


def begin_exercise(
    data: Path, scenario: Scenario, now: datetime, signer: Signer | None = None
) -> tuple[Incident, Path]:
    """A training incident in the data folder, and the folder of the exercise in it. IncidentError."""
    from training.exercise.scenario_file import write_exercise  # noqa: PLC0415 records without one are sealed, too

    alarm = scenario.alarm
    incident = folders.create(
        data,
        alarm.what,
        alarm.where,
        number=alarm.number or None,
        scene=scenario.at,
        scene_error_m=SCENE_ERROR_M,
        alarm_at=now,
        training=True,
        now=now,
        signer=signer,
    )
    beside = folders.find(data, incident.id) / FOLDER
    try:
        beside.mkdir(exist_ok=True)
        write_exercise(scenario, beside / SCENARIO)
    except (ExerciseError, OSError) as error:
        raise IncidentError(f"{incident.id}: the exercise cannot be kept with it: {error}") from error
    return incident, beside


class TruckTimes:
    """What the dispatch centre would write of the trucks, when the exercise comes to it."""

    def __init__(self, scenario: Scenario) -> None:
        due = [(truck.dispatched_s, TimeKind.DISPATCHED, truck.unit) for truck in scenario.trucks]
        due += [(truck.arrives_s, TimeKind.ON_SCENE, truck.unit) for truck in scenario.trucks]
        self._due = sorted(due)

    def tell_alarm(self, journal: Journal, text: str, now: datetime) -> None:
        """The message, as it came."""
        if text:
            journal.append(now, Clock.EXERCISE, Source.DISPATCH, IncidentCode.NOTE, {"text": text})

    def note(self, journal: Journal, elapsed_s: float, now: datetime) -> None:
        """To be called often: each time stands once, also after the trainer went back."""
        while self._due and self._due[0][0] <= elapsed_s:
            _, kind, unit = self._due.pop(0)
            journal.append(now, Clock.EXERCISE, Source.DISPATCH, kind, {"unit": unit})
