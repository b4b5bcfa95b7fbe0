"""Help without a window: its topics, one page in a language, and what there is no page for."""

from __future__ import annotations

import json

import pytest

from firedrone.cli import main
from ui.help.pages import TOPICS


def test_without_a_topic_all_are_listed(capsys: pytest.CaptureFixture[str]):
    assert main(["guide", "--lang", "lv"]) == 0
    said = capsys.readouterr().out
    assert [line.split()[0] for line in said.splitlines()] == list(TOPICS)
    assert "Trauksmes: ko darīt" in said


def test_a_page_is_said_without_marks(capsys: pytest.CaptureFixture[str]):
    assert main(["guide", "alarms", "--lang", "lt"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("PAVOJAI: KĄ DARYTI")
    assert "ryšys prarastas: neišleiskite drono iš akių" in said
    assert "**" not in said


def test_json_holds_the_page_as_it_is_written(capsys: pytest.CaptureFixture[str]):
    assert main(["guide", "home", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert (shown["topic"], shown["language"]) == ("home", "en")
    assert shown["markdown"].startswith("# Come home, land")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["guide", "cooking"], "no help on cooking; choose one of first-flight"),
        (["guide", "home", "--lang", "de"], "no help in de; choose one of en, lv, lt"),
        (["guide", "--lang", "../en"], "no help in ../en"),
    ],
)
def test_bad_input_is_one_line(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]):
    assert main(arguments) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1
