"""A camera by hand, in a thread of the tests: speaks RTSP well enough, and misbehaves as it is told."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import re
import socket
import struct
import threading
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Self

from telemetry.video.access_unit import Encoding
from tests.telemetry.video.rtsp.encoded import coded
from tests.telemetry.video.rtsp.packets import packets

if TYPE_CHECKING:
    from collections.abc import Callable

    Headers = dict[str, str]

PATIENCE_S = 10.0
NONCE, REALM = "5ca1ab1e", 'tower "7"'


@dataclass(frozen=True)
class Script:
    """What it does. Answers given by method replace its own: bytes as they are, or None to say nothing."""

    encoding: Encoding = Encoding.H264
    packets: list[bytes] | None = None  # None: the ten pictures of `coded`
    reports: list[bytes] = field(default_factory=list[bytes])  # before the packets
    answers: dict[str, bytes | None] = field(default_factory=dict[str, "bytes | None"])
    answers_by_url: dict[str, bytes] = field(default_factory=dict[str, bytes])  # DESCRIBE, by the path's end
    refuses: tuple[str, ...] = ()  # "TCP", "UDP": 461
    login: tuple[str, str] | None = None
    way_in: str = "MD5 auth"  # "MD5", "MD5 auth", "SHA-256 auth", "Basic"; several by |
    stale_after: int | None = None  # so many answered requests: then the nonce is too old
    says_stale: bool = True
    sdp: str | None = None
    session: str = "4711;timeout=60"
    public: str = "OPTIONS, DESCRIBE, SETUP, PLAY, TEARDOWN, GET_PARAMETER"
    before_play_reply: int = 0  # so many packets come before the answer to PLAY
    greeting: bytes = b""  # as soon as somebody connects
    then_close: bool = False  # after the packets; otherwise it stays, and says nothing


@dataclass
class Asked:
    method: str
    url: str
    headers: Headers


class ScriptedCamera:
    """Serves one client after the other until the end of the `with`."""

    def __init__(self, script: Script | None = None) -> None:
        self.script = script or Script()
        self.asked: list[Asked] = []
        self.heard: list[tuple[int, bytes]] = []  # interleaved, from the client
        self.gone = threading.Event()  # a client hung up
        self._news = threading.Condition()
        self._met: dict[str, threading.Event] = {}
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._server.getsockname()[1])
        self.url = f"rtsp://127.0.0.1:{self.port}/stream=0"
        self._udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._udp.bind(("127.0.0.1", 0))
        self._client: socket.socket | None = None
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_what: object) -> None:
        self._over.set()
        for sock in (self._server, self._client):
            if sock is not None:
                with contextlib.suppress(OSError):
                    sock.shutdown(socket.SHUT_RDWR)
                sock.close()
        self._thread.join(PATIENCE_S)
        self._udp.close()
        assert not self._thread.is_alive()

    def methods(self) -> list[str]:
        return [asked.method for asked in self.asked]

    def wait_for(self, method: str) -> bool:
        """Until it was asked so; "$": until the client sent a report."""
        return self._met.setdefault(method, threading.Event()).wait(PATIENCE_S)

    def wait_for_next(self, count: int) -> None:
        """Until it was asked more than so many things."""
        with self._news:
            assert self._news.wait_for(lambda: len(self.asked) > count, PATIENCE_S)

    def say(self, data: bytes) -> None:
        assert self._client is not None
        self._client.sendall(data)

    def _serve(self) -> None:
        while not self._over.is_set():
            try:
                self._client, _ = self._server.accept()
            except OSError:
                return
            with contextlib.suppress(OSError, EOFError):
                _Talk(self, self._client).go()
            self._client.close()
            self.gone.set()

    def met(self, what: str) -> None:
        self._met.setdefault(what, threading.Event()).set()
        with self._news:
            self._news.notify_all()

    @property
    def udp(self) -> socket.socket:
        return self._udp


class _Talk:
    def __init__(self, camera: ScriptedCamera, sock: socket.socket) -> None:
        self.camera, self.script, self.sock = camera, camera.script, sock
        self.file = sock.makefile("rb")
        self.ports: tuple[int, int] | None = None
        self.answered = 0
        self.nonce = NONCE

    def go(self) -> None:
        if self.script.greeting:
            self.sock.sendall(self.script.greeting)
        while True:
            first = self._read(1)
            if first == b"$":
                channel, size = struct.unpack(">BH", self._read(3))
                self.camera.heard.append((channel, self._read(size)))
                self.camera.met("$")
                continue
            asked = self._request(first)
            self.camera.asked.append(asked)
            self._answer(asked)
            self.camera.met(asked.method)

    def _read(self, size: int) -> bytes:
        data = self.file.read(size)
        if len(data) < size:
            raise EOFError
        return data

    def _request(self, first: bytes) -> Asked:
        lines = [(first + self.file.readline()).decode("latin-1").strip()]
        if not lines[0]:
            raise EOFError
        while line := self.file.readline().decode("latin-1").strip():
            lines.append(line)
        method, url, _ = lines[0].split(" ")
        pairs = (line.partition(":") for line in lines[1:])
        return Asked(method, url, {name.lower(): value.strip() for name, _, value in pairs})

    def _answer(self, asked: Asked) -> None:
        if asked.method.startswith("RTSP/"):  # an answer to what the test said
            return
        if asked.method in self.script.answers:
            fixed = self.script.answers[asked.method]
            if fixed is not None:
                cseq = f"CSeq: {asked.headers['cseq']}\r\n".encode()
                self.sock.sendall(fixed.replace(b"CSEQ\r\n", cseq))
            return
        if asked.method != "OPTIONS" and not self._known(asked):
            return
        match asked.method:
            case "OPTIONS":
                self._reply(asked, 200, {"Public": self.script.public})
            case "DESCRIBE":
                self._describe(asked)
            case "SETUP":
                self._set_up(asked)
            case "PLAY":
                self._play(asked)
            case "TEARDOWN":
                self._reply(asked, 200, {})
            case _:
                self._reply(asked, 200, {"Session": self.script.session})

    def _describe(self, asked: Asked) -> None:
        for end, fixed in self.script.answers_by_url.items():
            if asked.url.endswith(end):
                self.sock.sendall(fixed.replace(b"CSEQ", f"CSeq: {asked.headers['cseq']}".encode()))
                return
        self._reply(asked, 200, {"Content-Base": f"{asked.url}/"}, self.script.sdp or sdp(self.script))

    def _set_up(self, asked: Asked) -> None:
        transport = asked.headers["transport"]
        kind = "TCP" if "TCP" in transport else "UDP"
        if kind in self.script.refuses:
            self._reply(asked, 461, {})
            return
        if kind == "UDP":
            low, high = re.findall(r"client_port=(\d+)-(\d+)", transport)[0]
            self.ports = int(low), int(high)
            transport += f";server_port={self.camera.udp.getsockname()[1]}-9"
        self._reply(asked, 200, {"Transport": transport, "Session": self.script.session})

    def _play(self, asked: Asked) -> None:
        found = self.script.packets
        if found is None:
            found = [
                p for picture in packets(coded(self.script.encoding), self.script.encoding) for p in picture
            ]
        early = self.script.before_play_reply
        for packet in found[:early]:
            self._send(packet)
        self._reply(asked, 200, {"Session": self.script.session})
        for report in self.script.reports:
            self._send(report, report=True)
        for packet in found[early:]:
            self._send(packet)
        if self.script.then_close:
            raise EOFError

    def _send(self, packet: bytes, *, report: bool = False) -> None:
        if self.ports:
            self.camera.udp.sendto(packet, ("127.0.0.1", self.ports[report]))
        else:
            self.sock.sendall(interleaved(packet, channel=int(report)))

    def _known(self, asked: Asked) -> bool:
        if self.script.login is None:
            return True
        said = asked.headers.get("authorization", "")
        if said and self._right(asked, said):
            self.answered += 1
            if self.answered != self.script.stale_after:
                return True
            self.nonce = "f0e5h"
            stale = ", stale=true" if self.script.says_stale else ""
        else:
            stale = ""
        challenges = "".join(
            f"WWW-Authenticate: {self._challenge(way)}{stale}\r\n" for way in self.script.way_in.split("|")
        )
        self.sock.sendall(
            f"RTSP/1.0 401 Unauthorized\r\nCSeq: {asked.headers['cseq']}\r\n{challenges}\r\n".encode()
        )
        return False

    def _challenge(self, way: str) -> str:
        realm = REALM.replace('"', '\\"')
        if way == "Basic":
            return f'Basic realm="{realm}"'
        algorithm, _, qop = way.partition(" ")
        wants = f', qop="{qop},auth-int"' if qop else ""
        return f'Digest realm="{realm}", nonce="{self.nonce}", algorithm={algorithm}, opaque="o,o"{wants}'

    def _right(self, asked: Asked, said: str) -> bool:
        assert self.script.login is not None
        user, password = self.script.login
        if said.startswith("Basic "):
            right = base64.b64encode(f"{user}:{password}".encode()).decode()
            return "Basic" in self.script.way_in and said == f"Basic {right}"
        has = {key: quoted or plain for key, quoted, plain in _PAIR.findall(said)}
        named = hashlib.sha256 if has["algorithm"] == "SHA-256" else hashlib.md5

        def hashed(text: str) -> str:
            return named(text.encode(), usedforsecurity=False).hexdigest()

        who = hashed(f"{user}:{REALM}:{password}")
        what = hashed(f"{asked.method}:{asked.url}")
        between = f":{has['nc']}:{has['cnonce']}:{has['qop']}" if "qop" in has else ""
        return (
            has["nonce"] == self.nonce
            and has["uri"] == asked.url
            and has["opaque"] == "o,o"
            and has["response"] == hashed(f"{who}:{has['nonce']}{between}:{what}")
        )

    def _reply(self, asked: Asked, code: int, headers: Headers, body: str = "") -> None:
        lines = [f"RTSP/1.0 {code} So", f"CSeq: {asked.headers['cseq']}"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        if body:
            lines.append(f"Content-Length: {len(body)}")
        self.sock.sendall(("\r\n".join(lines) + "\r\n\r\n" + body).encode())


_PAIR = re.compile(r'(\w+)=(?:"((?:[^"\\]|\\.)*)"|([^\s,]+))')


def interleaved(packet: bytes, channel: int = 0) -> bytes:
    return struct.pack(">BBH", 0x24, channel, len(packet)) + packet


def sdp(script: Script) -> str:
    name = "H264" if script.encoding is Encoding.H264 else "H265"
    return (
        "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=By hand\r\nt=0 0\r\na=control:*\r\n"
        "m=audio 0 RTP/AVP 0\r\na=control:track9\r\n"
        f"m=video 0 RTP/AVP 96\r\na=rtpmap:96 {name}/90000\r\na=control:track0\r\n"
    )


def said(status: str, headers: str = "", body: bytes = b"") -> bytes:
    """A fixed answer for `Script.answers`."""
    length = f"Content-Length: {len(body)}\r\n" if body else ""
    return f"RTSP/1.0 {status}\r\nCSEQ\r\n{headers}{length}\r\n".encode() + body


def changed(script: Script, change: Callable[[list[list[bytes]]], list[bytes]]) -> Script:
    """With its packets as `change` makes them of those that are by picture."""
    return replace(script, packets=change(packets(coded(script.encoding), script.encoding)))
