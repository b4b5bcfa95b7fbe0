"""The embedded drone on real sockets of this computer."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

import pytest

from telemetry.link.link import LinkError
from telemetry.messages import Codec, mavlink
from tests.training.station import HOME
from training.ports import Listen, parse_listen
from training.serve import serve
from training.vehicle import EmbeddedDrone

PATIENCE_S = 5.0


@contextmanager
def served(*listen: Listen, speed: float = 10.0) -> Iterator[list[str]]:
    """A drone on a thread, and where it is."""
    stop, up, addresses = Event(), Event(), list[str]()

    def started(where: list[str]) -> None:
        addresses.extend(where)
        up.set()

    drone = EmbeddedDrone(HOME, ready=True)
    thread = Thread(
        target=serve, args=(drone, list(listen), stop), kwargs={"speed": speed, "started": started}
    )
    thread.start()
    try:
        assert up.wait(PATIENCE_S)
        yield addresses
    finally:
        stop.set()
        thread.join(PATIENCE_S)
    assert not thread.is_alive()


def heard(sock: socket.socket, name: str, codec: Codec) -> bool:
    """Wait for a message of that name."""
    until_s = time.monotonic() + PATIENCE_S
    sock.settimeout(PATIENCE_S)
    while time.monotonic() < until_s:
        if any(m.get_type() == name for m in codec.decode(sock.recv(65_536))):
            return True
    return False


def port_of(address: str) -> int:
    return int(address.rpartition(":")[2])


def test_two_tcp_clients_hear_the_same_drone():
    with served(Listen("tcp", "127.0.0.1", 0)) as (address,):
        where = ("127.0.0.1", port_of(address))
        with socket.create_connection(where) as one, socket.create_connection(where) as other:
            assert heard(one, "HEARTBEAT", Codec())
            assert heard(other, "HEARTBEAT", Codec())


def test_udp_answers_whoever_speaks_to_it():
    with served(Listen("udp", "127.0.0.1", 0)) as (address,), socket.socket(type=socket.SOCK_DGRAM) as ours:
        codec = Codec()
        beat = mavlink.MAVLink_heartbeat_message(6, 8, 0, 0, 4, 3)
        ours.sendto(codec.pack(beat), ("127.0.0.1", port_of(address)))
        assert heard(ours, "HEARTBEAT", codec)


def test_a_taken_udp_port_belongs_to_a_ground_station_and_is_called():
    with socket.socket(type=socket.SOCK_DGRAM) as ours:
        ours.bind(("127.0.0.1", 0))
        with served(Listen("udp", "127.0.0.1", ours.getsockname()[1])):
            assert heard(ours, "HEARTBEAT", Codec())


def test_a_client_that_leaves_does_not_disturb_the_others():
    with served(Listen("tcp", "127.0.0.1", 0)) as (address,):
        where = ("127.0.0.1", port_of(address))
        socket.create_connection(where).close()
        with socket.create_connection(where) as stays:
            assert heard(stays, "HEARTBEAT", Codec())


@pytest.mark.hazard("H27")
@pytest.mark.parametrize("text", ["udp:0.0.0.0:14550", "tcp:192.168.1.5:5760", "udp:example.org:14550"])
def test_it_never_listens_to_the_network(text: str):
    with pytest.raises(LinkError, match=r"this computer only; use 127\.0\.0\.1"):
        parse_listen(text)


@pytest.mark.parametrize("text", ["udp", "udp:127.0.0.1", "serial:/dev/ttyUSB0:57600", "tcp:127.0.0.1:99999"])
def test_an_address_it_cannot_read_is_explained(text: str):
    with pytest.raises(LinkError, match="write udp:127"):
        parse_listen(text)


def test_a_taken_tcp_port_is_said():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        listen = Listen("tcp", "127.0.0.1", taken.getsockname()[1])
        with pytest.raises(LinkError, match="the port is taken"):
            serve(EmbeddedDrone(HOME), [listen], Event())
