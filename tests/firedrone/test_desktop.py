from __future__ import annotations

import configparser
import re
import sys
from typing import TYPE_CHECKING

import defusedxml.ElementTree
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QImage

from firedrone.desktop import ENTRY, ICONS, TYPES, add, entry, own_command, remove, share_folder

if TYPE_CHECKING:
    from pathlib import Path

COMMAND = ("/opt/fire drone/bin/firedrone",)


@pytest.fixture(autouse=True)
def bare_desktop(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the programs that write indexes of their own."""
    monkeypatch.setattr("firedrone.desktop.shutil.which", lambda _name: None)


def tree(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


def parsed(text: str) -> configparser.SectionProxy:
    parser = configparser.RawConfigParser()
    parser.optionxform = str  # type: ignore[assignment,method-assign] # names keep their case
    parser.read_string(text)
    return parser["Desktop Entry"]


def test_everything_that_was_added_goes_and_nothing_else(tmp_path: Path):
    (tmp_path / "applications").mkdir()
    (tmp_path / "applications" / "other.desktop").write_text("[Desktop Entry]\n")
    before = tree(tmp_path)
    added = add(tmp_path, COMMAND)
    assert all(path.is_file() for path in added.files)
    removed = remove(tmp_path)
    assert set(removed.files) == set(added.files)
    assert tree(tmp_path) == before
    assert remove(tmp_path).files == ()


def test_adding_twice_is_adding_once(tmp_path: Path):
    add(tmp_path, COMMAND)
    before = tree(tmp_path)
    add(tmp_path, ("/elsewhere/firedrone",))
    assert tree(tmp_path) == before
    assert "/elsewhere/firedrone" in (tmp_path / ENTRY).read_text("utf-8")


def test_the_entry_starts_this_installation_in_three_languages(tmp_path: Path):
    add(tmp_path, COMMAND)
    text = (tmp_path / ENTRY).read_text("utf-8")
    said = parsed(text)
    assert said["Exec"] == '"/opt/fire drone/bin/firedrone" open %f'
    assert {"Comment", "Comment[lv]", "Comment[lt]"} <= set(said)
    assert said["Icon"] == "firedrone"


@given(st.text(st.characters(codec="ascii", exclude_categories=("Cc",)), min_size=1))
def test_any_path_is_one_word_of_the_command(path: str):
    exec_line = parsed(entry((path,)))["Exec"].replace("%%", "%").replace("\\\\", "\\")
    assert exec_line.endswith('" open %f')
    quoted = exec_line.removesuffix(" open %f")[1:-1]
    assert re.sub(r"\\(.)", r"\1", quoted) == path
    assert not re.search(r'(?<!\\)(\\\\)*["`$]', quoted)


def test_the_icons_are_pictures_of_their_size(tmp_path: Path):
    add(tmp_path, COMMAND)
    found = sorted((tmp_path / ICONS).glob("*x*/apps/firedrone.png"))
    assert len(found) == 7
    for path in found:
        image = QImage(str(path))
        wanted = int(path.parts[-3].partition("x")[0])
        assert (image.width(), image.height()) == (wanted, wanted)
        assert image.pixelColor(wanted // 2, wanted // 2).alpha() == 255
        assert image.pixelColor(0, 0).alpha() == 0


def test_the_types_of_the_entry_that_are_ours_are_declared(tmp_path: Path):
    add(tmp_path, COMMAND)
    root = defusedxml.ElementTree.parse(tmp_path / TYPES).getroot()
    assert root is not None
    declared = {str(one.get("type")) for one in root}
    asked = {name for name in parsed((tmp_path / ENTRY).read_text("utf-8"))["MimeType"].split(";") if name}
    assert declared == {name for name in asked if "/x-" in name}


def test_a_share_that_is_no_absolute_path_is_not_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("XDG_DATA_HOME", "relative")
    assert share_folder().is_absolute()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert share_folder() == tmp_path


def test_it_starts_what_runs_here():
    program, *rest = own_command()
    assert program.endswith("firedrone") or rest == ["-m", "firedrone.cli"]
    assert program.startswith(sys.prefix) or rest


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path):
    (tmp_path / "applications").write_text("a file")
    with pytest.raises(OSError, match=r"applications"):
        add(tmp_path, COMMAND)
