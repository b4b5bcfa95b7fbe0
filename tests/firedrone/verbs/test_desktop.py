from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

from firedrone.cli import main

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other desktops have no such files")


def test_added_and_taken_away_the_data_stay_and_their_place_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    data = tmp_path / "data"
    (data / "incidents" / "one").mkdir(parents=True)
    (data / "incidents" / "one" / "journal.jsonl").write_text("")
    assert main(["desktop", "add", "--json"]) == 0
    added = json.loads(capsys.readouterr().out)
    assert all(path.startswith(str(tmp_path / "share")) for path in added["files"])
    assert main(["desktop", "remove", "--json"]) == 0
    removed = json.loads(capsys.readouterr().out)
    assert sorted(removed["files"]) == sorted(added["files"])
    assert (removed["data"], removed["incidents"]) == (str(data), 1)
    assert (data / "incidents" / "one" / "journal.jsonl").is_file()


def test_people_are_told_where_the_data_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "data").mkdir()
    assert main(["desktop", "remove"]) == 0
    assert f"0 incidents and 0 flights in {tmp_path / 'data'}" in capsys.readouterr().out


def test_a_file_that_is_not_there_is_refused_before_a_window_opens(capsys: pytest.CaptureFixture[str]):
    assert main(["open", "no-such.tlog"]) == 2
    assert "no such file" in capsys.readouterr().err


def test_a_file_that_no_room_takes_in_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "a.xyz").write_bytes(b"\x00\x01")
    assert main(["open", str(tmp_path / "a.xyz")]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_the_version_is_said(capsys: pytest.CaptureFixture[str]):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("firedrone ")
