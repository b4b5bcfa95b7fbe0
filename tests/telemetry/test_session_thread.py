"""The link's thread lets messages gather when nobody waits; it ends when told to or with a recording."""

from __future__ import annotations

import socket
import time
from concurrent.futures import CancelledError
from typing import TYPE_CHECKING

import pytest

from telemetry.link.address import NetworkAddress
from telemetry.link.replay import ReplayLink
from telemetry.link.sockets import NetworkOpener
from telemetry.messages import mavlink
from telemetry.protocol import Ask, Conversation, Peer
from telemetry.session import Session
from telemetry.session_thread import BATCH_S, SessionThread
from tests.telemetry.tlogs import EXTRACT
from tests.telemetry.wire import Wire, heartbeat

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HOST = "127.0.0.1"


class Counted(Session):
    """Counts its steps."""

    steps = 0

    def step(self, timeout_s: float = 0.05) -> None:
        super().step(timeout_s)
        self.steps += 1


@pytest.fixture
def drone() -> Iterator[socket.socket]:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.bind((HOST, 0))
        yield sock


@pytest.fixture
def running(drone: socket.socket) -> Iterator[SessionThread]:
    link = NetworkOpener(NetworkAddress("udpout", HOST, int(drone.getsockname()[1])), "udpout:drone")()
    running = SessionThread(Counted(link))
    _, here = drone.recvfrom(1000)
    drone.connect(here)
    yield running
    running.stop()


def wait_for(reached: Callable[[], bool]) -> None:
    until_s = time.monotonic() + 5.0
    while not reached():
        assert time.monotonic() < until_s
        time.sleep(0.001)


def flood(drone: socket.socket, seconds: float) -> None:
    wire, until_s = Wire(), time.monotonic() + seconds
    while time.monotonic() < until_s:
        drone.send(wire.frame(heartbeat()))
        time.sleep(0.001)


def endless(_peer: Peer) -> Conversation[None]:
    while True:
        yield Ask(wants=frozenset({"COMMAND_ACK"}), wait_s=0.2)


def asking(peer: Peer) -> Conversation[None]:
    question = mavlink.MAVLink_param_request_list_message(peer.system, peer.component)
    while True:
        yield Ask((question,), wants=frozenset({"PARAM_VALUE"}), wait_s=0.2)


@pytest.mark.parametrize(("protocol", "hurries"), [(None, False), (endless, False), (asking, True)])
def test_messages_gather_unless_an_answer_is_awaited(
    drone: socket.socket,
    running: SessionThread,
    protocol: Callable[[Peer], Conversation[None]] | None,
    hurries: bool,
):
    session = running.session
    assert isinstance(session, Counted)
    flood(drone, 0.05)
    wait_for(lambda: session.peer is not None)
    if protocol is not None:
        running.run(protocol)
    before, began_s = session.steps, time.monotonic()
    flood(drone, 0.3)
    passed_s = time.monotonic() - began_s
    per_batch = (session.steps - before) * BATCH_S / passed_s
    assert (per_batch > 1.5) is hurries


def test_it_ends_with_the_recording_and_what_runs_is_cancelled():
    running = SessionThread(Session(ReplayLink(EXTRACT, speed=None)))
    wait_for(lambda: not running.alive)
    with pytest.raises(CancelledError):
        running.run(endless).result(timeout=1.0)


def test_a_fault_of_ours_is_no_end_of_the_link(
    drone: socket.socket, running: SessionThread, caplog: pytest.LogCaptureFixture
):
    def fail(_message: object) -> None:
        raise RuntimeError("a fault of ours")

    deaf = running.session.listen(fail)
    flood(drone, 0.05)
    wait_for(lambda: "a fault in the session" in caplog.text)
    deaf()
    before = running.session.state.get().link.messages
    flood(drone, 0.05)
    wait_for(lambda: running.session.state.get().link.messages > before)
    assert running.alive
