"""dronekit2 flies the embedded drone in GUIDED. Its mission upload never reads the answer: not used."""

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
FLIGHT = """
import sys, time
from dronekit import LocationGlobalRelative, VehicleMode, connect

vehicle = connect(sys.argv[1], wait_ready=True, timeout=30)
until = time.monotonic() + 40

def wait(true):
    while not true():
        if time.monotonic() > until:
            raise SystemExit("too late")
        time.sleep(0.05)

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


def test_dronekit_arms_goes_and_lands():
    with running_sim() as port:
        command = [sys.executable, "-W", "ignore", "-c", FLIGHT, f"tcp:127.0.0.1:{port}"]
        flown = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert flown.returncode == 0, flown.stdout + flown.stderr
    assert flown.stdout.strip().splitlines()[-1] == "landed"
