"""Our own session uploads a mission, by what the product would choose or by the plain protocol."""

from __future__ import annotations

import time
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TooLate
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from firedrone.bench.plain_client import plain_upload
from firedrone.links import open_link
from missions.download import DownloadError, download
from missions.engines import Engine, engines_for, send
from missions.items import MissionType
from missions.upload import UploadError
from telemetry.session import Session
from telemetry.session_thread import SessionThread

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from missions.items import Items
    from telemetry.protocol import Conversation, Peer, Start

T = TypeVar("T")
KIND = MissionType.MISSION
MEET_S = 30.0
POLL_S = 0.01
READ_S = 60.0


@dataclass(frozen=True, slots=True)
class Uploaded:
    """How long sending took, and by which engine; None: it did not succeed."""

    seconds: float | None
    engine: str | None


def our_upload(address: str, items: Items, patience_s: float) -> Uploaded:
    """The engines that the product would try, in its order, until one has sent everything."""
    return _by_engines(address, items, patience_s, engines_for)


def our_upload_by_items(address: str, items: Items, patience_s: float) -> Uploaded:
    """The same to a drone that takes no files."""
    return _by_engines(address, items, patience_s, lambda _: (Engine.PIPELINED,))


def _by_engines(
    address: str, items: Items, patience_s: float, engines: Callable[[Peer], tuple[Engine, ...]]
) -> Uploaded:
    with _met(address) as thread:
        clock = thread.session.clock

        def timed(peer: Peer) -> Conversation[Uploaded]:
            began_s = clock.monotonic_s()
            for engine in engines(peer):
                try:
                    yield from send(engine, peer, items, KIND)
                except UploadError:
                    continue
                return Uploaded(clock.monotonic_s() - began_s, engine.value)
            return Uploaded(None, None)

        return _result(thread, timed, patience_s) or Uploaded(None, None)


def standard_upload(address: str, items: Items, patience_s: float) -> Uploaded:
    """The mission protocol as MAVLink describes it, on the same session."""
    with _met(address) as thread:
        clock = thread.session.clock

        def timed(peer: Peer) -> Conversation[Uploaded]:
            began_s = clock.monotonic_s()
            accepted = yield from plain_upload(peer, items, KIND)
            return Uploaded(clock.monotonic_s() - began_s if accepted else None, "standard")

        return _result(thread, timed, patience_s) or Uploaded(None, "standard")


def read_aboard(address: str) -> Items | None:
    """What is aboard now, whoever brought it there; None if it cannot be read."""
    with _met(address) as thread:
        try:
            return _result(thread, lambda peer: download(peer, KIND), READ_S)
        except DownloadError:
            return None


@contextmanager
def _met(address: str) -> Generator[SessionThread]:
    """A session that has heard who the vehicle is and what it can do."""
    thread = SessionThread(Session(open_link(address)))
    try:
        until_s = time.monotonic() + MEET_S
        while time.monotonic() < until_s:
            peer = thread.session.peer
            if peer is not None and peer.capabilities is not None:
                break
            time.sleep(POLL_S)
        yield thread
    finally:
        thread.stop()


def _result(thread: SessionThread, start: Start[T], patience_s: float) -> T | None:
    """None: not within the patience."""
    future: Future[T] = thread.run(start)
    try:
        return future.result(patience_s)
    except TooLate:
        future.cancel()
        return None
