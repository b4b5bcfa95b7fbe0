"""Bad air behind a TCP connection, as at a serial server: frames are lost, the connection may be reset."""

from __future__ import annotations

import socket
import struct
from typing import TYPE_CHECKING

from training.chaos.proxy import Proxy
from training.chaos.udp_proxy import HERE, UdpEnd
from training.chaos.way import datagrams

if TYPE_CHECKING:
    from training.chaos.air import Air

RECEIVE_BYTES = 65_536
AT_ONCE = struct.pack("ii", 1, 0)  # SO_LINGER on, 0 s: closing sends a reset


def tcp_proxy(vehicle_port: int, air: Air, seed: int = 1, *, down: Air | None = None) -> Proxy:
    """The vehicle waits for datagrams at `vehicle_port` (UDP); the station connects by TCP."""
    return Proxy(TcpEnd(), UdpEnd(vehicle_port), air, seed, down=down)


class TcpEnd:
    """A server for one station at a time; the newest one counts."""

    def __init__(self) -> None:
        self._port = 0
        self._server: socket.socket | None = None
        self._client: socket.socket | None = None
        self.plug()

    @property
    def address(self) -> str:
        return f"tcp:{HERE}:{self._port}"

    def waits_on(self) -> list[int]:
        return [end.fileno() for end in (self._server, self._client) if end is not None]

    def receive(self) -> list[bytes]:
        self._accept()
        if self._client is None:
            return []
        try:
            data = self._client.recv(RECEIVE_BYTES)
        except BlockingIOError:
            return []
        except OSError:
            data = b""
        if not data:
            self._hang_up()
        return datagrams(data)

    def send(self, datagram: bytes) -> None:
        if self._client is None:
            return
        try:
            self._client.sendall(datagram)
        except BlockingIOError:  # it reads no more
            self._hang_up()
        except OSError:
            self._hang_up()

    def pull(self) -> None:
        if self._server is not None:  # first: who is reset calls again at once, and would be taken, then lost
            self._server.close()
            self._server = None
        self._hang_up()

    def plug(self) -> None:
        self.pull()
        self._server = socket.create_server((HERE, self._port))
        self._server.setblocking(False)
        self._port = int(self._server.getsockname()[1])

    def _accept(self) -> None:
        if self._server is None:
            return
        try:
            client, _ = self._server.accept()
        except OSError:  # nobody waits
            return
        self._hang_up()
        client.setblocking(False)
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, AT_ONCE)
        self._client = client

    def _hang_up(self) -> None:
        if self._client is not None:
            self._client.close()
            self._client = None
