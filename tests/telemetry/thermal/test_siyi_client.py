"""The camera's answers come in, wrong ones are passed over, and a silent camera is one line."""

from __future__ import annotations

import socket
import threading
from typing import TYPE_CHECKING

import pytest

from telemetry.thermal import siyi_sdk
from telemetry.thermal.errors import ThermalError
from telemetry.thermal.frame import TruthLevel
from telemetry.thermal.saturation import Gain
from telemetry.thermal.siyi_client import SdkClient, SdkWatch
from telemetry.thermal.siyi_sdk import Command, Corrections, SdkFrame, packed
from tests.telemetry.thermal.played_camera import WAIT_S, PlayedSdk, played_sdk

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

QUICK_S = 0.05


@pytest.fixture
def camera() -> Generator[PlayedSdk]:
    with played_sdk() as played:
        yield played


@pytest.fixture
def client(camera: PlayedSdk) -> Generator[SdkClient]:
    asking = SdkClient("127.0.0.1", camera.port, answer_s=1.0)
    yield asking
    asking.close()


def soon(true: Callable[[], bool]) -> None:
    """Look until it is so, or fail."""
    tick = threading.Event()
    for _ in range(int(WAIT_S / 0.005)):
        if true():
            return
        tick.wait(0.005)
    pytest.fail("it never came true")


def test_the_range_comes_with_its_level_and_time(client: SdkClient):
    found = client.range(clock=lambda: 7.5)
    assert (found.hottest_c, found.coldest_c) == (80.0, -12.5)
    assert (found.level, found.received_s) == (TruthLevel.SDK, 7.5)


def test_what_is_set_is_what_it_says_afterwards(client: SdkClient):
    assert client.set_palette(3) == 3
    assert client.set_mode(siyi_sdk.RAW) == siyi_sdk.RAW == client.mode()
    assert client.gain() is Gain.HIGH
    assert client.set_gain(Gain.LOW) is Gain.LOW is client.gain()
    wanted = Corrections(30.0, 0.95, 60.0, -5.0, -20.0)
    client.set_corrections(wanted)
    assert client.corrections() == wanted


def test_noise_and_answers_to_other_questions_are_passed_over(camera: PlayedSdk, client: SdkClient):
    other = packed(SdkFrame(Command.GAIN, 1, b"\x01"))
    camera.noise = (b"", b"\x55\x66", other, packed(SdkFrame(Command.RANGE, 1, b"x"))[:-1] + b"\0")
    assert client.range().hottest_c == 80.0


def test_a_lost_answer_is_asked_for_again(camera: PlayedSdk):
    camera.deaf = 2
    client = SdkClient("127.0.0.1", camera.port, answer_s=QUICK_S)
    assert client.range().hottest_c == 80.0
    client.close()


def test_a_silent_camera_is_one_line(camera: PlayedSdk):
    camera.deaf = 1000
    client = SdkClient("127.0.0.1", camera.port, answer_s=QUICK_S)
    with pytest.raises(ThermalError, match=r"127\.0\.0\.1:\d+ does not answer: is it on"):
        client.range()
    assert camera.asked == 3
    client.close()


def test_a_name_that_leads_nowhere_is_one_line():
    with pytest.raises(ThermalError, match="no way to the camera"):
        SdkClient("a..b")


def test_a_watch_keeps_the_newest_range_and_does_what_it_is_told(camera: PlayedSdk):
    watch = SdkWatch("127.0.0.1", camera.port, every_s=0.01)
    soon(lambda: watch.range.get() is not None)
    assert watch.do(lambda client: client.set_gain(Gain.LOW)).result(WAIT_S) is Gain.LOW
    camera.range = siyi_sdk.range_payload(99.0, 1.0, (0, 0), (0, 0))
    soon(lambda: (found := watch.range.get()) is not None and found.hottest_c == 99.0)
    assert watch.trouble.get() == ""
    watch.stop()


def test_a_watch_says_what_is_wrong_and_goes_on_when_it_is_mended(camera: PlayedSdk):
    camera.range = b"short"
    watch = SdkWatch("127.0.0.1", camera.port, every_s=0.01)
    soon(lambda: "5 bytes instead of 12" in watch.trouble.get())
    with pytest.raises(ValueError, match="cannot be set"):
        watch.do(lambda c: c.set_corrections(Corrections(1.0, 0.0, 1.0, 1.0, 1.0))).result(WAIT_S)
    camera.range = siyi_sdk.range_payload(99.0, 1.0, (0, 0), (0, 0))
    soon(lambda: watch.trouble.get() == "" and watch.range.get() is not None)
    watch.stop()


def test_a_watch_of_nobody_ends_when_it_is_told():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    watch = SdkWatch("127.0.0.1", port, answer_s=QUICK_S, every_s=0.01)
    soon(lambda: "does not answer" in watch.trouble.get())
    watch.stop()
    assert not watch._thread.is_alive()
