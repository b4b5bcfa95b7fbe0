from __future__ import annotations

import pytest

from missions.items import WAYPOINT, MissionItem, MissionType
from missions.patience import TICK_S
from missions.upload import (
    CAREFUL_WAIT_S,
    FIRST_WAIT_S,
    FUTILE_RESTARTS,
    UNHEARD_ENDS,
    Sent,
    UploadError,
    Why,
    upload,
)
from telemetry.messages import Message, mavlink
from telemetry.protocol import Ask, Conversation, Peer
from tests.telemetry.wire import Wire

PEER = Peer(1, 1, "ardupilotmega")
ITEMS = tuple(MissionItem(WAYPOINT, x=562_000_000 + i, y=253_000_000, z=40.0) for i in range(4))
WIRE = Wire()


def test_count_items_and_acceptance_in_turn():
    talk = upload(PEER, ITEMS, MissionType.MISSION)
    assert _sent(next(talk)) == ("MISSION_COUNT", 4)
    for seq in range(4):
        assert _sent(talk.send(_request(seq))) == ("MISSION_ITEM_INT", seq)
    assert _end(talk, _ack(mavlink.MAV_MISSION_ACCEPTED)) == Sent(acknowledged=True, retries=0)


def test_messages_go_to_the_peer_with_their_type():
    talk = upload(Peer(7, 3, "ardupilotmega"), ITEMS, MissionType.FENCE)
    (count,) = next(talk).send
    assert (count.target_system, count.target_component, count.mission_type) == (7, 3, 1)


def test_silence_repeats_the_last_message_ever_slower_then_gives_up():
    talk = upload(PEER, ITEMS, MissionType.MISSION)
    asks = [next(talk)]
    with pytest.raises(UploadError, match="did not answer to a mission of 4 items"):
        _keep_silent(talk, asks)
    assert {_sent(ask) for ask in asks if ask.send} == {("MISSION_COUNT", 4)}
    waits = [ask.wait_s for ask in asks]
    assert waits[:2] == [TICK_S, TICK_S]  # the first answer is awaited in small steps, to measure it
    assert waits == sorted(waits)
    assert 8.0 < sum(waits) < 20.0


def test_a_duplicate_answer_after_a_repetition_offers_the_next_item_at_once():
    talk = _at_item(1)
    assert _sent(talk.send(None)) == ("MISSION_ITEM_INT", 1)
    assert _sent(talk.send(_ack(mavlink.MAV_MISSION_INVALID_SEQUENCE))) == ("MISSION_ITEM_INT", 2)


def test_a_duplicate_answer_without_a_repetition_is_old_news():
    talk = _at_item(1)
    ask = talk.send(_ack(mavlink.MAV_MISSION_INVALID_SEQUENCE))
    assert ask.send == ()
    assert _sent(talk.send(_request(2))) == ("MISSION_ITEM_INT", 2)


def test_repeating_too_early_makes_it_more_patient():
    talk = _at_item(1)
    talk.send(_ack(mavlink.MAV_MISSION_INVALID_SEQUENCE))
    assert talk.send(_request(2)).wait_s > FIRST_WAIT_S


def test_a_cancelled_upload_starts_over_but_not_for_ever():
    talk = _at_item(2)
    for _ in range(FUTILE_RESTARTS):
        assert talk.send(_ack(mavlink.MAV_MISSION_OPERATION_CANCELLED)).send == ()
        assert talk.send(_ack(mavlink.MAV_MISSION_ERROR)).goes_on  # old news, said before it heard us again
        assert _sent(talk.send(None)) == ("MISSION_COUNT", 4)
    with pytest.raises(UploadError, match="ended the upload at item 2, 3 times") as caught:
        talk.send(_ack(mavlink.MAV_MISSION_OPERATION_CANCELLED))
    assert (caught.value.item, caught.value.why) == (2, Why.ENDED)


def test_an_error_after_the_last_item_is_settled_by_reading_back():
    talk = _at_item(3)
    assert _end(talk, _ack(mavlink.MAV_MISSION_ERROR)) == Sent(acknowledged=False, retries=0)


def test_a_busy_vehicle_is_asked_again_after_a_pause():
    talk = upload(PEER, ITEMS, MissionType.MISSION)
    next(talk)
    ask = talk.send(_ack(mavlink.MAV_MISSION_DENIED))
    assert (ask.send, ask.wait_s) == ((), 1.0)
    assert _sent(talk.send(None)) == ("MISSION_COUNT", 4)


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (mavlink.MAV_MISSION_UNSUPPORTED, "a command it does not know"),
        (mavlink.MAV_MISSION_UNSUPPORTED_FRAME, "a height frame"),
        (mavlink.MAV_MISSION_INVALID_PARAM5_X, "latitude"),
        (mavlink.MAV_MISSION_NO_SPACE, "no space"),
        (99, "answer 99"),
    ],
)
def test_a_refusal_names_the_item_and_the_reason(answer: int, reason: str):
    talk = _at_item(2)
    with pytest.raises(UploadError, match=f"refused item 2: .*{reason}") as caught:
        talk.send(_ack(answer))
    assert caught.value.item == 2


def test_acceptance_of_another_upload_is_not_ours():
    talk = _at_item(2)
    assert talk.send(_ack(mavlink.MAV_MISSION_ACCEPTED)).send == ()
    assert _sent(talk.send(_request(3))) == ("MISSION_ITEM_INT", 3)


def test_messages_of_another_list_or_for_another_station_are_ignored():
    talk = _at_item(3)
    for stranger in (
        _ack(mavlink.MAV_MISSION_ACCEPTED, kind=1),
        _ack(mavlink.MAV_MISSION_ACCEPTED, target=254),
        _request(0, target=254),
        _request(99),
    ):
        assert talk.send(stranger).send == ()
    assert _end(talk, _ack(mavlink.MAV_MISSION_ACCEPTED)).acknowledged


def test_what_others_say_does_not_make_it_wait_longer():
    talk = _at_item(1)
    assert talk.send(_request(0, target=254)).goes_on
    assert _sent(talk.send(None)) == ("MISSION_ITEM_INT", 1)


def test_an_answer_that_never_comes_is_settled_by_reading_back():
    talk = _at_item(3)
    for _ in range(UNHEARD_ENDS - 1):
        assert _sent(talk.send(None)) == ("MISSION_ITEM_INT", 3)
    with pytest.raises(StopIteration) as stopped:
        talk.send(None)
    assert stopped.value.value.acknowledged is False


def test_an_unknown_autopilot_is_not_sent_everything_twice():
    talk = upload(Peer(1, 1, "px4"), ITEMS, MissionType.MISSION)
    next(talk)
    ask = talk.send(_request(0))
    assert ask.wait_s == CAREFUL_WAIT_S
    assert talk.send(_ack(mavlink.MAV_MISSION_INVALID_SEQUENCE)).send == ()
    assert _sent(talk.send(_request(1))) == ("MISSION_ITEM_INT", 1)


def test_a_vehicle_that_asks_for_ever_is_left():
    talk = _at_item(0)
    with pytest.raises(UploadError, match="keeps asking"):
        _keep_asking(talk)


def test_an_empty_list_is_one_message():
    talk = upload(PEER, (), MissionType.FENCE)
    assert _sent(next(talk)) == ("MISSION_COUNT", 0)
    assert _end(talk, _ack(mavlink.MAV_MISSION_ACCEPTED, kind=1)).acknowledged


def test_progress_is_said_as_it_goes():
    talk = upload(PEER, ITEMS, MissionType.MISSION)
    next(talk)
    done = [talk.send(_request(seq)).say[0].facts["done"] for seq in range(4)]
    assert done == [1, 2, 3, 4]


def _keep_silent(talk: Conversation[Sent], asks: list[Ask]) -> None:
    while True:
        asks.append(talk.send(None))


def _keep_asking(talk: Conversation[Sent]) -> None:
    while True:
        talk.send(_request(0))


def _at_item(seq: int) -> Conversation[Sent]:
    talk = upload(PEER, ITEMS, MissionType.MISSION)
    next(talk)
    for wanted in range(seq + 1):
        talk.send(_request(wanted))
    return talk


def _sent(ask: Ask) -> tuple[str, int]:
    (message,) = ask.send
    return message.get_type(), message.count if message.get_type() == "MISSION_COUNT" else message.seq


def _end(talk: Conversation[Sent], message: Message) -> Sent:
    with pytest.raises(StopIteration) as stopped:
        talk.send(message)
    return stopped.value.value


def _request(seq: int, target: int = 255) -> Message:
    return WIRE.heard(mavlink.MAVLink_mission_request_message(target, 190, seq, 0))


def _ack(answer: int, kind: int = 0, target: int = 255) -> Message:
    return WIRE.heard(mavlink.MAVLink_mission_ack_message(target, 190, answer, kind))
