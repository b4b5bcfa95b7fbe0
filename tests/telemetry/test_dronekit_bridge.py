"""DroneKit itself on the embedded drone, through a real session."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from queue import Empty
from typing import Any

import pytest

from maps.geo import LatLon
from telemetry.dronekit_bridge import dronekit_vehicle
from telemetry.dronekit_installed import why_not
from telemetry.dronekit_speech import DroneKitError
from telemetry.events import Event
from telemetry.link.loopback import LoopbackLink
from telemetry.messages import Codec
from telemetry.session import Session
from telemetry.session_thread import SessionThread
from training.vehicle import EmbeddedDrone

pytestmark = [
    pytest.mark.peers,
    pytest.mark.slow,
    pytest.mark.skipif(why_not() is not None, reason=str(why_not())),
]
HOME = LatLon(56.379, 24.648)


class Mute:
    """A vehicle that is not there."""

    def step(self, now_s: float, received: bytes) -> bytes:
        return b""


class Overheard:
    """The embedded drone, and all that was said to it."""

    def __init__(self) -> None:
        self.drone = EmbeddedDrone(HOME, ready=True)
        self.names: list[str] = []
        self._codec = Codec()

    def step(self, now_s: float, received: bytes) -> bytes:
        self.names += [message.get_type() for message in self._codec.decode(received)]
        return self.drone.step(now_s, received)


@pytest.fixture
def drone() -> Overheard:
    return Overheard()


@pytest.fixture
def link(drone: Overheard) -> Iterator[SessionThread]:
    running = SessionThread(Session(LoopbackLink(drone, speed=30)))
    yield running
    running.stop()


def until(true: Callable[[], object], seconds: float = 10.0) -> None:
    """Wait for the drone, which lives on another thread and thirty times as fast."""
    pause = threading.Event()
    for _ in range(int(seconds / 0.01)):
        if true():
            return
        pause.wait(0.01)
    pytest.fail("it did not happen")


def happened(link: SessionThread) -> list[Event]:
    events: list[Event] = []
    while True:
        try:
            events.append(link.session.events.get_nowait())
        except Empty:
            return events


def test_a_script_arms_takes_off_goes_there_and_comes_home(link: SessionThread, drone: Overheard):
    from dronekit import LocationGlobalRelative  # noqa: PLC0415 only where it is installed

    with dronekit_vehicle(link) as vehicle:
        vehicle.mode = "GUIDED"
        until(lambda: vehicle.mode.name == "GUIDED")
        vehicle.armed = True
        until(lambda: vehicle.armed)
        vehicle.simple_takeoff(15)
        until(lambda: vehicle.location.global_relative_frame.alt > 14)
        vehicle.simple_goto(LocationGlobalRelative(HOME.lat_deg + 0.0002, HOME.lon_deg, 15))
        until(lambda: vehicle.location.global_relative_frame.lat > HOME.lat_deg + 0.00019)
        vehicle.mode = "RTL"
        until(lambda: not vehicle.armed)

    link.stop()
    sent = [event.facts["command"] for event in happened(link) if event.code.value == "command_sent"]
    assert {"MAV_CMD_COMPONENT_ARM_DISARM", "MAV_CMD_NAV_TAKEOFF", "MAV_CMD_DO_SET_MODE"} <= set(sent)
    assert "SET_POSITION_TARGET_GLOBAL_INT" in drone.names


def test_dronekit_hears_what_we_hear_and_asks_for_no_other_rates(link: SessionThread, drone: Overheard):
    heard: list[str] = []
    with dronekit_vehicle(link) as vehicle:
        vehicle.add_message_listener("*", lambda _vehicle, name, _message: heard.append(name))
        assert vehicle.wait_ready(timeout=10)
        assert len(vehicle.parameters) > 1000
        assert vehicle.version.major == 4
        until(lambda: {"HEARTBEAT", "GLOBAL_POSITION_INT", "ATTITUDE"} <= set(heard))
    assert "REQUEST_DATA_STREAM" not in drone.names


def test_our_heartbeat_goes_out_once_a_second_and_dronekits_does_not(link: SessionThread, drone: Overheard):
    with dronekit_vehicle(link) as vehicle:
        until(lambda: vehicle.last_heartbeat is not None)
        until(lambda: drone.names.count("HEARTBEAT") > 20)
    link.stop()
    elapsed_s = link.session.clock.monotonic_s()
    assert abs(drone.names.count("HEARTBEAT") - elapsed_s) <= 2


def test_a_mission_upload_is_refused_and_nothing_of_it_reaches_the_drone(
    link: SessionThread, drone: Overheard
):
    with dronekit_vehicle(link) as vehicle:
        vehicle.commands.clear()
        with pytest.raises(DroneKitError, match="firedrone upload"):
            vehicle.commands.upload()
    link.stop()
    assert not {name for name in drone.names if name.startswith("MISSION_") and "REQUEST" not in name}


def test_a_listener_that_sleeps_does_not_hold_the_link(link: SessionThread):
    wake = threading.Event()
    with dronekit_vehicle(link) as vehicle:
        vehicle.add_message_listener("HEARTBEAT", lambda *_: wake.wait(10))
        before = link.session.clock.monotonic_s()
        until(lambda: link.session.clock.monotonic_s() > before + 5)
        wake.set()


def test_when_the_script_is_done_the_session_goes_on(link: SessionThread):
    with dronekit_vehicle(link) as vehicle:
        vehicle.close()
    before = link.session.state.get().link.messages
    until(lambda: link.session.state.get().link.messages > before)


def test_without_a_drone_it_says_so():
    running = SessionThread(Session(LoopbackLink(Mute(), speed=30)))
    try:
        with pytest.raises(DroneKitError, match="no drone was heard"), dronekit_vehicle(running, ready_s=0.2):
            pass
    finally:
        running.stop()


def test_a_link_that_went_away_is_an_error_and_not_silence(link: SessionThread):
    with dronekit_vehicle(link) as vehicle:
        link.stop()
        with pytest.raises(DroneKitError, match="the link is gone"):
            vehicle.mode = "GUIDED"


def test_a_recording_cannot_be_flown(link: SessionThread, monkeypatch: pytest.MonkeyPatch):
    def not_live(_link: Any) -> bool:
        return False

    monkeypatch.setattr(LoopbackLink, "live", property(not_live))
    with pytest.raises(DroneKitError, match="this is a recording"), dronekit_vehicle(link):
        pass
