from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from maps.geo import AboveHome, Amsl
from missions import commands
from missions.order import CommandOvertaken, CommandRefused, CommandTimeout
from telemetry.events import EventCode
from telemetry.framing import Framer
from telemetry.messages import Codec, Message, mavlink
from telemetry.protocol import Ask, Conversation, Peer
from tests.missions import shapes
from tests.missions.practice import Lossy, connected, done, drone, events
from tests.telemetry.wire import Wire
from training.vehicle import EmbeddedDrone

WIRE = Wire()
ARM = mavlink.MAV_CMD_COMPONENT_ARM_DISARM
IN_PROGRESS = mavlink.MAV_RESULT_IN_PROGRESS
ONCE = {commands.TAKE_OFF, commands.GO_TO, commands.SET_HOME, commands.REBOOT}


def test_an_order_is_sent_answered_and_both_are_said():
    talk = commands.arm(_peer())
    ask = next(talk)
    (sent,) = ask.send
    assert (sent.command, sent.param1, sent.param2, sent.confirmation) == (ARM, 1.0, 0.0, 0)
    assert [(s.code, s.facts["command"]) for s in ask.say] == [(EventCode.COMMAND_SENT, "arm")]
    assert talk.send(_ack(ARM, 0)).say == ()  # a yes; the motors will show in a moment
    answered = talk.send(_heartbeat(armed=True))
    assert answered.say[0].facts == {"command": "arm", "result": "accepted", "text": None}
    _ends(talk)


def test_a_refusal_carries_the_words_of_the_drone():
    talk = commands.arm(_peer())
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
    talk = commands.pause(_peer())
    next(talk)
    talk.send(_ack(mavlink.MAV_CMD_DO_SET_MODE, 2))
    talk.send(None)
    with pytest.raises(CommandRefused, match="refused to change to BRAKE: denied"):
        talk.send(None)


def test_a_long_text_in_pieces_is_one():
    talk = commands.arm(_peer())
    next(talk)
    talk.send(_ack(ARM, 4))
    talk.send(_text("x" * 50, 7, 0))
    talk.send(_text("yz", 7, 1))
    talk.send(None)
    with pytest.raises(CommandRefused, match="x" * 50 + "yz"):
        talk.send(None)


def test_silence_is_an_answer_within_five_seconds():
    ask, waited_s, confirmations = _in_silence(talk := commands.land(_peer()))
    assert 4.0 < waited_s < 4.5  # the rest is for a busy thread
    assert confirmations == list(range(9))  # repeated, each marked as a repetition
    assert ask.say[0].facts["result"] == "none"
    with pytest.raises(CommandTimeout, match="did not answer to 'change to LAND'"):
        talk.send(None)


def test_what_else_is_heard_does_not_put_the_end_off():
    talk = commands.land(_peer())
    next(talk)
    for _ in range(20):
        ask = talk.send(_text("I say something all the time"))
        assert ask.goes_on
        assert ask.send == ()


def test_a_yes_that_does_not_show_is_no_yes():
    talk = commands.set_mode(_peer(), "AUTO")
    next(talk)
    talk.send(_ack(mavlink.MAV_CMD_DO_SET_MODE, 0))
    talk.send(_heartbeat(mode=4))
    ask = _rest(talk)
    assert ask.say[0].facts["result"] == "accepted, but not seen"
    with pytest.raises(CommandTimeout, match="said yes to 'change to AUTO', but nothing shows it"):
        talk.send(None)


def test_when_every_answer_is_lost_the_drones_state_tells():
    talk = commands.set_mode(_peer(), "AUTO")
    next(talk)
    talk.send(_heartbeat(mode=3))
    assert _rest(talk).say[0].facts["result"] == "accepted"
    _ends(talk)


def test_a_take_off_is_never_ordered_twice():
    talk = commands.take_off(_peer(), AboveHome(20.0))
    assert next(talk).send[0].param7 == 20.0
    for _ in range(8):
        (asked,) = talk.send(None).send  # where it is, as often as one likes
        assert asked.command == mavlink.MAV_CMD_REQUEST_MESSAGE
        assert asked.param1 == mavlink.MAVLINK_MSG_ID_GLOBAL_POSITION_INT
    talk.send(None)
    with pytest.raises(CommandTimeout):
        talk.send(None)


def test_a_take_off_whose_answer_was_lost_is_seen():
    talk = commands.take_off(_peer(), AboveHome(20.0))
    next(talk)
    for height_mm in (0, 40, 200):
        assert talk.send(_height(height_mm)).say == ()
    assert talk.send(_heartbeat(armed=True, status=mavlink.MAV_STATE_STANDBY)).say == ()
    assert talk.send(_height(900)).say[0].facts["result"] == "accepted"
    _ends(talk)


def test_a_drone_that_already_flies_did_not_just_take_off():
    talk = commands.take_off(_peer(), AboveHome(20.0))
    next(talk)
    for height_mm in (20_000, 21_000):
        talk.send(_heartbeat(armed=True, status=mavlink.MAV_STATE_ACTIVE))
        assert talk.send(_height(height_mm)).say == ()


def test_a_second_take_off_is_not_sent_while_the_first_is_open():
    peer = _peer()
    first = commands.take_off(peer, AboveHome(20.0))
    next(first)
    second = commands.take_off(peer, AboveHome(30.0))
    assert next(second).send == ()
    with pytest.raises(CommandRefused, match="the order to take off is not answered yet"):
        second.send(None)
    first.send(_ack(commands.TAKE_OFF, 0))
    _ends(first)
    assert len(next(commands.take_off(peer, AboveHome(30.0))).send) == 1


@pytest.mark.hazard("H11")
def test_the_newest_order_wins_and_the_older_one_is_not_sent_again():
    peer = _peer()
    going_on = commands.resume(peer)
    next(going_on)
    home = commands.return_home(peer)
    assert next(home).send[0].param2 == 6.0
    ask = going_on.send(None)
    assert ask.send == ()
    assert ask.say[0].facts["result"] == "overtaken"
    with pytest.raises(CommandOvertaken, match="change to AUTO was overtaken by the order to change to RTL"):
        going_on.send(None)


def test_a_late_answer_to_an_earlier_order_is_not_taken_for_ours():
    peer = _peer()
    _in_silence(first := commands.arm(peer))
    with pytest.raises(CommandTimeout):
        first.send(None)
    talk = commands.disarm(peer)
    next(talk)
    assert talk.send(_ack(ARM, 4)).say == ()  # "arm" was refused, long ago
    assert talk.send(_ack(ARM, 0)).say == ()
    for _ in range(4):
        assert len(talk.send(None).send) == 1
    talk.send(_heartbeat(armed=False))
    assert talk.send(_ack(ARM, 0)).say[0].facts["result"] == "accepted"


def test_an_order_that_was_cancelled_frees_its_number():
    peer = _peer()
    talk = commands.take_off(peer, AboveHome(20.0))
    next(talk)
    talk.close()
    assert len(next(commands.take_off(peer, AboveHome(20.0))).send) == 1


def test_of_two_sendings_a_later_yes_outweighs_the_no_before():
    talk = commands.arm(_peer())
    next(talk)
    talk.send(None)  # sent again
    assert talk.send(_ack(ARM, 4)).wait_s == 1.0  # the second one is still on its way
    talk.send(_text("Arm: waiting for home"))
    assert talk.send(_ack(ARM, 0)).say[0].facts["result"] == "accepted"
    _ends(talk)


def test_an_order_under_way_is_waited_for_told_and_not_repeated():
    talk = commands.start_mission(_peer())
    next(talk)
    talk.send(None)
    ask = talk.send(_ack(mavlink.MAV_CMD_MISSION_START, IN_PROGRESS, progress=40))
    assert ask.send == ()
    assert [(s.code, s.facts["percent"]) for s in ask.say] == [(EventCode.COMMAND_PROGRESS, 40)]
    for _ in range(8):
        assert talk.send(None).send == ()
    ask = talk.send(_ack(mavlink.MAV_CMD_MISSION_START, IN_PROGRESS, progress=255))
    assert ask.say[0].facts["percent"] is None
    talk.send(_ack(mavlink.MAV_CMD_MISSION_START, 0))
    _ends(talk)


def test_an_order_that_is_under_way_for_ever_is_given_up():
    talk = commands.start_mission(_peer())
    next(talk)
    for _ in range(133):
        talk.send(_ack(mavlink.MAV_CMD_MISSION_START, IN_PROGRESS))
        talk.send(None)
    assert talk.send(None).say[0].facts["result"] == "none"


def test_under_way_and_then_nothing_is_no_answer():
    talk = commands.start_mission(_peer())
    next(talk)
    talk.send(_ack(mavlink.MAV_CMD_MISSION_START, IN_PROGRESS))
    assert _rest(talk).say[0].facts["result"] == "none"


def test_answers_to_other_orders_and_other_stations_are_not_ours():
    talk = commands.arm(_peer())
    next(talk)
    assert talk.send(_heartbeat(armed=True)).say == ()
    assert talk.send(_ack(mavlink.MAV_CMD_DO_SET_MODE, 0)).say == ()
    assert talk.send(_ack(ARM, 0, target=254)).say == ()
    assert talk.send(Wire(1, 100).heard(mavlink.MAVLink_command_ack_message(ARM, 0))).say == ()


def test_a_mode_nobody_knows_is_a_mistake():
    with pytest.raises(ValueError, match="HOVER"):
        commands.set_mode(_peer(), "HOVER")


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


def test_home_is_moved_to_the_exact_place():
    session = connected(drone())
    place = shapes.at(30.0, 40.0)
    done(session, partial(commands.set_home, at=place, amsl=Amsl(81.0)))
    while not ((home := session.state.get().home) and abs(home.at.lat_deg - place.lat_deg) < 3e-7):
        session.step()
    assert home.amsl_m == pytest.approx(81.0, abs=0.01)


def test_the_drone_is_sent_to_a_place():
    session = connected(drone())
    done(session, partial(commands.set_mode, mode="GUIDED"))
    done(session, commands.arm)
    done(session, partial(commands.take_off, height=AboveHome(15.0)))
    while not ((fix := session.state.get().fix) and fix.above_home_m > 14.0):
        session.step()
    there = shapes.at(0.0, -50.0)
    done(session, partial(commands.go_to, at=there, height=AboveHome(15.0)))
    while not ((fix := session.state.get().fix) and abs(fix.at.lon_deg - there.lon_deg) < 1e-5):
        session.step()


@pytest.mark.parametrize("name", ["take off", "go there", "move home", "reboot"])
def test_what_is_ordered_once_is_seen_when_its_answer_is_lost(name: str):
    order = {
        "take off": partial(commands.take_off, height=AboveHome(15.0)),
        "go there": partial(commands.go_to, at=shapes.at(0.0, -50.0), height=AboveHome(15.0)),
        "move home": partial(commands.set_home, at=shapes.at(5.0, -50.0), amsl=Amsl(80.0)),
        "reboot": commands.reboot,
    }[name]
    session = connected(silenced := _NoAnswers(drone()))
    if name != "reboot":
        done(session, partial(commands.set_mode, mode="GUIDED"))
        done(session, commands.arm)
    silenced.deaf = True
    done(session, order, within_s=5.5)
    answers = [e.facts["result"] for e in events(session) if e.code is EventCode.COMMAND_ANSWERED]
    assert set(answers) == {"accepted"}
    assert silenced.heard == 1


@pytest.mark.parametrize("seed", range(5))
def test_over_a_bad_radio_no_order_is_silent(seed: int):
    session = connected(Lossy(drone(), 0.2, seed))
    for _ in range(10):
        done(session, partial(commands.set_mode, mode="GUIDED"), within_s=7.0)
        done(session, partial(commands.set_mode, mode="LOITER"), within_s=7.0)
    answers = [e for e in events(session) if e.code is EventCode.COMMAND_ANSWERED]
    assert len(answers) == 20


class _NoAnswers:
    """The embedded drone, whose COMMAND_ACKs are lost while `deaf`."""

    def __init__(self, vehicle: EmbeddedDrone) -> None:
        self._vehicle = vehicle
        self._framer = Framer()
        self.deaf = False
        self.heard = 0  # orders that reached it while its answers were lost
        self._ear = Codec()

    def step(self, now_s: float, received: bytes) -> bytes:
        for message in self._ear.decode(received):
            self.heard += self.deaf and getattr(message, "command", 0) in ONCE
        said = self._framer.feed(self._vehicle.step(now_s, received))
        number = mavlink.MAVLINK_MSG_ID_COMMAND_ACK
        return b"".join(frame for frame in said if not (self.deaf and frame[7] == number and not frame[8]))


def _peer() -> Peer:
    """A vehicle that nothing was ordered from yet."""
    return Peer(1, 1, "ardupilotmega")


def _in_silence(talk: Conversation[None]) -> tuple[Ask, float, list[int]]:
    """The last Ask of an order that nobody answers, how long that took, and the confirmations it sent."""
    ask, waited_s, sent = next(talk), 0.0, list[int]()
    while ask.wait_s:
        sent += [m.confirmation for m in ask.send]
        waited_s += ask.wait_s
        ask = talk.send(None)
    return ask, waited_s, sent


def _rest(talk: Conversation[None]) -> Ask:
    """The last Ask after a silence."""
    while (ask := talk.send(None)).wait_s:
        pass
    return ask


def _ends(talk: Conversation[None]) -> None:
    with pytest.raises(StopIteration):
        talk.send(None)


def _ack(command: int, result: int, target: int = 255, progress: int = 0) -> Message:
    fields: dict[str, Any] = {"target_system": target, "target_component": 190, "progress": progress}
    return WIRE.heard(mavlink.MAVLink_command_ack_message(command, result, **fields))


def _heartbeat(*, armed: bool = False, mode: int = 0, status: int = mavlink.MAV_STATE_ACTIVE) -> Message:
    base = 81 | (mavlink.MAV_MODE_FLAG_SAFETY_ARMED if armed else 0)
    return WIRE.heard(mavlink.MAVLink_heartbeat_message(2, 3, base, mode, status, 3))


def _height(height_mm: int) -> Message:
    return WIRE.heard(
        mavlink.MAVLink_global_position_int_message(0, 569500000, 241000000, 0, height_mm, 0, 0, 0, 0)
    )


def _text(text: str, piece_of: int = 0, number: int = 0) -> Message:
    return WIRE.heard(mavlink.MAVLink_statustext_message(2, text.encode(), piece_of, number))
