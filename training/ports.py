"""The sockets that the embedded drone is reached at: this computer only, never the network."""

from __future__ import annotations

import errno
import ipaddress
import selectors
import socket
import time
from dataclasses import dataclass
from typing import Literal, Protocol, cast

from telemetry.framing import Framer, frame_length
from telemetry.link.link import LinkError

DATAGRAM_BYTES = 1200  # of frames put together; far below what loopback carries
RECEIVE_BYTES = 65_536
BACKLOG_BYTES = 1 << 20  # a client that reads no more than this behind is given up
FORGET_AFTER_S = 30.0  # a UDP client that says nothing any more

Where = tuple[str, int]
KINDS = ("udp", "udpin", "udpout", "tcp")


@dataclass(frozen=True, slots=True)
class Listen:
    """Where to be reached. `udp` binds the port if it is free and else sends to whoever has it."""

    kind: Literal["udp", "udpin", "udpout", "tcp"]
    host: str
    port: int  # 0: the system chooses


class Port(Protocol):
    """One address with everybody who talks to it."""

    @property
    def address(self) -> str:
        """What a ground station connects to."""
        ...

    def receive(self) -> bytes:
        """Whole frames that came, of all clients."""
        ...

    def send(self, said: bytes) -> None:
        """To all clients."""
        ...

    def close(self) -> None: ...


def parse_listen(text: str) -> Listen:
    """`udp:127.0.0.1:14550` or `tcp:127.0.0.1:5760`; a LinkError says how else to write it."""
    kind, _, rest = text.partition(":")
    host, _, port = rest.rpartition(":")
    if kind not in KINDS or not host or not port.isdecimal() or int(port) > 65_535:
        raise LinkError(f'"{text}" is no place to listen: write udp:127.0.0.1:14550 or tcp:127.0.0.1:5760')
    if not _is_here(host):
        raise LinkError(
            f'"{text}": the embedded drone obeys everybody who reaches it, '
            "so it listens on this computer only; use 127.0.0.1"
        )
    return Listen(kind, host, int(port))


def open_port(listen: Listen, selector: selectors.BaseSelector) -> Port:
    """Open it, or say in a LinkError why not."""
    try:
        if listen.kind == "tcp":
            return TcpPort(listen, selector)
        return UdpPort(listen, selector)
    except OSError as error:
        reason = "the port is taken" if error.errno == errno.EADDRINUSE else error.strerror or str(error)
        raise LinkError(f"{listen.kind}:{listen.host}:{listen.port} cannot be opened: {reason}") from error


class UdpPort:
    """Datagrams with everybody who wrote lately; or with the one who has the port already."""

    def __init__(self, listen: Listen, selector: selectors.BaseSelector) -> None:
        self._peers: dict[Where, float] = {}
        self._framers: dict[Where, Framer] = {}
        self._fixed: Where | None = None
        self._socket = socket.socket(_family(listen.host), socket.SOCK_DGRAM)
        self._socket.setblocking(False)
        try:
            self._take_place(listen)
        except OSError:
            self._socket.close()
            raise
        host, port = self._fixed or _where(self._socket.getsockname())
        self.address = f"{listen.kind}:{host}:{port}"
        selector.register(self._socket, selectors.EVENT_READ)
        self._selector = selector

    def receive(self) -> bytes:
        frames: list[bytes] = []
        while True:
            try:
                data, sender = self._socket.recvfrom(RECEIVE_BYTES)
            except ConnectionError:  # ICMP: nobody listens there any more
                continue
            except OSError:  # nothing waits
                return b"".join(frames)
            where = _where(sender)
            self._peers[where] = time.monotonic()
            frames += self._framers.setdefault(where, Framer()).feed(data)

    def send(self, said: bytes) -> None:
        if not said:
            return
        self._forget_the_silent()
        peers = [*self._peers] if self._fixed is None else [self._fixed]
        if not peers:
            return
        for datagram in _datagrams(said):
            for peer in peers:
                self._send_to(peer, datagram)

    def close(self) -> None:
        self._selector.unregister(self._socket)
        self._socket.close()

    def _take_place(self, listen: Listen) -> None:
        where = (listen.host, listen.port)
        if listen.kind == "udpout":
            self._fixed = where
        else:
            try:
                self._socket.bind(where)
            except OSError as error:
                if listen.kind != "udp" or error.errno not in (errno.EADDRINUSE, errno.EACCES):
                    raise
                self._fixed = where
        if self._fixed is not None:
            self._socket.bind((listen.host, 0))

    def _send_to(self, peer: Where, datagram: bytes) -> None:
        try:
            self._socket.sendto(datagram, peer)
        except OSError:  # full or refused: a datagram is lost, as datagrams are
            return

    def _forget_the_silent(self) -> None:
        limit_s = time.monotonic() - FORGET_AFTER_S
        for where in [where for where, heard_s in self._peers.items() if heard_s < limit_s]:
            del self._peers[where]
            self._framers.pop(where, None)


class TcpPort:
    """A server for several clients."""

    def __init__(self, listen: Listen, selector: selectors.BaseSelector) -> None:
        self._server = socket.create_server((listen.host, listen.port), family=_family(listen.host))
        self._server.setblocking(False)
        self._clients: dict[socket.socket, tuple[Framer, bytearray]] = {}
        self._selector = selector
        selector.register(self._server, selectors.EVENT_READ)
        host, port = _where(self._server.getsockname())
        self.address = f"tcp:{host}:{port}"

    def receive(self) -> bytes:
        self._accept()
        frames: list[bytes] = []
        for client, (framer, _) in list(self._clients.items()):
            try:
                data = client.recv(RECEIVE_BYTES)
            except BlockingIOError:
                continue
            except OSError:
                data = b""
            if data:
                frames += framer.feed(data)
            else:
                self._drop(client)
        return b"".join(frames)

    def send(self, said: bytes) -> None:
        for client, (_, backlog) in list(self._clients.items()):
            backlog.extend(said)
            if not backlog:
                continue
            try:
                del backlog[: client.send(backlog)]
            except BlockingIOError:
                pass
            except OSError:
                self._drop(client)
                continue
            if len(backlog) > BACKLOG_BYTES:
                self._drop(client)

    def close(self) -> None:
        for client in list(self._clients):
            self._drop(client)
        self._selector.unregister(self._server)
        self._server.close()

    def _accept(self) -> None:
        try:
            client, _ = self._server.accept()
        except OSError:  # nobody waits
            return
        client.setblocking(False)
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._clients[client] = (Framer(), bytearray())
        self._selector.register(client, selectors.EVENT_READ)

    def _drop(self, client: socket.socket) -> None:
        self._selector.unregister(client)
        del self._clients[client]
        client.close()


def _datagrams(said: bytes) -> list[bytes]:
    """Cut at frame ends, so that a lost datagram loses whole frames."""
    pieces: list[bytes] = []
    start = end = 0
    while end < len(said):
        length = frame_length(said, end) or len(said) - end
        if end + length - start > DATAGRAM_BYTES and end > start:
            pieces.append(said[start:end])
            start = end
        end += length
    pieces.append(said[start:])
    return pieces


def _is_here(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def _where(name: object) -> Where:
    """The first two parts of a socket's name; the type checker knows it only as Any."""
    parts = cast("tuple[str, int]", name)
    return str(parts[0]), int(parts[1])
