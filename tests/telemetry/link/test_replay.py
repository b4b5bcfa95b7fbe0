import threading
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from telemetry.events import Event, EventCode
from telemetry.frames import read_frames, utc
from telemetry.link.link import LinkError
from telemetry.link.replay import ReplayLink
from telemetry.protocol import Ask, Conversation, Peer
from telemetry.session import NoVehicleError, Session
from tests.telemetry.tlogs import (
    EXTRACT,
    START_US,
    expected,
    extract_records,
    heartbeat,
    position,
    record,
    text,
)

START = utc(START_US)


@pytest.fixture
def make(tmp_path: Path) -> Callable[..., ReplayLink]:
    def make(*records: bytes, speed: float | None = None) -> ReplayLink:
        file = tmp_path / "made.tlog"
        file.write_bytes(b"".join(records))
        return ReplayLink(file, speed=speed)

    return make


def to_the_end(turn: Callable[[], None]) -> None:
    while True:
        turn()


def play(link: ReplayLink) -> list[Event]:
    session = Session(link)
    with pytest.raises(LinkError, match="end of the recording"):
        to_the_end(session.step)
    return [session.events.get_nowait() for _ in range(session.events.qsize())]


def test_every_frame_comes_once_in_its_order_and_then_the_recording_ends():
    link = ReplayLink(EXTRACT, speed=None)
    frames: list[bytes] = []
    with pytest.raises(LinkError, match="end of the recording"):
        to_the_end(lambda: frames.extend(link.read(0.05)))
    assert frames == [whole[8:] for whole in extract_records()]
    assert (link.clock.utc(), link.progress) == (link.end, 1.0)


def test_the_clock_stands_at_the_recorded_time_to_ten_milliseconds():
    link = ReplayLink(EXTRACT, speed=None)
    assert link.clock.utc() == link.start == START
    stood_us: list[int] = []
    while link.progress < 1:
        heard = len(link.read(0.05))
        stood_us += [link.clock.at_us] * heard
    recorded_us = [int.from_bytes(whole[:8], "big") for whole in extract_records()]
    late_us = [stood - recorded for stood, recorded in zip(stood_us, recorded_us, strict=True)]
    assert min(late_us) == 0
    assert max(late_us) <= 10_000


def test_through_a_session_no_event_of_the_flight_is_lost():
    events = play(ReplayLink(EXTRACT, speed=None))
    figures = expected()
    modes = [(event.facts["mode"], event.at) for event in events if event.code is EventCode.MODE_CHANGED]
    assert [mode for mode, _ in modes] == ["STABILIZE", "GUIDED", "AUTO"]
    for (_, at), (recorded_s, _) in zip(modes, figures["modes"], strict=True):
        assert 0 <= at.timestamp() - recorded_s <= 0.011
    for code, recorded_s in zip((EventCode.ARMED, EventCode.DISARMED), figures["armed"][0], strict=True):
        (event,) = (event for event in events if event.code is code)
        assert 0 <= event.at.timestamp() - recorded_s <= 0.011
    reached = [event.facts["item"] for event in events if event.code is EventCode.WAYPOINT_REACHED]
    assert reached == list(range(2, 22))
    said = [event.facts["text"] for event in events if event.code is EventCode.STATUS_TEXT]
    first_heartbeat_s = figures["modes"][0][0]
    assert said == [words for at, _, words in figures["texts"] if at > first_heartbeat_s]


@pytest.mark.hazard("H26")
def test_nothing_can_be_commanded(make: Callable[..., ReplayLink]):
    link = make(record(0, heartbeat()), record(1, heartbeat()), record(2, heartbeat()))
    link.write(b"anything")
    session = Session(link)
    session.step()

    def ask(_peer: Peer) -> Conversation[None]:
        yield Ask()

    refused = session.run(ask)
    session.step()
    assert isinstance(refused.exception(timeout=0), NoVehicleError)
    assert (link.live, link.strangers, session.live) == (False, 0, False)


def test_silence_passes_in_steps_of_the_time_out(make: Callable[..., ReplayLink]):
    link = make(record(0, heartbeat()), record(1, heartbeat()))
    assert len(link.read(0.25)) == 1
    assert [len(link.read(0.25)) for _ in range(4)] == [0, 0, 0, 1]
    assert link.clock.monotonic_s() == pytest.approx(1.0)


def test_a_lost_link_is_lost_again(make: Callable[..., ReplayLink]):
    events = play(make(record(0, heartbeat()), record(1, heartbeat()), record(60, heartbeat())))
    alarms = [event.facts["alarm"] for event in events if event.code is EventCode.ALARM_RAISED]
    assert "link_lost" in alarms


def test_paced_it_takes_the_recorded_time_divided_by_the_speed(make: Callable[..., ReplayLink]):
    link = make(*(record(n / 10, heartbeat()) for n in range(11)), speed=20)
    begun_s = time.monotonic()
    while link.progress < 1:
        link.read(0.05)
    assert 0.04 < time.monotonic() - begun_s < 2


def test_a_long_silence_is_crossed_in_about_a_second(
    make: Callable[..., ReplayLink], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("telemetry.link.replay.CROSSED_IN_S", 0.05)
    link = make(record(0, heartbeat()), record(78, heartbeat()), speed=1.0)
    begun_s = time.monotonic()
    while link.progress < 1:
        link.read(1.0)
    assert time.monotonic() - begun_s < 5
    assert link.clock.monotonic_s() == pytest.approx(78)


def test_paused_time_stands_and_goes_on_where_it_stood(make: Callable[..., ReplayLink]):
    link = make(record(0, heartbeat()), record(1, heartbeat()))
    link.read(0.05)
    link.pause()
    assert (link.read(0.0), link.paused, link.progress) == ([], True, 0.0)
    link.resume()
    assert len(link.read(1.0)) == 1


def test_resume_wakes_a_reader_at_once(make: Callable[..., ReplayLink]):
    link = make(record(0, heartbeat()))
    link.pause()
    reader = threading.Thread(target=link.read, args=(60.0,))
    reader.start()
    link.resume()
    reader.join(5)
    assert not reader.is_alive()


def test_after_a_jump_the_state_is_what_it_was(make: Callable[..., ReplayLink]):
    records = [
        record(0, heartbeat(0)),
        record(1, position(height_m=10)),
        record(2, heartbeat(3, armed=True)),
        record(3, text("said once")),
        record(4, position(height_m=40)),
        record(6, heartbeat(9, armed=True)),
        record(7, position(height_m=5)),
    ]
    link = make(*records)
    session = Session(link)

    def seen_after(seconds: float) -> tuple[str, bool, float]:
        link.seek(START + timedelta(seconds=seconds))
        session.step()
        state = session.state.get()
        assert state.heartbeat is not None
        assert state.fix is not None
        assert link.clock.utc() == START + timedelta(seconds=seconds)
        return state.heartbeat.mode, state.armed, state.fix.above_home_m

    assert seen_after(5) == ("AUTO", True, 40)
    assert seen_after(6.5) == ("LAND", True, 40)
    assert seen_after(1.5) == ("STABILIZE", False, 10)
    events = [session.events.get_nowait() for _ in range(session.events.qsize())]
    assert EventCode.STATUS_TEXT not in {event.code for event in events}
    assert len(link.read(0.5)) == 1  # the heartbeat at 2 s: it goes on from where it was put


def test_time_that_was_played_never_runs_back(make: Callable[..., ReplayLink]):
    link = make(*(record(n, heartbeat()) for n in range(10)))
    seconds: list[float] = []
    for target in (8, 2, 5, -100, 100):
        link.seek(START + timedelta(seconds=target))
        link.read(0.05)
        link.read(2.0)
        seconds.append(link.clock.monotonic_s())
        assert link.start <= link.clock.utc() <= link.end
    assert seconds == sorted(seconds)


def test_speed_may_change_while_it_plays(make: Callable[..., ReplayLink]):
    link = make(record(0, heartbeat()), record(3, heartbeat()), speed=0.001)
    assert len(link.read(0.05)) == 1
    link.set_speed(None)
    while link.progress < 1:
        link.read(1.0)
    assert link.clock.monotonic_s() == pytest.approx(3)


def test_a_damaged_recording_plays_its_sound_frames(make: Callable[..., ReplayLink]):
    link = make(record(0, heartbeat()), b"junk", record(1, text("still here")), bytes(99))
    assert [len(link.read(1.0)) for _ in range(2)] == [1, 1]


@pytest.mark.parametrize(
    ("content", "said"), [(None, "no such file"), (b"", "no MAVLink"), (b"x" * 99, "no MAVLink")]
)
def test_what_cannot_be_played_is_one_clear_line(tmp_path: Path, content: bytes | None, said: str):
    file = tmp_path / "flight.tlog"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(LinkError, match=said):
        ReplayLink(file)


def test_a_closed_replay_says_so(make: Callable[..., ReplayLink]):
    link = make(record(0, heartbeat()))
    link.close()
    link.close()
    with pytest.raises(LinkError, match="closed"):
        link.read(0.05)


def test_the_address_names_the_recording():
    assert ReplayLink(EXTRACT).address == f"replay:{EXTRACT}"
    assert len(read_frames(EXTRACT)) == expected()["frames"]
