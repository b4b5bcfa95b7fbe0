"""No file that others made, however spoiled, does more than be refused in one line.

Quick: 60 files of each kind. `pytest tests/fuzz/test_files.py --full`: 20,000 of each, about half an hour.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
QUICK, FULL = 60, 20_000
MOST_S = 2.0  # of processor
MOST_BYTES = 64 * 2**20
KINDS = (
    *("plan.json", "qgc.plan", "mission.waypoints", "plan.geojson", "plan.kml", "plan.kmz"),
    *("task.json", "template.toml", "map.geojson", "map.kml", "map.kmz", "track.gpx"),
    *("dispatch.xlsx", "dispatch.json"),
    *("dispatch.csv", "mapping.toml", "flight.tlog", "journal.jsonl", "card.json", "settings.toml"),
    "shared settings.toml",
    *("map.pmtiles", "map.gpkg", "sheet.tif", "page.pdf"),
    *(
        "tile.hgt",
        "heights.tif",
        "tiles.mbtiles",
        "zones.json",
        "obstacles.csv",
        "confirmations.json",
        "certificate.json",
    ),
    *("places.csv", "places.geojson", "places.mapping.toml", "cameras.csv"),
    *("addresses.sqlite", "addresses.csv", "extract.osm"),
    *("thermal.jpg", "thermal.tif"),
    *("run.gpx", "run.nmea", "run.taip", "traccar.json", "run.csv", "drone.csv", "drone.srt", "columns.toml"),
)


@pytest.fixture(scope="module")
def outcomes(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What came of each kind; in the quick size all in one process, which costs one start."""
    if request.config.getoption("--full"):
        return {kind: fed(tmp_path_factory.mktemp("fuzz"), FULL, kind)[kind] for kind in KINDS}
    return fed(tmp_path_factory.mktemp("fuzz"), QUICK, *KINDS)


def fed(folder: Path, count: int, *kinds: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.fuzz.worker", str(folder), str(count), *kinds]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "FIREDRONE_DATA": str(folder / "data")}
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr[-2000:]
    return {outcome["name"]: outcome for outcome in map(json.loads, ended.stdout.splitlines())}


@pytest.mark.hazard("H32")
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("kind", KINDS)
def test_a_spoiled_file_is_read_or_refused_in_one_line(
    outcomes: dict[str, Any], sized: Callable[[int, int], int], capsys: pytest.CaptureFixture[str], kind: str
):
    found = outcomes[kind]
    told = (
        f"{kind:18} {found['runs']:6} files: {found['values']} read, {found['refused']} refused;"
        f" {found['slowest_s']:.2f} s and +{found['peak_bytes'] / 2**20:.1f} MB at most"
    )
    with capsys.disabled():
        sys.stdout.write(f"\n    {told}")
    assert found["runs"] == sized(QUICK, FULL)
    assert found["uncaught"] == []
    assert found["unclear"] == []
    assert found["outside"] == []
    assert found["slowest_s"] <= MOST_S
    assert found["peak_bytes"] <= MOST_BYTES
    assert found["values"] > 0, "nothing got through: the samples are too spoiled to prove anything"


def test_what_leaves_the_folder_is_seen(tmp_path: Path):
    """The watch itself, so that its silence means something."""
    lines = (
        "import sys; from pathlib import Path; from tests.fuzz import worker",
        f"folder = Path({str(tmp_path)!r}); worker._guard(folder); worker.WATCHING.append(folder / 'own')",
        "import socket",
        "try: socket.create_connection(('127.0.0.1', 9))",
        "except PermissionError: pass",
        "(folder / 'outside.txt').write_text('x'); (folder / 'a').mkdir()",
        "print(len(worker.SEEN), *worker.SEEN)",
    )
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    ended = subprocess.run(
        [sys.executable, "-c", "\n".join(lines)], env=environment, capture_output=True, text=True, check=True
    )
    for wanted in ("socket.", "outside.txt", "os.mkdir"):
        assert wanted in ended.stdout
