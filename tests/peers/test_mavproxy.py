"""MAVProxy flies the embedded drone."""

from __future__ import annotations

import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

import pytest

from telemetry.logs.dataflash import read_dataflash
from tests.peers.simulated import Talk, running_sim

pytestmark = [
    pytest.mark.peers,
    pytest.mark.slow,
    pytest.mark.skipif(
        find_spec("MAVProxy") is None, reason="MAVProxy is not installed: pip install MAVProxy"
    ),
]
WAYPOINTS = """QGC WPL 110
0\t1\t0\t16\t0\t0\t0\t0\t56.2\t25.3\t80\t1
1\t0\t3\t22\t0\t0\t0\t0\t0\t0\t15\t1
2\t0\t3\t16\t0\t0\t0\t0\t56.2003\t25.3\t15\t1
3\t0\t3\t20\t0\t0\t0\t0\t0\t0\t0\t1
"""


def test_mavproxy_uploads_reads_back_sets_arms_flies_lands_and_downloads(tmp_path: Path):
    plan, back, log = tmp_path / "plan.waypoints", tmp_path / "back.waypoints", tmp_path / "flight.bin"
    plan.write_text(WAYPOINTS)
    script = Path(sys.executable).with_name("mavproxy.py")
    with running_sim() as port:
        command = [
            sys.executable, str(script), f"--master=tcp:127.0.0.1:{port}", f"--state-basedir={tmp_path}",
            "--default-modules=wp,mode,arm,cmdlong,param,log",
        ]  # fmt: skip
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
        with subprocess.Popen(
            command, cwd=tmp_path, text=True, env={"HOME": str(tmp_path), "PYTHONUNBUFFERED": "1"}, **pipes
        ) as program:
            talk = Talk(program)
            try:
                talk.wait_for("Received 1348 parameters")
                talk.type(f"wp load {plan}")
                talk.wait_for("Flight plan received")
                talk.type(f"wp save {back}")
                talk.wait_for("Saved 4 waypoints")
                talk.type("param set WPNAV_SPEED 800", "param fetch WPNAV_SPEED")
                talk.wait_for("WPNAV_SPEED = 800")
                talk.type("mode guided")
                talk.wait_for("DO_SET_MODE: ACCEPTED")
                talk.type("arm throttle")
                talk.wait_for("Arming motors")
                talk.type("mode auto", "long MISSION_START 0 0 0 0 0 0 0")
                talk.wait_for("Reached command #2")
                talk.wait_for("Disarming motors")
                time.sleep(2.0)  # the drone writes on for 15 of its own seconds
                talk.type("log list")
                talk.wait_for("Log 1  numLogs 1")
                talk.type(f"log download 1 {log}")
                talk.wait_for("Finished downloading")
            finally:
                program.kill()
    commands = [line.split("\t")[3] for line in back.read_text().splitlines()[1:]]
    assert commands == ["16", "22", "16", "20"]
    assert read_dataflash(log).damage() == []
