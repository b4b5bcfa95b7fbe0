"""The whole evening by command line, each step a program of its own: from an area to a verified report."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from maps.area import Area, area_m2
from maps.formats import by_suffix
from maps.formats.features import Features, NamedArea
from maps.geo import LatLon, moved

if TYPE_CHECKING:
    from collections.abc import Generator

pytestmark = [pytest.mark.slow, pytest.mark.timeout(120)]

ROOT = Path(__file__).parents[2]
DISPATCH = ROOT / "tests" / "data" / "dispatch" / "made_up_lv_excel_export.csv"
HOME = LatLon(56.3829, 24.6479)
SPEED = "20"
PROGRAM = (sys.executable, "-m", "firedrone.cli")
EVENING_S = 110


class Terminal:
    """A shell in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {**os.environ, "PYTHONPATH": str(ROOT), "FIREDRONE_DATA": str(folder / "data")}

    def run(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        command = [*PROGRAM, *(str(argument) for argument in arguments)]
        return subprocess.run(
            command,
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=EVENING_S,
            check=False,
        )

    def told(self, *arguments: str | Path) -> dict[str, Any]:
        """The one JSON document of a verb that did what it names."""
        ended = self.run(*arguments, "--json")
        assert ended.returncode == 0, ended.stderr
        assert ended.stdout.count("\n") == 1
        return json.loads(ended.stdout)

    @contextmanager
    def simulator(self, listen: str) -> Generator[str]:
        """The practice drone as a program; gives the address it is reached at."""
        command = [*PROGRAM, "sim", "--at", f"{HOME.lat_deg},{HOME.lon_deg}", "--listen", listen]
        with subprocess.Popen(
            [*command, "--speed", SPEED, "--json"],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            text=True,
        ) as program:
            try:
                assert program.stdout is not None
                yield json.loads(program.stdout.readline())["listening"][0]
            finally:
                program.terminate()
                program.wait(10)


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path)


def test_from_an_area_to_a_verified_report(terminal: Terminal):
    assert a_field(terminal.folder / "area.geojson", 600.0, 500.0) == pytest.approx(300_000, rel=0.01)
    planned_m = plan_and_check(terminal)
    with terminal.simulator(f"udp:127.0.0.1:{free_udp_port()}") as address:
        heard = terminal.told("monitor", "--link", address, "--seconds", "3")
        monitored(heard)
        flight = fly(terminal, address, planned_m)
    incident, files = remember(terminal, flight)
    verdict = terminal.told("verify", terminal.folder / "data")
    assert (verdict["ok"], verdict["problems"]) == (True, [])
    assert verdict["entries"] > 10
    assert {file.suffix for file in files} >= {".pdf", ".html"}
    a_changed_byte_is_named(terminal, incident)


def a_field(path: Path, width_m: float, depth_m: float) -> float:
    """Write an area near HOME; returns its square metres."""
    east, north = 60.0, 60.0
    corners = ((0.0, 0.0), (width_m, 0.0), (width_m, depth_m), (0.0, depth_m))
    area = Area(tuple(moved(HOME, east + x, north + y) for x, y in corners))
    by_suffix.write(path, Features((NamedArea(area, "forest"),)))
    return area_m2(area)


def plan_and_check(terminal: Terminal) -> float:
    """Returns the metres of the way."""
    at = f"{HOME.lat_deg},{HOME.lon_deg}"
    planned = terminal.told(
        "plan", "parallel", "--area", "area.geojson", "--home", at, "--speed", "12", "--out", "plan.json"
    )
    assert set(planned) >= {
        "file", "pattern", "waypoints", "swath_m", "length_m", "duration_s", "batteries", "coverage",
        "outside_m", "forbidden_m", "pod", "bound", "findings",
    }  # fmt: skip
    assert planned["coverage"] > 0.99
    assert planned["batteries"] == 1
    checked = terminal.told("check", "plan.json")
    assert checked["ok"] is True
    assert all(set(finding) >= {"code", "severity", "where", "mend"} for finding in checked["findings"])
    return planned["length_m"]


def monitored(document: dict[str, Any]) -> None:
    assert set(document) >= {"vehicle", "state", "ages_s", "messages", "lost", "strangers"}
    assert set(document["vehicle"]) >= {"uid", "sysid", "type", "firmware"}
    assert document["vehicle"]["sysid"] == 1
    assert document["messages"] > 50
    assert set(document["ages_s"]) == set(document["state"])
    assert all(age >= 0 for age in document["ages_s"].values())
    fix = document["state"]["fix"]
    assert (fix["at"]["lat_deg"], fix["at"]["lon_deg"]) == pytest.approx(
        (HOME.lat_deg, HOME.lon_deg), abs=1e-4
    )


def fly(terminal: Terminal, address: str, planned_m: float) -> Path:
    flown = terminal.told("fly", "plan.json", "--link", address, "--speed", SPEED, "--yes")
    for done in ("uploaded", "verified", "armed", "completed", "landed"):
        assert flown[done] is True, done
    codes = [event["code"] for event in flown["events"]]
    assert codes.index("armed") < codes.index("took_off") < codes.index("landed")
    assert flown["messages"] > 1000
    flight = Path(flown["flight_dir"])
    summary = terminal.told("flight", flight)
    assert set(summary) >= {
        "messages", "start", "end", "duration_s", "distance_m", "max_above_home_m", "armed", "modes",
        "status_texts", "gaps", "bad_bytes",
    }  # fmt: skip
    assert summary["bad_bytes"] == 0
    assert len(summary["armed"]) == 1
    assert 55 < summary["max_above_home_m"] < 70
    assert summary["distance_m"] == pytest.approx(planned_m, rel=0.1)
    return flight


def remember(terminal: Terminal, flight: Path) -> tuple[str, list[Path]]:
    incident = terminal.told("incident", "new", "--what", "Kūlas ugunsgrēks", "--where", "Tērvete")["id"]
    imported = terminal.told("incident", "import-dispatch", incident, DISPATCH)
    assert imported["entries"] > 5
    assert all(set(flag) == {"row", "code", "what"} for flag in imported["flags"])
    attached = terminal.told("incident", "attach-flight", incident, flight)
    assert attached["entries"] > 3
    assert terminal.told("incident", "attach-flight", incident, flight)["entries"] == 0
    told = terminal.told("incident", "timeline", incident)
    codes = [entry["code"] for entry in told["entries"]]
    assert {"call_received", "on_scene", "armed", "took_off", "landed", "flight_attached"} <= set(codes)
    assert [entry["at"] for entry in told["entries"]] == sorted(entry["at"] for entry in told["entries"])
    assert told["intervals"]["airborne_to_landed_s"] > 60
    files = [Path(file) for file in terminal.told("incident", "report", incident, "--lang", "lv")["files"]]
    assert all(file.stat().st_size > 1000 for file in files)
    return incident, files


def a_changed_byte_is_named(terminal: Terminal, incident: str) -> None:
    journal = terminal.folder / "data" / "incidents" / incident / "journal.jsonl"
    lines = journal.read_bytes().splitlines(keepends=True)
    spoiled = next(n for n, line in enumerate(lines) if b'"code":"took_off"' in line)
    place = sum(len(line) for line in lines[:spoiled]) + lines[spoiled].index(b'"lat_deg":') + 12
    content = bytearray(journal.read_bytes())
    content[place] = ord("7") if content[place] != ord("7") else ord("8")
    journal.write_bytes(content)
    ended = terminal.run("verify", terminal.folder / "data", "--json")
    verdict = json.loads(ended.stdout)
    assert (ended.returncode, verdict["ok"]) == (1, False)
    assert ended.stderr.count("\n") == 1
    named = {(Path(problem["file"]).name, problem["entry"]) for problem in verdict["problems"]}
    assert ("journal.jsonl", spoiled + 1) in named
    ended = terminal.run("verify", terminal.folder / "data")
    assert ended.returncode == 1
    assert f"entry {spoiled + 1}," in ended.stdout


def test_the_drone_inside_the_program_flies_the_same_plan(terminal: Terminal):
    a_field(terminal.folder / "area.geojson", 120.0, 90.0)
    plan_and_check(terminal)
    incident = terminal.told("incident", "new", "--what", "Exercise", "--where", "Field", "--training")["id"]
    flown = terminal.told("fly", "plan.json", "--link", "sim", "--speed", SPEED, "--incident", incident)
    assert (flown["completed"], flown["landed"]) == (True, True)
    shown = terminal.told("incident", "timeline", incident)["entries"]
    assert {entry["clock"] for entry in shown if entry["code"] == "took_off"} == {"exercise"}
    assert terminal.told("verify", terminal.folder / "data")["ok"]


def free_udp_port() -> int:
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
