"""`firedrone area-pack`: made, looked at, brought in and used, each in one line or one JSON document."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from firedrone.cli import main
from tests.maps.packs.made_up_pack import write_sources

if TYPE_CHECKING:
    from pathlib import Path

    Capture = pytest.CaptureFixture[str]


@pytest.fixture
def stick(tmp_path: Path, capsys: Capture) -> Path:
    write_sources(tmp_path / "in")
    arguments = ["--tiles", tmp_path / "in" / "district.mbtiles", "--elevation", tmp_path / "in" / "heights"]
    arguments += ["--zones", tmp_path / "in" / "zones.json", "--licence", "tiles=CC0"]
    assert (
        run("make", "Subate", "--out", tmp_path / "stick", *arguments, "--edition", "tiles=2026-04-18") == 0
    )
    capsys.readouterr()
    return tmp_path / "stick" / "Subate"


def run(*arguments: object) -> int:
    return main(["area-pack", *(str(argument) for argument in arguments)])


def told(capsys: Capture, *arguments: object) -> tuple[int, Any]:
    capsys.readouterr()
    status = run(*arguments, "--json")
    return status, json.loads(capsys.readouterr().out)


def test_info_says_what_is_in_it_how_old_and_under_which_licence(stick: Path, capsys: Capture):
    status, document = told(capsys, "info", stick)
    assert status == 0
    assert document["whole"]
    files = {file["kind"]: file for file in document["files"]}
    assert files["tiles"]["licence"] == "CC0"
    assert files["tiles"]["edition"] == "2026-04-18T00:00:00+00:00"
    assert files["tiles"]["age_h"] > 24
    assert files["zones"]["facts"]["kind"] == "ED-269"
    run("info", stick)
    assert "OLD" in capsys.readouterr().out


def test_info_of_a_damaged_pack_ends_with_one_and_names_the_file(stick: Path, capsys: Capture):
    (stick / "zones" / "zones.json").write_text("{}", "utf-8")
    assert run("info", stick) == 1
    assert "zones/zones.json: was changed or is damaged" in capsys.readouterr().err


def test_import_brings_it_in_and_list_shows_it(stick: Path, tmp_path: Path, capsys: Capture):
    data = tmp_path / "data"
    assert told(capsys, "import", stick, "--data", data)[1]["outcome"] == "new"
    assert told(capsys, "import", stick, "--data", data)[1]["outcome"] == "same"
    assert told(capsys, "list", "--data", data)[1]["packs"] == [str(data / "areas" / "Subate")]


def test_a_stick_is_used_in_place_and_forgotten(stick: Path, tmp_path: Path, capsys: Capture):
    data = tmp_path / "data"
    assert run("use", stick, "--data", data) == 0
    assert told(capsys, "list", "--data", data)[1]["packs"] == [str(stick)]
    assert run("forget", stick, "--data", data) == 0
    assert run("forget", stick, "--data", data) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["make", "X", "--out", "o"], "nothing to put into it"),
        (["make", "X", "--out", "o", "--tiles", "absent.mbtiles"], "is not there"),
        (["make", "X", "--out", "o", "--tiles", "notes.txt"], "tiles are read from .mbtiles"),
        (["make", "../X", "--out", "o", "--tiles", "notes.txt"], "cannot name a pack"),
        (["make", "X", "--out", "o", "--source", "tiles"], "write it as zones=TEXT"),
        (["make", "X", "--out", "o", "--edition", "tiles=yesterday"], "2026-04-18T13:15:00Z"),
        (["info", "absent"], "no such folder"),
        (["import", "absent"], "pack.json: cannot be read"),
        (["use", "."], "no area pack"),
    ],
)
def test_bad_input_is_one_line_and_status_two(
    arguments: list[str], said: str, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FIREDRONE_DATA", str(tmp_path / "data"))
    (tmp_path / "notes.txt").write_text("no map", "utf-8")
    assert run(*arguments) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1
