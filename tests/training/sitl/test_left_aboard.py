"""What somebody left in the drone is put there, over a line that loses and repeats."""

from __future__ import annotations

from maps.geo import LatLon
from telemetry.messages import Codec, mavlink
from telemetry.protocol import Peer
from training.exercise.scenario import Drone
from training.sitl.left_aboard import PATIENCE, leave_aboard

PEER = Peer(1, 1, "ardupilotmega")
DRONE = Drone(LatLon(56.2, 25.3), aboard=(LatLon(56.201, 25.3), LatLon(56.201, 25.301)), aboard_height_m=35.0)
ITEMS = 5  # home, up, two on the way, home


def said(message):
    return Codec().decode(Codec(1, 1).pack(message))[0]


def request(seq: int):
    return said(mavlink.MAVLink_mission_request_message(255, 190, seq))


def ack(result: int):
    return said(mavlink.MAVLink_mission_ack_message(255, 190, result))


def told(conversation, message):
    """What it does next, or its result."""
    try:
        return conversation.send(message).send[0]
    except StopIteration as done:
        return done.value


def test_each_item_is_given_as_it_is_asked_for():
    conversation = leave_aboard(PEER, DRONE)
    assert next(conversation).send[0].count == ITEMS
    items = [told(conversation, request(seq)) for seq in range(ITEMS)]
    assert [item.command for item in items] == [16, 22, 16, 16, 20]
    assert [item.z for item in items[1:4]] == [35.0] * 3
    assert (items[2].x, items[2].y) == (562_010_000, 253_000_000)
    assert told(conversation, ack(mavlink.MAV_MISSION_ACCEPTED)) is True


def test_silence_repeats_the_last_and_a_duplicate_is_no_refusal():
    conversation = leave_aboard(PEER, DRONE)
    count = next(conversation).send[0]
    assert told(conversation, None) is count
    first = told(conversation, request(0))
    assert told(conversation, None) is first
    assert told(conversation, ack(mavlink.MAV_MISSION_INVALID_SEQUENCE)) is first
    assert told(conversation, request(99)) is first


def test_a_refusal_and_a_long_silence_are_told():
    conversation = leave_aboard(PEER, DRONE)
    next(conversation)
    assert told(conversation, ack(mavlink.MAV_MISSION_NO_SPACE)) is False
    silent = leave_aboard(PEER, DRONE)
    next(silent)
    assert [told(silent, None) for _ in range(PATIENCE)][-1] is False
