"""The same seed and the same inputs are the same bytes: twice here, and in programs of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from maps.geo import LatLon
from telemetry.messages import Codec, mavlink
from tests.training.station import HOME, Station, item, long
from training.faults import Faults
from training.payload.payload import Payload
from training.vehicle import EmbeddedDrone
from training.weather import Wind

ROOT = Path(__file__).parents[2]
MINUTES_S = 300
EAST = LatLon(56.2, 25.306)
FAULTS = {  # second of the flight: what is broken from then on
    40: Faults(battery_drain=3.0),
    80: Faults(position_off_m=(12.0, -7.0)),
    110: Faults(motor_weak=0.25),
    140: Faults(link_silent=True),
    150: Faults(rc_lost=True),
    160: Faults(),
    200: Faults(gps_lost=True),
    230: Faults(),
}

pytestmark = pytest.mark.slow


def flight(seed: int) -> str:
    """Five minutes with wind, gusts, a gimbal, faults and orders; the hash of all that was said."""
    drone = EmbeddedDrone(
        HOME, seed=seed, ready=True, wind=Wind(240.0, 6.0, 2.0), battery_sags=True, cold_c=-10.0,
        payload=Payload(pitch_deg=-60.0),
    )  # fmt: skip
    station = Station(drone)
    station.upload([item(0, 16), item(1, 22, z=40.0), item(2, 16, at=EAST, z=40.0), item(3, 20)])
    station.ask(mavlink.MAVLink_request_data_stream_message(1, 1, 0, 4, 1))
    station.fly_mission()
    codec, now_s, said = Codec(), station.now_s, sha256(station.raw)
    for second in range(MINUTES_S):
        drone.faults = FAULTS.get(second, drone.faults)
        sent = codec.pack(mavlink.MAVLink_heartbeat_message(6, 8, 0, 0, 4, 3))
        if second == 240:
            sent += codec.pack(long(176, 1, 4))
        if second == 285:
            sent += codec.pack(mavlink.MAVLink_log_request_list_message(1, 1, 0, 0xFFFF))
        for step in range(10):
            now_s += 0.1
            said.update(drone.step(now_s, sent if step == 0 else b""))
    return said.hexdigest()


def test_the_same_seed_is_the_same_flight_and_another_is_another():
    first = flight(7)
    assert flight(7) == first
    assert flight(8) != first


def test_programs_with_other_hashes_of_strings_fly_the_same():
    code = "from tests.training.test_determinism import flight; print(flight(7))"
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed in ("1", "2")
    }
    assert said == {flight(7)}
