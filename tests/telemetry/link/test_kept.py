"""A port that goes away comes back by itself, and meanwhile nobody waits for it."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

import pytest

from telemetry.link import kept as kept_module
from telemetry.link.kept import KeptLink, kept
from telemetry.link.link import LinkError
from tests.telemetry.links import MemoryLink

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_module, "AGAIN_S", 0.005)
    monkeypatch.setattr(kept_module, "SELDOM_S", 0.01)


class Port:
    """Opens link after link, unless it is out."""

    def __init__(self) -> None:
        self.out = False
        self.opened: list[MemoryLink] = []
        self.tries = 0

    def __call__(self) -> MemoryLink:
        self.tries += 1
        if self.out:
            raise LinkError("the cable is out")
        self.opened.append(MemoryLink())
        return self.opened[-1]

    def pull(self) -> None:
        self.out = True
        self.opened[-1].gone = True


@pytest.fixture
def port() -> Port:
    return Port()


@pytest.fixture
def link(port: Port) -> Iterator[KeptLink]:
    link = kept(port, "serial:port")
    yield link
    link.close()


def until(link: KeptLink, reached: Callable[[], bool]) -> None:
    until_s = time.monotonic() + 2.0
    while not reached():
        assert time.monotonic() < until_s
        assert link.read(0.01) == []


def test_the_first_opening_fails_at_once(port: Port):
    port.out = True
    with pytest.raises(LinkError, match="the cable is out"):
        kept(port, "serial:port")


def test_a_port_that_is_gone_is_no_error_and_says_why(link: KeptLink, port: Port):
    port.pull()
    assert link.read(0.01) == []
    assert link.down == "the cable is out"
    link.write(b"nobody hears it")
    assert port.opened[0].written == []


def test_it_is_opened_again_as_soon_as_it_is_there(link: KeptLink, port: Port):
    port.pull()
    until(link, lambda: port.tries > 4)
    port.out = False
    until(link, lambda: link.down is None)
    port.opened[1].incoming = [b"from the drone"]
    assert link.read(0.01) == [b"from the drone"]
    link.write(b"to the drone")
    assert port.opened[1].written == [b"to the drone"]
    assert len(port.opened) == 2


def test_a_write_that_fails_shows_that_it_is_gone(
    link: KeptLink, port: Port, monkeypatch: pytest.MonkeyPatch
):
    def fail(_data: bytes) -> None:
        raise LinkError("the radio lost power")

    monkeypatch.setattr(port.opened[0], "write", fail)
    link.write(b"to nobody")
    assert link.down == "the radio lost power"


def test_strangers_of_all_its_openings_are_counted(link: KeptLink, port: Port):
    port.opened[0].strangers = 2
    port.pull()
    link.read(0.01)
    port.out = False
    until(link, lambda: link.down is None)
    port.opened[1].strangers = 3
    assert link.strangers == 5


def test_waiting_for_a_port_takes_no_longer_than_asked(link: KeptLink, port: Port):
    port.pull()
    link.read(0.01)
    began_s = time.monotonic()
    link.read(0.05)
    assert time.monotonic() - began_s < 0.5


def test_without_a_first_opening_it_begins_to_try(port: Port):
    port.out = True
    link = KeptLink(port, "serial:port")
    assert link.down == "serial:port is being opened"
    until(link, lambda: link.down == "the cable is out")
    port.out = False
    until(link, lambda: link.down is None)
    link.close()


def test_a_radio_does_not_come_in_where_a_cable_was(link: KeptLink, port: Port):
    port.pull()
    link.read(0.01)

    class Radio(MemoryLink):
        trusted = False

    radio = Radio()
    link._opener = lambda: radio  # pyright: ignore[reportPrivateUsage]
    until(link, lambda: "is a radio now" in (link.down or ""))
    assert radio.gone


def test_a_link_that_is_closed_while_it_is_opened_leaves_nothing_open(port: Port):
    opening, may_open = threading.Event(), threading.Event()

    def slow() -> MemoryLink:
        opening.set()
        may_open.wait(2.0)
        return port()

    link = KeptLink(slow, "tcp:host:1")
    opening.wait(2.0)
    threading.Timer(0.02, may_open.set).start()
    link.close()
    assert [one.gone for one in port.opened] == [True]
