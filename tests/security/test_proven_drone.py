"""Whoever spoke first on the network is heard first; the drone that proves our key is the one we command."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from telemetry.door import Signing
from telemetry.events import EventCode
from telemetry.messages import Codec, mavlink
from telemetry.session import Session
from telemetry.signing import sign, signing_time
from telemetry.signing_door import signing_door
from telemetry.signing_keys import DroneKey, DroneKeys
from tests.telemetry.links import MemoryLink

if TYPE_CHECKING:
    from pathlib import Path

KEY = bytes(range(32))
OURS = DroneKey("31", "Vanags", KEY)
STRANGER, DRONE = "10.0.0.66:14550", "10.0.0.7:14550"


class Network(MemoryLink):
    """One port, and whoever sends to it."""

    address = "udpin:127.0.0.1:14550"
    trusted = False


class Scene:
    """A session on a port where a stranger spoke first."""

    def __init__(self, data: Path) -> None:
        self.link = Network()
        self.session = Session(self.link, door=signing_door(self.link, DroneKeys((OURS,)), data))
        self._stranger, self._drone = Codec(9, 1), Codec(1, 1)
        self._ticks = signing_time(self.link.clock.utc())
        self.link.sender = STRANGER

    def live(self, seconds: int, *, armed: bool = False, key: bytes | None = KEY) -> None:
        for _ in range(seconds * 10):
            mode = mavlink.MAV_MODE_FLAG_SAFETY_ARMED if armed else 0
            other, ours = self._stranger.pack(heartbeat(mode)), self._drone.pack(heartbeat(0))
            self._ticks += 10_000
            ours = ours if key is None else sign(ours, key, 0, self._ticks)
            on_link, around = (
                ((ours,), (STRANGER, other)) if self.link.sender == DRONE else ((other,), (DRONE, ours))
            )
            self.link.incoming.extend(on_link)
            self.link.around.append(around)
            self.session.step(0.1)

    def codes(self) -> list[EventCode]:
        """What was said since the last call."""
        said: list[EventCode] = []
        while not self.session.events.empty():
            said.append(self.session.events.get_nowait().code)
        return said


def heartbeat(base_mode: int) -> mavlink.MAVLink_message:
    return mavlink.MAVLink_heartbeat_message(2, 3, base_mode, 0, mavlink.MAV_STATE_STANDBY, 3)


@pytest.fixture
def scene(tmp_path: Path) -> Scene:
    return Scene(tmp_path)


@pytest.mark.hazard("H22")
def test_the_drone_with_our_key_is_commanded_though_a_stranger_spoke_first(scene: Scene):
    scene.live(2)
    peer = scene.session.peer
    assert peer is not None
    assert peer.system == 1
    assert scene.link.sender == DRONE
    assert scene.session.state.get().link.signing is Signing.ON
    assert EventCode.VEHICLE_CHOSEN in scene.codes()
    scene.session.close()


def test_a_wrong_key_or_none_proves_nothing(scene: Scene):
    scene.live(2, key=bytes(32))
    scene.live(2, key=None)
    assert scene.link.sender == STRANGER
    assert scene.session.state.get().link.signing is Signing.OFF
    scene.session.close()


@pytest.mark.hazard("H11")
def test_in_the_air_nobody_is_exchanged(scene: Scene):
    scene.live(1, key=None, armed=True)
    scene.live(2, armed=True)
    assert scene.link.sender == STRANGER
    assert [one.system for one in scene.session.fleet.get()] == [9, 1]
    scene.session.close()
