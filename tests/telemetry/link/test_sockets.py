"""UDP and TCP on loopback: pinned to one peer, silent to strangers, clear about what is wrong."""

from __future__ import annotations

import socket
import time

import pytest

from telemetry.link.address import NetworkAddress
from telemetry.link.link import LinkError
from telemetry.link.sockets import NetworkOpener, TcpLink, UdpLink, open_network

HOST = "127.0.0.1"


def free_port() -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.bind((HOST, 0))
        return int(sock.getsockname()[1])


def open_udp(kind: str, port: int) -> UdpLink:
    link = open_network(NetworkAddress(kind, HOST, port), f"{kind}:{HOST}:{port}")  # type: ignore[arg-type]
    assert isinstance(link, UdpLink)
    return link


def test_a_listener_writes_to_nobody_before_a_peer_is_pinned():
    port = free_port()
    listener, caller = open_udp("udpin", port), socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    caller.settimeout(0.05)
    caller.sendto(b"hello", (HOST, port))
    assert listener.read(1.0) == [b"hello"]
    listener.write(b"secret")
    with pytest.raises(TimeoutError):
        caller.recv(100)
    listener.accept_peer()
    listener.write(b"answer")
    assert caller.recv(100) == b"answer"
    caller.close()
    listener.close()


def test_a_stranger_gets_nothing_and_is_counted():
    port = free_port()
    listener = open_udp("udpin", port)
    drone, stranger = (socket.socket(socket.AF_INET, socket.SOCK_DGRAM) for _ in range(2))
    drone.sendto(b"drone", (HOST, port))
    listener.read(1.0)
    listener.accept_peer()
    stranger.sendto(b"stranger", (HOST, port))
    drone.sendto(b"again", (HOST, port))
    heard: list[bytes] = []
    while not heard:
        heard = listener.read(1.0)
    assert heard == [b"again"]
    assert listener.strangers == 1
    for sock in (drone, stranger, listener):
        sock.close()


def test_the_second_of_two_that_say_udp_talks_to_the_first():
    port = free_port()
    first, second = open_udp("udp", port), open_udp("udp", port)
    second.write(b"hello")
    assert first.read(1.0) == [b"hello"]
    first.accept_peer()
    first.write(b"hello back")
    assert second.read(1.0) == [b"hello back"]
    first.close()
    second.close()


def test_a_busy_port_is_said_with_what_to_do():
    port = free_port()
    first = open_udp("udpin", port)
    with pytest.raises(LinkError, match="in use by another program"):
        open_udp("udpin", port)
    first.close()


def test_tcp_to_nobody_says_so():
    with pytest.raises(LinkError, match="nobody answers there"):
        open_network(NetworkAddress("tcp", HOST, free_port()), "tcp:nobody")


def test_tcp_carries_bytes_and_says_when_the_other_side_closes():
    with socket.create_server((HOST, 0)) as server:
        port = int(server.getsockname()[1])
        link = open_network(NetworkAddress("tcp", HOST, port), "tcp:here")
        assert isinstance(link, TcpLink)
        peer, _ = server.accept()
        peer.sendall(b"bytes")
        assert link.read(1.0) == [b"bytes"]
        link.write(b"back")
        assert peer.recv(100) == b"back"
        peer.close()
        with pytest.raises(LinkError, match="closed by the other side"):
            link.read(1.0)
        link.close()


def test_a_quiet_link_returns_empty_handed():
    link = open_udp("udpin", free_port())
    assert link.read(0.0) == []
    link.close()


def udp_socket() -> socket.socket:
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.bind((HOST, 0))
    sock.settimeout(0.05)
    return sock


def heard_from(link: UdpLink, sock: socket.socket, data: bytes) -> None:
    sock.sendto(data, (HOST, link.port))
    assert link.read(1.0) == [data]


def test_what_strangers_say_can_be_looked_at_but_is_not_read():
    link, drone, stranger = open_udp("udpin", free_port()), udp_socket(), udp_socket()
    heard_from(link, drone, b"drone")
    link.accept_peer()
    stranger.sendto(b"stranger", (HOST, link.port))
    while link.strangers == 0:
        assert link.read(1.0) == []
    sender = f"{HOST}:{stranger.getsockname()[1]}"
    assert link.overheard() == [(sender, b"stranger")]
    assert link.overheard() == []
    link.accept_peer(sender)
    assert link.sender == sender
    heard_from(link, stranger, b"chosen")
    for sock in (link, drone, stranger):
        sock.close()


def test_an_answer_goes_to_who_spoke_last_and_pins_nobody():
    link, drone = open_udp("udpin", free_port()), udp_socket()
    heard_from(link, drone, b"late")
    link.answer(b"signed")
    assert drone.recv(100) == b"signed"
    assert link.sender is None
    link.write(b"to nobody")
    with pytest.raises(TimeoutError):
        drone.recv(100)
    link.close()
    drone.close()


def test_an_opener_keeps_the_peer_it_was_pinned_to():
    opener = NetworkOpener(NetworkAddress("udpin", HOST, free_port()), "udpin:here")
    first, drone = opener(), udp_socket()
    assert isinstance(first, UdpLink)
    heard_from(first, drone, b"drone")
    first.accept_peer()
    first.close()
    second = opener()
    assert second.sender == f"{HOST}:{drone.getsockname()[1]}"
    second.close()
    drone.close()


def test_who_calls_out_is_bound_to_the_one_interface_that_leads_there():
    link = open_udp("udpout", free_port())
    assert link._socket.getsockname()[0] == HOST  # pyright: ignore[reportPrivateUsage]
    link.close()


def test_a_tcp_peer_that_reads_nothing_does_not_hold_the_link():
    with socket.create_server((HOST, 0)) as server:
        link = open_network(NetworkAddress("tcp", HOST, int(server.getsockname()[1])), "tcp:here")
        peer, _ = server.accept()
        began_s = time.monotonic()
        for _ in range(20_000):
            link.write(bytes(280))
        assert time.monotonic() - began_s < 1.0
        link.close()
        peer.close()
