"""Recordings play in a process of their own: whatever a file does to it, the next wish is answered."""

from __future__ import annotations

import os
import signal
import time
from datetime import timedelta
from threading import Event
from typing import TYPE_CHECKING

import pytest

from telemetry.mailbox import taken
from telemetry.video.playback import Reel
from telemetry.video.player import Answer, Player, Wish
from tests.telemetry.video import falls_over
from tests.telemetry.video.test_playback import BEGAN, COUNT, at, recorded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

PATIENCE_S = 30.0


class Asker:
    """A player, and a wait for its answers."""

    def __init__(self, player: Player, rung: Event) -> None:
        self.player, self.rung = player, rung

    def ask(self, moment: datetime, stream: str = "thermal") -> Answer:
        wish = Wish(stream, moment)
        self.player.want(wish)
        until_s = time.monotonic() + PATIENCE_S
        while time.monotonic() < until_s:
            answer = self.player.answer.get()
            if answer is not None and answer.wish is wish:
                return answer
            self.rung.wait(1.0)
            self.rung.clear()
        raise AssertionError("no answer came")


@pytest.fixture
def asker() -> Iterator[Asker]:
    rung = Event()
    made = Asker(Player(rung.set), rung)
    yield made
    made.player.close()


def test_pictures_of_both_streams_come_with_their_times(asker: Asker, tmp_path: Path):
    recorded(tmp_path)
    recorded(tmp_path, name="visible")
    asker.player.load([Reel(tmp_path)])
    for stream in ("thermal", "visible"):
        answer = asker.ask(at(20), stream)
        assert answer.picture is not None
        assert answer.taken_at is not None
        assert timedelta() <= at(20) - answer.taken_at < timedelta(seconds=0.05)
    assert asker.ask(BEGAN - timedelta(hours=1)).picture is None


def test_of_many_wishes_the_newest_is_answered(asker: Asker, tmp_path: Path):
    recorded(tmp_path)
    asker.player.load([Reel(tmp_path)])
    asker.ask(at(0))
    for number in range(COUNT - 1):
        asker.player.want(Wish("thermal", at(number)))
    answer = asker.ask(at(COUNT - 1))
    assert answer.picture is not None
    assert answer.picture.number < COUNT // 2  # of the ring: most wishes were never looked at


@pytest.mark.parametrize("how", ["ends", "hangs"])
def test_a_file_that_brings_the_decoder_down_is_told_once_and_left_out(how: str, tmp_path: Path):
    folder = tmp_path / how
    recorded(folder)
    recorded(folder, began=BEGAN + timedelta(seconds=20))
    rung = Event()
    asker = Asker(Player(rung.set, plays=falls_over.play, hung_s=1.0), rung)
    try:
        asker.player.load([Reel(folder)])
        assert asker.ask(at(10)).picture is None
        assert asker.ask(at(20)).picture is None
        assert asker.ask(at(10) + timedelta(seconds=20)).picture is not None
        assert list(taken(asker.player.said)) == [
            "video-thermal-000.mp4: brings the decoder down; the rest of the record is shown"
        ]
    finally:
        asker.player.close()


def test_a_killed_process_is_started_again(asker: Asker, tmp_path: Path):
    recorded(tmp_path)
    asker.player.load([Reel(tmp_path)])
    asker.ask(at(3))
    pid = asker.player.worker_pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    asker.ask(at(4))  # finds it gone
    assert asker.ask(at(5)).picture is not None
    assert asker.player.worker_pid != pid


def test_while_nobody_looks_there_is_no_process(asker: Asker, tmp_path: Path):
    recorded(tmp_path)
    asker.player.load([Reel(tmp_path)])
    asker.ask(at(3))
    asker.player.rest()
    until_s = time.monotonic() + PATIENCE_S
    while asker.player.worker_pid is not None and time.monotonic() < until_s:
        asker.rung.wait(0.01)
    assert asker.player.worker_pid is None
    assert asker.ask(at(4)).picture is not None
