"""`incident import-alarm` and `incident link`: one document, or one line and exit 2."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner, Result

from firedrone import cli
from firedrone.verbs import incident, verify
from incidents.model import IncidentError

DATA = Path(__file__).parents[2] / "data" / "dispatch"
LATVIAN = DATA / "alarm_sms_lv.txt"


def run(data: Path, *arguments: str | Path, typed: bytes | None = None) -> Result:
    app = typer.Typer()
    incident.register(app)
    verify.register(app)
    words = [str(argument) for argument in ("incident", *arguments, "--data", data, "--json")]
    return CliRunner().invoke(app, words, input=typed)


def told(data: Path, *arguments: str | Path, typed: bytes | None = None) -> Any:
    """The one JSON document of a verb that came true."""
    result = run(data, *arguments, typed=typed)
    assert result.exit_code == 0, result.exception
    return json.loads(result.stdout)


def refused(data: Path, *arguments: str | Path) -> str:
    """The one line of a verb that refused."""
    result = run(data, *arguments)
    assert isinstance(result.exception, IncidentError)
    assert "\n" not in str(result.exception)
    return str(result.exception)


def test_an_alarm_opens_an_incident_and_a_second_time_finds_it(tmp_path: Path):
    first = told(tmp_path, "import-alarm", LATVIAN)
    assert (first["entries"], first["set"], first["number"]) == (6, "lv_sms", "2026-04-0117")
    assert first["alarm_at"] == "2026-04-12T10:05:00Z"
    assert {flag["code"] for flag in first["flags"]} == {"alarm_old"}
    shown = told(tmp_path, "show", first["id"])
    assert (shown["what"], shown["lat_deg"], shown["links"]) == ("Kūlas ugunsgrēks", 56.465, [])
    again = told(tmp_path, "import-alarm", LATVIAN)
    assert (again["id"], again["entries"]) == (first["id"], 0)
    assert [flag["code"] for flag in again["flags"]] == ["already_imported"]
    assert len(told(tmp_path, "list")["incidents"]) == 1


def test_an_update_under_the_same_number_is_offered_to_the_open_incident(tmp_path: Path):
    first = told(tmp_path, "import-alarm", LATVIAN)
    update = tmp_path / "update.txt"
    update.write_text(LATVIAN.read_text("utf-8").replace("13:05", "13:07"), "utf-8")
    line = refused(tmp_path, "import-alarm", update)
    assert f"--incident {first['id']}" in line
    taken = told(tmp_path, "import-alarm", update, "--incident", first["id"])
    assert (taken["id"], taken["entries"]) == (first["id"], 6)
    second = told(tmp_path, "import-alarm", update, "--yes-anyway")
    assert second["id"] != first["id"]


def test_what_is_probably_another_incident_is_refused_until_somebody_says_yes(tmp_path: Path):
    made = told(tmp_path, "new", "--what", "Pazudis cilvēks", "--where", "Biržai", "--at", "56.201,24.756")
    line = refused(tmp_path, "import-alarm", LATVIAN, "--incident", made["id"])
    assert line.count("probably not this incident") == 3
    assert "--yes-anyway" in line
    taken = told(tmp_path, "import-alarm", LATVIAN, "--incident", "last", "--yes-anyway")
    assert {"other_day", "other_kind", "other_place"} <= {flag["code"] for flag in taken["flags"]}


def test_a_preview_changes_nothing(tmp_path: Path):
    looked = told(tmp_path, "import-alarm", LATVIAN, "--preview")
    assert (looked["id"], looked["entries"], looked["already"]) == (None, 0, None)
    assert [one["unit"] for one in looked["times"]] == [None, "Tērvete BUB-1", "VUGD Dobele AC-1"]
    assert told(tmp_path, "list")["incidents"] == []


def test_an_alarm_is_typed_in(tmp_path: Path):
    typed = told(tmp_path, "import-alarm", "-", typed=LATVIAN.read_bytes())
    assert typed["what"] == "Kūlas ugunsgrēks"


def test_the_brigade_s_own_patterns_are_used(tmp_path: Path):
    own = tmp_path / "own.toml"
    own.write_text("[ours]\ndetect=['^X ']\n[ours.fields]\nwhat='^X (\\w+)'\nwhere='at (\\w+)'\n", "utf-8")
    alarm = tmp_path / "a.txt"
    alarm.write_text("X Fire at Mill", "utf-8")
    taken = told(tmp_path, "import-alarm", alarm, "--patterns", own)
    assert (taken["set"], taken["what"], taken["where"]) == ("ours", "Fire", "Mill")


@pytest.mark.parametrize("name", ["alarm_table_de.html", "alarm_email_lt.eml", "divera247_alarm_item.json"])
def test_every_kind_of_file_opens_an_incident(tmp_path: Path, name: str):
    made = told(tmp_path, "import-alarm", DATA / name)
    assert told(tmp_path, "show", made["id"])["number"] == made["number"]


def test_a_text_of_no_known_form_asks_for_the_set(tmp_path: Path):
    alarm = tmp_path / "a.txt"
    alarm.write_text("Deg kūla", "utf-8")
    assert "say which it is" in refused(tmp_path, "import-alarm", alarm)
    assert "did you mean lv_sms" in refused(tmp_path, "import-alarm", LATVIAN, "--set", "lvsms")


def test_two_incidents_are_linked_and_show_says_so(tmp_path: Path):
    first = told(tmp_path, "import-alarm", LATVIAN)
    second = told(tmp_path, "import-alarm", DATA / "alarm_email_lt.eml")
    made = told(tmp_path, "link", first["id"], second["id"], "--reason", "one fire")
    assert made == {"incidents": [first["id"], second["id"]], "entries": 2}
    [link] = told(tmp_path, "show", first["id"])["links"]
    assert link == {
        "id": second["id"],
        "number": "2026-0417",
        "what": "Žolės gaisras",
        "reason": "one fire",
    }


def test_from_the_shell_a_wrong_pattern_file_is_one_line_and_exit_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    own = tmp_path / "own.toml"
    own.write_text("[ours]\ndetect=['(a+)+']\n[ours.fields]\nwhat='(a)'\n", "utf-8")
    status = cli.main(
        ["incident", "import-alarm", str(LATVIAN), "--patterns", str(own), "--data", str(tmp_path)]
    )
    told_line = capsys.readouterr().err
    assert status == 2
    assert told_line.startswith("own.toml: [ours] detect: the pattern could take too long")
    assert told_line.count("\n") == 1
