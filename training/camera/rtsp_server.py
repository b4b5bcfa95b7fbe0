"""An RTSP server (RFC 2326) for the test camera's streams, on this computer only: TCP and UDP."""

from __future__ import annotations

import asyncio
import logging
import re
import secrets
import socket
from typing import TYPE_CHECKING

from training.camera.digest import allowed, challenge
from training.camera.errors import CameraError, must_be_here

if TYPE_CHECKING:
    from collections.abc import Mapping

    from training.camera.digest import Credentials
    from training.camera.mount import Mount

log = logging.getLogger(__name__)

REQUEST_BYTES = 16_384
BODY_BYTES = 4_096
BACKLOG_BYTES = 1 << 20  # a client that reads no more than this behind waits for a key frame
CLIENTS = 32
SILENT_S = 60
METHODS = "OPTIONS, DESCRIBE, SETUP, PLAY, PAUSE, TEARDOWN, GET_PARAMETER, SET_PARAMETER"
_REASONS = {200: "OK", 400: "Bad Request", 401: "Unauthorized", 404: "Not Found", 405: "Method Not Allowed",
            454: "Session Not Found", 455: "Method Not Valid in This State", 461: "Unsupported Transport",
            503: "Service Unavailable"}  # fmt: skip
_PORTS = re.compile(r"client_port=(\d{1,5})(?:-(\d{1,5}))?")
_CHANNELS = re.compile(r"interleaved=(\d{1,3})(?:-(\d{1,3}))?")

Headers = dict[str, str]


class RtspServer:
    """Serves `mounts`, whose keys are the paths. Lives on one event loop."""

    def __init__(self, mounts: Mapping[str, Mount], credentials: Credentials | None = None) -> None:
        self.mounts = mounts
        self.credentials = credentials
        self.udp: _UdpPair | None = None
        self.host = ""
        self.port = 0
        self._server: asyncio.Server | None = None
        self._clients: set[_Client] = set()
        self._talks: set[asyncio.Task[None]] = set()

    async def open(self, host: str = "127.0.0.1", port: int = 8554) -> None:
        """Listen; port 0 takes a free one. CameraError: not this computer, or the port is taken."""
        self.host = must_be_here(host)
        try:
            self._server = await asyncio.start_server(self._serve, self.host, port, limit=REQUEST_BYTES)
        except OSError as error:
            raise CameraError(
                f"rtsp://{self.host}:{port} cannot be opened: {error.strerror or error}"
            ) from error
        self.port = int(self._server.sockets[0].getsockname()[1])
        self.udp = _UdpPair(self.host)

    def close_clients(self) -> None:
        """Hang up on everybody, as a camera that loses power does."""
        for client in list(self._clients):
            client.hang_up()

    async def close(self) -> None:
        if self._server is not None:
            self._server.close()
        self.close_clients()
        await asyncio.gather(*self._talks, return_exceptions=True)
        if self.udp is not None:
            self.udp.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        talk = asyncio.current_task()
        if talk is not None:
            self._talks.add(talk)
            talk.add_done_callback(self._talks.discard)
        client = _Client(self, reader, writer)
        if len(self._clients) >= CLIENTS:
            writer.close()
            return
        self._clients.add(client)
        try:
            await client.talk()
        except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, ValueError) as error:
            log.debug("a client of the test camera left: %s", error)
        finally:
            self._clients.discard(client)
            client.hang_up()


class _UdpPair:
    """An even port for pictures and the odd one after it for reports; we only send from them."""

    def __init__(self, host: str) -> None:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self.rtp, self.rtcp = self._pair(family, host)
        self.ports = int(self.rtp.getsockname()[1]), int(self.rtcp.getsockname()[1])

    @staticmethod
    def _pair(family: int, host: str) -> tuple[socket.socket, socket.socket]:
        for _ in range(50):
            first, second = socket.socket(family, socket.SOCK_DGRAM), socket.socket(family, socket.SOCK_DGRAM)
            try:
                first.bind((host, 0))
                port = int(first.getsockname()[1])
                if port % 2 == 0 and port < 65_535:
                    second.bind((host, port + 1))
                    first.setblocking(False)
                    second.setblocking(False)
                    return first, second
            except OSError:
                log.debug("the UDP port after an even one is taken")
            first.close()
            second.close()
        raise CameraError("there are no two UDP ports side by side free on this computer")

    def close(self) -> None:
        self.rtp.close()
        self.rtcp.close()


class _TcpViewer:
    """Pictures between the replies of the same connection."""

    def __init__(self, writer: asyncio.StreamWriter, channels: tuple[int, int]) -> None:
        self.waits_for_key = True
        self._writer, self._channels = writer, channels

    def send_picture_part(self, rtp: bytes) -> None:
        self._send(self._channels[0], rtp)

    def send_report(self, rtcp: bytes) -> None:
        self._send(self._channels[1], rtcp)

    def can_take(self) -> bool:
        return self._writer.transport.get_write_buffer_size() < BACKLOG_BYTES

    def _send(self, channel: int, data: bytes) -> None:
        if not self._writer.is_closing():
            self._writer.write(b"$" + bytes((channel,)) + len(data).to_bytes(2, "big") + data)


class _UdpViewer:
    """Pictures as datagrams."""

    def __init__(self, udp: _UdpPair, host: str, ports: tuple[int, int]) -> None:
        self.waits_for_key = True
        self._udp, self._host, self._ports = udp, host, ports

    def send_picture_part(self, rtp: bytes) -> None:
        self._send(self._udp.rtp, rtp, self._ports[0])

    def send_report(self, rtcp: bytes) -> None:
        self._send(self._udp.rtcp, rtcp, self._ports[1])

    def can_take(self) -> bool:
        return True

    def _send(self, sock: socket.socket, data: bytes, port: int) -> None:
        try:
            sock.sendto(data, (self._host, port))
        except OSError:  # full or refused: a datagram is lost, as datagrams are
            return


class _Client:
    """One connection and its session."""

    def __init__(
        self, server: RtspServer, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        self._server, self._reader, self._writer = server, reader, writer
        self._nonce = secrets.token_hex(16)
        self._session = secrets.token_hex(8)
        self._viewer: _TcpViewer | _UdpViewer | None = None
        self._mount: Mount | None = None
        sock = writer.get_extra_info("socket")
        if sock is not None:
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def hang_up(self) -> None:
        self._stop()
        if not self._writer.is_closing():
            self._writer.transport.abort()

    async def talk(self) -> None:
        while True:
            first = await self._reader.readexactly(1)
            if first == b"$":  # reports of the client; nothing in them is needed
                head = await self._reader.readexactly(3)
                await self._reader.readexactly(int.from_bytes(head[1:], "big"))
                continue
            if first in b"\r\n":
                continue
            text = first + await self._reader.readuntil(b"\r\n\r\n")
            method, url, headers = _request(text)
            size = int(headers.get("content-length", "0"))
            if not 0 <= size <= BODY_BYTES:
                raise ValueError("a request with too long a body")
            await self._reader.readexactly(size)
            if not self._answer(method, url, headers):
                await self._writer.drain()
                return

    def _answer(self, method: str, url: str, headers: Headers) -> bool:
        """False: the connection is over."""
        known = self._server.credentials
        if method == "OPTIONS":
            self._reply(200, headers, {"Public": METHODS})
            return True
        if known is not None and not allowed(known, self._nonce, method, headers.get("authorization", "")):
            self._reply(401, headers, {"WWW-Authenticate": challenge(self._nonce)})
            return True
        match method:
            case "DESCRIBE":
                self._describe(url, headers)
            case "SETUP":
                self._set_up(url, headers)
            case "PLAY":
                self._play(url, headers)
            case "PAUSE":
                self._stop()
                self._reply(200, headers, {"Session": self._session})
            case "GET_PARAMETER" | "SET_PARAMETER":
                self._reply(200, headers, {"Session": self._session})
            case "TEARDOWN":
                self._stop()
                self._reply(200, headers, {"Session": self._session})
                return False
            case _:
                self._reply(405, headers, {"Allow": METHODS})
        return True

    def _describe(self, url: str, headers: Headers) -> None:
        mount = self._mount_of(url)
        if mount is None:
            self._reply(404, headers, {})
        elif not mount.ready:
            self._reply(503, headers, {"Retry-After": "1"})
        else:
            base = url.rstrip("/") + "/"
            self._reply(200, headers, {"Content-Base": base, "Content-Type": "application/sdp"}, mount.sdp())

    def _set_up(self, url: str, headers: Headers) -> None:
        mount = self._mount_of(url)
        if mount is None:
            self._reply(404, headers, {})
            return
        asked = headers.get("transport", "")
        viewer, transport = self._way(asked)
        if viewer is None:
            self._reply(461, headers, {})
            return
        self._stop()
        self._viewer, self._mount = viewer, mount
        self._reply(
            200,
            headers,
            {
                "Transport": f"{transport};ssrc={mount.source:08X}",
                "Session": f"{self._session};timeout={SILENT_S}",
            },
        )

    def _way(self, asked: str) -> tuple[_TcpViewer | _UdpViewer | None, str]:
        """By the first of the transports asked for that we have."""
        for one in asked.split(","):
            kind = one.strip()
            if kind.startswith("RTP/AVP/TCP"):
                found = _CHANNELS.search(kind)
                low = int(found[1]) if found else 0
                high = int(found[2] or low + 1) if found else 1
                if low > 255 or high > 255:
                    continue
                return _TcpViewer(self._writer, (low, high)), f"RTP/AVP/TCP;unicast;interleaved={low}-{high}"
            ports = _PORTS.search(kind)
            if kind.startswith("RTP/AVP") and "multicast" not in kind and ports and self._server.udp:
                low = int(ports[1])
                high = int(ports[2] or low + 1)
                peer = str(self._writer.get_extra_info("peername")[0])
                ours = self._server.udp.ports
                if not (0 < low <= 65_535 and 0 < high <= 65_535):
                    continue
                said = f"RTP/AVP;unicast;client_port={low}-{high};server_port={ours[0]}-{ours[1]}"
                return _UdpViewer(self._server.udp, peer, (low, high)), said
        return None, ""

    def _play(self, url: str, headers: Headers) -> None:
        if self._viewer is None or self._mount is None:
            self._reply(455, headers, {})
            return
        track = f"{url.rstrip('/')}/track0"
        self._reply(200, headers, {
            "Session": self._session, "Range": "npt=0-",
            "RTP-Info": f"url={track};seq={self._mount.next_sequence}",
        })  # fmt: skip
        self._mount.leave(self._viewer)
        self._mount.join(self._viewer)

    def _stop(self) -> None:
        if self._mount is not None and self._viewer is not None:
            self._mount.leave(self._viewer)

    def _mount_of(self, url: str) -> Mount | None:
        path = "/" + re.sub(r"^rtsp://[^/]*", "", url).split("?")[0].strip("/")
        return self._server.mounts.get(path.removesuffix("/track0"))

    def _reply(self, code: int, headers: Headers, extra: Mapping[str, str], body: str = "") -> None:
        lines = [
            f"RTSP/1.0 {code} {_REASONS[code]}",
            f"CSeq: {headers.get('cseq', '0')}",
            "Server: SIMULATED",
        ]
        lines += [f"{name}: {value}" for name, value in extra.items()]
        if body:
            lines.append(f"Content-Length: {len(body.encode())}")
        self._writer.write(("\r\n".join(lines) + "\r\n\r\n" + body).encode())


def _request(text: bytes) -> tuple[str, str, Headers]:
    first, *rest = text.decode("utf-8", "replace").strip("\r\n").split("\r\n")
    words = first.split(" ")
    if len(words) != 3 or not words[2].startswith("RTSP/"):
        raise ValueError("not an RTSP request")
    pairs = (line.partition(":") for line in rest)
    return words[0], words[1], {name.strip().lower(): value.strip() for name, _, value in pairs}
