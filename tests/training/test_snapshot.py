"""Back to a moment, and on from there as if nothing had been."""

from __future__ import annotations

import pytest

from maps.geo import LatLon
from telemetry.messages import Codec, mavlink
from tests.training.station import HOME, Station, item, long
from training.faults import Faults
from training.modes import Mode
from training.payload.payload import Payload
from training.practice import practice_drone
from training.vehicle import EmbeddedDrone
from training.weather import Wind

GUSTY = Wind(from_deg=240.0, speed_m_s=6.0, gust_m_s=2.0)
THERE = LatLon(56.2012, 25.3)
PAYLOADS = {
    "none": None,
    "carried": Payload(pitch_deg=-90.0),
    "own": Payload(own_components=True),
}


def on_a_mission(drone: EmbeddedDrone) -> Station:
    station = Station(drone)
    assert station.upload([item(0, 16), item(1, 22, z=25.0), item(2, 16, at=THERE, z=25.0), item(3, 20)]) == 0
    station.ask(mavlink.MAVLink_request_data_stream_message(1, 1, 0, 4, 1))
    station.fly_mission()
    station.run(20.0, step_s=0.1)
    return station


def a_minute(drone: EmbeddedDrone, now_s: float) -> bytes:
    """Sixty seconds with a mode, a parameter and a fault in them."""
    codec, said = Codec(), bytearray()
    for step in range(600):
        now_s += 0.1
        sent = b""
        if step == 100:
            drone.faults = Faults(gps_lost=True)
        if step == 250:
            drone.faults = Faults()
            sent = codec.pack(long(176, 1, int(Mode.GUIDED)))
        if step == 300:
            sent = codec.pack(long(1000, -30.0, 20.0, 0, 0, 0, 0, 0))
        if step == 400:
            sent = codec.pack(mavlink.MAVLink_param_set_message(1, 1, b"RTL_ALT", 2000.0, 9))
        said += drone.step(now_s, sent)
    return bytes(said)


@pytest.mark.slow
@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS.keys())
def test_the_same_minute_again_is_the_same_bytes(payload: Payload | None):
    station = on_a_mission(EmbeddedDrone(HOME, seed=7, ready=True, wind=GUSTY, payload=payload))
    moment = station.drone.snapshot()
    first = a_minute(station.drone, station.now_s)
    station.drone.restore(moment, station.now_s)
    assert a_minute(station.drone, station.now_s) == first
    station.drone.restore(moment, station.now_s)  # nothing of the moment was used up
    assert a_minute(station.drone, station.now_s) == first


def test_it_goes_back_on_a_clock_that_goes_on():
    station = on_a_mission(practice_drone(HOME))
    where, moment = station.drone.place, station.drone.snapshot()
    station.run(30.0, step_s=0.1)
    assert station.drone.place != where
    station.drone.restore(moment, station.now_s)
    assert station.drone.place == where
    before_ms = station.drone.autopilot.boot_ms
    station.run(1.0)
    assert station.drone.autopilot.boot_ms == pytest.approx(before_ms + 1000, abs=21)


def test_what_happened_since_is_gone():
    station = Station(EmbeddedDrone(HOME, ready=True, payload=(payload := Payload())))
    moment = station.drone.snapshot()
    station.ask(mavlink.MAVLink_param_set_message(1, 1, b"RTL_ALT", 2000.0, 9))
    station.drone.wind = GUSTY
    station.drone.faults = Faults(motor_weak=0.2)
    station.airborne(10.0)
    payload.gimbal.pitch_deg = -45.0
    station.drone.restore(moment, station.now_s)
    assert station.drone.autopilot.parameters["RTL_ALT"] == 1500.0
    assert station.drone.wind == Wind()
    assert station.drone.faults == Faults()
    assert not station.drone.autopilot.armed
    assert station.drone.payload is payload
    assert payload.gimbal.pitch_deg == 0.0


def test_half_a_frame_that_was_heard_is_waited_for_again():
    drone = EmbeddedDrone(HOME, ready=True)
    frame = Codec().pack(long(176, 1, int(Mode.GUIDED)))
    drone.step(0.0, frame[:9])
    moment = drone.snapshot()
    drone.step(0.1, frame[9:])
    assert drone.autopilot.mode is Mode.GUIDED
    drone.restore(moment, 0.1)
    assert drone.autopilot.mode is Mode.STABILIZE
    drone.step(0.2, frame[9:])
    assert drone.autopilot.mode is Mode.GUIDED
