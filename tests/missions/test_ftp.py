from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from missions.ftp import read_file, write_file
from missions.ftp_payload import PAYLOAD_BYTES, FtpError, Op, Request, reply_of
from missions.ftp_session import FIRST_WAIT_S, QUEUE
from missions.items import MissionItem, MissionType
from missions.mission_file import blocks_of, items_of, path_of
from telemetry.link.loopback import LoopbackLink
from telemetry.messages import Message, mavlink
from telemetry.protocol import Ask, Conversation, Peer
from telemetry.session import Session
from tests.missions.liars import Deaf
from tests.missions.practice import HOME, Cut, Lossy, connected, done, drone
from tests.telemetry.wire import Wire
from training.chaos.air import Air
from training.chaos.through_air import ThroughAir
from training.vehicle import EmbeddedDrone

PARAMETERS = "@PARAM/param.pck"
MISSION = path_of(MissionType.MISSION)
ITEMS = tuple(MissionItem(16, x=562_000_000 + i, y=253_000_000, z=40.0) for i in range(50))
BLOCKS = blocks_of(ITEMS, MissionType.MISSION, Peer(1, 1, "ardupilotmega"))
WIRE = Wire()


def test_a_file_is_read_to_its_end_and_closed():
    session = connected(drone())
    whole = done(session, partial(read_file, path=PARAMETERS))
    assert whole[:2] == b"\x1b\x67"
    assert done(session, partial(read_file, path=PARAMETERS)) == whole


def test_a_file_is_written_and_is_what_is_read():
    session = connected(drone())
    assert done(session, partial(write_file, path=MISSION, blocks=BLOCKS)) == 0
    assert items_of(done(session, partial(read_file, path=MISSION)), MissionType.MISSION)[1:] == ITEMS[1:]


@settings(max_examples=25)
@given(
    st.floats(0.0, 0.35),
    st.floats(0.0, 0.2),
    st.floats(0.0, 0.2),
    st.sampled_from([0.0, 0.2]),
    st.integers(0, 99),
)
def test_whatever_the_air_does_a_file_is_whole_or_it_is_said_that_it_is_not(
    loss: float, duplicate: float, reorder: float, delay_s: float, seed: int
):
    air = Air(loss=loss, duplicate=duplicate, reorder=reorder, delay_s=delay_s, jitter_s=delay_s / 2)
    session = connected(ThroughAir(drone(), air, seed))
    try:
        done(session, partial(write_file, path=MISSION, blocks=BLOCKS))
        read = done(session, partial(read_file, path=MISSION))
    except FtpError:
        return
    assert items_of(read, MissionType.MISSION)[1:] == ITEMS[1:]


@pytest.mark.parametrize("share", [0.1, 0.3])
def test_only_what_got_lost_travels_again(share: float):
    session = connected(lossy := Lossy(drone(), share, seed=5))
    retries = done(session, partial(write_file, path=MISSION, blocks=BLOCKS))
    assert 0 < retries < 5 + 2 * lossy.lost


def test_a_mission_of_fifty_items_takes_four_round_trips_and_one_to_read():
    session = Session(LoopbackLink(ThroughAir(drone(), Air(delay_s=0.05)), speed=None, tick_s=0.01))
    while session.peer is None:
        session.step()
    began_s = session.clock.monotonic_s()
    done(session, partial(write_file, path=MISSION, blocks=BLOCKS))
    written_s = session.clock.monotonic_s()
    assert written_s - began_s < 0.5
    done(session, partial(read_file, path=MISSION))
    assert session.clock.monotonic_s() - written_s < 0.4  # with the reset before


def test_a_drone_without_files_is_given_up_soon():
    session = connected(Deaf(drone(), "FILE_TRANSFER_PROTOCOL"))
    began_s = session.clock.monotonic_s()
    with pytest.raises(FtpError, match="does not answer") as caught:
        done(session, partial(read_file, path=PARAMETERS))
    assert caught.value.code is None
    assert session.clock.monotonic_s() - began_s < 5.0


def test_a_link_that_breaks_says_so():
    session = connected(cut := Cut(drone()))
    cut.left = 4
    with pytest.raises(FtpError, match="does not answer"):
        done(session, partial(write_file, path=MISSION, blocks=BLOCKS))


def test_a_file_that_is_not_there_is_refused_with_the_drones_reason():
    session = connected(drone())
    with pytest.raises(FtpError, match=r"refused logs/1\.bin: there is no such file") as caught:
        done(session, partial(read_file, path="logs/1.bin"))
    assert caught.value.code == 10
    with pytest.raises(FtpError, match="no such file"):
        done(session, partial(write_file, path="logs/1.bin", blocks=[b"x"]))


def test_a_file_that_is_looked_at_and_refused_says_so():
    session = connected(drone())
    with pytest.raises(FtpError, match=r"it failed \(error 22\)"):
        done(session, partial(write_file, path=MISSION, blocks=BLOCKS[:-1]))


def test_two_files_are_read_one_after_the_other():
    session = connected(drone())
    first, second = (session.run(partial(read_file, path=PARAMETERS)) for _ in range(2))
    while not second.done():
        session.step()
    assert first.result() == second.result()


def test_the_queue_of_the_vehicle_is_never_overrun():
    talk = write_file(_peer(), MISSION, BLOCKS)
    (reset,) = next(talk).send
    ask = talk.send(_ack(reset))
    assert [message.payload[3] for message in ask.send] == [Op.CREATE] + [Op.WRITE] * (QUEUE - 1)
    assert len(talk.send(_ack(ask.send[0])).send) == 1


def test_a_later_answer_sends_the_earlier_request_again_under_its_number():
    talk, sent = _writing()
    ask = talk.send(_ack(sent[2]))
    assert [bytes(m.payload) for m in ask.send[:2]] == [bytes(m.payload) for m in sent[:2]]


def test_blocks_that_came_before_their_file_wait_until_it_is_there():
    talk, sent = _writing()
    ask = talk.send(_nak(sent[1], 10))
    assert [m.payload[3] for m in ask.send] == [Op.CREATE]  # it was lost
    for early in sent[2:]:
        assert talk.send(_nak(early, 10)).send == ()
    again = talk.send(_ack(ask.send[0])).send
    assert [m.payload[3] for m in again] == [Op.WRITE] * QUEUE


def test_a_block_that_overtook_its_file_is_written_once_that_is_open():
    talk, sent = _writing()
    talk.send(_ack(sent[0]))
    again = talk.send(_nak(sent[2], 10)).send
    assert sent[2].payload[8:12] in [m.payload[8:12] for m in again]


def test_a_file_that_somebody_closed_under_way_is_not_written_on():
    talk, sent = _writing()
    (late,) = talk.send(_ack(sent[0])).send
    with pytest.raises(FtpError, match="no such file"):
        talk.send(_nak(late, 10))


def test_opening_what_is_open_already_is_fine_the_second_time():
    talk, sent = _writing()
    again = talk.send(_ack(sent[1])).send[0]
    assert again.payload[3] == Op.CREATE
    assert {m.payload[3] for m in talk.send(_nak(again, 1)).send} == {Op.WRITE}


def test_opening_what_somebody_else_has_open_is_not():
    talk, sent = _writing()
    with pytest.raises(FtpError, match="it failed"):
        talk.send(_nak(sent[0], 1))


def test_after_a_burst_its_numbers_are_not_used():
    """An ArduPilot would take such a request for one that is sent again."""
    talk = read_file(_peer(), MISSION)
    open_, burst = talk.send(_ack(next(talk).send[0])).send
    talk.send(_ack(open_))
    first = int.from_bytes(burst.payload[:2], "little")
    talk.send(_burst(first + 1, 0, b"x" * 239))
    talk.send(_burst(first + 3, 478, b"x" * 100))
    closing = talk.send(_burst(first + 2, 239, b"x" * 239))
    assert closing.send == ()
    end = talk.send(_reply(first + 4, 129, Op.BURST, b"\6", 578))
    (terminate,) = end.send
    assert terminate.payload[3] == Op.TERMINATE
    assert int.from_bytes(terminate.payload[:2], "little") > first + 4


def test_a_short_last_piece_that_ends_the_burst_is_followed_by_the_end_of_the_file():
    """As ArduPilot before 4.7 does it: waiting for the end costs nothing, another burst two round trips."""
    talk = read_file(_peer(), MISSION)
    open_, burst = talk.send(_ack(next(talk).send[0])).send
    talk.send(_ack(open_))
    first = int.from_bytes(burst.payload[:2], "little")
    assert talk.send(_burst(first + 1, 0, b"x" * 100, ends=1)).send == ()
    end = talk.send(_reply(first + 2, 129, Op.BURST, b"\6", 100))
    assert [message.payload[3] for message in end.send] == [Op.TERMINATE]


def test_a_burst_that_begins_at_the_end_of_the_file_has_found_it_whatever_offset_is_told():
    talk = read_file(_peer(), MISSION)
    open_, burst = talk.send(_ack(next(talk).send[0])).send
    talk.send(_ack(open_))
    first = int.from_bytes(burst.payload[:2], "little")
    (again,) = talk.send(_burst(first + 1, 0, b"x" * 239, ends=1)).send
    assert int.from_bytes(again.payload[8:12], "little") == 239
    second = int.from_bytes(again.payload[:2], "little")
    end = talk.send(_reply(second + 1, 129, Op.BURST, b"\6", 0))
    assert [message.payload[3] for message in end.send] == [Op.TERMINATE]


@pytest.mark.parametrize("older", [False, True])
@pytest.mark.parametrize("items", [0, 1, 6, 12, 50])
def test_a_file_is_read_without_a_pause_from_every_ardupilot(items: int, older: bool):
    vehicle = EmbeddedDrone(HOME, ready=True, files_before_4_7=older)
    session = connected(vehicle)
    blocks = blocks_of(ITEMS[:items], MissionType.MISSION, Peer(1, 1, "ardupilotmega"))
    done(session, partial(write_file, path=MISSION, blocks=blocks))
    began_s = session.clock.monotonic_s()
    whole = done(session, partial(read_file, path=MISSION))
    assert session.clock.monotonic_s() - began_s < FIRST_WAIT_S
    assert len(items_of(whole, MissionType.MISSION)) == items


def test_a_hole_in_a_burst_is_asked_for_at_once():
    talk = read_file(_peer(), MISSION)
    _, burst = talk.send(_ack(next(talk).send[0])).send
    first = int.from_bytes(burst.payload[:2], "little")
    talk.send(_burst(first + 1, 0, b"x" * 239))
    (read,) = talk.send(_burst(first + 3, 478, b"x" * 239)).send
    assert (read.payload[3], read.payload[4]) == (Op.READ, 239)
    number = int.from_bytes(read.payload[:2], "little")
    assert (number - first) % 65536 > 2000  # whatever the burst will still count up to
    assert int.from_bytes(read.payload[8:12], "little") == 239


def test_a_vehicle_whose_answers_lead_nowhere_is_left():
    talk = read_file(_peer(), MISSION)
    open_, _ = talk.send(_ack(next(talk).send[0])).send
    with pytest.raises(FtpError, match="lead nowhere"):
        _keep(talk, _ack(open_))


@given(st.binary(max_size=300))
def test_any_bytes_are_a_reply_or_none(payload: bytes):
    reply = reply_of(payload)
    assert reply is None or len(reply.data) <= 239


@given(st.integers(0, 65535), st.sampled_from(Op), st.integers(0, 2**32 - 1), st.binary(max_size=239))
def test_every_request_fills_its_message(seq: int, op: Op, offset: int, data: bytes):
    assert len(Request(seq, 1, op, offset, data).payload()) == PAYLOAD_BYTES


def _peer() -> Peer:
    return Peer(1, 1, "ardupilotmega")


def _writing() -> tuple[Conversation[int], tuple[Message, ...]]:
    talk = write_file(_peer(), MISSION, BLOCKS)
    ask: Ask = talk.send(_ack(next(talk).send[0]))
    return talk, ask.send


def _keep(talk: Conversation[bytes], message: Message) -> None:
    for _ in range(10_000):
        talk.send(message)


def _ack(request: Message) -> Message:
    seq, op = int.from_bytes(request.payload[:2], "little"), request.payload[3]
    return _reply(seq + 1, 128, op, b"", int.from_bytes(request.payload[8:12], "little"))


def _nak(request: Message, code: int) -> Message:
    return _reply(int.from_bytes(request.payload[:2], "little") + 1, 129, request.payload[3], bytes([code]))


def _burst(seq: int, offset: int, data: bytes, *, ends: int = 0) -> Message:
    return _reply(seq, 128, Op.BURST, data, offset, ends=ends)


def _reply(seq: int, opcode: int, op: int, data: bytes, offset: int = 0, *, ends: int = 0) -> Message:
    head = (seq & 0xFFFF).to_bytes(2, "little") + bytes([1, opcode, len(data), op, ends, 0])
    payload = (head + offset.to_bytes(4, "little") + data).ljust(PAYLOAD_BYTES, b"\0")
    return WIRE.heard(mavlink.MAVLink_file_transfer_protocol_message(0, 255, 190, payload))
