"""Bad air between a ground station and a vehicle on UDP."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

from training.chaos.proxy import Proxy

if TYPE_CHECKING:
    from training.chaos.air import Air

HERE = "127.0.0.1"
DATAGRAM_BYTES = 65_535
BUFFER_BYTES = 1 << 20


def udp_proxy(vehicle_port: int, air: Air, seed: int = 1, *, down: Air | None = None) -> Proxy:
    """The vehicle waits for datagrams at `vehicle_port`; the station connects to the proxy's address."""
    return Proxy(UdpEnd(), UdpEnd(vehicle_port), air, seed, down=down)


class UdpEnd:
    """Waits for whoever writes, or writes to one port."""

    def __init__(self, other_port: int | None = None) -> None:
        self._other = (HERE, other_port) if other_port else None
        self._port = 0
        self._socket: socket.socket | None = None
        self.plug()

    @property
    def address(self) -> str:
        return f"udpout:{HERE}:{self._port}"

    def waits_on(self) -> list[int]:
        return [self._socket.fileno()] if self._socket else []

    def receive(self) -> list[bytes]:
        found: list[bytes] = []
        while self._socket:
            try:
                data, sender = self._socket.recvfrom(DATAGRAM_BYTES)
            except ConnectionError:  # ICMP: nobody is there at the moment
                continue
            except BlockingIOError:
                break
            self._other = (str(sender[0]), int(sender[1]))
            found.append(data)
        return found

    def send(self, datagram: bytes) -> None:
        if self._socket is None or self._other is None:
            return
        try:
            self._socket.sendto(datagram, self._other)
        except OSError:  # a datagram is lost, as datagrams are
            return

    def pull(self) -> None:
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def plug(self) -> None:
        self.pull()
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.setblocking(False)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, BUFFER_BYTES)
        self._socket.bind((HERE, self._port))
        self._port = int(self._socket.getsockname()[1])
