"""dronekit2 flies the embedded drone: in GUIDED, and a mission of its own, on its own connection.

Its upload never reads the drone's answer; through `firedrone dronekit` it is refused.
"""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version

import pytest

from tests.peers.simulated import running_sim

try:
    INSTALLED = version("dronekit2")
except PackageNotFoundError:
    INSTALLED = None

pytestmark = [
    pytest.mark.peers,
    pytest.mark.slow,
    pytest.mark.skipif(INSTALLED is None, reason="dronekit2 is not installed: pip install dronekit2"),
]
CONNECT = """
import sys, time
from dronekit import Command, LocationGlobalRelative, VehicleMode, connect

vehicle = connect(sys.argv[1], wait_ready=True, timeout=30)
until = time.monotonic() + 40

def wait(true):
    while not true():
        if time.monotonic() > until:
            raise SystemExit("too late")
        time.sleep(0.05)

"""
FLIGHT = """
vehicle.mode = VehicleMode("GUIDED")
wait(lambda: vehicle.mode.name == "GUIDED")
vehicle.armed = True
wait(lambda: vehicle.armed)
vehicle.simple_takeoff(10)
wait(lambda: vehicle.location.global_relative_frame.alt > 9.5)
vehicle.simple_goto(LocationGlobalRelative(56.2003, 25.3, 10))
wait(lambda: vehicle.location.global_relative_frame.lat > 56.20029)
vehicle.mode = VehicleMode("LAND")
wait(lambda: not vehicle.armed)
print("landed")
"""
MISSION = """
vehicle.parameters["WPNAV_SPEED"] = 800
print("speed", vehicle.parameters["WPNAV_SPEED"])
mission = vehicle.commands
mission.clear()
for command, lat, height in ((16, 56.2, 0), (22, 0, 15), (16, 56.2003, 15), (20, 0, 0)):  # the first is home
    mission.add(Command(0, 0, 0, 3, command, 0, 1, 0, 0, 0, 0, lat, 25.3 if lat else 0, height))
mission.upload()
mission.download()
mission.wait_ready()
print("read back", [item.command for item in mission])
vehicle.mode = VehicleMode("GUIDED")
wait(lambda: vehicle.mode.name == "GUIDED")
vehicle.armed = True
wait(lambda: vehicle.armed)
vehicle.simple_takeoff(10)
wait(lambda: vehicle.location.global_relative_frame.alt > 9.5)
vehicle.mode = VehicleMode("AUTO")
wait(lambda: vehicle.location.global_relative_frame.lat > 56.20029)
wait(lambda: not vehicle.armed)
print("landed")
"""


def test_dronekit_arms_goes_and_lands():
    assert run(FLIGHT)[-1] == "landed"


def test_dronekit_sets_uploads_reads_back_and_flies_a_mission():
    assert run(MISSION)[-3:] == ["speed 800.0", "read back [22, 16, 20]", "landed"]


def run(script: str) -> list[str]:
    """The lines it printed."""
    with running_sim() as port:
        command = [sys.executable, "-W", "ignore", "-c", CONNECT + script, f"tcp:127.0.0.1:{port}"]
        flown = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert flown.returncode == 0, flown.stdout + flown.stderr
    return flown.stdout.strip().splitlines()
