from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from firedrone.bench.our_client import read_aboard, standard_upload
from firedrone.bench.programs import running
from firedrone.bench.upload import mission
from missions.items import MissionType, same_meaning

ROOT = Path(__file__).parents[3]
# Started as an ArduPilot SITL is, it speaks as one does: first, and to the port it is given.
STAND_IN = f"""#!{sys.executable}
import sys, threading
sys.path.insert(0, {str(ROOT)!r})
from maps.geo import LatLon
from training.ports import parse_listen
from training.serve import serve
from training.vehicle import EmbeddedDrone

option = dict(zip(sys.argv[1::2], sys.argv[2::2]))
assert option["--sim-address"] == "127.0.0.1"
lat, lon, *_ = map(float, option["--home"].split(","))
to = option["--serial0"].replace("udpclient", "udpout")
serve(EmbeddedDrone(LatLon(lat, lon), ready=True), [parse_listen(to)], threading.Event())
"""


@pytest.mark.slow
def test_a_simulator_that_the_user_names_is_reached_through_the_same_air(tmp_path: Path):
    program = tmp_path / "arducopter"
    program.write_text(STAND_IN)
    program.chmod(0o755)
    items = mission(5)
    command = [sys.executable, "-m", "firedrone.bench.far_side", "--sitl", str(program), "--boot-s", "0"]
    with running(command) as far_side:
        address = json.loads(far_side.line(20.0) or "{}")["address"]
        sent = standard_upload(address, items, 20.0)
        aboard = read_aboard(address)
    assert sent.seconds is not None
    assert aboard is not None
    assert same_meaning(items, aboard, MissionType.MISSION)


@pytest.mark.slow
def test_the_far_side_ends_with_its_stdin():
    with running([sys.executable, "-m", "firedrone.bench.far_side", "--loss", "0.5"]) as far_side:
        assert far_side.line(20.0)
        far_side.type("clear")
    assert far_side.program.returncode == 0
