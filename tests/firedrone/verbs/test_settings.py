"""Settings on the command line: shown without a secret, written to a file, taken in from one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from firedrone.cli import main
from firedrone.settings import FILE, Settings, load, save
from ui.settings import UiSettings
from ui.theme_name import ThemeName

if TYPE_CHECKING:
    from pathlib import Path

Captured = pytest.CaptureFixture[str]


def test_they_are_shown_with_where_they_stand(tmp_path: Path, capsys: Captured):
    save(tmp_path, Settings(UiSettings(ThemeName.NIGHT, "lt", crew=("J. Ozols",))))
    assert main(["settings", "show", "--json", "--data", str(tmp_path)]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["file"] == str(tmp_path / FILE)
    assert shown["settings"]["ui"]["theme"] == "night"
    assert shown["settings"]["ui"]["crew"] == ["J. Ozols"]
    assert "ui.language" in shown["shared"]
    assert "ui.crew" not in shown["shared"]


def test_without_a_file_the_first_ones_are_shown(tmp_path: Path, capsys: Captured):
    assert main(["settings", "show", "--data", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    assert "not there yet" in said
    assert 'ui.language = "en"' in said


def test_a_pin_is_never_said(tmp_path: Path, capsys: Captured):
    (tmp_path / FILE).write_text('[ui]\nlanguage = "lv"\n[ui.role_pins]\nchief = "271828"\n', "utf-8")
    assert main(["settings", "show", "--data", str(tmp_path)]) == 0
    assert main(["settings", "show", "--json", "--data", str(tmp_path)]) == 0
    assert main(["settings", "export", str(tmp_path / "b.toml"), "--data", str(tmp_path)]) == 0
    assert "271828" not in capsys.readouterr().out + (tmp_path / "b.toml").read_text("utf-8")


def test_one_laptops_file_changes_the_other_and_every_change_is_told(tmp_path: Path, capsys: Captured):
    first, second, file = tmp_path / "first", tmp_path / "second", str(tmp_path / "brigade.toml")
    save(first, Settings(UiSettings(language="lv", brigade_name="Subate")))
    save(second, Settings())
    assert main(["settings", "export", file, "--data", str(first)]) == 0
    capsys.readouterr()
    assert main(["settings", "import", file, "--json", "--data", str(second)]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "file": file,
        "changed": [
            {"setting": "ui.language", "from": "en", "to": "lv"},
            {"setting": "ui.brigade_name", "from": "", "to": "Subate"},
        ],
        "kept": str(second / "settings.before-import.toml"),
    }
    assert load(second).ui.brigade_name == "Subate"
    assert main(["settings", "import", file, "--data", str(second)]) == 0
    assert capsys.readouterr().out == "Nothing is other than before.\n"


def test_a_damaged_file_exits_with_2_and_one_line(tmp_path: Path, capsys: Captured):
    file = tmp_path / "brigade.toml"
    file.write_text("firedrone_settings = 99\n", "utf-8")
    assert main(["settings", "import", str(file), "--data", str(tmp_path)]) == 2
    [line] = capsys.readouterr().err.splitlines()
    assert "a newer FireDrone wrote it" in line
    assert not (tmp_path / FILE).exists()
