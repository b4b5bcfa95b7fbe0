from __future__ import annotations

from typing import TYPE_CHECKING

from telemetry.messages import mavlink
from telemetry.protocol import Ask, Conversation, Peer
from telemetry.turns import Turns
from tests.missions.practice import connected, done, drone

if TYPE_CHECKING:
    from telemetry.messages import Message

ARM = mavlink.MAV_CMD_COMPONENT_ARM_DISARM


def test_the_newest_order_holds_the_number():
    turns = Turns()
    arm = turns.begin(ARM, "arm")
    arm.unanswered = 2
    assert turns.open(ARM) is arm
    disarm = turns.begin(ARM, "disarm")
    assert (arm.over, arm.taken_by) == (True, "disarm")
    assert turns.open(ARM) is disarm
    assert disarm.stray == 2  # answers to "arm" may still come


def test_an_order_that_ended_frees_its_number():
    turns = Turns()
    turns.begin(ARM, "arm").over = True
    assert turns.open(ARM) is None
    assert turns.begin(ARM, "disarm").stray == 0


def test_an_order_may_overtake_one_of_another_number():
    turns = Turns()
    start = turns.begin(mavlink.MAV_CMD_MISSION_START, "start the mission")
    turns.overtake(mavlink.MAV_CMD_MISSION_START, "change to RTL")
    assert (start.over, start.taken_by) == (True, "change to RTL")
    turns.overtake(ARM, "change to RTL")  # nothing is open there
    assert turns.last(ARM) is None
    assert turns.last(mavlink.MAV_CMD_MISSION_START) is start


def test_every_session_has_its_own_turns_and_they_do_not_tell_vehicles_apart():
    one, other = Peer(1, 1, "px4"), Peer(1, 1, "px4")
    assert one == other
    assert one.turns is not other.turns


def test_what_is_heard_does_not_put_off_a_wait_that_goes_on():
    def patient(_peer: Peer) -> Conversation[tuple[int, int]]:
        heard, silent = 0, 0
        message: Message | None = yield Ask(wants=frozenset({"HEARTBEAT"}), wait_s=2.5)
        while silent < 1:
            if message is None:
                silent += 1
            else:
                heard += 1
                message = yield Ask(wants=frozenset({"HEARTBEAT"}), goes_on=True)
        return heard, silent

    heard, silent = done(connected(drone()), patient, within_s=5.0)
    assert 2 <= heard <= 3
    assert silent == 1
