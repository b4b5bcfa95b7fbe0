"""Of what comes fast the newest is decoded; of what happened, what answers and what is listened to, all."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from telemetry.events import EventCode
from telemetry.hearing import Hearing
from telemetry.messages import mavlink
from telemetry.protocol import Ask, Conversation, Peer
from telemetry.session import Session
from tests.telemetry.links import MemoryLink
from tests.telemetry.tlogs import position as place
from tests.telemetry.wire import ACTIVE, AUTO, Wire, heartbeat, position, sys_status

if TYPE_CHECKING:
    from telemetry.messages import Message, Outgoing

VFR = mavlink.MAVLink_vfr_hud_message(5, 5, 90, 50, 40, 1)
ATTITUDE = mavlink.MAVLink_attitude_message(1000, 0.1, 0.2, 0.3, 0.0, 0.0, 0.0)
ACK = mavlink.MAVLink_command_ack_message(400, 0)


class NoConversations:
    wants: frozenset[int] = frozenset()


@pytest.fixture
def seen() -> list[int]:
    return []


@pytest.fixture
def hearing(seen: list[int]) -> Hearing:
    hearing = Hearing(NoConversations(), lambda _frame, number, _now_s: seen.append(number))  # type: ignore[arg-type]
    hearing.follow(Peer(1, 1, "ardupilotmega"))
    return hearing


def names(hearing: Hearing, *messages: Outgoing, wire: Wire | None = None) -> list[str]:
    wire = wire or Wire()
    frames = [wire.frame(message) for message in messages]
    return [message.get_type() for message in hearing.messages(frames, 0.0)]


def test_of_what_is_shown_the_newest_of_a_batch_counts(hearing: Hearing, seen: list[int]):
    wire = Wire()
    frames = [wire.frame(place(height_m=float(height))) for height in range(5)]
    (message,) = hearing.messages(frames, 0.0)
    assert message.relative_alt == 4000
    assert seen == [mavlink.MAVLINK_MSG_ID_GLOBAL_POSITION_INT] * 5


def test_what_nobody_looks_at_is_not_decoded(hearing: Hearing):
    assert names(hearing, VFR, VFR, ACK) == []


def test_what_happened_is_decoded_each_and_sees_the_state_of_its_moment(hearing: Hearing):
    before = ["ATTITUDE", "GLOBAL_POSITION_INT", "HEARTBEAT"]
    after = ["GLOBAL_POSITION_INT", "ATTITUDE", "HEARTBEAT"]
    said = names(hearing, ATTITUDE, position(), heartbeat(), position(), ATTITUDE, heartbeat())
    assert said == before + after


def test_who_listens_to_everything_hears_everything_in_its_order(hearing: Hearing):
    hearing.everything = True
    assert names(hearing, ATTITUDE, VFR, ATTITUDE, ACK) == ["ATTITUDE", "VFR_HUD", "ATTITUDE", "COMMAND_ACK"]


def test_of_others_only_who_they_are_is_heard(hearing: Hearing):
    assert names(hearing, heartbeat(), position(), ACK, wire=Wire(2, 1)) == ["HEARTBEAT"]


def test_in_batches_the_state_is_the_same_as_one_by_one():
    chance = random.Random(5)
    wire = Wire()
    frames = [wire.frame(heartbeat())]
    for number in range(400):
        message = chance.choice(
            [
                position(above_home_m=number),
                sys_status(number % 100),
                heartbeat(AUTO, armed=number > 200, status=ACTIVE),
                ATTITUDE,
                VFR,
            ]
        )
        frames.append(wire.frame(message))
    ends: list[tuple[object, ...]] = []
    for size in (1, 7, 401):
        link = MemoryLink()
        session = Session(link)
        for start in range(0, len(frames), size):
            link.incoming = frames[start : start + size]
            session.step(0.0)
        state = session.state.get()
        events = [session.events.get_nowait() for _ in range(session.events.qsize())]
        told = [(event.code, event.facts) for event in events if event.code is not EventCode.ALARM_RAISED]
        assert state.fix is not None
        ends.append((state.fix.above_home_m, state.battery, state.heartbeat, state.link.messages, told))
    assert ends[0] == ends[1] == ends[2]


def test_an_answer_is_handed_over_while_its_batch_is_still_read():
    link, wire = MemoryLink(), Wire()
    session = Session(link)
    link.incoming = [wire.frame(heartbeat())]
    session.step()
    got: list[Message | None] = []

    def two_answers(_peer: Peer) -> Conversation[None]:
        got.append((yield Ask(wants=frozenset({"COMMAND_ACK"}))))
        got.append((yield Ask(wants=frozenset({"VFR_HUD"}))))

    future = session.run(two_answers)
    session.step()
    link.incoming = [wire.frame(VFR), wire.frame(ACK), wire.frame(VFR)]
    session.step()
    assert future.done()
    assert [message.get_type() for message in got if message is not None] == ["COMMAND_ACK", "VFR_HUD"]


def test_the_radio_on_our_own_side_is_shown_though_it_is_no_vehicle():
    link, wire = MemoryLink(), Wire()
    session = Session(link)
    radio = mavlink.MAVLink_radio_status_message(180, 170, 90, 40, 40, 0, 0)
    link.incoming = [wire.frame(heartbeat()), Wire(51, 68).frame(radio), Wire(9, 1).frame(position())]
    session.step()
    state = session.state.get()
    assert state.radio is not None
    assert (state.radio.rssi, state.radio.remote_rssi) == (180, 170)
    assert state.fix is None
