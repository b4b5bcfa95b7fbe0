"""Which recordings there are, which is looked through, and what comes of each moment."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from queue import SimpleQueue
from typing import TYPE_CHECKING

import numpy as np
import pytest

from telemetry.mailbox import Latest
from telemetry.video.picture import Picture
from telemetry.video.player import Answer, Wish
from ui.desk.playback_desk import PlaybackDesk
from ui.desk.video_desk import Eye

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from telemetry.video.playback import Reel

AT = datetime(2026, 8, 22, 10, 7, 42, tzinfo=UTC)
SEEN = Picture(1, np.zeros((8, 8), np.uint8), None, 0.0, 0.0, damaged=False)


class ScriptedPlayer:
    """Answers when the test says so."""

    worker_pid = None

    def __init__(self, ring: Callable[[], None]) -> None:
        self.answer: Latest[Answer | None] = Latest(None)
        self.said: SimpleQueue[str] = SimpleQueue()
        self.wishes: list[Wish] = []
        self.reels: Sequence[Reel] = ()
        self.rests = False
        self._ring = ring

    def load(self, reels: Sequence[Reel]) -> None:
        self.reels = reels

    def want(self, wish: Wish) -> None:
        self.wishes.append(wish)

    def rest(self) -> None:
        self.rests = True

    def close(self) -> None:
        self.rests = True

    def tell(self, wish: Wish, picture: Picture | None) -> None:
        self.answer.put(Answer(wish, picture, None if picture is None else wish.at))
        self._ring()


@pytest.fixture
def made(qtbot: QtBot) -> tuple[PlaybackDesk, ScriptedPlayer]:
    players: list[ScriptedPlayer] = []

    def make(ring: Callable[[], None]) -> ScriptedPlayer:
        players.append(ScriptedPlayer(ring))
        return players[0]

    return PlaybackDesk(make), players[0]


def recorded(folder: Path, *streams: str) -> Path:
    folder.mkdir()
    for stream in streams:
        (folder / f"video-{stream}-000.mp4").write_bytes(b"")
    return folder


def test_the_streams_of_all_flights_are_offered(
    made: tuple[PlaybackDesk, ScriptedPlayer], qtbot: QtBot, tmp_path: Path
):
    desk, player = made
    first, second = recorded(tmp_path / "a", "visible"), recorded(tmp_path / "b", "thermal", "wide")
    with qtbot.waitSignal(desk.streams_changed) as told:
        desk.show_flights((first, second), frozenset({"b"}), {"drone": 1.5, "exercise": -2.0})
    assert told.args == [frozenset({Eye.THERMAL, Eye.VISIBLE})]
    assert [reel.shift_us for reel in player.reels] == [1_500_000, -2_000_000]


def test_with_one_stream_it_is_looked_through(made: tuple[PlaybackDesk, ScriptedPlayer], tmp_path: Path):
    desk, player = made
    desk.look(AT)
    assert player.wishes == []
    desk.show_flights((recorded(tmp_path / "a", "visible"),), frozenset(), {})
    assert desk.eye is Eye.VISIBLE
    assert player.wishes == [Wish("visible", AT)]


def test_a_picture_is_told_as_it_comes_and_a_gap_only_for_the_moment_that_is_looked_at(
    made: tuple[PlaybackDesk, ScriptedPlayer], qtbot: QtBot, tmp_path: Path
):
    desk, player = made
    desk.show_flights((recorded(tmp_path / "a", "thermal"),), frozenset(), {})
    gaps: list[bool] = []
    desk.nothing_there.connect(lambda: gaps.append(True))
    desk.look(AT)
    desk.look(AT + timedelta(seconds=3))
    with qtbot.waitSignal(desk.picture_came) as told:
        player.tell(player.wishes[0], SEEN)
    assert told.args == [SEEN, AT]
    player.tell(player.wishes[0], None)
    player.said.put("video-thermal-000.mp4: is damaged")
    with qtbot.waitSignal(desk.failed):
        player.tell(player.wishes[0], None)
    assert gaps == []
    with qtbot.waitSignal(desk.nothing_there):
        player.tell(player.wishes[1], None)


def test_what_the_other_eye_saw_is_not_told(
    made: tuple[PlaybackDesk, ScriptedPlayer], qtbot: QtBot, tmp_path: Path
):
    desk, player = made
    desk.show_flights((recorded(tmp_path / "a", "thermal", "visible"),), frozenset(), {})
    desk.look(AT)
    desk.choose(Eye.VISIBLE)
    assert [wish.stream for wish in player.wishes] == ["thermal", "visible"]
    with qtbot.assertNotEmitted(desk.picture_came, wait=30):
        player.tell(player.wishes[0], SEEN)
    desk.rest()
    assert player.rests
