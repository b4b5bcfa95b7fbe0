"""mavsdk flies the embedded drone."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from telemetry.logs.dataflash import read_dataflash
from tests.peers.simulated import running_sim

pytestmark = [
    pytest.mark.peers,
    pytest.mark.slow,
    pytest.mark.skipif(
        find_spec("mavsdk") is None or find_spec("mavsdk.plugins") is None,
        reason="mavsdk 4 is not installed: pip install 'mavsdk>=4.1'",
    ),
]
FLIGHT = Path(__file__).with_name("mavsdk_flight.py")


def test_mavsdk_uploads_reads_back_sets_arms_flies_lands_and_downloads(tmp_path: Path):
    with running_sim() as port:
        command = [sys.executable, str(FLIGHT), f"tcpout://127.0.0.1:{port}", str(tmp_path)]
        flown = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert flown.returncode == 0, flown.stdout + flown.stderr
    seen = json.loads(flown.stdout.strip().splitlines()[-1])
    assert seen == {
        "uploaded": 4,
        "read_back": [16, 22, 16, 20],
        "parameter": 800.0,
        "landed": True,
        "log_bytes_missing": 0,
    }
    log = read_dataflash(tmp_path / "flight.bin")
    assert log.damage() == []
    assert log.messages["ATT"] > 100
