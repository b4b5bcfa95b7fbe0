"""Alarms of an incident on the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import typer
from typer.testing import CliRunner, Result

from firedrone.verbs import incident
from firedrone.verbs.say import UsageError
from incidents.folder import create
from incidents.journal import Journal
from tests.incidents import alarms

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def data(tmp_path: Path) -> Path:
    made = create(tmp_path, "Kūlas ugunsgrēks", "Tērvete", now=alarms.START)
    with Journal(tmp_path / "incidents" / made.id, alarms.START) as journal:
        alarms.write(journal)
    return tmp_path


def run(data: Path, *arguments: str) -> Result:
    app = typer.Typer()
    incident.register(app)
    return CliRunner().invoke(app, ["incident", "alarms", "last", *arguments, "--data", str(data)])


def test_each_alarm_has_its_times_in_utc_and_local_and_who_saw_it(data: Path):
    told = json.loads(run(data, "--json").stdout)
    assert (told["count"], told["unseen"], told["unseen_red"]) == (3, 1, 0)
    lost = told["alarms"][1]
    assert lost["raised_at"] == "2026-04-12T10:11:01.500000Z"
    assert lost["raised_local"] == "2026-04-12T13:11:01+03:00"
    assert (lost["seen_after_s"], lost["seen_by"], lost["lasted_s"]) == (4.0, "A. Kalna", 18.5)
    assert told["alarms"][2]["cleared_at"] is None


def test_people_read_a_line_each_and_how_many_nobody_saw(data: Path):
    lines = run(data).stdout.splitlines()
    assert lines[1] == "2026-04-12 13:11:01  link lost (red)  18 s  after 4 s, by A. Kalna"
    assert lines[-1] == "3 alarms, 1 not seen"
    assert "sakari zaudēti (sarkana)" in run(data, "--lang", "lv").stdout


def test_a_calm_incident_has_no_alarm(tmp_path: Path):
    create(tmp_path, "Kūlas ugunsgrēks", "Tērvete", now=alarms.START)
    assert run(tmp_path).stdout == "no alarm\n"


def test_a_language_nobody_speaks_here_is_refused(data: Path):
    assert isinstance(run(data, "--lang", "xx").exception, UsageError)
