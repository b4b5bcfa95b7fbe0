"""Bad input is one line on stderr and exit status 2, and nothing that was there is lost."""

from __future__ import annotations

import json
import os
import re
import resource
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from firedrone.cli import main
from firedrone.verbs import fly
from incidents.folder import create
from maps.formats import by_suffix
from maps.formats.features import Features, NamedArea
from maps.geo import LatLon
from missions.plan_file import read_plan
from tests.missions import shapes

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
RECORDING = ROOT / "tests" / "data" / "flight1_extract.tlog"
HOME = shapes.at(-50, -50)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The data folder that every test is given in FIREDRONE_DATA."""
    return tmp_path / "data"


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to stand in, with one good area and one good plan."""
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    by_suffix.write(folder / "area.geojson", Features((NamedArea(shapes.area(shapes.BOX), "forest"),)))
    home = f"{HOME.lat_deg},{HOME.lon_deg}"
    assert main(["plan", "parallel", "--area", "area.geojson", "--home", home, "--out", "plan.json"]) == 0
    return folder


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """The one line; stdout stays empty."""
    capsys.readouterr()
    assert main(list(arguments)) == 2
    said = capsys.readouterr()
    assert said.out == ""
    return one_line(said.err)


def one_line(text: str) -> str:
    assert text.endswith("\n")
    assert text.count("\n") == 1, text
    assert "Traceback" not in text
    assert len(text) > 15, "it has to say where and what"
    return text.rstrip("\n")


def outline(*corners: tuple[float, float]) -> str:
    ring = [list(corner) for corner in (*corners, corners[0])]
    geometry = {"type": "Polygon", "coordinates": [ring]}
    feature = {"type": "Feature", "properties": {}, "geometry": geometry}
    return json.dumps({"type": "FeatureCollection", "features": [feature]})


PLAN = "plan parallel --out new.json --area"


@pytest.mark.parametrize(
    ("content", "file", "line", "said"),
    [
        ('{"fileType": "shopping list"}', "bad.json", "check", "bad.json: not a plan"),
        ('{"fileType": "shopping list"}', "bad.json", "fly --link sim --yes", "bad.json: not a plan"),
        ("", "bad.json", "check", "bad.json: the file is empty"),
        ("", "bad.waypoints", "check", "bad.waypoints"),
        ("\x00\xff\x00", "bad.plan", "check", "bad.plan"),
        ("{}", "bad.txt", "check", "^bad.txt: plans end in"),
        (outline((24.6, 56.3), (24.61, 56.31)), "bad.geojson", PLAN, "at least 3 different corners"),
        (
            outline((24.6, 56.3), (24.61, 56.31), (24.61, 56.3), (24.6, 56.31)),
            "bad.geojson",
            PLAN,
            "crosses itself .* 24.605 56.305",
        ),
        ("", "bad.geojson", PLAN, "bad.geojson: the file is empty"),
        ("<kml><unclosed></kml>", "bad.kml", PLAN, "bad.kml"),
        ("", "bad.csv", "incident import-dispatch last", "bad.csv"),
        ("a;b\n1;2\n", "bad.csv", "incident import-dispatch last", "bad.csv"),
        ("", "bad.tlog", "flight", "bad.tlog: is empty"),
        ("no frame in here", "bad.tlog", "flight", "bad.tlog"),
        ("no frame in here", "bad.tlog", "monitor --seconds 1 --link replay:FILE", "bad.tlog"),
        ("x", "bad.tlog", "incident attach-flight last", "bad.tlog: is no flight folder"),
        ("x", "bad.tlog", "verify", "bad.tlog: is no incident"),
    ],
)
def test_a_file_that_is_not_what_it_should_be(  # noqa: PLR0917 one parameter a fact
    capsys: pytest.CaptureFixture[str], desk: Path, content: str, file: str, line: str, said: str
):
    data = desk.with_name("data")
    create(data, "Grass fire", "Field by the river")
    (desk / file).write_text(content, encoding="latin-1")
    before = everything(desk) | everything(data)
    words = [word.replace("FILE", file) for word in line.split()]
    arguments = words if "FILE" in line else [*words, file]
    assert_said(said, refused(capsys, *arguments))
    assert unchanged(before)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("monitor --seconds 1 --link gopher:hill", '"gopher:hill" is not a link address: write udp:'),
        ("monitor --seconds 1 --link udp:127.0.0.1", "needs a host and a port"),
        ("monitor --seconds 1 --link udp:127.0.0.1:99999", "udp:127.0.0.1:99999"),
        ("monitor --seconds 1 --link serial:/nowhere/ttyUSB7", "/nowhere/ttyUSB7"),
        ("monitor --seconds 1 --link sim:100,200", "sim:100,200"),
        ("monitor --seconds 1 --link replay:nowhere.tlog", "nowhere.tlog"),
        ("fly plan.json --yes --link gopher:hill", "is not a link address"),
        ("fly plan.json --yes --link replay:RECORDING", "is a recording: nothing can be sent to it"),
        ("fly plan.json --link udpin:127.0.0.1:14550", "add --yes"),
        ("fly plan.json --yes --link sim --incident none", "holds no incident yet"),
        ("sim --listen udp:0.0.0.0:0", "this computer only"),
        ("sim --at nowhere", "LAT,LON"),
        ("incident show 2026", "holds no incident yet"),
        ("verify nowhere", "nowhere: is no incident, no flight and no data folder"),
        ("fire", "No such command 'fire'"),
        ("incident fire", "No such command 'fire'"),
        ("fly plan.json --link sim --sped 3", "No such option: --sped"),
        ("fly plan.json --link sim --speed fast", "'--speed'.* number"),
        ("fly plan.json", "--link"),
        ("fly", "Missing argument 'plan'"),
        ("plan parallel --area area.geojson --out new.json --heading nan", "'--heading'"),
        ("plan parallel --area area.geojson --out new.json --height nan", "'--height'"),
        ("plan parallel --area area.geojson --out new.json --home 23.4,56.4", "--home: .* lies in Arabia"),
        ("plan parallel --area area.geojson --out nowhere/new.json", "nowhere/new.json: cannot be written"),
        ("convert plan.json .", "unknown kind of map file"),
        ("incident report last --out plan.json", "holds no incident yet"),
        ("--bogus", "No such option: --bogus"),
    ],
)
def test_a_word_that_cannot_be_followed(capsys: pytest.CaptureFixture[str], line: str, said: str):
    arguments = line.replace("RECORDING", str(RECORDING)).split()
    assert_said(said, refused(capsys, *arguments))


def test_a_drone_that_does_not_answer(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(fly, "HEARD_WITHIN_S", 0.2)
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as mute:
        mute.bind(("127.0.0.1", 0))
        udp = f"udp:127.0.0.1:{mute.getsockname()[1]}"
        assert_said("no drone was heard", refused(capsys, "monitor", "--seconds", "0.2", "--link", udp))
        capsys.readouterr()
        assert main(["fly", "plan.json", "--yes", "--link", udp]) == 2
        *told, last = capsys.readouterr().err.splitlines()
        assert last.startswith(f"{udp}: no drone was heard in 0 s; check that it is on")
        assert all("link opened" in line or "recording" in line for line in told), told
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))  # bound, and nobody listens
        tcp = f"tcp:127.0.0.1:{taken.getsockname()[1]}"
        assert_said("nobody answers there", refused(capsys, "monitor", "--seconds", "1", "--link", tcp))


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999"])
@pytest.mark.parametrize("place", ["lat_deg", "above_home_m", "speed_m_s", "swath_m"])
def test_a_plan_with_a_number_that_is_none(
    capsys: pytest.CaptureFixture[str], desk: Path, number: str, place: str
):
    whole = (desk / "plan.json").read_text()
    head, tail = whole.split(f'"{place}": ', 1)
    rest = tail.lstrip("-0123456789.e")
    (desk / "bad.json").write_text(f'{head}"{place}": {number}{rest}')
    assert "bad.json" in refused(capsys, "check", "bad.json")
    assert "bad.json" in refused(capsys, "fly", "bad.json", "--link", "sim")


def test_half_a_recording_tells_what_it_holds_and_what_is_missing(
    capsys: pytest.CaptureFixture[str], desk: Path
):
    whole = RECORDING.read_bytes()
    (desk / "whole.tlog").write_bytes(whole)
    (desk / "half.tlog").write_bytes(whole[: len(whole) // 2 + 5])
    documents = [summary_of(capsys, name) for name in ("whole.tlog", "half.tlog")]
    counts = [sum(document["messages"].values()) for document in documents]
    assert 0.4 * counts[0] < counts[1] < 0.6 * counts[0]
    assert documents[1]["end"] < documents[0]["end"]
    assert documents[1]["bad_bytes"] > documents[0]["bad_bytes"]
    assert "bytes" in documents[1]["missing"]


def summary_of(capsys: pytest.CaptureFixture[str], name: str) -> dict[str, Any]:
    capsys.readouterr()
    assert main(["flight", name, "--json"]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    return json.loads(said.out)


# --- the data folder ---------------------------------------------------------------------------------


def test_an_index_of_a_newer_program_is_left_alone(capsys: pytest.CaptureFixture[str], data: Path):
    data.mkdir()
    with closing(sqlite3.connect(data / "firedrone.db")) as newer:
        newer.execute("PRAGMA journal_mode = WAL")
        newer.execute("CREATE TABLE alembic_version (version_num)")
        newer.execute("INSERT INTO alembic_version VALUES ('9999')")
        newer.commit()
    before = everything(data)
    assert_said("newer FireDrone.*9999.*nothing was touched", refused(capsys, "incident", "list"))
    assert unchanged(before)


def test_an_index_that_another_program_holds_says_so_and_is_there_afterwards(
    capsys: pytest.CaptureFixture[str], data: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("incidents.store.database.LOCKED_MS", 20)
    create(data, "Grass fire", "Field by the river")
    assert main(["incident", "list"]) == 0
    create(data, "Barn fire", "By the road")  # the index does not know it yet
    with closing(sqlite3.connect(data / "firedrone.db")) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert_said("another program keeps the index locked", refused(capsys, "incident", "list"))
        other.rollback()
    capsys.readouterr()
    assert main(["incident", "list"]) == 0
    assert "Barn fire" in capsys.readouterr().out


@pytest.mark.parametrize("content", ["[ui\nlanguage =", '[ui]\nlanguage = "xx"\n', "[ui]\ntheme = 7\n"])
def test_settings_that_cannot_be_read_are_named_and_kept(
    capsys: pytest.CaptureFixture[str], data: Path, content: str
):
    data.mkdir()
    (data / "settings.toml").write_text(content)
    before = everything(data)
    assert_said("settings.toml", refused(capsys))
    assert_said("settings.toml", refused(capsys, "demo"))
    assert unchanged(before)


@pytest.fixture
def no_folder(tmp_path: Path) -> Iterator[Path]:
    """A file where the data folder should be: what nobody can write into, not even root."""
    path = tmp_path / "taken"
    path.write_text("precious")
    yield path
    assert path.read_text() == "precious"


@pytest.mark.slow
@pytest.mark.parametrize(
    "line",
    [
        "incident list",
        "incident new --what Fire --where Field",
        "monitor --link sim --seconds 1",
        "fly plan.json --link sim",
        "",
    ],
)
def test_a_data_folder_that_is_none_is_named(no_folder: Path, line: str):
    ended = program(*line.split(), data=no_folder)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert str(no_folder) in one_line(ended.stderr)


@pytest.mark.slow
@pytest.mark.parametrize(
    "line",
    ["incident list", "plan parallel --area area.geojson --out plan.json"],
)
def test_a_full_disk_is_named_and_costs_nothing_that_was_there(data: Path, desk: Path, line: str):
    before = read_plan(desk / "plan.json")
    ended = program(*line.split(), data=data, full=True)
    assert (ended.returncode, ended.stdout) == (2, "")
    one_line(ended.stderr)
    assert read_plan(desk / "plan.json") == before


@pytest.mark.slow
@pytest.mark.hazard("H20")
def test_a_flight_that_could_not_be_recorded_is_shown_and_named(data: Path):
    ended = program("monitor", "--link", "sim", "--seconds", "1", "--json", data=data, full=True)
    assert ended.returncode == 1
    assert json.loads(ended.stdout)["messages"] > 0
    assert_said(r"the flight is not recorded \(.*\); free some space", one_line(ended.stderr))


@pytest.mark.slow
def test_an_incident_that_does_not_reach_the_disk_is_not_promised(data: Path):
    ended = program("incident", "new", "--what", "Fire", "--where", "Field", data=data, full=True)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert_said("not on the disk", one_line(ended.stderr))
    ended = program("incident", "list", "--json", data=data)
    assert (ended.returncode, json.loads(ended.stdout)) == (0, {"incidents": []})


def program(*arguments: str, data: Path, full: bool = False) -> subprocess.CompletedProcess[str]:
    """The real program; `full`: not a byte more goes into any file."""
    command = [sys.executable, "-m", "firedrone.cli", "--data", str(data), *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    limit = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (0, 0)) if full else None
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=60, check=False, preexec_fn=limit
    )


def everything(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def unchanged(before: dict[Path, bytes]) -> bool:
    """Nothing that was there is gone or other than it was."""
    return all(path.read_bytes() == content for path, content in before.items())


def assert_said(pattern: str, line: str) -> None:
    assert re.search(pattern, line), line


def test_a_good_plan_passes_where_the_bad_ones_do_not(capsys: pytest.CaptureFixture[str]):
    assert main(["check", "plan.json"]) == 0
    assert main(["check", "plan.json", "--home", f"{LatLon(0.0, 0.0).lat_deg},0.0"]) == 1
