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
    from collections.abc import Callable

    from telemetry.messages import Message, Outgoing

VFR = mavlink.MAVLink_vfr_hud_message(5, 5, 90, 50, 40, 1)
ATTITUDE = mavlink.MAVLink_attitude_message(1000, 0.1, 0.2, 0.3, 0.0, 0.0, 0.0)
ACK = mavlink.MAVLink_command_ack_message(400, 0)


class NoConversations:
    wants: frozenset[int] = frozenset()


class Ears:
    """A hearing of vehicle 1, and what came of what it was given."""

    def __init__(self) -> None:
        self.seen: list[int] = []  # how many frames of the autopilot, and how many of its positions
        self.heard: list[Message] = []
        self.hearing = Hearing(
            NoConversations(),  # type: ignore[arg-type]
            lambda frames, positions, _now_s: self.seen.extend((len(frames), len(positions))),
            lambda messages: self.heard.extend(message for message, _ in messages),
            lambda message, _now_s: self.heard.append(message),
        )
        self.hearing.follow(Peer(1, 1, "ardupilotmega"))

    def names(self, *messages: Outgoing, wire: Wire | None = None) -> list[str]:
        """What is decoded of a batch of these."""
        wire = wire or Wire()
        self.hearing.hear([wire.frame(message) for message in messages], 0.0)
        self.hearing.show_newest()
        return [message.get_type() for message in self.heard]


@pytest.fixture
def ears() -> Ears:
    return Ears()


def test_of_what_is_shown_the_newest_of_a_batch_counts(ears: Ears):
    assert ears.names(*(place(height_m=float(height)) for height in range(5))) == ["GLOBAL_POSITION_INT"]
    assert ears.heard[0].relative_alt == 4000
    assert ears.seen == [5, 5]


def test_what_nobody_looks_at_is_not_decoded(ears: Ears):
    assert ears.names(VFR, VFR, ACK) == []


def test_what_happened_is_decoded_each_and_sees_the_state_of_its_moment(ears: Ears):
    before = ["ATTITUDE", "GLOBAL_POSITION_INT", "HEARTBEAT"]
    after = ["GLOBAL_POSITION_INT", "ATTITUDE", "HEARTBEAT"]
    said = ears.names(ATTITUDE, position(), heartbeat(), position(), ATTITUDE, heartbeat())
    assert said == before + after


def estimator(flags: int) -> Outgoing:
    return mavlink.MAVLink_ekf_status_report_message(flags, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1)


def mission(state: int) -> Outgoing:
    return mavlink.MAVLink_mission_current_message(3, 9, state, 1)


def fence(breached: int) -> Outgoing:
    return mavlink.MAVLink_fence_status_message(breached, 1, 1, 9, 1)


def battery(number: int) -> Outgoing:
    return mavlink.MAVLink_battery_status_message(number, 1, 1, 200, [4000] * 10, 100, 1, 1, 80)


@pytest.mark.parametrize(
    ("make", "field", "first", "then"),
    [
        (estimator, "flags", 831, 37),
        (mission, "mission_state", 3, 5),
        (fence, "breach_status", 0, 1),
        (battery, "id", 0, 1),
    ],
)
def test_what_turns_within_a_batch_is_heard_before_and_after(
    ears: Ears, make: Callable[[int], Outgoing], field: str, first: int, then: int
):
    same, turned = make(first), make(then)
    assert len(ears.names(same, same, same)) == 1
    ears.heard.clear()
    ears.names(same, same, turned, turned, same)
    assert [getattr(message, field) for message in ears.heard] == [first, then, first]


def test_who_listens_to_everything_hears_everything_in_its_order(ears: Ears):
    ears.hearing.everything = True
    assert ears.names(ATTITUDE, VFR, ATTITUDE, ACK) == ["ATTITUDE", "VFR_HUD", "ATTITUDE", "COMMAND_ACK"]


def test_of_others_only_who_they_are_is_heard(ears: Ears):
    assert ears.names(heartbeat(), position(), ACK, wire=Wire(2, 1)) == ["HEARTBEAT"]


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
        session.step()
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


def test_on_a_busy_link_what_is_shown_waits_for_the_next_look_and_keeps_its_time():
    link, wire = MemoryLink(), Wire()
    session = Session(link)
    link.incoming = [wire.frame(heartbeat())]
    session.step()
    link.incoming = [wire.frame(position(above_home_m=5.0)) for _ in range(20)]
    heard_s = session.clock.monotonic_s()
    session.step(0.0)
    assert session.state.get().fix is None
    session.step(0.05)
    fix = session.state.get().fix
    assert fix is not None
    assert (fix.above_home_m, fix.received_s) == (5.0, heard_s)


def test_what_waits_to_be_shown_is_not_taken_for_the_vehicle_that_is_chosen_meanwhile():
    link, wire, other = MemoryLink(), Wire(), Wire(2, 1)
    session = Session(link)
    link.incoming = [wire.frame(heartbeat()), other.frame(heartbeat())]
    session.step()
    link.incoming = [wire.frame(position()) for _ in range(20)]
    session.step(0.0)
    session.choose(2)
    session.step()
    assert session.state.get().fix is None
