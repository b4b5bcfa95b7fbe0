"""The window's side of a download, against a real server on loopback."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from maps.tiles.download import Ended
from maps.tiles.providers import FILE
from tests.maps.made_up_tiles import png
from tests.maps.tiles.misbehaving_server import Reply, TileServer, serving
from tests.maps.tiles.test_download import PLAN, provider
from ui.desk.tile_desk import TileDesk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def server() -> Iterator[TileServer]:
    with serving() as one:
        yield one


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[TileDesk]:
    made = TileDesk(tmp_path)
    yield made
    made.close()


def test_a_download_tells_how_far_it_is_and_how_it_ended(
    desk: TileDesk, server: TileServer, tmp_path: Path, qtbot: QtBot
):
    told: list[int] = []
    desk.progressed.connect(lambda progress: told.append(progress.done))
    with qtbot.waitSignal(desk.ended, timeout=10_000) as ended:
        desk.start(provider(server), PLAN, tmp_path / "a.mbtiles")
    assert ended.args[0].ended is Ended.WHOLE
    assert (told[0], told[-1]) == (0, PLAN.count)
    assert (tmp_path / "a.mbtiles").is_file()


def test_it_pauses_goes_on_stops_and_keeps_half(
    desk: TileDesk, server: TileServer, tmp_path: Path, qtbot: QtBot
):
    may_answer = threading.Semaphore(2)

    def one_by_one(_asked: object) -> Reply:
        may_answer.acquire(timeout=5.0)
        return Reply(content=png(1, 2, 3))

    server.answer = one_by_one
    desk.start(provider(server), PLAN, tmp_path / "a.mbtiles")
    qtbot.waitUntil(lambda: len(server.asked) >= 3)
    desk.pause()
    assert desk.is_paused
    desk.go_on()
    assert not desk.is_paused
    with qtbot.waitSignal(desk.ended, timeout=10_000) as ended:
        desk.stop()
        may_answer.release(2)
    assert ended.args[0].ended is Ended.STOPPED
    qtbot.waitUntil(lambda: not desk.is_running)
    with qtbot.waitSignal(desk.half_kept):
        desk.keep_half()
    assert (tmp_path / "a.mbtiles").is_file()


def test_a_second_start_waits_for_nobody_and_does_nothing(
    desk: TileDesk, server: TileServer, tmp_path: Path, qtbot: QtBot
):
    with qtbot.waitSignal(desk.ended, timeout=10_000):
        desk.start(provider(server), PLAN, tmp_path / "a.mbtiles")
        desk.start(provider(server), PLAN, tmp_path / "b.mbtiles")
    assert not (tmp_path / "b.mbtiles").exists()


def test_what_may_not_be_is_refused_in_one_line(
    desk: TileDesk, server: TileServer, tmp_path: Path, qtbot: QtBot
):
    with qtbot.waitSignal(desk.refused, timeout=10_000) as refused:
        desk.start(provider(server, "/{z}/{x}/{y}.png?k={key}"), PLAN, tmp_path / "a.mbtiles")
    assert "needs a key" in refused.args[0]
    assert server.asked == []
    (tmp_path / FILE).write_text("[[provider", "utf-8")
    with qtbot.waitSignal(desk.refused) as refused:
        assert desk.providers() == ()
    assert refused.args[0].startswith(FILE)


def test_a_window_that_closes_ends_the_download(server: TileServer, tmp_path: Path, qtbot: QtBot):
    desk = TileDesk(tmp_path)
    desk.start(provider(server), PLAN, tmp_path / "a.mbtiles")
    desk.close()
    assert not desk.is_running
