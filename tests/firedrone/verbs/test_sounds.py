"""The sounds of alarms on the command line: what they mean, and one to hear."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from firedrone.cli import main
from telemetry.alarms import AlarmCode
from tests.ui.sound.programs import Programs

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    return Programs(tmp_path, monkeypatch)


def test_json_tells_of_every_alarm_what_is_heard(programs: Programs, capsys: pytest.CaptureFixture[str]):
    programs.add("paplay")
    assert main(["sounds", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["player"] == "paplay"
    assert shown["voices"] == {"en": None, "lv": None, "lt": None}
    assert sorted(code for row in shown["sounds"] for code in row["alarms"]) == sorted(AlarmCode)
    assert [row["name"] for row in shown["sounds"] if not row["can_be_muted"]] == [
        "position",
        "battery",
        "fence",
    ]
    assert programs.runs("paplay") == []


def test_a_person_reads_what_each_means(programs: Programs, capsys: pytest.CaptureFixture[str]):
    assert main(["sounds"]) == 0
    said = capsys.readouterr().out
    assert "battery    act now: the battery is nearly empty; every 3 s until seen, never muted\n" in said
    assert said.endswith("install espeak-ng.\n")


def test_one_is_heard_by_the_player_that_can(programs: Programs, capsys: pytest.CaptureFixture[str]):
    programs.add("pw-play", "echo 'no server' >&2; exit 1")
    programs.add("aplay", 'test "$(/usr/bin/head -c 4 "$2")" = RIFF')
    assert main(["sounds", "--play", "danger", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["played"] == "aplay"


def test_one_that_was_not_heard_is_not_true(programs: Programs, capsys: pytest.CaptureFixture[str]):
    programs.add("aplay", "echo 'audio open error' >&2; exit 1")
    assert main(["sounds", "--play", "fence"]) == 1
    assert "fence was not heard: aplay: audio open error" in capsys.readouterr().err


def test_where_nothing_plays_that_is_said(programs: Programs, capsys: pytest.CaptureFixture[str]):
    assert main(["sounds", "--play", "fence"]) == 1
    assert "no program here plays sounds" in capsys.readouterr().err


def test_a_sound_that_is_none_is_bad_input(programs: Programs, capsys: pytest.CaptureFixture[str]):
    assert main(["sounds", "--play", "trumpet"]) == 2
    assert "--play trumpet: is none of position, battery, fence, danger, attention" in capsys.readouterr().err
