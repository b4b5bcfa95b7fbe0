"""The folder that runs without Python, put together and started. A quarter of an hour on a slow computer."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.laptop import Laptop
from tests.end_to_end.screen import screen

ROOT = Path(__file__).parents[2]
MOST_MB = 800
WAIT_S = 60.0
KEYS = "FIREDRONE_PASSPHRASE"

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1800)]


@pytest.fixture(scope="module")
def stick(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A stick with the program, and the folder for its data beside it."""
    stick = tmp_path_factory.mktemp("stick")
    ready = os.environ.get("FIREDRONE_FOLDER")
    if ready:
        shutil.copytree(ready, stick / "FireDrone", symlinks=True)
    elif request.config.getoption("--full"):
        subprocess.run([ROOT / "scripts" / "build_folder", str(stick)], check=True)
    else:
        pytest.skip("builds for minutes and fetches PyInstaller: --full, or FIREDRONE_FOLDER=dist/FireDrone")
    (stick / "FireDrone-data").mkdir()
    return stick


def run(stick: Path, *arguments: str) -> subprocess.Popen[bytes]:
    environment = {"QT_QPA_PLATFORM": "offscreen", "HOME": str(stick), "PATH": "", KEYS: "of the tests"}
    return subprocess.Popen([program_of(stick), *arguments], env=environment, stdout=subprocess.PIPE)


def program_of(stick: Path) -> Path:
    return stick / "FireDrone" / ("firedrone.exe" if sys.platform == "win32" else "firedrone")


def test_its_doctor_finds_it_whole_and_its_data_on_the_stick(stick: Path):
    said, _ = run(stick, "doctor", "--json").communicate(timeout=WAIT_S)
    document = json.loads(said)
    assert document["ok"]
    assert document["data"] == str(stick / "FireDrone-data")


def test_its_demo_flies_and_records_onto_the_stick(stick: Path):
    demo = run(stick, "demo")
    try:
        until_s = time.monotonic() + WAIT_S
        while not any((stick / "FireDrone-data" / "flights").glob("*/raw-000.tlog")):
            assert demo.poll() is None
            assert time.monotonic() < until_s
            time.sleep(0.1)  # another program: nothing of it can be waited for
        assert any((stick / "FireDrone-data" / "incidents").glob("*/journal.jsonl"))
    finally:
        demo.terminate()
        demo.communicate(timeout=WAIT_S)


def test_its_report_is_written_with_its_map_and_signed(stick: Path):
    """Much of that is imported when it is needed, so nothing else here would miss it."""

    def told(*arguments: str) -> dict[str, Any]:
        ran = run(stick, *arguments, "--json")
        said, _ = ran.communicate(timeout=WAIT_S)
        assert ran.returncode == 0
        return json.loads(said)

    told("incident", "new", "--what", "Grass fire", "--where", "Paraugi", "--at", "56.3842,24.6515")
    files = [Path(name) for name in told("incident", "report", "last", "--brigade", "A brigade")["files"]]
    assert {"map-en.html", "report-en.pdf", "report-en.html"} <= {file.name for file in files}
    (signed,) = (file for file in files if file.suffix == ".pdf")
    assert told("verify", str(signed))["ok"]


def test_its_window_opens_and_closes_before_a_real_x_server(stick: Path, tmp_path: Path):
    with screen(tmp_path / "screen") as x:
        laptop = Laptop(tmp_path / "laptop", x, (str(program_of(stick)),))
        laptop.settle()
        try:
            laptop.open_window()
            laptop.close_window(WAIT_S)
        finally:
            laptop.close()


def test_it_fits_any_stick(stick: Path):
    files = (path for path in (stick / "FireDrone").rglob("*") if path.is_file() and not path.is_symlink())
    assert sum(path.stat().st_size for path in files) / 1e6 < MOST_MB
