"""The score of an exercise on the command line: each point with its reason, in three languages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
import typer
from typer.testing import CliRunner, Result

from firedrone.verbs import exercise_score
from firedrone.verbs.say import UsageError
from incidents.codes import IncidentCode
from incidents.debrief.exercise_folder import FOLDER
from incidents.debrief.score_file import read_score
from incidents.folder import create
from incidents.journal import read_journal
from incidents.model import IncidentError
from tests.incidents.debrief.evening import Evening, evening
from training.exercise.scenario_file import write_exercise

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def made(tmp_path: Path) -> Evening:
    flown = evening(tmp_path)
    write_exercise(flown.scenario, flown.folder / FOLDER / "field.toml")
    return flown


def run(data: Path, *arguments: str) -> Result:
    app, group = typer.Typer(), typer.Typer()
    exercise_score.register(group)
    group.callback()(lambda: None)  # a group also with this verb alone
    app.add_typer(group, name="exercise")
    return CliRunner().invoke(app, ["exercise", "score", "last", *arguments, "--data", str(data)])


def test_the_document_has_every_reason_and_the_record_the_points(made: Evening):
    result = run(made.data, "--json")
    assert result.exit_code == 0, result.exception
    told: dict[str, Any] = json.loads(result.stdout)
    assert (told["points"], told["passed"], told["training"], told["flown_by"]) == (
        100,
        True,
        True,
        "embedded",
    )
    assert sum(one["points"] for one in told["reasons"]) == pytest.approx(100.0, abs=0.1)
    assert all(one["said"] for one in told["reasons"])
    entries = read_journal(made.folder)
    assert (
        entries[-1].code == IncidentCode.EXERCISE_SCORED or entries[-2].code == IncidentCode.EXERCISE_SCORED
    )
    assert read_score(made.folder, entries) is not None


def test_people_read_it_in_their_language_and_that_it_is_training(made: Evening):
    said = run(made.data, "--lang", "lv").stdout
    assert said.startswith("TRAINING field: 100 no 100 · Nokārtots")
    assert "Pirmais attēls" in said


def test_an_incident_without_an_exercise_is_refused_in_one_line(tmp_path: Path):
    create(tmp_path, "Grass fire", "Tērvete")
    error = run(tmp_path).exception
    assert isinstance(error, IncidentError)
    assert "nothing to score" in str(error)


def test_an_exercise_that_was_damaged_is_named(made: Evening):
    (made.folder / FOLDER / "field.toml").write_text("wind = ", "utf-8")
    error = run(made.data).exception
    assert isinstance(error, IncidentError)
    assert "field.toml" in str(error)


def test_a_language_that_nobody_speaks_here_is_refused(made: Evening):
    assert isinstance(run(made.data, "--lang", "de").exception, UsageError)
