"""An exercise becomes an incident: with its alarm, its file, and the trucks' times as they come."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from incidents.codes import Clock, IncidentCode, TimeKind
from incidents.exercises.begun import FOLDER, SCENARIO, TruckTimes, begin_exercise
from incidents.folder import find
from incidents.journal import Journal
from incidents.model import IncidentError
from training.exercise.scenario_file import read_exercise
from training.exercise.shelf import find as exercise

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 29, 9, 0, tzinfo=UTC)


def test_it_is_a_training_at_the_place_of_the_alarm_and_keeps_its_exercise(tmp_path: Path):
    scenario = exercise("barn-smoke")
    incident, beside = begin_exercise(tmp_path, scenario, NOW)
    assert (incident.training, incident.scene, incident.what) == (True, scenario.at, scenario.alarm.what)
    assert beside == find(tmp_path, incident.id) / FOLDER
    assert read_exercise(beside / SCENARIO).fires == scenario.fires


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path):
    blocked = tmp_path / "data"
    blocked.write_text("a file where the folder should be")
    with pytest.raises(IncidentError):
        begin_exercise(blocked, exercise("barn-smoke"), NOW)


def test_each_time_of_a_truck_is_written_once_in_its_order(tmp_path: Path):
    scenario = exercise("barn-smoke")
    incident, _ = begin_exercise(tmp_path, scenario, NOW)
    with Journal(find(tmp_path, incident.id), NOW) as journal:
        trucks = TruckTimes(scenario)
        trucks.tell_alarm(journal, scenario.alarm.text, NOW)
        for second in (*range(0, 500, 5), *range(100, 500, 5)):  # the trainer went back once
            trucks.note(journal, float(second), NOW + timedelta(seconds=second))
        told = [entry for entry in journal.entries if entry.clock == Clock.EXERCISE]
    due = sorted(
        [(one.dispatched_s, TimeKind.DISPATCHED, one.unit) for one in scenario.trucks]
        + [(one.arrives_s, TimeKind.ON_SCENE, one.unit) for one in scenario.trucks]
    )
    assert told[0].code == IncidentCode.NOTE
    assert [(entry.code, entry.facts["unit"]) for entry in told[1:]] == [
        (kind, unit) for _, kind, unit in due
    ]
    for entry, (due_s, _, _) in zip(told[1:], due, strict=True):
        assert 0.0 <= (entry.at - NOW).total_seconds() - max(0.0, due_s) <= 5.0
