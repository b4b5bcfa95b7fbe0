from __future__ import annotations

import os
import socket
import threading
import time
from typing import TYPE_CHECKING

import pytest

from training.chaos.air import CLEAR, DEAD, Air
from training.chaos.pty_proxy import PtyEnd, pty_proxy
from training.chaos.tcp_proxy import TcpEnd, tcp_proxy
from training.chaos.udp_proxy import udp_proxy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PATIENCE_S = 5.0


@pytest.fixture
def vehicle() -> Iterator[socket.socket]:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as there:
        there.bind(("127.0.0.1", 0))
        there.settimeout(PATIENCE_S)
        yield there


@pytest.fixture
def station() -> Iterator[socket.socket]:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as here:
        here.settimeout(PATIENCE_S)
        yield here


def test_udp_carries_both_ways_and_only_on_this_computer(vehicle: socket.socket, station: socket.socket):
    with udp_proxy(port_of(vehicle), CLEAR) as proxy:
        station.sendto(b"to the drone", where(proxy.address))
        data, sender = vehicle.recvfrom(100)
        vehicle.sendto(b"and back", sender)
        assert (data, station.recv(100)) == (b"to the drone", b"and back")
        assert where(proxy.address)[0] == sender[0] == "127.0.0.1"


def test_udp_takes_as_long_as_the_air_says(vehicle: socket.socket, station: socket.socket):
    with udp_proxy(port_of(vehicle), Air(delay_s=0.05)) as proxy:
        began_s = time.monotonic()
        station.sendto(b"there", where(proxy.address))
        _, sender = vehicle.recvfrom(100)
        vehicle.sendto(b"and back", sender)
        station.recv(100)
        assert time.monotonic() - began_s >= 0.1


def test_a_changed_air_holds_from_then_on(vehicle: socket.socket, station: socket.socket):
    with udp_proxy(port_of(vehicle), DEAD) as proxy:
        station.sendto(b"lost", where(proxy.address))
        until(lambda: proxy.lost == 1)
        proxy.change(CLEAR)
        until(lambda: proxy.up.air == CLEAR)
        station.sendto(b"heard", where(proxy.address))
        assert vehicle.recv(100) == b"heard"


def test_tcp_is_reset_at_its_time_and_can_be_made_anew(vehicle: socket.socket):
    with tcp_proxy(port_of(vehicle), Air(resets_s=(0.3,))) as proxy:
        with socket.create_connection(where(proxy.address), PATIENCE_S) as station:
            station.sendall(b"before")
            _, sender = vehicle.recvfrom(100)
            vehicle.sendto(b"and back", sender)
            assert station.recv(100) == b"and back"
            with pytest.raises(ConnectionResetError):
                station.recv(100)
        with connected(where(proxy.address)) as station:
            station.sendall(b"after")
            assert vehicle.recv(100) == b"after"


def test_tcp_refuses_whoever_calls_again_the_moment_the_cable_is_out():
    end = TcpEnd()
    for _ in range(200):
        end.plug()
        with socket.create_connection(where(end.address), PATIENCE_S) as station:
            until(lambda: end.receive() == [] and len(end.waits_on()) == 2)
            puller = threading.Thread(target=end.pull)
            puller.start()
            with pytest.raises(ConnectionResetError):
                station.recv(100)
            with pytest.raises(ConnectionRefusedError):
                socket.create_connection(where(end.address), PATIENCE_S).close()
            puller.join(PATIENCE_S)


def test_a_serial_port_comes_back_under_another_name(vehicle: socket.socket, tmp_path: Path):
    with pty_proxy(port_of(vehicle), tmp_path, CLEAR) as proxy:
        port = os.open(tmp_path / "ttyUSB0", os.O_RDWR | os.O_NOCTTY)
        os.write(port, b"\xfd before")
        assert vehicle.recv(100) == b"\xfd before"
        proxy.pull()
        until(lambda: not (tmp_path / "ttyUSB0").exists())
        assert is_gone(port)
        os.close(port)
        proxy.plug()
        until((tmp_path / "ttyUSB1").exists)
        assert proxy.address == f"serial:{tmp_path / 'ttyUSB1'}"
        port = os.open(tmp_path / "ttyUSB1", os.O_RDWR | os.O_NOCTTY)
        os.write(port, b"after")
        data, sender = vehicle.recvfrom(100)
        vehicle.sendto(b"and back", sender)
        assert (data, os.read(port, 100)) == (b"after", b"and back")
        os.close(port)


def test_a_port_nobody_reads_costs_nothing(tmp_path: Path):
    end = PtyEnd(tmp_path)
    for _ in range(200):
        end.send(bytes(200))
    end.pull()
    end.send(b"nobody is there")
    assert (end.receive(), end.waits_on()) == ([], [])


def port_of(sock: socket.socket) -> int:
    return int(sock.getsockname()[1])


def where(address: str) -> tuple[str, int]:
    _, host, port = address.split(":")
    return host, int(port)


def until(true: Callable[[], bool]) -> None:
    """Polls: another thread of ours makes it true."""
    give_up_s = time.monotonic() + PATIENCE_S
    while not true():
        assert time.monotonic() < give_up_s
        os.sched_yield()


def connected(at: tuple[str, int]) -> socket.socket:
    """After a reset the port is open again within a moment."""
    give_up_s = time.monotonic() + PATIENCE_S
    while True:
        try:
            return socket.create_connection(at, PATIENCE_S)
        except ConnectionRefusedError:
            assert time.monotonic() < give_up_s


def is_gone(port: int) -> bool:
    """A hung-up terminal reads as its end, or fails."""
    try:
        return os.read(port, 1) == b""
    except OSError:
        return True
