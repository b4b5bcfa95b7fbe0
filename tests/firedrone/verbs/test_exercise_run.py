"""`firedrone exercise run` and `firedrone sim --scenario`."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from firedrone.cli import main
from incidents.codes import IncidentCode
from incidents.folder import find, load
from incidents.journal import read_journal

ROOT = Path(__file__).parents[3]


@pytest.mark.slow
def test_a_crew_flies_an_exercise_into_an_incident_of_its_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    arguments = ["exercise", "run", "wrong-mission", "--data", str(tmp_path), "--seed", "7", "--json"]
    assert main(arguments) == 0
    document = json.loads(capsys.readouterr().out)
    assert (document["crew"], document["seed"], document["training"]) == ("careful", 7, True)
    assert document["score"]["passed"]
    assert document["score"]["incident"] == document["incident"]
    assert Path(document["truth"]).is_file()
    folder = find(tmp_path, document["incident"])
    assert load(folder).training
    assert (folder / "exercise" / "scenario.toml").is_file()
    scores = [one for one in read_journal(folder) if one.code == IncidentCode.EXERCISE_SCORED]
    assert [one.facts["points"] for one in scores] == [document["score"]["points"]]
    assert main(["exercise", "score", document["incident"], "--data", str(tmp_path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == document["score"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["exercise", "run", "no-such-exercise"], "no-such-exercise"),
        (["exercise", "run", "wrong-mission", "--crew", "sleepy"], "sleepy"),
        (["sim", "--scenario", "wrong-mission", "--camera", "mop-up"], "--camera"),
        (["sim", "--scenario", "wrong-mission", "--boot"], "--boot"),
        (["sim", "--scenario", "wrong-mission", "--drones", "2"], "--drones"),
        (["sim", "--scenario", "no-such-exercise"], "no-such-exercise"),
    ],
)
def test_what_there_is_not_is_refused_in_one_line(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
):
    assert main(arguments) == 2
    said = capsys.readouterr().err
    assert words in said
    assert said.count("\n") == 1


@pytest.mark.slow
def test_the_drone_of_an_exercise_is_there_for_any_station():
    command = [sys.executable, "-m", "firedrone.cli", "sim", "--scenario", "position-loss"]
    command += ["--listen", "tcp:127.0.0.1:0", "--json"]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout is not None
        document = json.loads(program.stdout.readline())
        program.send_signal(signal.SIGINT)
        _, said = program.communicate(timeout=10)
    assert document["exercise"] == "position-loss"
    assert document["listening"][0].startswith("tcp:127.0.0.1:")
    assert program.returncode == 0
    assert "exercise started" in said or not said
