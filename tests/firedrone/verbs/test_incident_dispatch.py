"""`import-dispatch` refuses what it cannot read whole, and `guess-mapping` says why it guesses."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner, Result

from firedrone.verbs import incident
from incidents.dispatch.profiles import OWN_PROFILES, DispatchError, load_profiles
from incidents.folder import create
from incidents.journal import read_journal
from tests.incidents.dispatch.workbooks import LATVIAN, write

NEW = "Izsaukuma Nr;Izsaukums saņemts;Ierašanās laiks;Mašīna\n7;12.04.2026 13:05;12.04.2026 13:21;AC-2\n"
NOW = datetime(2026, 4, 12, 10, 5, tzinfo=UTC)


def run(*arguments: str | Path) -> Result:
    app = typer.Typer()
    incident.register(app)
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def told(*arguments: str | Path) -> Any:
    """The one JSON document of a verb that came true."""
    result = run(*arguments, "--json")
    assert result.exit_code == 0, result.exception
    return json.loads(result.stdout)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    create(tmp_path, "Fire", "Tērvete", now=NOW)
    return tmp_path


def taken(data: Path, file: Path, *more: str) -> Any:
    return told("incident", "import-dispatch", "last", file, *more, "--data", data)


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    """Row 3 cannot be read."""
    rows = [["1", "12.04.2026 13:05"], ["1", "soon"]]
    return write(tmp_path / "x.xlsx", ("A", [LATVIAN, *rows]))


def test_a_row_that_cannot_be_read_is_named_with_its_column_and_nothing_comes_in(data: Path, bad: Path):
    result = run("incident", "import-dispatch", "last", bad, "--data", data)
    assert isinstance(result.exception, DispatchError)
    said = str(result.exception)
    assert said.startswith("x.xlsx: row 3: the time cannot be read: Saņemts: soon")
    assert said.endswith("--skip-bad-rows")
    assert "\n" not in said
    assert len(read_journal(next((data / "incidents").iterdir()))) == 1


def test_the_other_rows_come_in_when_that_is_wished(data: Path, bad: Path):
    document = taken(data, bad, "--skip-bad-rows")
    assert document["entries"] == 1
    assert [(flag["row"], flag["code"]) for flag in document["flags"]] == [(3, "row_skipped")]


def test_a_preview_shows_bad_rows_too(data: Path, bad: Path):
    document = taken(data, bad, "--preview")
    assert [flag["row"] for flag in document["bad_rows"]] == [3]
    assert len(document["times"]) == 1


def test_which_number_is_the_northing_is_said_on_the_command_line(data: Path, tmp_path: Path):
    row = ["1", "12.04.2026 13:05", *[""] * 10, "350000", "400000"]
    file = write(tmp_path / "x.xlsx", ("A", [LATVIAN, row]))
    assert [flag["code"] for flag in taken(data, file, "--preview")["flags"]] == ["axes_uncertain"]
    assert [flag["code"] for flag in taken(data, file, "--axes", "swapped")["flags"]] == ["axes_swapped"]


def test_a_guess_is_written_and_used(data: Path, tmp_path: Path):
    file = tmp_path / "jauns.csv"
    file.write_text(NEW, "utf-8")
    document = told("incident", "guess-mapping", file, "--out", data / OWN_PROFILES, "--name", "Tērvete")
    assert (document["name"], document["tz"], document["tz_known"]) == ("tērvete", "Europe/Riga", True)
    assert document["guesses"][0].keys() == {"field", "column", "confidence", "why", "about"}
    assert load_profiles(data / OWN_PROFILES)[0].times["on_scene"] == "Ierašanās laiks"
    assert taken(data, file)["entries"] == 2


def test_a_guess_is_read_by_people_and_pasted_by_them(tmp_path: Path):
    file = tmp_path / "jauns.csv"
    file.write_text(NEW, "utf-8")
    result = run("incident", "guess-mapping", file)
    assert "# on_scene = Ierašanās laiks: 100% (the header says" in result.stdout
    (tmp_path / "own.toml").write_text(result.stdout, "utf-8")
    assert load_profiles(tmp_path / "own.toml")[0].name == "jauns"


def test_columns_of_which_nothing_is_known_are_refused(tmp_path: Path):
    file = tmp_path / "x.csv"
    file.write_text("foo;bar\n1;2\n")
    result = run("incident", "guess-mapping", file)
    assert isinstance(result.exception, DispatchError)
    assert "write a mapping by hand" in str(result.exception)
