import json

import pytest
import typer
from typer.testing import CliRunner, Result

from firedrone.doctor import Finding, Severity
from firedrone.verbs import doctor
from firedrone.verbs.say import NotTrue

AMBER = Finding("screen", Severity.AMBER, "there is no screen here", "log in at the desktop")
RED = Finding("font", Severity.RED, "the font is missing", "pip install fontpkg-inter")


def run(monkeypatch: pytest.MonkeyPatch, findings: list[Finding], *arguments: str) -> Result:
    monkeypatch.setattr(doctor, "examine", lambda _data: findings)
    app = typer.Typer()
    app.callback()(lambda: None)  # keeps the verb a verb, though it is alone here
    doctor.register(app)
    return CliRunner().invoke(app, ["doctor", *arguments])


def test_nothing_missing_is_said_in_so_many_words(monkeypatch: pytest.MonkeyPatch):
    assert run(monkeypatch, []).stdout.startswith("Nothing is missing.\n")


def test_what_will_not_work_is_told_and_is_no_failure(monkeypatch: pytest.MonkeyPatch):
    result = run(monkeypatch, [AMBER])
    assert result.exit_code == 0
    assert "AMBER  there is no screen here\n       log in at the desktop" in result.stdout


def test_json_is_one_document_and_what_is_red_is_not_ok(monkeypatch: pytest.MonkeyPatch):
    result = run(monkeypatch, [RED, AMBER], "--json")
    document = json.loads(result.stdout)
    assert not document["ok"]
    assert document["findings"][0] == {
        "code": "font",
        "severity": "red",
        "what": "the font is missing",
        "mend": "pip install fontpkg-inter",
    }
    assert isinstance(result.exception, NotTrue)
