"""The sockets of one session: waited for together, and woken by whoever closes them."""

from __future__ import annotations

import contextlib
import os
import selectors
import socket
import threading
import time

from telemetry.video.errors import StreamError, Trouble

RECEIVE_BYTES = 64 * 1024
UDP_BUFFER_BYTES = 2 << 20  # a key frame comes in one burst
DATAGRAMS_AT_ONCE = 256
_PORT_TRIES = 20
_LEFT_UNREAD = 16  # pieces

Datagram = tuple[bytes, bool]  # a packet; whether it came to the port for reports


class ClosedError(Exception):
    """Somebody here called `close`."""


class Wire:
    """TCP with the server, and a pair of UDP ports if need be. Nothing is opened before `connect`."""

    def __init__(self) -> None:
        self._changing = threading.Lock()
        self._selector: selectors.BaseSelector | None = None
        self._sockets: list[socket.socket] = []
        self._waker: socket.socket | None = None
        self._tcp: socket.socket | None = None
        self._closed = False
        self._udp: tuple[socket.socket, socket.socket] | None = None
        self.peer_host = ""

    def connect(self, host: str, port: int, timeout_s: float) -> None:
        """StreamError (UNREACHABLE); ClosedError. A name is looked up first, which nobody can interrupt."""
        try:
            places = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            raise StreamError(Trouble.UNREACHABLE, "has a host whose name is not known here") from None
        deadline_s = time.monotonic() + timeout_s
        why: OSError | None = None
        for family, kind, protocol, _, place in places:
            self._disconnect()
            self._start()
            try:
                sock = self._own(socket.socket(family, kind, protocol))
                self._reach(sock, place, deadline_s)
                self.peer_host = str(sock.getpeername()[0])
            except OSError as error:
                why = error
                continue
            self._tcp = sock
            return
        reason = f": {why.strerror}" if why is not None and why.strerror else ""
        raise StreamError(Trouble.UNREACHABLE, f"does not answer{reason}") from None

    def wait(self, timeout_s: float) -> list[socket.socket]:
        """Those with something to read; none after `timeout_s`. ClosedError."""
        if self._selector is None or self._closed:
            raise ClosedError
        ready = self._selector.select(max(timeout_s, 0.0))
        if self._closed:
            raise ClosedError
        return [key.fileobj for key, _ in ready if isinstance(key.fileobj, socket.socket)]

    def is_control(self, sock: socket.socket) -> bool:
        return sock is self._tcp

    def receive(self) -> bytes:
        """What came over TCP; empty if nothing did after all. StreamError (ENDED); ClosedError."""
        try:
            data = self._control().recv(RECEIVE_BYTES)
        except BlockingIOError:
            return b""
        except OSError as error:
            raise self._ended() from error
        if not data:
            raise self._ended()
        return data

    def send(self, data: bytes) -> None:
        """A request or a report: small enough that only a dead peer does not take it. StreamError."""
        try:
            sent = self._control().send(data)
        except BlockingIOError:
            sent = 0
        except OSError as error:
            raise self._ended() from error
        if sent < len(data):
            raise StreamError(Trouble.SILENT, "takes nothing any more")

    def open_udp(self) -> int:
        """A pair of ports, the first even (RFC 3550 section 11): its number. StreamError (UNREACHABLE)."""
        tcp = self._control()
        host = tcp.getsockname()[0]
        for _ in range(_PORT_TRIES):
            media = socket.socket(tcp.family, socket.SOCK_DGRAM)
            try:
                media.bind((host, 0))
                port = int(media.getsockname()[1])
                if port % 2 == 0:
                    reports = socket.socket(tcp.family, socket.SOCK_DGRAM)
                    try:
                        reports.bind((host, port + 1))
                    except OSError:
                        reports.close()
                        raise
                    media.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, UDP_BUFFER_BYTES)
                    self._udp = (self._own(media), self._own(reports))
                    return port
            except OSError:
                pass  # the port beside it is taken: another pair
            media.close()
        raise StreamError(
            Trouble.UNREACHABLE, "is asked for UDP, and no two ports beside each other are free"
        )

    def watch_udp(self) -> None:
        """From now on `wait` waits for them too; what came before is still there."""
        for sock in self._udp or ():
            if self._selector is not None:
                self._selector.register(sock, selectors.EVENT_READ)

    def close_udp(self) -> None:
        """The server did not want them; before they are watched."""
        for sock in self._udp or ():
            self._sockets.remove(sock)
            sock.close()
        self._udp = None

    def datagrams(self, sock: socket.socket) -> list[Datagram]:
        """Those of the server's host; anybody else's are passed over."""
        found: list[Datagram] = []
        is_report = self._udp is not None and sock is self._udp[1]
        try:
            for _ in range(DATAGRAMS_AT_ONCE):
                data, sender = sock.recvfrom(RECEIVE_BYTES)
                if sender[0] == self.peer_host:
                    found.append((data, is_report))
        except (BlockingIOError, ConnectionError):
            pass  # no more waits; or ICMP said that nobody listens to our reports
        except OSError as error:
            raise self._ended() from error
        return found

    def send_udp(self, data: bytes, port: int, *, report: bool) -> None:
        """A report, or a first datagram that opens the way back; nobody minds if it is lost."""
        if self._udp is not None:
            with contextlib.suppress(OSError):
                self._udp[report].sendto(data, (self.peer_host, port))

    def close(self) -> None:
        """From any thread: whoever waits gets ClosedError. `release` then gives the sockets back."""
        with self._changing:
            self._closed = True
            if self._waker is not None:
                with contextlib.suppress(OSError):
                    self._waker.send(b"!")

    def release(self) -> None:
        """By whoever waited, or when nobody does."""
        with self._changing:
            self._closed = True
        self._empty()
        self._disconnect()

    def reopen(self) -> None:
        """All sockets are given back, and the next `connect` begins anew. ClosedError."""
        self._disconnect()
        if self._closed:
            raise ClosedError

    def _start(self) -> None:
        with self._changing:
            if self._closed:
                raise ClosedError
            self._selector = selectors.DefaultSelector()
            ear, self._waker = socket.socketpair()
            self._sockets += [ear, self._waker]
            self._selector.register(ear, selectors.EVENT_READ)

    def _reach(self, sock: socket.socket, place: object, deadline_s: float) -> None:
        if self._selector is None:
            raise ClosedError
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        with contextlib.suppress(BlockingIOError):
            sock.connect(place)  # pyright: ignore[reportArgumentType]  what getaddrinfo gives, connect takes
        self._selector.register(sock, selectors.EVENT_WRITE)
        if sock not in self.wait(deadline_s - time.monotonic()):
            raise TimeoutError(None, "no answer in time")
        code = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
        if code:
            raise OSError(code, os.strerror(code))
        self._selector.modify(sock, selectors.EVENT_READ)

    def _control(self) -> socket.socket:
        if self._tcp is None:
            raise ClosedError
        return self._tcp

    def _own(self, sock: socket.socket) -> socket.socket:
        sock.setblocking(False)
        self._sockets.append(sock)
        return sock

    def _empty(self) -> None:
        """Without waiting: to close a socket with something unread in it throws away our last words."""
        tcp = self._tcp
        if tcp is not None:
            with contextlib.suppress(OSError):
                tcp.shutdown(socket.SHUT_WR)
                for _ in range(_LEFT_UNREAD):
                    if not tcp.recv(RECEIVE_BYTES):
                        return

    def _disconnect(self) -> None:
        with self._changing:
            if self._selector is not None:
                self._selector.close()
            for sock in self._sockets:
                sock.close()
            self._selector = self._waker = self._tcp = self._udp = None
            self._sockets = []

    def _ended(self) -> Exception:
        return ClosedError() if self._closed else StreamError(Trouble.ENDED, "hung up")
