"""From the alarm to the report on the command line: one JSON document each, true or refused in one line."""

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner, Result

from firedrone.verbs import incident, verify
from firedrone.verbs.say import NotTrue, UsageError
from incidents.folder import find
from incidents.journal import JOURNAL, Journal
from incidents.model import IncidentError
from telemetry.flight_folder import FlightCard, write_card

DATA = Path(__file__).parents[2] / "data"
LATVIAN = DATA / "dispatch" / "made_up_lv_excel_export.csv"


def run(*arguments: str | Path) -> Result:
    app = typer.Typer()
    incident.register(app)
    verify.register(app)
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def told(*arguments: str | Path) -> Any:
    """The one JSON document of a verb that came true."""
    result = run(*arguments, "--json")
    assert result.exit_code == 0, result.exception
    return json.loads(result.stdout)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with one incident."""
    told("incident", "new", "--what", "Kūlas ugunsgrēks", "--where", "Tērvete", "--data", tmp_path)
    return tmp_path


@pytest.fixture
def flight(tmp_path: Path) -> Path:
    folder = tmp_path / "flights" / "20261122T131500Z_1f3c"
    folder.mkdir(parents=True)
    shutil.copy(DATA / "flight1_extract.tlog", folder / "raw-000.tlog")
    card = FlightCard(started_at=datetime(2026, 11, 22, tzinfo=UTC), address="x", training=False, live=True)
    write_card(folder, card)
    return folder


def test_a_new_incident_is_shown_as_it_was_told(tmp_path: Path):
    made = told(
        *("incident", "new", "--what", "Fire", "--where", "Tērvete", "--number", "0117", "--data", tmp_path),
        *("--at", "56.48,23.391", "--alarm-at", "2026-04-12T13:05+03:00"),
    )
    shown = told("incident", "show", made["id"][:12], "--data", tmp_path)
    assert (shown["id"], shown["what"], shown["number"]) == (made["id"], "Fire", "0117")
    assert (shown["lat_deg"], shown["lon_deg"]) == (56.48, 23.391)
    assert shown["alarm_at"] == "2026-04-12T10:05:00Z"


def test_incidents_are_listed_and_found_by_their_words(data: Path):
    told("incident", "new", "--what", "Missing person", "--where", "Žagarė", "--data", data)
    assert [one["where"] for one in told("incident", "list", "--data", data)["incidents"]] == [
        "Žagarė",
        "Tērvete",
    ]
    [found] = told("incident", "list", "kūlas", "--data", data)["incidents"]
    assert found["where"] == "Tērvete"


def test_a_dispatch_file_comes_in_once(data: Path):
    first = told("incident", "import-dispatch", "last", LATVIAN, "--data", data)
    again = told("incident", "import-dispatch", "last", LATVIAN, "--data", data)
    assert (first["entries"], first["flags"]) == (11, [])
    assert again["entries"] == 0
    assert again["flags"][0].keys() == {"row", "code", "what"}


def test_a_preview_writes_nothing(data: Path):
    before = (find(data, "last") / JOURNAL).read_bytes()
    seen = told("incident", "import-dispatch", "last", LATVIAN, "--preview", "--data", data)
    assert len(seen["times"]) == 10
    assert (find(data, "last") / JOURNAL).read_bytes() == before


def test_the_timeline_has_its_public_keys(data: Path, flight: Path):
    told("incident", "import-dispatch", "last", LATVIAN, "--data", data)
    told("incident", "attach-flight", "last", flight, "--data", data)
    document = told("incident", "timeline", "last", "--data", data)
    assert document.keys() == {"entries", "intervals", "intervals_detail", "searched"}
    detail = document["intervals_detail"]["alarm_to_on_scene_s"]
    assert (detail["seconds"], detail["uncertainty_s"]) == (960, 60)
    assert detail["from"]["at"] == "2026-04-12T10:05:00Z"
    assert document["intervals_detail"].keys() == document["intervals"].keys()
    assert document["entries"][0].keys() >= {"at", "clock", "source", "code", "facts"}
    ats = [entry["at"] for entry in document["entries"]]
    assert [datetime.fromisoformat(at) for at in ats] == sorted(datetime.fromisoformat(at) for at in ats)
    assert document["intervals"]["alarm_to_on_scene_s"] == 960
    assert document["intervals"]["airborne_total_s"] == pytest.approx(399, abs=1)
    assert document["intervals"]["alarm_to_first_mark_s"] is None


def test_the_report_is_there_and_the_record_whole(data: Path):
    files = told("incident", "report", "last", "--lang", "lt", "--data", data)["files"]
    assert [Path(file).suffix for file in files] == [".pdf", ".html", ".csv"]
    assert all(Path(file).stat().st_size > 1000 for file in files[:2])
    verdict = told("verify", data)
    assert (verdict["ok"], verdict["entries"], verdict["signed"], verdict["problems"]) == (True, 4, False, [])


def test_a_report_is_made_while_the_window_has_the_incident_open(data: Path):
    with Journal(find(data, "last"), datetime.now(UTC)):
        result = run("incident", "report", "last", "--json", "--data", data)
    assert result.exit_code == 0
    assert len(json.loads(result.stdout)["files"]) == 3


def test_an_edited_record_is_not_true_and_is_named(data: Path):
    path = find(data, "last") / JOURNAL
    path.write_bytes(path.read_bytes().replace("Tērvete".encode(), b"Dobele "))
    result = run("verify", data, "--json")
    document = json.loads(result.stdout)
    assert document["ok"] is False
    assert document["problems"][0].keys() == {"file", "entry", "offset", "what"}
    assert isinstance(result.exception, NotTrue)


def test_a_flight_folder_is_verified_against_the_journals(data: Path, flight: Path):
    told("incident", "attach-flight", "last", flight, "--data", data)
    assert told("verify", flight)["entries"] == 2
    (flight / "raw-000.tlog").write_bytes(b"\0" * 100)
    assert isinstance(run("verify", flight).exception, NotTrue)


@pytest.mark.parametrize(
    ("arguments", "error", "what"),
    [
        (("incident", "show", "nope"), IncidentError, "no incident begins"),
        (("incident", "import-dispatch", "last", "missing.csv"), IncidentError, "cannot be read"),
        (("incident", "attach-flight", "last", "missing"), IncidentError, "no flight folder"),
        (("incident", "timeline", "last", "--lang", "de"), UsageError, "none of en, lv, lt"),
        (("incident", "report", "last", "--lang", "de"), UsageError, "none of en, lv, lt"),
        (("incident", "new", "--what", "a", "--where", "b", "--at", "far away"), UsageError, "--at"),
        (("incident", "new", "--what", "a", "--where", "b", "--alarm-at", "noon"), UsageError, "--alarm-at"),
        (("incident", "new", "--what", " ", "--where", "b"), IncidentError, "what happened"),
    ],
)
def test_bad_input_is_refused_in_one_line(
    data: Path, arguments: tuple[str, ...], error: type[Exception], what: str
):
    result = run(*arguments, "--data", data)
    assert isinstance(result.exception, error)
    assert what in str(result.exception)
    assert "\n" not in str(result.exception)


def test_what_is_no_record_is_refused(tmp_path: Path):
    assert isinstance(run("verify", tmp_path).exception, IncidentError)


def test_people_read_lines_and_not_json(data: Path):
    told("incident", "import-dispatch", "last", LATVIAN, "--data", data)
    assert (
        "Tērvete BUB-1: ieradies notikuma vietā"
        in run("incident", "timeline", "last", "--lang", "lv", "--data", data).stdout
    )
    assert "whole and unchanged" in run("verify", data).stdout


def test_the_weather_is_noted_with_where_it_is_from(data: Path):
    options = ["--wind", "5", "--from", "240", "--temp", "17", "--danger", "3", "--source", "Dobele"]
    facts = told("incident", "weather", "last", *options, "--data", data)["facts"]
    assert facts == {
        "wind_m_s": 5.0,
        "wind_from_deg": 240,
        "temperature_c": 17.0,
        "fire_danger_class": 3,
        "source": "Dobele",
    }


def test_weather_that_cannot_be_true_is_refused(data: Path):
    result = run("incident", "weather", "last", "--humidity", "140", "--source", "x", "--data", data)
    assert isinstance(result.exception, IncidentError)
    assert "0 to 100" in str(result.exception)


def test_a_report_may_have_a_head_in_two_languages(data: Path):
    files = told("incident", "report", "last", "--lang", "lv,lt", "--data", data)["files"]
    assert Path(files[0]).name == "report-lv-lt.pdf"
    page = Path(files[1]).read_text("utf-8")
    assert "Notikuma pārskats · Įvykio ataskaita" in page


@pytest.mark.parametrize("wrong", ["de", "lv,de", ""])
def test_a_language_that_there_is_none_of_is_refused(data: Path, wrong: str):
    result = run("incident", "report", "last", "--lang", wrong, "--data", data)
    assert isinstance(result.exception, UsageError)


def test_a_report_is_signed_with_the_key_of_this_computer(data: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("FIREDRONE_PASSPHRASE", "a phrase for this test")
    document = told("incident", "report", "last", "--data", data)
    assert document["signed"] is True
    report = Path(document["files"][0])
    verdict = told("verify", report)
    assert (verdict["ok"], verdict["intact"], len(verdict["keys"])) == (True, True, 1)
    content = bytearray(report.read_bytes())
    content[len(content) // 3] ^= 1
    report.write_bytes(content)
    result = run("verify", report, "--json")
    assert isinstance(result.exception, NotTrue)
    assert json.loads(result.stdout)["intact"] is False


def test_a_report_without_a_key_is_not_signed_and_verify_says_so(data: Path):
    document = told("incident", "report", "last", "--data", data)
    assert document["signed"] is False
    result = run("verify", document["files"][0])
    assert "not signed" in str(result.exception)
