"""Raw frames come in over a real socket; a camera that misbehaves is one line, and tried again."""

from __future__ import annotations

import socket
import threading
from typing import TYPE_CHECKING

import pytest

from telemetry.thermal.errors import ThermalError
from telemetry.thermal.frame import TruthLevel
from telemetry.thermal.raw_frames import RawFrames
from telemetry.thermal.siyi_raw import MOST_BYTES, written_raw
from tests.telemetry.thermal import scenes
from tests.telemetry.thermal.played_camera import played_raw
from tests.telemetry.thermal.test_siyi_client import soon

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = "127.0.0.1"
WARM = scenes.counts(scenes.with_ember(scenes.ground(), 300, 200, 90.0))


def frames(port: int, clock: Callable[[], float] = lambda: 3.0) -> RawFrames:
    return RawFrames(HERE, {HERE}, port=port, clock=clock, every_s=0.005)


def test_a_frame_comes_with_its_level_and_its_time():
    content = written_raw(WARM, 1.0, "a")
    with played_raw(lambda client, _: client.sendall(content)) as port:
        fetched = frames(port)
        soon(lambda: fetched.frame.get() is not None)
        frame = fetched.frame.get()
        fetched.stop()
    assert frame is not None
    assert (frame.counts == WARM).all()
    assert (frame.level, frame.taken_s, frame.saturated) == (TruthLevel.RAW, 3.0, False)


def test_a_repeated_time_is_the_same_picture_and_another_is_a_new_one():
    times = [1.0, 1.0, 1.0, 2.0]
    ready = threading.Event()

    def serve(client: socket.socket, number: int) -> None:
        client.sendall(written_raw(WARM, times[min(number, 3)], "a"))
        if number >= 5:
            ready.set()

    counted = iter(range(1, 100))
    with played_raw(serve) as port:
        fetched = frames(port, clock=lambda: float(next(counted)))
        assert ready.wait(10.0)
        frame = fetched.frame.get()
        fetched.stop()
    assert frame is not None
    assert frame.taken_s == 2.0  # six were sent


def test_150_degrees_are_said_to_be_the_end():
    hot = scenes.counts(scenes.with_ember(scenes.ground(), 300, 200, 155.0))
    with played_raw(lambda client, _: client.sendall(written_raw(hot, 1.0, "a"))) as port:
        fetched = frames(port)
        soon(lambda: (found := fetched.frame.get()) is not None and found.saturated)
        fetched.stop()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "0 bytes: is the camera in raw mode"),
        (b"HTTP/1.1 400 Bad Request\r\n" * 20, "cut short or too large"),
        (written_raw(WARM, 1.0, "a")[:-9], "cut short"),
        (bytes(MOST_BYTES + 500_000), "sends more than a raw frame"),
    ],
)
def test_a_camera_that_sends_something_else_is_one_line_until_it_is_right(content: bytes, said: str):
    good = threading.Event()

    def serve(client: socket.socket, _: int) -> None:
        client.sendall(written_raw(WARM, 1.0, "a") if good.is_set() else content)

    with played_raw(serve) as port:
        fetched = frames(port)
        soon(lambda: said in fetched.trouble.get())
        assert fetched.trouble.get().isprintable()
        assert fetched.frame.get() is None
        good.set()
        soon(lambda: fetched.frame.get() is not None and not fetched.trouble.get())
        fetched.stop()


def test_a_camera_that_keeps_silent_does_not_keep_us():
    asked, release = threading.Event(), threading.Event()

    def serve(_client: socket.socket, _number: int) -> None:
        asked.set()
        release.wait(10.0)

    with played_raw(serve) as port:
        fetched = frames(port)
        assert asked.wait(10.0)
        fetched.stop()
        release.set()
    assert not fetched._thread.is_alive()
    assert fetched.trouble.get() == ""


def test_nobody_there_is_one_line():
    with socket.create_server((HERE, 0)) as listening:
        port = listening.getsockname()[1]
    fetched = frames(port)
    soon(lambda: "no raw frames from 127.0.0.1" in fetched.trouble.get())
    fetched.stop()


def test_a_host_that_was_not_approved_is_never_connected_to():
    with pytest.raises(ThermalError, match=r"10\.9\.9\.9 was not approved"):
        RawFrames("10.9.9.9", {HERE})
