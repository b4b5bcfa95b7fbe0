"""A session that listens on a real UDP port, on a virtual clock, and whoever sends to it."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

from telemetry.clock import VirtualClock
from telemetry.door import OpenDoor
from telemetry.link.sockets import UdpLink
from telemetry.session import Session
from tests.telemetry.links import START

if TYPE_CHECKING:
    from telemetry.door import Door
    from telemetry.events import Event
    from tests.link.on_air import Craft

HOST = "127.0.0.1"
STEP_S = 0.05


class Network:
    """Vehicles speak and hear on sockets of their own; time passes only in `after`."""

    def __init__(self, door: Door | None = None) -> None:
        sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        sock.setblocking(False)
        sock.bind((HOST, 0))
        self.clock = VirtualClock(START)
        self.link = UdpLink(sock, "udpin:here", None, self.clock, 1.0)
        self.session = Session(self.link, door=door or OpenDoor(cable=False))
        self.vehicles: list[tuple[socket.socket, Craft]] = []

    def start(self, craft: Craft, host: str = HOST) -> socket.socket:
        sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        sock.setblocking(False)
        sock.bind((host, 0))
        self.vehicles.append((sock, craft))
        return sock

    def after(self, seconds: float) -> None:
        for _ in range(round(seconds / STEP_S)):
            self.clock.advance(STEP_S)
            for sock, craft in self.vehicles:
                for frame in craft.live(self.clock.monotonic_s(), waiting(sock)):
                    sock.sendto(frame, (HOST, self.link.port))
            self.session.step(0.0)

    def events(self) -> list[Event]:
        """What happened since the last call."""
        found: list[Event] = []
        while not self.session.events.empty():
            found.append(self.session.events.get_nowait())
        return found

    def close(self) -> None:
        self.session.close()
        for sock, _ in self.vehicles:
            sock.close()


def waiting(sock: socket.socket) -> bytes:
    """All that was sent to it and not yet read."""
    found = b""
    while True:
        try:
            found += sock.recv(65_535)
        except BlockingIOError:
            return found


def name_of(sock: socket.socket) -> str:
    """As a session names a sender."""
    host, port = sock.getsockname()
    return f"{host}:{port}"
