"""Links over UDP and TCP: bound to the chosen address, pinned to one peer, silent to strangers."""

from __future__ import annotations

import errno
import select
import socket
from collections import deque
from typing import TYPE_CHECKING

from telemetry.clock import ScaledClock, WallClock
from telemetry.link.link import LinkError
from telemetry.link.outbox import Outbox

if TYPE_CHECKING:
    from telemetry.clock import Clock
    from telemetry.link.address import NetworkAddress

    Where = tuple[str, int]

RECEIVE_BUFFER_BYTES = 1 << 20
DATAGRAM_BYTES = 65_535
DATAGRAMS_AT_ONCE = 4096  # a flood must not keep us from everything else
OVERHEARD = 64  # strangers' datagrams that are kept for a look
CONNECT_TIMEOUT_S = 5.0
UNANSWERED_S = 5.0  # a TCP peer that confirms nothing for so long is gone
_NOBODY_THERE = (errno.ECONNREFUSED, errno.EAGAIN, errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENOBUFS)


class NetworkOpener:
    """Opens what an address says, and again with the peer it was pinned to.

    `speed` is how many seconds pass over there in one of ours: other than 1 only for a simulator.
    """

    def __init__(self, address: NetworkAddress, text: str, speed: float = 1.0) -> None:
        self._address = address
        self._text = text
        self._speed = speed
        self._last: UdpLink | None = None

    def __call__(self) -> UdpLink | TcpLink:
        """LinkError names the host and port, the reason and what to do."""
        clock = WallClock() if self._speed == 1.0 else ScaledClock(self._speed)
        try:
            if self._address.kind == "tcp":
                return TcpLink(_connected(self._address), self._text, clock, self._speed)
            sock, peer = _bound(self._address)
        except OSError as error:
            raise LinkError(f"{self._text} cannot be opened: {_reason(error)}") from error
        if self._last is not None and self._last.peer is not None:
            peer = self._last.peer
        self._last = UdpLink(sock, self._text, peer, clock, self._speed)
        return self._last


def open_network(address: NetworkAddress, text: str, speed: float = 1.0) -> UdpLink | TcpLink:
    """Open what `address` says, once; see `NetworkOpener`."""
    return NetworkOpener(address, text, speed)()


class UdpLink:
    """Datagrams with one peer: named at the start, or pinned at its first valid heartbeat."""

    live = True
    trusted = False
    down = None

    def __init__(
        self, sock: socket.socket, text: str, peer: Where | None, clock: Clock, speed: float
    ) -> None:
        self._socket = sock
        self.address = text
        self.peer = peer
        self._last_sender: Where | None = None
        self._overheard: deque[tuple[Where, bytes]] = deque(maxlen=OVERHEARD)
        self.strangers = 0
        self.clock = clock
        self._speed = speed

    @property
    def port(self) -> int:
        """The port we are bound to."""
        return int(self._socket.getsockname()[1])

    @property
    def sender(self) -> str | None:
        return None if self.peer is None else _written(self.peer)

    def read(self, timeout_s: float) -> list[bytes]:
        """One datagram at a time until a peer is pinned, then all that wait."""
        if not _readable(self._socket, timeout_s / self._speed):
            return []
        found: list[bytes] = []
        receive, peer = self._socket.recvfrom, self.peer
        try:
            for _ in range(DATAGRAMS_AT_ONCE):
                data, sender = receive(DATAGRAM_BYTES)
                if sender == peer:
                    found.append(data)
                elif peer is None:
                    self._last_sender = sender
                    return [data]
                else:
                    self.strangers += 1
                    self._overheard.append((sender, data))
        except (BlockingIOError, ConnectionError):
            pass  # no more waits; or ICMP said that nobody is there yet: a later heartbeat will find it
        except OSError as error:
            raise LinkError(f"{self.address} is gone: {_reason(error)}") from error
        return found

    def overheard(self) -> list[tuple[str, bytes]]:
        if not self._overheard:
            return []
        heard = [(_written(sender), data) for sender, data in self._overheard]
        self._overheard.clear()
        return heard

    def accept_peer(self, sender: str | None = None) -> None:
        if sender is not None:
            self.peer = _read(sender)
        elif self.peer is None:
            self.peer = self._last_sender

    def answer(self, data: bytes) -> None:
        self._send(data, self.peer or self._last_sender)

    def write(self, data: bytes) -> None:
        self._send(data, self.peer)

    def close(self) -> None:
        self._socket.close()

    def _send(self, data: bytes, to: Where | None) -> None:
        if to is None:
            return
        try:
            self._socket.sendto(data, to)
        except OSError as error:
            if error.errno not in _NOBODY_THERE:
                raise LinkError(f"{self.address} cannot be written: {_reason(error)}") from error


class TcpLink:
    """A byte stream with the one who answered."""

    live = True
    trusted = False
    down = None
    sender = None
    strangers = 0  # it has one end

    def __init__(self, sock: socket.socket, text: str, clock: Clock, speed: float) -> None:
        self._socket = sock
        self.address = text
        self.clock = clock
        self._speed = speed
        self._outbox = Outbox(self._give)

    def read(self, timeout_s: float) -> list[bytes]:
        readable = _readable(self._socket, timeout_s / self._speed)
        try:
            if not self._outbox.flush():
                raise LinkError(f"{self.address} takes nothing any more")
            data = self._socket.recv(DATAGRAM_BYTES) if readable else None
        except BlockingIOError:
            return []
        except OSError as error:
            raise LinkError(f"{self.address} is gone: {_reason(error)}") from error
        if data is None:
            return []
        if not data:
            raise LinkError(f"{self.address} was closed by the other side")
        return [data]

    def overheard(self) -> list[tuple[str, bytes]]:
        return []

    def accept_peer(self, sender: str | None = None) -> None:
        pass  # a stream has one peer

    def answer(self, data: bytes) -> None:
        self.write(data)

    def write(self, data: bytes) -> None:
        try:
            self._outbox.send(data)
        except OSError as error:
            raise LinkError(f"{self.address} cannot be written: {_reason(error)}") from error

    def close(self) -> None:
        self._socket.close()

    def _give(self, data: bytes) -> int:
        try:
            return self._socket.send(data)
        except BlockingIOError:
            return 0


def _bound(address: NetworkAddress) -> tuple[socket.socket, Where | None]:
    """A socket at one address of this computer, never at all of them unless the user wrote 0.0.0.0."""
    peer = (socket.gethostbyname(address.host), address.port)
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    try:
        sock.setblocking(False)
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, RECEIVE_BUFFER_BYTES)
        if address.kind != "udpout":
            try:
                sock.bind((address.host, address.port))
            except OSError as error:
                # Somebody listens there: it is the drone's side, so talk to it.
                if address.kind != "udp" or error.errno != errno.EADDRINUSE:
                    raise
            else:
                return sock, None
        sock.bind((_way_to(peer), 0))
    except OSError:
        sock.close()
        raise
    return sock, peer


def _way_to(peer: Where) -> str:
    """The address of this computer that datagrams to `peer` leave from. Nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(peer)
        return str(probe.getsockname()[0])


def _connected(address: NetworkAddress) -> socket.socket:
    sock = socket.create_connection((address.host, address.port), timeout=CONNECT_TIMEOUT_S)
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    if hasattr(socket, "TCP_USER_TIMEOUT"):  # Linux: our unanswered heartbeats show that it is gone
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, round(UNANSWERED_S * 1000))
    sock.setblocking(False)
    return sock


def _readable(sock: socket.socket, timeout_s: float) -> bool:
    return bool(select.select([sock], [], [], timeout_s)[0])


def _written(where: Where) -> str:
    return f"{where[0]}:{where[1]}"


def _read(sender: str) -> Where:
    host, _, port = sender.rpartition(":")
    return host, int(port)


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
