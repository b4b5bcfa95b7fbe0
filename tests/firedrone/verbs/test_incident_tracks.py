"""Tracks and clocks on the command line."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner, Result

from firedrone.verbs import incident
from firedrone.verbs.say import UsageError
from incidents.folder import create
from incidents.journal import Journal, read_journal
from incidents.model import IncidentError
from maps.geo import LatLon
from tests.incidents.tracks import made_up

NOW = datetime(2026, 4, 12, 12, 0, tzinfo=UTC)
SAMPLES = Path(__file__).parents[2] / "data" / "tracks"


def run(data: Path, verb: str, *arguments: str | Path) -> Result:
    app = typer.Typer()
    incident.register(app)
    return CliRunner().invoke(
        app, ["incident", verb, "last", *map(str, arguments), "--data", str(data)], prog_name="firedrone"
    )


def told(data: Path, verb: str, *arguments: str | Path) -> Any:
    result = run(data, verb, *arguments, "--json")
    assert result.exit_code == 0, result.exception
    return json.loads(result.stdout)


def refused(data: Path, verb: str, *arguments: str | Path) -> str:
    error = run(data, verb, *arguments).exception
    assert isinstance(error, (UsageError, IncidentError))
    assert "\n" not in str(error)
    return str(error)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    create(tmp_path, "Kūlas ugunsgrēks", "Tērvete", scene=LatLon(*made_up.SCENE), now=NOW)
    return tmp_path


@pytest.fixture
def gpx(tmp_path: Path) -> Path:
    return made_up.write_gpx(tmp_path / "run.gpx", made_up.run(), "AC-6")


def entries(data: Path) -> int:
    (folder,) = (data / "incidents").iterdir()
    return len(read_journal(folder))


def test_a_track_comes_in_with_the_public_keys(data: Path, gpx: Path):
    document = told(data, "import-track", gpx, "--kind", "truck")
    assert document["entries"] == 5
    assert (document["points"], document["name"]) == (288, "AC-6")
    assert (document["start"], document["end"]) == ("2026-04-12T10:20:00Z", "2026-04-12T10:43:55Z")
    assert document["flags"] == []
    again = told(data, "import-track", gpx, "--kind", "truck")
    assert again["entries"] == 0
    assert [flag["code"] for flag in again["flags"]] == ["already_imported"]


def test_a_preview_shows_the_events_and_writes_nothing(data: Path, gpx: Path):
    before = entries(data)
    document = told(data, "import-track", gpx, "--kind", "truck", "--preview")
    assert [event["code"] for event in document["events"]][:2] == ["truck_left", "truck_stopped"]
    assert (document["entries"], entries(data)) == (0, before)


def test_numbers_of_the_brigade_count(data: Path, gpx: Path):
    document = told(data, "import-track", gpx, "--kind", "truck", "--preview", "--stop", "1200")
    assert document["events"] == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("truck.taip", "--kind", "truck"), "truck.taip: has no day: say that of the first time with --date"),
        (("truck.taip", "--kind", "truck", "--date", "12.4."), "--date 12.4.: is no day"),
        (("truck.gpx", "--kind", "boat"), "--kind boat: is none of truck, drone"),
        (("truck.gpx", "--kind", "truck", "--tz", "Mars"), '"Mars" is not a time zone'),
        (("gone.gpx", "--kind", "truck"), "gone.gpx: cannot be read"),
    ],
)
def test_bad_input_is_one_line_and_nothing_is_written(data: Path, arguments: tuple[str, ...], said: str):
    before = entries(data)
    assert said in refused(data, "import-track", SAMPLES / arguments[0], *arguments[1:])
    assert entries(data) == before


def test_a_track_without_a_day_comes_in_with_one(data: Path):
    document = told(
        data,
        "import-track",
        SAMPLES / "truck.taip",
        "--kind",
        "truck",
        "--date",
        "2026-04-12",
        "--name",
        "AC-6",
    )
    assert (document["name"], document["points"]) == ("AC-6", 1)


def test_clocks_are_listed_with_their_evidence_and_corrected_with_a_reason(data: Path, gpx: Path):
    told(data, "import-track", gpx, "--kind", "truck")
    (folder,) = (data / "incidents").iterdir()
    with Journal(folder, NOW) as journal:
        at = datetime(2026, 4, 12, 10, 25, tzinfo=UTC)
        facts = {"unit": "AC-6", "precision_s": 30.0}
        journal.append(at, "dispatch:lv", "dispatch", "on_scene", facts)
    clocks = {clock["clock"]: clock for clock in told(data, "clocks")["clocks"]}
    (evidence,) = clocks["dispatch:lv"]["evidence"]
    assert (evidence["kind"], evidence["offset_s"], evidence["count"]) == ("shared_events", 120.0, 1)
    arguments = ("--set", "dispatch:lv", "--offset-s", "120", "--reason", "the track of AC-6")
    after = {clock["clock"]: clock for clock in told(data, "clocks", *arguments)["clocks"]}
    written = next(e for e in reversed(read_journal(folder)) if e.code == "clock_offset")
    assert written.facts["spread_s"] == evidence["spread_s"]  # intervals over both clocks reckon with it
    assert (after["dispatch:lv"]["offset_s"], after["dispatch:lv"]["reason"]) == (120.0, "the track of AC-6")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--set", "moon", "--offset-s", "1", "--reason", "x"), "--set moon: is none of this incident's"),
        (("--set", "laptop", "--offset-s", "1"), "give --offset-s and --reason, too"),
        (("--set", "laptop", "--offset-s", "1", "--reason", " "), "only with a reason"),
        (("--set", "laptop", "--offset-s", "1e9", "--reason", "x"), "by a week at most"),
        (("--offset-s", "1"), "say which with --set"),
    ],
)
def test_a_correction_that_is_none_is_refused(data: Path, arguments: tuple[str, ...], said: str):
    before = entries(data)
    assert said in refused(data, "clocks", *arguments)
    assert entries(data) == before
