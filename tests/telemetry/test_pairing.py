"""Pairing, played with the embedded drone on its USB."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, TypeVar

import pytest

from telemetry.messages import Codec, Message, mavlink
from telemetry.pairing import PairingError, pair, unpair
from telemetry.protocol import Peer
from telemetry.signing import is_from, is_signed, time_of
from tests.security.signers import KEY
from tests.training.station import HOME
from training.faults import Faults
from training.vehicle import EmbeddedDrone

if TYPE_CHECKING:
    from telemetry.protocol import Conversation

T = TypeVar("T")
PEER = Peer(1, 1, "ardupilotmega")
UID = "3b64313231396337633463353430346161" + "00"
NOW = datetime(2026, 7, 25, 14, 0, tzinfo=UTC)


class Cable:
    """Runs a conversation with a drone, on the drone's time. `deaf`: message names that it does not get."""

    def __init__(self, drone: EmbeddedDrone, *deaf: str, component: int = 1) -> None:
        self.drone, self.deaf = drone, deaf
        self.now_s = 0.0
        self.sent: list[bytes] = []
        self._codec, self._ear = Codec(), Codec()
        self._component = component
        drone.step(0.0, b"")

    def run(self, conversation: Conversation[T]) -> T:
        ask = next(conversation)
        try:
            while True:
                said = [self._codec.pack(message) for message in ask.send]
                self.sent += said
                taken = [frame for frame in said if not self._is_lost(frame)]
                answer = self._wait(b"".join(taken), ask.wants, ask.wait_s)
                ask = conversation.send(answer)
        except StopIteration as done:
            return done.value

    def _is_lost(self, frame: bytes) -> bool:
        return any(message.get_type() in self.deaf for message in Codec().decode(frame))

    def _wait(self, sent: bytes, wants: frozenset[str], wait_s: float) -> Message | None:
        until_s = self.now_s + wait_s
        while self.now_s < until_s:
            self.now_s += 0.1
            heard = self._ear.decode(self.drone.step(self.now_s, sent))
            sent = b""
            for message in heard:
                if message.get_type() in wants:
                    return message
        return None


paired = partial(pair, PEER, cable=True, utc=lambda: NOW)


def test_a_drone_gets_a_fresh_key_and_proves_that_it_has_it():
    drone = EmbeddedDrone(HOME, ready=True)
    given = Cable(drone).run(paired(name="Ērglis"))
    assert (given.uid, given.name, len(given.key)) == (UID, "Ērglis", 32)
    frame = drone.signing.seal(Codec(1, 1).pack(mavlink.MAVLink_statustext_message(6, b"hello")))
    assert is_from(given.key, frame)
    again = Cable(EmbeddedDrone(HOME, ready=True)).run(paired())
    assert again.key != given.key
    assert again.name == "drone 6161"


def test_the_signing_clock_begins_now():
    drone = EmbeddedDrone(HOME, ready=True)
    Cable(drone).run(paired())
    frame = drone.signing.seal(Codec(1, 1).pack(mavlink.MAVLink_statustext_message(6, b"hello")))
    late_s = time_of(frame) / 100_000 - (NOW - datetime(2015, 1, 1, tzinfo=UTC)).total_seconds()
    assert 60 <= late_s < 61


def test_a_drone_that_has_a_key_of_somebody_else_is_paired_anew_over_its_usb():
    drone = EmbeddedDrone(HOME, ready=True)
    drone.signing.set_up(bytes(range(32)), 1)
    given = Cable(drone).run(paired())
    assert given.key != KEY


@pytest.mark.parametrize("protocol", [paired, partial(unpair, PEER)])
def test_by_radio_nothing_is_sent(protocol: partial[Conversation[object]]):
    link = Cable(EmbeddedDrone(HOME, ready=True))
    with pytest.raises(PairingError, match="not by radio: plug the drone in by its USB"):
        link.run(protocol(cable=False))
    assert link.sent == []


def test_an_armed_drone_is_left_alone():
    drone = EmbeddedDrone(HOME, ready=True)
    drone.autopilot.arm()
    with pytest.raises(PairingError, match="disarm"):
        Cable(drone).run(paired())


def test_without_proof_there_is_no_key():
    link = Cable(EmbeddedDrone(HOME, ready=True), "SETUP_SIGNING")
    with pytest.raises(PairingError, match="did not take the key"):
        link.run(paired())
    assert sum(frame[8] == 1 for frame in link.sent) == 3  # id 256: asked three times


def test_a_drone_that_does_not_say_which_one_it_is_gets_no_key():
    link = Cable(EmbeddedDrone(HOME, ready=True), "COMMAND_LONG")
    with pytest.raises(PairingError, match="which one it is"):
        link.run(paired())


def test_silence_is_said():
    drone = EmbeddedDrone(HOME, ready=True)
    drone.faults = Faults(link_silent=True)
    with pytest.raises(PairingError, match="is the cable in"):
        Cable(drone).run(paired())


def test_a_key_is_taken_away_again():
    drone = EmbeddedDrone(HOME, ready=True)
    Cable(drone).run(paired())
    assert Cable(drone).run(unpair(PEER, cable=True, uid=UID)) == UID
    frame = Codec(1, 1).pack(mavlink.MAVLink_statustext_message(6, b"hello"))
    assert not is_signed(drone.signing.seal(frame))


def test_another_drone_keeps_its_key():
    drone = EmbeddedDrone(HOME, ready=True)
    Cable(drone).run(paired())
    with pytest.raises(PairingError, match="nothing was changed"):
        Cable(drone).run(unpair(PEER, cable=True, uid="ff" * 8))
    assert drone.signing.on


def test_a_drone_that_keeps_its_key_is_told_apart():
    drone = EmbeddedDrone(HOME, ready=True)
    Cable(drone).run(paired())
    with pytest.raises(PairingError, match="still signs"):
        Cable(drone, "SETUP_SIGNING").run(unpair(PEER, cable=True))
