"""The streams at hand, with streams that are played by hand."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from telemetry.events import EventCode
from telemetry.video.errors import Trouble
from telemetry.video.sources import Login, spec_of
from telemetry.video.stream_status import StreamState, StreamStatus
from tests.ui.desk.streams import Played, picture
from ui.desk import video_desk
from ui.desk.video_desk import Eye, VideoDesk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from telemetry.events import Event

ONE, OTHER = spec_of("rtsp://10.0.0.5/video1"), spec_of("rtsp://10.0.0.5/video2")


@pytest.fixture
def played() -> Played:
    return Played()


@pytest.fixture
def desk(qtbot: QtBot, played: Played) -> Iterator[VideoDesk]:
    made = VideoDesk(played)
    yield made
    for stream in played.made:
        stream.may_close.set()
    made.close()


@pytest.fixture
def events(desk: VideoDesk) -> list[Event]:
    heard: list[Event] = []
    desk.happened.connect(heard.append)
    return heard


def test_a_stream_is_opened_and_its_pictures_come(desk: VideoDesk, played: Played, qtbot: QtBot):
    told: list[object] = []
    came: list[tuple[Eye, int]] = []
    desk.streams_changed.connect(lambda: told.append(desk.eyes))
    desk.picture_came.connect(lambda eye, shown: came.append((eye, shown.number)))
    desk.open(Eye.THERMAL, ONE, Login("anna", "secret"))
    (stream,) = played.made
    assert (stream.name, stream.spec, stream.login) == ("thermal", ONE, Login("anna", "secret"))
    assert stream.orders == ["start"]
    assert told == [{Eye.THERMAL}]
    assert desk.spec(Eye.THERMAL) == ONE
    assert desk.spec(Eye.VISIBLE) is None
    stream.show(picture(1))
    qtbot.waitUntil(lambda: came == [(Eye.THERMAL, 1)])
    shown = desk.picture(Eye.THERMAL)
    assert shown is not None
    assert shown.number == 1


def test_each_picture_is_shown_once_and_each_status_told_once(desk: VideoDesk, played: Played, qtbot: QtBot):
    desk.open(Eye.THERMAL, ONE)
    came: list[int] = []
    states: list[StreamState] = []
    desk.picture_came.connect(lambda _, shown: came.append(shown.number))
    desk.status_changed.connect(lambda _, status: states.append(status.state))
    (stream,) = played.made
    stream.show(picture(1))
    qtbot.waitUntil(lambda: came == [1])
    stream.say(EventCode.VIDEO_FROZEN)  # rings, and no picture is new
    stream.show(picture(2))
    qtbot.waitUntil(lambda: came[-1] == 2)
    assert came == [1, 2]
    assert states[-1] is StreamState.LIVE
    stream.be(StreamStatus(StreamState.FROZEN, Trouble.SILENT))
    qtbot.waitUntil(lambda: states[-1] is StreamState.FROZEN)
    assert came == [1, 2]


def test_the_age_of_a_picture_is_told(desk: VideoDesk, played: Played):
    assert desk.age_s(Eye.THERMAL) is None
    desk.open(Eye.THERMAL, ONE)
    assert desk.age_s(Eye.THERMAL) is None
    played.made[0].show(picture(1, received_s=time.monotonic() - 30.0))
    age_s = desk.age_s(Eye.THERMAL)
    assert age_s is not None
    assert age_s >= 30.0


def test_the_same_again_is_tried_again(desk: VideoDesk, played: Played):
    desk.open(Eye.THERMAL, ONE)
    desk.open(Eye.THERMAL, ONE, Login("anna", "secret"))
    (stream,) = played.made
    assert stream.orders == ["start", ("again", Login("anna", "secret"))]


def test_another_one_takes_its_place(desk: VideoDesk, played: Played, qtbot: QtBot):
    came: list[int] = []
    desk.picture_came.connect(lambda _, shown: came.append(shown.number))
    desk.open(Eye.THERMAL, ONE)
    first = played.made[0]
    first.show(picture(1))
    qtbot.waitUntil(lambda: came == [1])
    desk.open(Eye.THERMAL, OTHER)
    qtbot.waitUntil(lambda: "close" in first.orders)
    assert desk.spec(Eye.THERMAL) == OTHER
    played.made[1].show(picture(1))  # its pictures are counted from one as well
    qtbot.waitUntil(lambda: came == [1, 1])


def test_what_was_shut_says_its_last_words_and_shows_nothing(
    desk: VideoDesk, played: Played, events: list[Event], qtbot: QtBot
):
    came: list[object] = []
    desk.picture_came.connect(lambda *shown: came.append(shown))
    desk.open(Eye.VISIBLE, ONE)
    (stream,) = played.made
    stream.may_close.clear()
    desk.shut(Eye.VISIBLE)
    assert desk.eyes == frozenset()
    assert desk.status(Eye.VISIBLE) is None
    stream.show(picture(1))
    stream.may_close.set()
    qtbot.waitUntil(lambda: [event.code for event in events] == [EventCode.VIDEO_SEGMENT])
    assert came == []
    desk.shut(Eye.VISIBLE)  # once more does nothing


def test_a_flight_records_what_is_open_and_what_is_opened_in_it(
    desk: VideoDesk, played: Played, tmp_path: Path
):
    desk.open(Eye.THERMAL, ONE)
    desk.record(tmp_path)
    desk.record(tmp_path)  # said twice, ordered once
    desk.open(Eye.VISIBLE, OTHER)
    thermal, visible = played.made
    assert thermal.orders == ["start", tmp_path]
    assert visible.orders == ["start", tmp_path]
    desk.record(None)
    desk.record(None)
    assert thermal.orders[2:] == visible.orders[2:] == ["stop recording"]
    desk.open(Eye.VISIBLE, ONE)
    assert played.made[-1].orders == ["start"], "on the ground nothing is recorded"


def test_the_next_flight_is_recorded_into_its_own_folder(desk: VideoDesk, played: Played, tmp_path: Path):
    desk.open(Eye.THERMAL, ONE)
    desk.record(tmp_path / "one")
    desk.record(tmp_path / "two")
    assert played.made[0].orders == ["start", tmp_path / "one", tmp_path / "two"]


def test_events_are_passed_on_in_their_order(
    desk: VideoDesk, played: Played, events: list[Event], qtbot: QtBot
):
    desk.open(Eye.THERMAL, ONE)
    for file in ("a", "b", "c"):
        played.made[0].say(EventCode.VIDEO_SEGMENT, file=file)
    qtbot.waitUntil(lambda: len(events) == 3)
    assert [event.facts["file"] for event in events] == ["a", "b", "c"]
    assert {event.facts["stream"] for event in events} == {"thermal"}


def test_the_end_waits_for_recordings_and_tells_them(desk: VideoDesk, played: Played, events: list[Event]):
    desk.open(Eye.THERMAL, ONE)
    desk.open(Eye.VISIBLE, OTHER)
    desk.close()
    assert all(stream.orders[-1] == "close" for stream in played.made)
    assert [event.code for event in events] == [EventCode.VIDEO_SEGMENT] * 2


def test_the_end_does_not_wait_for_ever(desk: VideoDesk, played: Played, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(video_desk, "CLOSING_S", 0.2)
    desk.open(Eye.THERMAL, ONE)
    desk.open(Eye.VISIBLE, OTHER)
    for stream in played.made:
        stream.may_close.clear()
    began_s = time.monotonic()
    desk.close()
    assert time.monotonic() - began_s < 5.0
    assert desk.eyes == frozenset()
