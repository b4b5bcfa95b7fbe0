"""Links over UDP and TCP: bound to the chosen address, pinned to one peer, silent to strangers."""

from __future__ import annotations

import errno
import select
import socket
from typing import TYPE_CHECKING

from telemetry.clock import ScaledClock, WallClock
from telemetry.link.link import LinkError

if TYPE_CHECKING:
    from telemetry.clock import Clock
    from telemetry.link.address import NetworkAddress

RECEIVE_BUFFER_BYTES = 1 << 20
DATAGRAM_BYTES = 65_535
CONNECT_TIMEOUT_S = 5.0


def open_network(address: NetworkAddress, text: str, speed: float = 1.0) -> UdpLink | TcpLink:
    """Open what `address` says. LinkError names the host and port, the reason and what to do.

    `speed` is how many seconds pass over there in one of ours: other than 1 only for a simulator.
    """
    clock = WallClock() if speed == 1.0 else ScaledClock(speed)
    try:
        if address.kind == "tcp":
            return TcpLink(_connected(address), text, clock, speed)
        return _udp(address, text, clock, speed)
    except OSError as error:
        raise LinkError(f"{text} cannot be opened: {_reason(error)}") from error


class UdpLink:
    """Datagrams with one peer: named at the start, or pinned at its first valid heartbeat."""

    live = True

    def __init__(
        self, sock: socket.socket, text: str, peer: tuple[str, int] | None, clock: Clock, speed: float
    ) -> None:
        self._socket = sock
        self.address = text
        self._peer = peer
        self._last_sender: tuple[str, int] | None = None
        self.strangers = 0
        self.clock = clock
        self._speed = speed

    @property
    def port(self) -> int:
        """The port we are bound to."""
        return int(self._socket.getsockname()[1])

    def read(self, timeout_s: float) -> list[bytes]:
        """One datagram at a time until a peer is pinned, then all that wait."""
        if not _readable(self._socket, timeout_s / self._speed):
            return []
        found: list[bytes] = []
        while (received := self._receive()) is not None:
            data, sender = received
            if self._peer is not None and sender != self._peer:
                self.strangers += 1
                continue
            self._last_sender = sender
            found.append(data)
            if self._peer is None:
                break
        return found

    def accept_peer(self) -> None:
        if self._peer is None:
            self._peer = self._last_sender

    def write(self, data: bytes) -> None:
        if self._peer is None:
            return
        try:
            self._socket.sendto(data, self._peer)
        except OSError as error:
            if error.errno not in (errno.ECONNREFUSED, errno.EAGAIN, errno.ENETUNREACH, errno.EHOSTUNREACH):
                raise LinkError(f"{self.address} cannot be written: {_reason(error)}") from error

    def close(self) -> None:
        self._socket.close()

    def _receive(self) -> tuple[bytes, tuple[str, int]] | None:
        try:
            data, sender = self._socket.recvfrom(DATAGRAM_BYTES)
        except BlockingIOError:
            return None
        except ConnectionRefusedError:  # ICMP: nobody there yet; a later heartbeat will find it
            return None
        except OSError as error:
            raise LinkError(f"{self.address} is gone: {_reason(error)}") from error
        return data, (str(sender[0]), int(sender[1]))


class TcpLink:
    """A byte stream with the one who answered."""

    live = True
    strangers = 0  # it has one end

    def __init__(self, sock: socket.socket, text: str, clock: Clock, speed: float) -> None:
        self._socket = sock
        self.address = text
        self.clock = clock
        self._speed = speed

    def read(self, timeout_s: float) -> list[bytes]:
        if not _readable(self._socket, timeout_s / self._speed):
            return []
        try:
            data = self._socket.recv(DATAGRAM_BYTES)
        except BlockingIOError:
            return []
        except OSError as error:
            raise LinkError(f"{self.address} is gone: {_reason(error)}") from error
        if not data:
            raise LinkError(f"{self.address} was closed by the other side")
        return [data]

    def accept_peer(self) -> None:
        pass  # a stream has one peer

    def write(self, data: bytes) -> None:
        try:
            self._socket.sendall(data)
        except OSError as error:
            raise LinkError(f"{self.address} cannot be written: {_reason(error)}") from error

    def close(self) -> None:
        self._socket.close()


def _udp(address: NetworkAddress, text: str, clock: Clock, speed: float) -> UdpLink:
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.setblocking(False)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, RECEIVE_BUFFER_BYTES)
    peer = (socket.gethostbyname(address.host), address.port)
    if address.kind == "udpout":
        return UdpLink(sock, text, peer, clock, speed)
    try:
        sock.bind((address.host, address.port))
    except OSError as error:
        if address.kind == "udp" and error.errno == errno.EADDRINUSE:
            # Somebody listens there: it is the drone's side, so talk to it.
            return UdpLink(sock, text, peer, clock, speed)
        sock.close()
        raise
    return UdpLink(sock, text, None, clock, speed)


def _connected(address: NetworkAddress) -> socket.socket:
    sock = socket.create_connection((address.host, address.port), timeout=CONNECT_TIMEOUT_S)
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    sock.settimeout(CONNECT_TIMEOUT_S)  # for writing; reading waits in select
    return sock


def _readable(sock: socket.socket, timeout_s: float) -> bool:
    return bool(select.select([sock], [], [], timeout_s)[0])


def _reason(error: OSError) -> str:
    match error:
        case ConnectionRefusedError():
            return "nobody answers there; is the drone or the simulator running?"
        case TimeoutError():
            return "no answer; check the cable, the address and the power"
        case socket.gaierror():
            return "the host is not known; write a number such as 127.0.0.1"
        case OSError(errno=errno.EADDRINUSE):
            return "the port is in use by another program; close it or choose another port"
        case OSError(errno=errno.EADDRNOTAVAIL):
            return "this computer has no such network address"
        case _:
            return error.strerror or str(error)
