"""Hot spots on the command line: listed, handed over, decided, and looked at again."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
import typer
from typer.testing import CliRunner, Result

from firedrone.verbs import incident
from firedrone.verbs.say import UsageError
from incidents.folder import create
from incidents.hot_spot_ledger.facts import facts_of
from incidents.journal import Journal, read_journal
from incidents.model import IncidentError
from maps.formats import by_suffix
from missions.plan_file import read_plan
from telemetry.events import EventCode
from tests.incidents.hot_spot_ledger.spots import HERE, spot

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 4, 12, 10, 5, 40, tzinfo=UTC)


def run(data: Path, *arguments: str | Path) -> Result:
    app = typer.Typer()
    incident.register(app)
    words = ["incident", "hot-spots", "last", *map(str, arguments), "--data", str(data)]
    return CliRunner().invoke(app, words)


def told(data: Path, *arguments: str | Path) -> Any:
    result = run(data, *arguments, "--json")
    assert result.exit_code == 0, result.exception
    return json.loads(result.stdout)


def refused(data: Path, *arguments: str | Path) -> str:
    error = run(data, *arguments).exception
    assert isinstance(error, (UsageError, IncidentError))
    assert "\n" not in str(error)
    return str(error)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """An incident with two hot spots, and a third place that only says so."""
    made = create(tmp_path, "Kūlas ugunsgrēks", "Tērvete", scene=HERE, now=NOW)
    with Journal(tmp_path / "incidents" / made.id, NOW) as journal:
        for one in (spot(1, 300.0), spot(2, 150.0, at_least=True)):
            code = EventCode.HOT_SPOT_CONFIRMED
            journal.append(one.last_at, "drone", "finding", code, facts_of(one))
        again = spot(1, 90.0, minute=30.0)
        journal.append(again.last_at, "drone", "finding", EventCode.HOT_SPOT_SEEN, facts_of(again))
        journal.append(NOW, "drone", "finding", EventCode.HOT_SPOT_SEEN, {"number": 9})
    return tmp_path


def test_they_are_listed_with_error_heat_trend_and_what_is_doubted(data: Path):
    said = told(data)
    first, second = said["hot_spots"]
    assert (first["number"], first["state"], first["trend"]) == (1, "confirmed", "cooling")
    assert (first["temperature_c"], first["level"], len(first["readings"])) == (90.0, 3, 2)
    assert first["error_95_m"] == pytest.approx(9.8)
    assert (second["at_least"], second["trend"]) == (True, None)
    assert said["flags"] == [{"entry": 5, "doubt": "unreadable", "number": 9}]
    assert (said["next_number"], said["simulated"]) == (10, False)
    text = run(data, "--language", "lv").stdout
    assert "± 10 m" in text
    assert "≥ 150 °C (pikselis, tiešraidē)" in text


def test_files_are_written_for_receivers_map_programs_and_paper(data: Path):
    files = [data / name for name in ("x.gpx", "x.geojson", "x.kml", "x.pdf")]
    said = told(
        *(data, "--gpx", files[0], "--geojson", files[1], "--kml", files[2], "--cards", files[3]),
        *("--language", "lt"),
    )
    assert said["files"] == [str(file) for file in files]
    for file in files[:3]:
        names = {point.name for point in by_suffix.read(file).points}
        assert names == {"Karštasis taškas 1", "Karštasis taškas 2"}
    assert files[3].read_bytes().startswith(b"%PDF")


def test_what_people_decide_goes_into_the_journal_and_changes_the_list(data: Path):
    said = told(data, "--send", "2", "Tērvete BUB-1")
    assert said["hot_spots"][1]["sent"][0]["whom"] == "Tērvete BUB-1"
    assert told(data, "--visited", "2", "Tērvete BUB-1")["hot_spots"][1]["state"] == "visited"
    closed = told(data, "--close", "2", "J. B.", "--how", "not_a_fire")["hot_spots"][1]
    assert (closed["state"], closed["closed"]["by"]) == ("closed_not_a_fire", "J. B.")
    assert told(data, "--reopen", "2", "smoke", "--note", "2", "root")["hot_spots"][1]["state"] == "reopened"
    folder = next((data / "incidents").iterdir())
    codes = [entry.code for entry in read_journal(folder)]
    assert [code for code in codes if code.startswith("hot_spot_")][-5:] == [
        *("hot_spot_sent", "hot_spot_visited", "hot_spot_closed", "hot_spot_reopened", "hot_spot_note"),
    ]


def test_all_open_ones_are_looked_at_again(data: Path):
    told(data, "--close", "2", "x", "--how", "out")
    out = data / "again.json"
    again = told(data, "--revisit", out, "--home", "56.4795,23.391")["revisit"]
    assert (again["order"], again["left_out"], again["batteries"]) == ([1], [], 1)
    plan, _ = read_plan(out)
    assert len([w for w in plan.waypoints if w.hold_s]) == 1
    assert again["length_m"] > 0.0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--send", "7", "x"), "there is no hot spot 7"),
        (("--send", "1", "  "), "who was sent"),
        (("--close", "1", "x"), "--how out"),
        (("--close", "1", "x", "--how", "maybe"), "--how out"),
        (("--how", "out"), "--close"),
        (("--reopen", "1", "x"), "open already"),
        (("--language", "de"), "en, lv, lt"),
        (("--note", "1", "x" * 600), "more than 500"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(data: Path, arguments: tuple[str, ...], words: str):
    before = told(data)
    assert words in refused(data, *arguments)
    assert told(data) == before


def test_closed_twice_is_refused_and_nothing_open_makes_no_cards_and_no_flight(data: Path):
    for number in ("1", "2"):
        told(data, "--close", number, "x", "--how", "out")
    assert "open it again first" in refused(data, "--close", "1", "x", "--how", "out")
    assert "--all" in refused(data, "--cards", data / "x.pdf")
    assert "nothing to look at" in refused(data, "--revisit", data / "x.json")
    assert told(data, "--cards", data / "x.pdf", "--all")["files"]


def test_an_exercise_says_so(tmp_path: Path):
    made = create(tmp_path, "x", "y", training=True, now=NOW)
    with Journal(tmp_path / "incidents" / made.id, NOW) as journal:
        journal.append(NOW, "exercise", "finding", EventCode.HOT_SPOT_CONFIRMED, facts_of(spot(1)))
    said = told(tmp_path, "--gpx", tmp_path / "x.gpx")
    assert said["simulated"] is True
    assert "SIMULATED Hot spot 1" in (tmp_path / "x.gpx").read_text("utf-8")
