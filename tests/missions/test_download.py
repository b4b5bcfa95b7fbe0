from __future__ import annotations

import pytest

from missions.download import DownloadError, download
from missions.items import Items, MissionItem, MissionType, to_message
from missions.upload import CAREFUL_WAIT_S
from telemetry.messages import Message, mavlink
from telemetry.protocol import Ask, Conversation, Peer
from tests.telemetry.wire import Wire

PEER = Peer(1, 1, "ardupilotmega")
US = Peer(255, 190, "")
ITEMS = tuple(MissionItem(16, x=562_000_000 + i, y=253_000_000, z=40.0) for i in range(3))
WIRE = Wire()


def test_list_count_items_and_thanks():
    talk = download(PEER, MissionType.MISSION)
    assert _sent(next(talk)) == "MISSION_REQUEST_LIST"
    ask = talk.send(_count(3))
    for seq in range(3):
        assert (_sent(ask), ask.send[0].seq) == ("MISSION_REQUEST_INT", seq)
        ask = talk.send(_item(seq))
    assert _sent(ask) == "MISSION_ACK"
    assert _end(talk) == ITEMS


def test_an_empty_list_is_empty():
    talk = download(PEER, MissionType.FENCE)
    next(talk)
    assert _sent(talk.send(_count(0, kind=1))) == "MISSION_ACK"
    assert _end(talk) == ()


def test_silence_repeats_the_question_then_gives_up():
    talk = download(PEER, MissionType.MISSION)
    next(talk)
    talk.send(_count(3))
    assert talk.send(None).send[0].seq == 0
    with pytest.raises(DownloadError, match="item 0 of 3"):
        _keep_silent(talk)


def test_an_item_that_comes_twice_or_early_is_not_taken():
    talk = download(PEER, MissionType.MISSION)
    next(talk)
    talk.send(_count(3))
    talk.send(_item(0))
    assert talk.send(_item(0)).send == ()
    assert talk.send(_item(2)).send == ()
    assert talk.send(_item(1)).send[0].seq == 2


def test_several_are_asked_for_at_once_where_that_is_known_to_work():
    talk = download(PEER, MissionType.MISSION, ahead=2)
    next(talk)
    assert _asked(talk.send(_count(3))) == [0, 1]
    assert _asked(talk.send(_item(0))) == [2]
    assert _asked(talk.send(_item(1))) == []
    assert _sent(talk.send(_item(2))) == "MISSION_ACK"
    assert _end(talk) == ITEMS


def test_an_item_that_others_have_overtaken_is_asked_for_again_at_once():
    talk = download(PEER, MissionType.MISSION, ahead=3)
    next(talk)
    talk.send(_count(3))
    assert _asked(talk.send(_item(1))) == [0]
    assert _asked(talk.send(_item(0))) == [2]  # it was asked for before item 0 was again
    assert _sent(talk.send(_item(2))) == "MISSION_ACK"
    assert _end(talk) == ITEMS


def test_silence_asks_again_for_all_that_is_under_way():
    talk = download(PEER, MissionType.MISSION, ahead=3)
    next(talk)
    talk.send(_count(3))
    assert _asked(talk.send(None)) == [0, 1, 2]


def test_an_answer_that_came_twice_makes_it_more_patient():
    talk = download(PEER, MissionType.MISSION, ahead=3)
    next(talk)
    talk.send(_count(3))
    talk.send(None)
    before = talk.send(_item(0)).wait_s
    talk.send(_item(0))
    assert talk.send(_item(1)).wait_s > before


def test_what_others_say_does_not_make_it_wait_longer():
    talk = download(PEER, MissionType.MISSION)
    next(talk)
    talk.send(_count(3))
    for late in (_ack(mavlink.MAV_MISSION_ERROR), _item(2), _count(3), _ack(0, kind=1)):
        assert talk.send(late).goes_on


def test_an_unknown_autopilot_is_asked_in_the_time_of_the_standard():
    talk = download(Peer(1, 1, "px4"), MissionType.MISSION)
    next(talk)
    assert talk.send(_count(3)).wait_s == CAREFUL_WAIT_S


def test_a_list_that_changes_meanwhile_is_read_from_the_start():
    talk = download(PEER, MissionType.MISSION)
    next(talk)
    talk.send(_count(3))
    talk.send(_item(0))
    assert _sent(talk.send(_count(1))) == "MISSION_REQUEST_LIST"
    talk.send(_count(1))
    assert _sent(talk.send(_item(0))) == "MISSION_ACK"
    assert _end(talk) == ITEMS[:1]


def test_a_refusal_is_said():
    talk = download(PEER, MissionType.RALLY)
    next(talk)
    with pytest.raises(DownloadError, match="refused to hand out its rally"):
        talk.send(_ack(mavlink.MAV_MISSION_UNSUPPORTED, kind=2))


def test_late_answers_of_the_upload_before_are_no_refusal():
    talk = download(PEER, MissionType.MISSION)
    next(talk)
    for late in (mavlink.MAV_MISSION_ERROR, mavlink.MAV_MISSION_INVALID_SEQUENCE):
        assert talk.send(_ack(late)).send == ()
    assert _sent(talk.send(_count(1))) == "MISSION_REQUEST_INT"


def _keep_silent(talk: Conversation[Items]) -> None:
    while True:
        talk.send(None)


def _asked(ask: Ask) -> list[int]:
    return [message.seq for message in ask.send]


def _sent(ask: Ask) -> str:
    (message,) = ask.send
    return message.get_type()


def _end(talk: Conversation[Items]) -> Items:
    with pytest.raises(StopIteration) as stopped:
        talk.send(None)
    return stopped.value.value


def _count(count: int, kind: int = 0) -> Message:
    return WIRE.heard(mavlink.MAVLink_mission_count_message(255, 190, count, kind))


def _item(seq: int) -> Message:
    return WIRE.heard(to_message(ITEMS[seq], seq, MissionType.MISSION, US))


def _ack(answer: int, kind: int = 0) -> Message:
    return WIRE.heard(mavlink.MAVLink_mission_ack_message(255, 190, answer, kind))
