"""mavsdk finds the embedded drone's own camera and gimbal, takes a photo and turns it."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from queue import SimpleQueue
from threading import Event, Thread

import pytest

from maps.geo import LatLon
from training.payload.payload import Payload
from training.ports import parse_listen
from training.serve import serve
from training.vehicle import EmbeddedDrone

pytestmark = [
    pytest.mark.peers,
    pytest.mark.slow,
    pytest.mark.skipif(
        find_spec("mavsdk") is None or find_spec("mavsdk.plugins") is None,
        reason="mavsdk 4 is not installed: pip install 'mavsdk>=4.1'",
    ),
]
PROGRAM = Path(__file__).with_name("mavsdk_camera.py")


def test_mavsdk_finds_the_camera_takes_a_photo_and_turns_the_gimbal():
    payload = Payload(own_components=True)
    drone = EmbeddedDrone(LatLon(56.2, 25.3), ready=True, payload=payload)
    stop, addresses = Event(), SimpleQueue[list[str]]()
    listen = [parse_listen("tcp:127.0.0.1:0")]
    served = Thread(target=serve, args=(drone, listen, stop), kwargs={"started": addresses.put})
    served.start()
    try:
        (address,) = addresses.get(timeout=10.0)
        command = [sys.executable, str(PROGRAM), f"tcpout://127.0.0.1:{address.rpartition(':')[2]}"]
        used = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    finally:
        stop.set()
        served.join()
    assert used.returncode == 0, used.stdout + used.stderr
    seen = json.loads(used.stdout.strip().splitlines()[-1])
    assert seen == {"model": "ZT30", "component": 100, "turned": True}
    assert payload.camera.photos == 1
    assert (payload.gimbal.pitch_deg, payload.gimbal.yaw_deg) == pytest.approx((-40.0, 20.0), abs=1.0)
