from __future__ import annotations

import pytest

from telemetry.messages import Codec, Message, mavlink
from tests.benches.scripted_vehicle import (
    Deed,
    Intruder,
    ScriptedVehicle,
    changed,
    hears,
    ignored,
    instead,
    mission_ack,
    says,
    then_cut,
    then_silence,
)


class Parrot:
    """Says a heartbeat and MISSION_REQUEST 1, whatever it hears; remembers what it heard."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self._in, self._out = Codec(), Codec(1, 1)

    def step(self, now_s: float, received: bytes) -> bytes:
        self.heard += [message.get_type() for message in self._in.decode(received)]
        said = (
            mavlink.MAVLink_heartbeat_message(2, 3, 81, 0, 3, 3),
            mavlink.MAVLink_mission_request_message(255, 190, 1, 0),
        )
        return b"".join(self._out.pack(message) for message in said)


COUNT = Codec().pack(mavlink.MAVLink_mission_count_message(1, 1, 5, 0))


def names(said: bytes) -> list[str]:
    return [message.get_type() for message in Codec().decode(said)]


def request(said: bytes) -> Message:
    return next(message for message in Codec().decode(said) if message.get_type() == "MISSION_REQUEST")


def test_without_switches_it_is_the_vehicle():
    scripted = ScriptedVehicle(parrot := Parrot())
    assert names(scripted.step(0.1, COUNT)) == ["HEARTBEAT", "MISSION_REQUEST"]
    assert parrot.heard == ["MISSION_COUNT"]
    assert scripted.heard == {"MISSION_COUNT": 1}


def test_it_is_deaf_to_one_message_as_often_as_it_is_told():
    scripted = ScriptedVehicle(parrot := Parrot(), (hears("MISSION_COUNT", ignored, first=2, after=1),))
    for _ in range(5):
        scripted.step(0.1, COUNT)
    assert parrot.heard == ["MISSION_COUNT"] * 3
    assert scripted.heard["MISSION_COUNT"] == 5


def test_it_answers_instead_of_obeying():
    scripted = ScriptedVehicle(parrot := Parrot(), (hears("MISSION_COUNT", instead(mission_ack(4))),))
    assert names(scripted.step(0.1, COUNT))[0] == "MISSION_ACK"
    assert parrot.heard == []


def test_it_says_something_else_than_it_means():
    scripted = ScriptedVehicle(Parrot(), (says("MISSION_REQUEST", changed(seq=lambda seq: seq + 6)),))
    assert request(scripted.step(0.1, b"")).seq == 7


@pytest.mark.parametrize(("seq", "left"), [(1, ["HEARTBEAT"]), (2, ["HEARTBEAT", "MISSION_REQUEST"])])
def test_a_switch_for_one_item_leaves_the_others_alone(seq: int, left: list[str]):
    scripted = ScriptedVehicle(Parrot(), (says("MISSION_REQUEST", ignored, seq=seq),))
    assert names(scripted.step(0.1, b"")) == left


def test_silence_leaves_the_heartbeat_and_a_cut_leaves_nothing():
    silent = ScriptedVehicle(parrot := Parrot(), (hears("MISSION_COUNT", then_silence),))
    assert names(silent.step(0.1, COUNT)) == ["HEARTBEAT"]
    assert parrot.heard == ["MISSION_COUNT"]
    cut = ScriptedVehicle(parrot := Parrot(), (hears("MISSION_COUNT", then_cut),))
    assert cut.step(0.1, COUNT) == b""
    assert cut.step(0.2, COUNT) == b""
    assert parrot.heard == []


def test_what_is_to_come_later_comes_then_and_once():
    ack = mavlink.MAVLink_command_ack_message(400, 0, 0, 0, 255, 190)
    switch = hears("MISSION_COUNT", lambda _: Deed(later=((1.0, ack),)))
    scripted = ScriptedVehicle(Parrot(), (switch,))
    scripted.step(0.1, COUNT)
    found = [names(scripted.step(at_s, b"")).count("COMMAND_ACK") for at_s in (0.5, 1.05, 1.1, 1.2)]
    assert found == [0, 0, 1, 0]


def test_intruders_come_at_their_pace():
    ack = mavlink.MAVLink_mission_ack_message(255, 190, 0, 0)
    scripted = ScriptedVehicle(Parrot(), intruders=(Intruder(lambda: ack, every_s=0.5),))
    said = [names(scripted.step(0.1 * n, b"")).count("MISSION_ACK") for n in range(1, 21)]
    assert sum(said) == pytest.approx(4, abs=1)
