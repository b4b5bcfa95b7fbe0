"""Exercises on the command line: one document with --json, one line when something is wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from firedrone.cli import main
from tests.training.exercise.any_exercise import WHOLE

RECORDING = Path(__file__).parents[2] / "data" / "flight1_extract.tlog"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "our-lake.toml"
    path.write_text(WHOLE, "utf-8")
    return path


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str], data: Path) -> Any:
    def run(*arguments: str | Path) -> Any:
        capsys.readouterr()
        assert main(["exercise", *map(str, arguments), "--data", str(data), "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    return run


def test_all_are_listed_in_the_readers_language(told: Any):
    listed = {one["id"]: one for one in told("list", "--lang", "lv")["exercises"]}
    assert len(listed) >= 13
    assert listed["barn-smoke"]["title"] == "Dūmi no šķūņa"
    assert listed["barn-smoke"]["languages"] == ["en", "lv", "lt"]
    assert listed["peat-fire-night"]["wanted"]["fire"] == 3


def test_one_is_shown_and_people_see_the_secret_only_when_they_ask(
    told: Any, capsys: pytest.CaptureFixture[str]
):
    document = told("show", "link-loss-hill", "--lang", "lt")
    assert document["title"] == "Už kalvos"
    assert document["faults"][0]["fault"] == "link"
    assert main(["exercise", "show", "link-loss-hill"]) == 0
    assert "Teaches" not in capsys.readouterr().out
    assert main(["exercise", "show", "link-loss-hill", "--trainer"]) == 0
    assert "link: within 45 m of a place, for 20 s" in capsys.readouterr().out


def test_a_file_comes_in_once_and_goes_out(told: Any, file: Path, tmp_path: Path):
    assert told("import", file)["new"] is True
    assert told("import", file)["new"] is False
    assert "our-lake" in {one["id"] for one in told("list")["exercises"]}
    (tmp_path / "stick").mkdir()
    written = Path(told("export", "our-lake", tmp_path / "stick")["file"])
    assert written == tmp_path / "stick" / "our-lake.toml"


def test_a_sound_file_is_said_to_be_sound(file: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["exercise", "check", str(file), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"ok": True, "id": "our-lake", "problems": []}


def test_everything_wrong_in_a_file_is_a_line_each(file: Path, capsys: pytest.CaptureFixture[str]):
    file.write_text(WHOLE.replace("at_s = 120", "at_s = -5").replace('"forest"', '"forrest"'), "utf-8")
    assert main(["exercise", "check", str(file)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert sorted(err.splitlines()) == [
        'our-lake.toml: line 3: land "forrest" is no land; the nearest allowed word is "forest"',
        "our-lake.toml: line 40: faults[1].at_s -5 cannot be: it is 0 to 7,200",
    ]
    assert main(["exercise", "check", str(file), "--json"]) == 2
    document = json.loads(capsys.readouterr().out)
    assert document["ok"] is False
    assert [(one["line"], one["nearest"]) for one in document["problems"]] == [(3, "forest"), (40, None)]


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "nothing-such"),
        ("check", "gone.toml"),
        ("import", "gone.toml"),
        ("export", "barn-smoke", "no/such/folder/a.toml"),
        ("list", "--lang", "de"),
        ("from", "gone.tlog", "--out", "x.toml"),
    ],
)
def test_bad_input_is_one_line_and_two(
    arguments: tuple[str, ...],
    data: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setenv("FIREDRONE_DATA", str(data))
    assert main(["exercise", *arguments]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_flight_becomes_an_exercise(told: Any, tmp_path: Path):
    document = told("from", RECORDING, "--out", tmp_path / "real.toml")
    assert document["id"] == "real"
    assert document["from_incident"] == RECORDING.stem
    assert document["unknown"]
    assert told("show", tmp_path / "real.toml")["lasts_s"] == document["lasts_s"]
