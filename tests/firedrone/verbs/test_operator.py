"""The record of the brigade on the command line: one JSON document each, true or refused in one line."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner, Result

from firedrone.cli import main
from firedrone.verbs import operator, verify
from tests.incidents.operator.evening import AIR_S, UID, whole_evening


def run(*arguments: str | Path) -> Result:
    app = typer.Typer()
    operator.register(app)
    verify.register(app)
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def told(data: Path, *arguments: str | Path) -> Any:
    """The one JSON document of a verb that came true."""
    result = run("operator", *arguments, "--data", data, "--json")
    assert result.exit_code == 0, result.exception
    return json.loads(result.stdout)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    whole_evening(tmp_path)
    return tmp_path


def test_the_flights_are_listed_with_their_sums(data: Path):
    said = told(data, "flights")
    assert [one["number"] for one in said["flights"]] == [1, 2, 3, 4]
    assert said["totals"]["real"]["duration_s"] == pytest.approx(2 * AIR_S, abs=0.2)
    assert said["country"] == "LV"


def test_a_period_an_aircraft_and_a_person_may_be_asked_for(data: Path):
    assert len(told(data, "flights", "--from", "2026-04-13", "--to", "2026-04-19")["flights"]) == 1
    assert len(told(data, "flights", "--person", "J. Ozols")["flights"]) == 1
    assert len(told(data, "flights", "--aircraft", UID)["flights"]) == 3


def test_people_read_a_table_in_their_language(data: Path):
    result = run("operator", "flights", "--lang", "lv", "--data", data)
    assert "Tālvadības pilots" in result.stdout
    assert "nav ierakstīts" in result.stdout
    assert "SIMULĒTS: neviens drons nepacēlās: lidojumi: 1" in result.stdout


def test_what_was_missing_is_added_and_the_record_stays_whole(data: Path):
    flight = told(data, "flights")["flights"][1]["flight"]
    begins = flight[:13]
    told(data, "note", "pilot", "L. Bērziņš", "--flight", begins, "--observer", "A. Kalniņa")
    told(data, "note", "legal-basis", "specific", "--flight", begins, "--authorisation", "LV-1")
    told(data, "note", "battery", "B2", "--flight", begins)
    told(data, "note", "site-risk", "Wires over the road", "--flight", begins)
    line = told(data, "flights")["flights"][1]
    assert line["missing"] == []
    assert line["crew"] == {"pilot": "L. Bērziņš", "observer": "A. Kalniņa"}
    assert line["legal_basis"] == {
        "basis": "specific",
        "authorisation": "LV-1",
        "sight": "VLOS",
        "said": True,
    }
    assert line["site_risk"] == "Wires over the road"
    assert [one["battery"] for one in told(data, "batteries")["batteries"]] == ["B1", "B2"]
    assert run("verify", data / "operator").exit_code == 0


def test_a_flight_for_the_state_says_who_ordered_it(data: Path):
    order = ("--ordered-by", "VUGD", "--ordered-name", "dežurants", "--ordered-at", "2026-04-12T13:05+03:00")
    told(data, "note", "legal-basis", "state", "--flight", "20260412T11", *order)
    basis = told(data, "flights")["flights"][1]["legal_basis"]
    assert basis["ordered_at"] == "2026-04-12T10:05:00+00:00"


def test_a_defect_has_a_number_and_is_put_right(data: Path):
    number = told(data, "note", "defect", "arm cracked", "--flight", "20260412T103", "--by", "mechanic")[
        "entry"
    ]
    told(data, "note", "rectified", str(number), "arm changed")
    [defect] = told(data, "flights")["flights"][0]["defects"]
    assert (defect["text"], defect["rectification"]) == ("arm cracked", "arm changed")


def test_maintenance_that_was_done_is_due_again_later(data: Path):
    rows = {one["task"]: one for one in told(data, "maintenance")["maintenance"]}
    assert rows["compass"]["done_at"] is None
    told(data, "note", "aircraft", UID, "--name", "Vanags", "--serial", "S-1", "--hours", "12")
    told(data, "note", "maintenance", "compass", "--aircraft", "Vanags", "--by", "mechanic")
    rows = {one["task"]: one for one in told(data, "maintenance", "--aircraft", "S-1")["maintenance"]}
    assert (rows["compass"]["state"], rows["compass"]["done_by"]) == ("good", "mechanic")


def test_the_crew_is_listed_with_its_practice(data: Path):
    pilot, observer = told(data, "crew")["crew"]
    assert (pilot["name"], pilot["flights"]["real"], pilot["current"]) == ("A. Kalniņa", 1, False)
    assert observer["other_flights"] == 1


@pytest.mark.parametrize("form", ["csv", "pdf", "json"])
def test_a_book_is_exported(data: Path, tmp_path: Path, form: str):
    out = tmp_path / f"log.{form}"
    said = told(data, "export", "--country", "lv", "--lang", "lv", "--out", out)
    assert (said["rows"], said["format"], said["country"]) == (4, form, "LV")
    content = out.read_bytes()
    if form == "csv":
        assert len(list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))) == 5
    else:
        assert content.startswith(b"%PDF" if form == "pdf" else b"{")


def test_a_profile_is_printed_with_its_sources(tmp_path: Path):
    said = told(tmp_path, "profile", "lv")
    assert said["rules"]["occurrence_hours"]["value"] == 72
    assert said["rules"]["occurrence_hours"]["verified"] is False
    text = run("operator", "profile", "lt", "--data", tmp_path).stdout
    assert "TKA" in text
    assert "NOT VERIFIED" in text


def test_an_empty_folder_is_an_empty_record(tmp_path: Path):
    assert told(tmp_path, "flights")["flights"] == []
    assert told(tmp_path, "batteries")["batteries"] == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("flights", "--from", "12.04.2026"),
        ("flights", "--country", "xx"),
        ("flights", "--lang", "de"),
        ("export", "--out", "x.docx"),
        ("export", "--what", "planes", "--out", "x.csv"),
        ("profile", "../lv"),
        ("note", "pilot", "A", "--flight", "2026"),
        ("note", "pilot", " ", "--flight", "20260412T11"),
        ("note", "legal-basis", "exempt", "--flight", "20260412T11"),
        ("note", "legal-basis", "specific", "--flight", "20260412T11"),
        ("note", "legal-basis", "state", "--flight", "20260412T11", "--ordered-at", "today"),
        ("note", "legal-basis", "open", "--subcategory", "A4", "--flight", "20260412T11"),
        ("note", "defect", "cracked"),
        ("note", "rectified", "7", "mended"),
        ("note", "maintenance", "wash", "--aircraft", UID),
        ("note", "maintenance", "compass", "--aircraft", "nobody"),
        ("note", "aircraft", UID),
    ],
)
def test_bad_input_is_refused_in_one_line(
    data: Path, arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
):
    assert main(["--data", str(data), "operator", *arguments]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "Traceback" not in said.err
    assert not (data / "operator" / "record.jsonl").exists()
