from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from maps.geo import AboveHome
from missions import commands
from missions.commands import CommandRefused, CommandTimeout
from missions.parameter import INT8, set_parameter
from telemetry.events import EventCode
from telemetry.messages import Message, mavlink
from telemetry.protocol import Conversation, Peer
from tests.missions.practice import Lossy, connected, done, drone, events
from tests.telemetry.wire import Wire

PEER = Peer(1, 1, "ardupilotmega")
WIRE = Wire()
ARM = mavlink.MAV_CMD_COMPONENT_ARM_DISARM


def test_an_order_is_sent_answered_and_both_are_said():
    talk = commands.arm(PEER)
    ask = next(talk)
    (sent,) = ask.send
    assert (sent.command, sent.param1, sent.param2, sent.confirmation) == (ARM, 1.0, 0.0, 0)
    assert [(s.code, s.facts["command"]) for s in ask.say] == [(EventCode.COMMAND_SENT, "arm")]
    answered = talk.send(_ack(ARM, 0))
    assert answered.say[0].facts == {"command": "arm", "result": "accepted", "text": None}
    _ends(talk)


def test_a_refusal_carries_the_words_of_the_drone():
    talk = commands.arm(PEER)
    next(talk)
    talk.send(_ack(ARM, 4))
    talk.send(_text("Arm: Accels inconsistent"))
    talk.send(_text("Arm: AHRS: waiting for home"))
    said = talk.send(None).say
    assert said[0].facts["text"] == "Arm: Accels inconsistent; Arm: AHRS: waiting for home"
    with pytest.raises(CommandRefused, match="refused to arm: Arm: Accels inconsistent; ") as caught:
        talk.send(None)
    assert caught.value.words == ("Arm: Accels inconsistent", "Arm: AHRS: waiting for home")
    assert caught.value.result == "failed"


def test_a_refusal_without_words_says_what_kind_it_was():
    talk = commands.pause(PEER)
    next(talk)
    talk.send(_ack(mavlink.MAV_CMD_DO_SET_MODE, 2))
    talk.send(None)
    with pytest.raises(CommandRefused, match="refused to change to BRAKE: denied"):
        talk.send(None)


def test_a_long_text_in_pieces_is_one():
    talk = commands.arm(PEER)
    next(talk)
    talk.send(_ack(ARM, 4))
    talk.send(_text("x" * 50, 7, 0))
    talk.send(_text("yz", 7, 1))
    talk.send(None)
    with pytest.raises(CommandRefused, match="x" * 50 + "yz"):
        talk.send(None)


def test_silence_is_an_answer_within_five_seconds():
    talk = commands.land(PEER)
    ask, waited_s, sent = next(talk), 0.0, []
    while ask.wait_s:
        sent += [m.confirmation for m in ask.send]
        waited_s += ask.wait_s
        ask = talk.send(None)
    assert waited_s <= 5.0
    assert sent == list(range(len(sent)))  # repeated, each marked as a repetition
    assert len(sent) > 5
    assert ask.say[0].facts["result"] == "none"
    with pytest.raises(CommandTimeout, match="change to LAND"):
        talk.send(None)


def test_a_take_off_is_never_ordered_twice():
    talk = commands.take_off(PEER, AboveHome(20.0))
    assert next(talk).send[0].param7 == 20.0
    assert talk.send(None).send == ()
    with pytest.raises(CommandTimeout):
        talk.send(None)


def test_an_order_under_way_is_waited_for_and_not_repeated():
    talk = commands.start_mission(PEER)
    next(talk)
    ask = talk.send(_ack(mavlink.MAV_CMD_MISSION_START, mavlink.MAV_RESULT_IN_PROGRESS))
    assert (ask.send, ask.wait_s) == ((), 5.0)
    talk.send(_ack(mavlink.MAV_CMD_MISSION_START, 0))
    _ends(talk)


def test_answers_to_other_orders_and_other_stations_are_not_ours():
    talk = commands.arm(PEER)
    next(talk)
    assert talk.send(_ack(mavlink.MAV_CMD_DO_SET_MODE, 0)).say == ()
    assert talk.send(_ack(ARM, 0, target=254)).say == ()
    assert talk.send(Wire(1, 100).heard(mavlink.MAVLink_command_ack_message(ARM, 0))).say == ()


def test_a_mode_nobody_knows_is_a_mistake():
    with pytest.raises(ValueError, match="HOVER"):
        commands.set_mode(PEER, "HOVER")


def test_a_parameter_is_set_when_it_comes_back():
    session = connected(drone())
    done(session, partial(set_parameter, name="FENCE_TYPE", value=5.0, kind=INT8))
    done(session, partial(set_parameter, name="FENCE_TYPE", value=5.0, kind=INT8))
    answers = [e.facts["result"] for e in events(session) if e.code is EventCode.COMMAND_ANSWERED]
    assert answers == ["accepted", "accepted"]


def test_a_parameter_the_vehicle_does_not_have_is_said():
    with pytest.raises(CommandTimeout, match="set NOPE to 1"):
        done(connected(drone()), partial(set_parameter, name="NOPE", value=1.0, kind=INT8))


def test_a_parameter_that_the_vehicle_changes_is_refused():
    talk = set_parameter(PEER, "FENCE_ACTION", 300.0, INT8)
    next(talk)
    talk.send(WIRE.heard(mavlink.MAVLink_param_value_message(b"FENCE_ACTION", 127.0, 2, 1348, 65535)))
    with pytest.raises(CommandRefused, match="it is 127"):
        talk.send(None)


def test_the_embedded_drone_takes_off_pauses_and_comes_home():
    session = connected(drone())
    for order in (partial(commands.set_mode, mode="GUIDED"), commands.arm):
        done(session, order)
    done(session, partial(commands.take_off, height=AboveHome(15.0)))
    while not ((fix := session.state.get().fix) and fix.above_home_m > 14.0):
        session.step()
    with pytest.raises(CommandRefused):
        done(session, commands.disarm)
    done(session, commands.pause)
    done(session, commands.return_home)
    while session.state.get().armed:
        session.step()


@pytest.mark.parametrize("seed", range(5))
def test_over_a_bad_radio_no_order_is_silent(seed: int):
    session = connected(Lossy(drone(), 0.2, seed))
    for _ in range(10):
        done(session, partial(commands.set_mode, mode="GUIDED"), within_s=7.0)
        done(session, partial(commands.set_mode, mode="LOITER"), within_s=7.0)
    answers = [e for e in events(session) if e.code is EventCode.COMMAND_ANSWERED]
    assert len(answers) == 20


def _ends(talk: Conversation[None]) -> None:
    with pytest.raises(StopIteration):
        talk.send(None)


def _ack(command: int, result: int, target: int = 255) -> Message:
    fields: dict[str, Any] = {"target_system": target, "target_component": 190}
    return WIRE.heard(mavlink.MAVLink_command_ack_message(command, result, **fields))


def _text(text: str, piece_of: int = 0, number: int = 0) -> Message:
    return WIRE.heard(mavlink.MAVLink_statustext_message(2, text.encode(), piece_of, number))
