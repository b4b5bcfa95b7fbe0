"""The one flow, stepped by hand on a virtual clock: bytes in, record, state and events out."""

from __future__ import annotations

from queue import Empty

import pytest

from telemetry.alarms import AlarmCode
from telemetry.events import Event, EventCode
from telemetry.link.link import LinkError
from telemetry.messages import Codec, Message, mavlink
from telemetry.protocol import Ask, Conversation, Peer, Said
from telemetry.rates import RATES_HZ
from telemetry.session import NoVehicleError, Session
from tests.telemetry.links import MemoryLink, MemoryRecord
from tests.telemetry.wire import ACTIVE, AUTO, Wire, heartbeat, position


def happened(session: Session) -> list[Event]:
    events: list[Event] = []
    while True:
        try:
            events.append(session.events.get_nowait())
        except Empty:
            return events


def codes(session: Session) -> list[EventCode]:
    return [event.code for event in happened(session)]


def sent(link: MemoryLink, name: str) -> list[Message]:
    codec = Codec(1, 1)
    return [
        message for frame in link.written for message in codec.decode(frame) if message.get_type() == name
    ]


@pytest.fixture
def link() -> MemoryLink:
    return MemoryLink()


@pytest.fixture
def wire() -> Wire:
    return Wire()


def test_a_heartbeat_is_seen_pinned_and_told(link: MemoryLink, wire: Wire):
    session = Session(link)
    link.incoming = [wire.frame(heartbeat())]
    session.step()
    assert link.pinned
    assert session.peer == Peer(1, 1, "ardupilotmega")
    assert codes(session) == [EventCode.LINK_OPENED, EventCode.VEHICLE_SEEN, EventCode.MODE_CHANGED]


def test_a_ground_station_and_a_camera_are_not_the_drone(link: MemoryLink):
    session = Session(link)
    gcs = mavlink.MAVLink_heartbeat_message(mavlink.MAV_TYPE_GCS, mavlink.MAV_AUTOPILOT_INVALID, 0, 0, 4, 3)
    camera = mavlink.MAVLink_heartbeat_message(
        mavlink.MAV_TYPE_CAMERA, mavlink.MAV_AUTOPILOT_INVALID, 0, 0, 4, 3
    )
    link.incoming = [Wire(254, 190).frame(gcs), Wire(1, 100).frame(camera)]
    session.step()
    assert session.peer is None
    assert session.state.get().heartbeat is None


def test_raw_bytes_are_recorded_before_they_mean_anything(link: MemoryLink, wire: Wire):
    record = MemoryRecord()
    session = Session(link, record)
    frames = [wire.frame(heartbeat()), wire.frame(position())]
    link.incoming = [b"noise" + frames[0] + frames[1][:9], frames[1][9:]]
    session.step()
    assert [kept for kept in record.kept if kept in frames] == frames
    assert session.state.get().link.bad_bytes == 5


def test_what_we_send_is_recorded_too(link: MemoryLink):
    record = MemoryRecord()
    session = Session(link, record)
    session.step()
    assert link.written[0] in record.kept


def test_we_say_every_second_that_we_are_here(link: MemoryLink):
    session = Session(link)
    for _ in range(100):
        session.step(0.05)
    assert len(sent(link, "HEARTBEAT")) == 5


def test_a_second_vehicle_does_not_mix_into_the_first(link: MemoryLink, wire: Wire):
    session = Session(link)
    link.incoming = [wire.frame(heartbeat()), Wire(2, 1).frame(position(60.0, 20.0)), wire.frame(position())]
    session.step()
    fix = session.state.get().fix
    assert fix is not None
    assert fix.at.lat_deg == pytest.approx(56.2)


def test_gaps_in_the_sequence_are_counted_as_lost(link: MemoryLink, wire: Wire):
    session = Session(link)
    frames = [wire.frame(heartbeat()) for _ in range(10)]
    link.incoming = frames[:3] + frames[6:]
    session.step()
    assert session.state.get().link.messages == 7
    assert session.state.get().link.lost == 3


def test_rates_are_asked_for_one_by_one_and_again_when_no_position_comes(link: MemoryLink, wire: Wire):
    session = Session(link)
    for _ in range(400):
        asked = sent(link, "COMMAND_LONG")
        link.written = []
        link.incoming = [wire.frame(heartbeat())] + [
            wire.frame(mavlink.MAVLink_command_ack_message(command.command, 0)) for command in asked
        ]
        session.step(0.05)
        happened(session)
        if asked and asked[0].command == mavlink.MAV_CMD_SET_MESSAGE_INTERVAL:
            assert asked[0].param1 in RATES_HZ
    assert session.state.get().fix is None


def test_a_conversation_gets_what_it_wants_and_nothing_else(link: MemoryLink, wire: Wire):
    got: list[str | None] = []

    def conversation(peer: Peer) -> Conversation[str]:
        assert peer.system == 1
        for _ in range(2):
            answer = yield Ask(wants=frozenset({"COMMAND_ACK"}), say=(Said(EventCode.COMMAND_SENT),))
            got.append(answer.get_type() if answer else None)
        return "done"

    session = Session(link)
    link.incoming = [wire.frame(heartbeat())]
    session.step()
    future = session.run(conversation)
    session.step()
    ack = mavlink.MAVLink_command_ack_message(400, 0)
    link.incoming = [wire.frame(position()), wire.frame(ack), wire.frame(position())]
    session.step()
    while not future.done():
        session.step(0.5)
    assert got == ["COMMAND_ACK", None]
    assert future.result() == "done"
    assert codes(session).count(EventCode.COMMAND_SENT) == 2


def test_a_command_without_a_drone_is_refused_in_words(link: MemoryLink):
    def nothing(peer: Peer) -> Conversation[None]:
        yield Ask()

    session = Session(link)
    future = session.run(nothing)
    session.step()
    with pytest.raises(NoVehicleError, match="no drone was heard"):
        future.result()


def test_a_failing_conversation_hands_its_error_to_who_started_it(link: MemoryLink, wire: Wire):
    def broken(peer: Peer) -> Conversation[None]:
        yield Ask(wait_s=0.1)
        raise RuntimeError("refused")

    session = Session(link)
    link.incoming = [wire.frame(heartbeat())]
    session.step()
    future = session.run(broken)
    for _ in range(5):
        session.step(0.05)
    with pytest.raises(RuntimeError, match="refused"):
        future.result(timeout=0)


def test_a_cancelled_conversation_stops_and_cleans_up(link: MemoryLink, wire: Wire):
    closed: list[bool] = []

    def endless(peer: Peer) -> Conversation[None]:
        try:
            while True:
                yield Ask(wait_s=0.1)
        finally:
            closed.append(True)

    session = Session(link)
    link.incoming = [wire.frame(heartbeat())]
    session.step()
    future = session.run(endless)
    session.step()
    future.cancel()
    session.step()
    assert closed == [True]


def test_safety_events_are_synced_at_once(link: MemoryLink, wire: Wire):
    record = MemoryRecord()
    session = Session(link, record)
    link.incoming = [wire.frame(heartbeat())]
    session.step()
    before = record.kept.count("sync")
    link.incoming = [wire.frame(heartbeat(AUTO, armed=True, status=ACTIVE))]
    session.step()
    assert {EventCode.MODE_CHANGED, EventCode.ARMED, EventCode.TOOK_OFF} <= set(codes(session))
    assert record.kept.count("sync") == before + 3


def test_a_pulled_cable_is_told_and_raised_and_nothing_is_lost(link: MemoryLink, wire: Wire):
    record = MemoryRecord()
    session = Session(link, record)
    link.incoming = [wire.frame(heartbeat())]
    session.step()
    link.gone = True
    with pytest.raises(LinkError):
        session.step()
    session.close()
    assert EventCode.LINK_FAILED in codes(session)
    assert record.kept[-1] == "closed"


def test_silence_raises_the_alarm_and_the_first_word_clears_it(link: MemoryLink, wire: Wire):
    session = Session(link)
    link.incoming = [wire.frame(heartbeat())]
    session.step(0.05)
    for _ in range(80):
        session.step(0.05)
    assert [alarm.code.value for alarm in session.alarms.get()] == ["link_lost", "link_stale"]
    for _ in range(60):
        link.incoming = [wire.frame(heartbeat())]
        session.step(0.05)
    assert session.alarms.get() == ()


def test_silence_and_its_end_are_told_once_each(link: MemoryLink, wire: Wire):
    record = MemoryRecord()
    session = Session(link, record)
    link.incoming = [wire.frame(heartbeat())]
    session.step(0.05)
    happened(session)
    for _ in range(100):
        session.step(0.05)
    synced = record.kept.count("sync")
    link.incoming = [wire.frame(heartbeat())]
    session.step(0.05)
    said = [code for code in codes(session) if code.value.startswith("link_")]
    assert said == [EventCode.LINK_STALE, EventCode.LINK_LOST, EventCode.LINK_REGAINED]
    assert record.kept.count("sync") == synced + 1


def test_the_next_flight_goes_into_a_record_of_its_own(link: MemoryLink, wire: Wire):
    first, second = MemoryRecord(), MemoryRecord()
    session = Session(link, first)
    link.incoming = [wire.frame(heartbeat())]
    session.step()
    closed = session.change_record(second)
    link.incoming = [last := wire.frame(position())]
    session.step()
    assert closed.done()
    assert first.kept[-1] == "closed"
    assert second.kept[0] == "quadrotor"
    assert last in second.kept
    assert last not in first.kept


def test_a_disk_that_fills_and_has_room_again_is_an_alarm_as_long_as_it_lasts(link: MemoryLink):
    record = MemoryRecord()
    session = Session(link, record)
    record.to_tell = [(EventCode.DISK_LOW, {"minutes_left": 25})]
    session.step()
    session.step()
    assert [(alarm.code, alarm.facts) for alarm in session.alarms.get()] == [
        (AlarmCode.DISK_LOW, {"minutes_left": 25})
    ]
    record.to_tell = [(EventCode.DISK_ROOM_AGAIN, {})]
    for _ in range(60):
        session.step()
    assert session.alarms.get() == ()


def test_a_new_record_is_not_blamed_for_the_one_before(link: MemoryLink):
    first, second = MemoryRecord(), MemoryRecord()
    session = Session(link, first)
    first.to_tell = [(EventCode.RECORDING_FAILED, {"reason": "disk full"})]
    session.step()
    session.step()
    assert [alarm.code for alarm in session.alarms.get()] == [AlarmCode.RECORDING_FAILED]
    session.change_record(second)
    for _ in range(60):
        session.step()
    assert session.alarms.get() == ()


def test_a_protocol_that_cannot_even_begin_says_so_to_who_started_it(link: MemoryLink, wire: Wire):
    def broken(_peer: Peer) -> Conversation[None]:
        raise ValueError("no such parameter")

    session = Session(link)
    link.incoming = [wire.frame(heartbeat())]
    session.step()
    future = session.run(broken)
    session.step()
    with pytest.raises(ValueError, match="no such parameter"):
        future.result(timeout=0)
