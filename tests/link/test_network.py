"""A closed door: one interface, one peer, and for everybody else not one byte."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from firedrone.links import open_link
from telemetry.door import Admission, Signing
from telemetry.events import EventCode
from telemetry.link.link import LinkError
from telemetry.link.replay import ReplayLink
from telemetry.messages import mavlink
from telemetry.refusals import NoVehicleError
from telemetry.session import Session
from tests.link.network import HOST, Network, name_of, waiting
from tests.link.on_air import Craft, order
from tests.telemetry.tlogs import EXTRACT
from training.ports import parse_listen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Future

EVERYWHERE = "00000000"  # 0.0.0.0, as Linux lists it


@pytest.fixture
def network() -> Iterator[Network]:
    network = Network()
    yield network
    network.close()


def open_ports() -> list[str]:
    """The local addresses of every UDP socket and every listening TCP socket of this process."""
    ours = {str(entry.readlink()) for entry in Path("/proc/self/fd").iterdir() if entry.is_symlink()}
    found: list[str] = []
    for table, states in (("udp", None), ("tcp", {"0A"})):
        for line in Path(f"/proc/self/net/{table}").read_text().splitlines()[1:]:
            _, local, _, state, *rest = line.split()
            if f"socket:[{rest[5]}]" in ours and (states is None or state in states):
                found.append(local.partition(":")[0])
    return found


@pytest.mark.hazard("H25")
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads Linux's list of sockets")
def test_no_link_listens_on_every_interface():
    before = open_ports()
    with socket.create_server((HOST, 0)) as server:
        tcp = server.getsockname()[1]
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as free:
            free.bind((HOST, 0))
            udp = free.getsockname()[1]
        links = [
            open_link(f"udpin:{HOST}:{udp}"),
            open_link(f"udp:{HOST}:{udp}"),  # the port is taken: it calls out
            open_link(f"udpout:{HOST}:{udp}"),
            open_link(f"tcp:{HOST}:{tcp}"),
        ]
        for link in links:
            link.write(b"hello")
        ports = open_ports()
        for link in links:
            link.close()
    assert len(ports) == len(before) + 4  # three of UDP and the test's own server
    assert EVERYWHERE not in ports


@pytest.mark.hazard("H25")
def test_a_stranger_gets_no_byte_in_a_minute_and_is_counted_and_told(network: Network):
    network.start(Craft(1))
    network.after(3.0)
    stranger = network.start(Craft(9, uid=9, lat=10.0))
    got = 0
    for _ in range(60):
        network.after(1.0)
        got += len(waiting(stranger))
    state = network.session.state.get()
    assert got == 0
    assert state.link.strangers > 60
    assert state.fix is not None
    assert state.fix.at.lat_deg == pytest.approx(56.2)
    told = [event for event in network.events() if event.code is EventCode.STRANGER]
    assert 2 <= len(told) <= 8
    assert network.link.sender == name_of(network.vehicles[0][0])


@pytest.mark.hazard("H25")
def test_who_only_sends_noise_or_says_he_is_a_ground_station_is_not_answered(network: Network):
    station = mavlink.MAVLink_heartbeat_message(
        mavlink.MAV_TYPE_GCS, mavlink.MAV_AUTOPILOT_INVALID, 0, 0, mavlink.MAV_STATE_ACTIVE, 3
    )
    sock = network.start(Craft(254))
    network.vehicles.clear()
    for _ in range(20):
        for datagram in (b"\xfd" * 40, os.urandom(200), Craft(254).frame(station)):
            sock.sendto(datagram, (HOST, network.link.port))
        network.after(0.25)
    assert waiting(sock) == b""
    assert network.session.peer is None
    sock.close()


@pytest.mark.hazard("H25")
@pytest.mark.hazard("H22")
def test_an_unsigned_restart_does_not_become_ours_where_ours_signs():
    class Signed:
        signing = Signing.ON

        def admit(self, frame: bytes, /) -> Admission:
            return Admission.OK if frame[5] == 1 and genuine else Admission.UNSIGNED

        def seal(self, frame: bytes) -> bytes:
            return frame

        def identified(self, uid: str) -> None:
            pass

        def close(self) -> None:
            pass

    genuine = True
    network = Network(Signed())
    before = Craft(1)
    network.start(before)
    network.after(4.0)
    before.speaks, genuine = False, False
    network.start(Craft(1, boot_s=0.0))
    network.after(10.0)
    assert network.link.sender == name_of(network.vehicles[0][0])
    genuine = True
    network.after(2.0)
    assert network.link.sender == name_of(network.vehicles[1][0])
    network.close()


@pytest.mark.hazard("H26")
def test_a_replay_opens_no_socket_sends_no_byte_and_takes_no_order(monkeypatch: pytest.MonkeyPatch):
    def no_socket(*_: object, **__: object) -> None:
        raise AssertionError("a replay opened a socket")

    monkeypatch.setattr(socket, "socket", no_socket)
    link = ReplayLink(EXTRACT, speed=None)
    sent: list[bytes] = []
    monkeypatch.setattr(link, "write", sent.append)
    monkeypatch.setattr(link, "answer", sent.append)
    session = Session(link)
    futures: list[Future[int]] = []

    def play() -> None:
        while True:
            futures.append(session.run(order()))
            session.step()

    with pytest.raises(LinkError, match="end of the recording"):
        play()
    session.close()
    assert sent == []
    assert session.peer is not None
    assert all(isinstance(future.exception(), NoVehicleError) for future in futures[:-1])


@pytest.mark.hazard("H27")
@pytest.mark.parametrize("place", ["udp:0.0.0.0:14550", "tcp:192.168.1.10:5760", "udpout:10.0.0.5:14550"])
def test_the_practice_drone_speaks_on_this_computer_only(place: str):
    with pytest.raises(LinkError, match="on this computer only"):
        parse_listen(place)
