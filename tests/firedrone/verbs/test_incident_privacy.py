"""Delete, hold, what is due, who looked: from the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from firedrone.cli import main
from incidents.privacy.access import ACCESS
from tests.incidents.bundle.brigade import Brigade, brigade

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def ours(tmp_path: Path) -> Brigade:
    return brigade(tmp_path / "ours", signer=None)


def told(capsys: pytest.CaptureFixture[str], ours: Brigade, *arguments: str) -> Any:
    assert main(["incident", *arguments, "--data", str(ours.data), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def refused(capsys: pytest.CaptureFixture[str], ours: Brigade, *arguments: str) -> str:
    assert main(["incident", *arguments, "--data", str(ours.data)]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    return said


def test_a_picture_is_deleted_unless_the_incident_is_on_hold(
    ours: Brigade, capsys: pytest.CaptureFixture[str]
):
    assert told(capsys, ours, "hold", "last")["held"] is False
    held = told(capsys, ours, "hold", "last", "--reason", "court", "--by", "Chief")
    assert (held["held"], held["reason"], held["by"]) == (True, "court", "Chief")
    delete = ("delete-media", "last", ours.picture, "--reason", "asked for", "--by", "Chief")
    assert "on hold" in refused(capsys, ours, *delete)
    assert told(capsys, ours, "retention")["incidents"][0]["held"] == "court"
    assert "needs --reason" in refused(capsys, ours, "hold", "last", "--release")
    assert told(capsys, ours, "hold", "last", "--release", "--reason", "closed")["held"] is False
    assert told(capsys, ours, *delete)["deleted"] == ours.picture
    assert main(["verify", str(ours.folder)]) == 0
    assert "deleted on" in capsys.readouterr().out


def test_what_is_due_is_listed_and_nothing_is_gone(ours: Brigade, capsys: pytest.CaptureFixture[str]):
    document = told(capsys, ours, "retention")
    assert [one["name"] for one in document["classes"]] == ["exercise", "injury", "incident"]
    assert document["incidents"][0]["until"] == "2029-04-13"
    assert ours.folder.is_dir()
    assert main(["incident", "retention", "--data", str(ours.data)]) == 0
    assert "2029-04-13  incident" in capsys.readouterr().out


def test_who_handed_on_what_is_listed(ours: Brigade, capsys: pytest.CaptureFixture[str]):
    assert told(capsys, ours, "access")["accesses"] == []
    told(capsys, ours, "seal", "last")
    [line] = told(capsys, ours, "access", "last")["accesses"]
    assert (line["incident"], line["doing"]) == (ours.id, "sealed")
    path = ours.data / ACCESS
    path.write_bytes(path.read_bytes().replace(b"sealed", b"opened", 1))
    assert main(["incident", "access", "--data", str(ours.data)]) == 1
    assert "was changed" in capsys.readouterr().err
