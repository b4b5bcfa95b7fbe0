from __future__ import annotations

import pytest

from missions.items import WAYPOINT, MissionItem, MissionType
from missions.patience import TICK_S
from missions.upload import UNHEARD_ENDS, Sent, UploadError, Why
from missions.upload_ahead import AHEAD, FRUITLESS, GO_BACKS, upload_ahead
from telemetry.messages import Message, mavlink
from telemetry.protocol import Ask, Conversation, Peer
from tests.telemetry.wire import Wire

PEER = Peer(1, 1, "ardupilotmega")
COUNT = 50
ITEMS = tuple(MissionItem(WAYPOINT, x=562_000_000 + i, y=253_000_000, z=40.0) for i in range(COUNT))
WIRE = Wire()


def test_the_first_request_is_answered_with_a_window_of_items():
    talk = upload_ahead(PEER, ITEMS, MissionType.MISSION)
    assert _sent(next(talk)) == ["count"]
    assert _sent(talk.send(_request(0))) == list(range(AHEAD))


def test_each_further_request_lets_one_more_go():
    talk = _begun()
    assert _sent(talk.send(_request(1))) == [AHEAD]
    assert _sent(talk.send(_request(4))) == [AHEAD + 1, AHEAD + 2, AHEAD + 3]


def test_all_of_them_and_the_good_answer_end_it():
    talk = _begun()
    for seq in range(1, COUNT):
        talk.send(_request(seq))
    assert _end(talk, _ack(mavlink.MAV_MISSION_ACCEPTED)) == Sent(acknowledged=True, retries=0)


def test_out_of_turn_means_that_the_wanted_one_got_lost():
    talk = _begun()
    talk.send(_request(3))
    assert talk.send(_out_of_turn()).send == ()  # perhaps only an item that came twice
    assert _sent(talk.send(_out_of_turn())) == list(range(3, 3 + AHEAD))


def test_an_item_that_came_twice_makes_nobody_go_back():
    talk = _begun()
    for seq in range(1, 6):
        assert _sent(talk.send(_request(seq))) == [AHEAD + seq - 1]
        assert talk.send(_out_of_turn()).send == ()


def test_what_travelled_behind_the_lost_one_says_nothing_new():
    talk = _begun()
    talk.send(_request(3))
    for _ in range(2):
        talk.send(_out_of_turn())  # the answers to items 4 and 5; 6 to 22 are still to be answered
    for _ in range(AHEAD - 3):
        assert talk.send(_out_of_turn()).send == ()
    talk.send(_out_of_turn())
    assert _sent(talk.send(_out_of_turn())) == list(range(3, 3 + AHEAD))  # lost once more


def test_a_vehicle_that_never_takes_an_item_is_not_flooded_with_it():
    talk = _begun()
    windows = sum(bool(talk.send(_out_of_turn()).send) for _ in range(1000))
    assert windows == GO_BACKS


def test_silence_sends_the_window_again_and_a_second_one_less():
    talk = _begun()
    talk.send(_request(3))
    assert _sent(talk.send(None)) == list(range(3, 3 + AHEAD))
    assert len(_sent(talk.send(None))) < AHEAD


def test_repeating_too_early_is_noticed_and_not_taken_for_a_loss():
    talk = _begun()
    before = talk.send(_request(1)).wait_s
    talk.send(None)
    for seq in range(2, AHEAD + 2):  # all of the first window was only slow
        talk.send(_request(seq))
    assert talk.send(_out_of_turn()).send == ()
    assert talk.send(_request(AHEAD + 2)).wait_s > before


def test_a_request_that_comes_again_is_for_a_lost_item():
    talk = _begun()
    talk.send(_request(7))
    assert talk.send(_request(7)).send == ()  # so soon it only came twice
    talk.send(None)
    assert _sent(talk.send(_request(7)))[0] == 7


def test_the_echo_of_a_count_that_was_sent_twice_is_not_for_a_lost_item():
    talk = upload_ahead(PEER, ITEMS, MissionType.MISSION)
    next(talk)
    assert [_sent(talk.send(None)) for _ in range(3)][-1] == ["count"]
    before = talk.send(_request(0)).wait_s
    talk.send(None)
    assert talk.send(_request(0)).send == ()
    assert talk.send(_request(1)).wait_s > before  # answers take longer than we thought
    talk.send(None)
    assert _sent(talk.send(_request(1)))[0] == 1


def test_a_vehicle_that_began_anew_gets_all_from_the_start():
    talk = _begun()
    talk.send(_request(9))
    assert _sent(talk.send(_request(0))) == list(range(AHEAD))


def test_how_long_the_first_answer_takes_is_the_measure_of_what_follows():
    talk = upload_ahead(PEER, ITEMS, MissionType.MISSION)
    assert next(talk).wait_s == TICK_S
    for _ in range(2):
        assert talk.send(None).send == ()
    assert talk.send(_request(0)).wait_s > 4 * TICK_S


def test_silence_at_the_start_gives_up():
    talk = upload_ahead(PEER, ITEMS, MissionType.MISSION)
    next(talk)
    with pytest.raises(UploadError, match="did not answer to a mission of 50 items") as caught:
        _keep(talk, None)
    assert (caught.value.item, caught.value.why) == (0, Why.SILENT)


def test_silence_on_the_way_names_the_item():
    talk = _begun()
    talk.send(_request(17))
    with pytest.raises(UploadError, match="did not answer to item 17") as caught:
        _keep(talk, None)
    assert caught.value.item == 17


def test_silence_after_the_last_item_is_settled_by_reading_back():
    talk = _begun()
    talk.send(_request(COUNT - 1))
    for _ in range(UNHEARD_ENDS - 1):
        assert _sent(talk.send(None)) == [COUNT - 1]
    with pytest.raises(StopIteration) as stopped:
        talk.send(None)
    assert stopped.value.value.acknowledged is False


def test_an_error_after_all_was_sent_is_settled_by_reading_back():
    talk = _begun()
    talk.send(_request(COUNT - 3))
    assert _end(talk, _ack(mavlink.MAV_MISSION_ERROR)).acknowledged is False


def test_a_good_answer_before_all_was_sent_is_old_news():
    talk = _begun()
    assert talk.send(_ack(mavlink.MAV_MISSION_ACCEPTED)).goes_on


def test_an_upload_that_the_vehicle_ended_begins_anew_after_what_was_under_way_has_passed():
    talk = _begun()
    assert talk.send(_ack(mavlink.MAV_MISSION_OPERATION_CANCELLED)).send == ()
    for _ in range(AHEAD):
        assert talk.send(_ack(mavlink.MAV_MISSION_ERROR)).goes_on
    assert _sent(talk.send(None)) == ["count"]
    assert _sent(talk.send(_request(0))) == list(range(AHEAD))


def test_a_refusal_names_the_item():
    talk = _begun()
    talk.send(_request(5))
    with pytest.raises(UploadError, match="refused item 5: a command it does not know") as caught:
        talk.send(_ack(mavlink.MAV_MISSION_UNSUPPORTED))
    assert (caught.value.item, caught.value.why) == (5, Why.REFUSED)


def test_a_vehicle_that_asks_for_ever_is_left():
    talk = _begun()
    with pytest.raises(UploadError, match="keeps asking for item 0") as caught:
        _keep(talk, _request(0), FRUITLESS + 1)
    assert caught.value.why is Why.STUCK


def test_messages_for_others_and_nonsense_change_nothing():
    talk = _begun()
    talk.send(_request(5))
    for stranger in (_request(6, target=254), _request(COUNT), _request(3), _ack(0, kind=1)):
        ask = talk.send(stranger)
        assert (ask.send, ask.goes_on) == ((), True)


def _begun() -> Conversation[Sent]:
    talk = upload_ahead(PEER, ITEMS, MissionType.MISSION)
    next(talk)
    talk.send(_request(0))
    return talk


def _keep(talk: Conversation[Sent], message: Message | None, times: int = 1000) -> None:
    for _ in range(times):
        talk.send(message)


def _sent(ask: Ask) -> list[int | str]:
    return ["count" if m.get_type() == "MISSION_COUNT" else m.seq for m in ask.send]


def _end(talk: Conversation[Sent], message: Message) -> Sent:
    with pytest.raises(StopIteration) as stopped:
        talk.send(message)
    return stopped.value.value


def _request(seq: int, target: int = 255) -> Message:
    return WIRE.heard(mavlink.MAVLink_mission_request_message(target, 190, seq, 0))


def _out_of_turn() -> Message:
    return _ack(mavlink.MAV_MISSION_INVALID_SEQUENCE)


def _ack(answer: int, kind: int = 0) -> Message:
    return WIRE.heard(mavlink.MAVLink_mission_ack_message(255, 190, answer, kind))
