"""The booklet on the command line: all of it, a section, a word, a page to print."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from firedrone.cli import main

if TYPE_CHECKING:
    from pathlib import Path


def test_json_holds_every_row_in_all_languages(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["booklet", "--json", "--data", str(tmp_path)]) == 0
    shown = json.loads(capsys.readouterr().out)
    [commander] = [row for row in shown["rows"] if row["key"] == "commander"]
    assert commander["lt"] == dict.fromkeys(("en", "lv", "lt"), "gaisro gesinimo vadovas")
    assert commander["certain"] is False
    assert shown["sections"]["drone"]["lv"] == "Drons"


def test_a_section_is_said_in_latvian(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["booklet", "--lang", "lv", "--section", "aid", "--data", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    assert "Palīdzība pāri robežai" in said
    assert "JĀAPSTIPRINA" in said


def test_it_is_written_to_print(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    out = tmp_path / "differences.pdf"
    assert main(["booklet", "--lang", "lt", "--out", str(out), "--data", str(tmp_path)]) == 0
    assert out.read_bytes().startswith(b"%PDF")
    assert str(out) in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--lang", "de"], "--lang de: is none of en, lv, lt"),
        (["--section", "roads"], "--section roads: is none of calling, command"),
        (["--out", "booklet.txt"], "booklet.txt: the booklet is written as a .pdf"),
    ],
)
def test_bad_input_is_one_line(
    arguments: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    assert main(["booklet", *arguments, "--data", str(tmp_path)]) == 2
    told = capsys.readouterr()
    assert said in told.err
    assert told.err.count("\n") == 1
    assert told.out == ""


def test_a_broken_file_of_the_brigade_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "booklet.toml").write_text("rows = 7", "utf-8")
    assert main(["booklet", "--data", str(tmp_path)]) == 2
    assert "booklet.toml" in capsys.readouterr().err
