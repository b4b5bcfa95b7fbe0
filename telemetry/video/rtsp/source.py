"""A camera that speaks RTSP, as a source of coded pictures: over TCP or UDP, with or without a password."""

from __future__ import annotations

import contextlib
import re
import secrets
import struct
import threading
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from telemetry.video.access_unit import AccessUnit, Encoding
from telemetry.video.address import Scheme, StreamAddress, Transport, parse_stream_address
from telemetry.video.errors import StreamError, Trouble
from telemetry.video.rtsp.dialogue import Dialogue
from telemetry.video.rtsp.reception import VideoReception
from telemetry.video.rtsp.sdp import parse_description, pick_video
from telemetry.video.rtsp.wire import ClosedError, Wire

if TYPE_CHECKING:
    from collections.abc import Iterator

    from telemetry.video.credentials import Credentials
    from telemetry.video.rtsp.interleaved import Frame
    from telemetry.video.rtsp.message import Message
    from telemetry.video.rtsp.sdp import VideoMedia
    from telemetry.video.rtsp.stream_clock import SenderClock

REDIRECTS = 3
REPORT_EVERY_S = 5.0
SESSION_S = 60.0  # RFC 2326 section 12.37, where a server does not say
LONGEST_KEEP_ALIVE_S = 25.0
_SESSION = re.compile(r"([!-:<-~]{1,200})\s*(?:;\s*timeout\s*=\s*(\d{1,6}))?.*")
_WRONG_TRANSPORT = {400, 404, 406, 459, 461, 501}


@dataclass(frozen=True, slots=True)
class Patience:
    """How long is waited for what, in seconds."""

    connect_s: float = 3.0
    reply_s: float = 3.0
    first_packet_s: float = 3.0  # a camera may wait for its next key frame
    silence_s: float = 0.8  # a radio that dropped out looks so
    picture_s: float = 5.0  # packets come, and no picture gets whole


@dataclass(frozen=True, slots=True)
class _Way:
    """How the packets come: TCP channels, or the server's UDP ports (0: it did not say)."""

    transport: Transport
    media: int
    reports: int


class RtspSource:
    """A `CodedSource`. Makes no connection before `open` or `units`; one life, then make another.

    Errors are of one line and begin with the address. `media` counts the videos of a camera from 0.
    """

    def __init__(
        self,
        address: StreamAddress,
        credentials: Credentials | None = None,
        *,
        media: int = 0,
        patience: Patience | None = None,
    ) -> None:
        if address.scheme is not Scheme.RTSP:
            raise ValueError("an RTSP address is needed")
        self.address = address
        self._credentials = credentials
        self._media = media
        self._patience = patience or Patience()
        self._wire = Wire()
        self._dialogue: Dialogue | None = None
        self._video: VideoMedia | None = None
        self._reception: VideoReception | None = None
        self._way = _Way(address.transport, 0, 1)
        self._play_url = ""
        self._keep_alive = ("OPTIONS", LONGEST_KEEP_ALIVE_S)
        self._opening = threading.Lock()
        self._entering = threading.Lock()
        self._inside = False
        self._closed = False
        self._ours = secrets.randbits(32)

    @property
    def encoding(self) -> Encoding:
        """Opens, if it is not open yet: StreamError."""
        return self._known_video().encoding

    @property
    def parameter_sets(self) -> bytes:
        """Opens, if it is not open yet: StreamError."""
        return self._known_video().parameter_sets

    @property
    def transport(self) -> Transport:
        """The one that the server took in the end."""
        return self._way.transport

    @property
    def password_in_clear(self) -> bool:
        """The server wanted Basic: whoever listens on the network has read the password."""
        return self._dialogue is not None and self._dialogue.password_in_clear

    @property
    def sender_clock(self) -> SenderClock | None:
        """What the camera's own clock says along the stream, by its newest report; None: it sent none."""
        return self._reception.sender_clock if self._reception else None

    def sender_utc_s(self, stream_s: float) -> float | None:
        """Unix time at a moment of the stream, as the camera believes; None: it did not say so yet."""
        clock = self.sender_clock
        return clock.at(stream_s) if clock else None

    @property
    def packets_received(self) -> int:
        return self._reception.sequence.received if self._reception else 0

    @property
    def packets_lost(self) -> int:
        return self._reception.sequence.lost if self._reception else 0

    def open(self) -> None:
        """Connect, and ask for the stream until it plays; waits. StreamError says why it does not."""
        with self._opening:
            if self._dialogue is None:
                self._open()

    def _open(self) -> None:
        self._enter()
        try:
            self._connect()
        except ClosedError:
            self._wire.release()
            raise StreamError(Trouble.ENDED, f"{self.address} was closed here") from None
        except StreamError as error:
            self._wire.release()
            raise self._said(error) from error.__cause__
        finally:
            self._leave()

    def units(self) -> Iterator[AccessUnit]:
        """Each picture as soon as its last packet is here; opens first. Ends by `close`, or StreamError."""
        if self._closed:
            return
        try:
            self.open()
            self._enter()
        except StreamError:
            if self._closed:
                return
            raise
        try:
            yield from self._stream()
        except ClosedError:
            return
        except StreamError as error:
            raise self._said(error) from error.__cause__
        finally:
            self._hang_up()
            self._leave()

    def close(self) -> None:
        """From any thread, any number of times; `units` ends soon after."""
        with self._entering:
            self._closed = True
            self._wire.close()
            if not self._inside:
                self._hang_up()

    def _connect(self) -> None:
        address = self.address
        for _ in range(REDIRECTS + 1):
            self._wire.reopen()
            self._wire.connect(address.host, address.port, self._patience.connect_s)
            dialogue = Dialogue(self._wire, self._credentials, self._patience.reply_s)
            elsewhere = self._begin(dialogue, address)
            if elsewhere is None:
                self._dialogue = dialogue
                return
            address = elsewhere
        raise StreamError(Trouble.REFUSED, "sends us from one address to the next without end")

    def _begin(self, dialogue: Dialogue, address: StreamAddress) -> StreamAddress | None:
        """None once it plays; or where on the same host it is to be asked for."""
        options = dialogue.ask("OPTIONS", address.url)
        described = dialogue.ask("DESCRIBE", address.url, [("Accept", "application/sdp")])
        if described.status in {301, 302, 303, 305, 307, 308}:
            return self._moved(address, described)
        _check(described, "has no such stream")
        base = described.header("content-base") or described.header("content-location")
        description = parse_description(described.body, base if base.startswith("rtsp://") else address.url)
        video = pick_video(description, self._media)
        self._set_up(dialogue, video)
        reception = VideoReception(video, ordered=self._way.transport is Transport.TCP)
        _check(dialogue.ask("PLAY", description.control, [("Range", "npt=0.000-")]), "does not play")
        self._video, self._reception, self._play_url = video, reception, description.control
        if "GET_PARAMETER" in options.header("public").upper():
            self._keep_alive = ("GET_PARAMETER", self._keep_alive[1])
        return None

    def _moved(self, address: StreamAddress, reply: Message) -> StreamAddress:
        try:
            there = parse_stream_address(reply.header("location"))
        except StreamError:
            raise StreamError(Trouble.REFUSED, "sends us to what is no stream address") from None
        if there.scheme is not Scheme.RTSP or there.host.casefold() != address.host.casefold():
            raise StreamError(Trouble.REFUSED, "sends us to another host: type that address if you trust it")
        return replace(there, transport=address.transport)

    def _set_up(self, dialogue: Dialogue, video: VideoMedia) -> None:
        """By the wanted transport, or by the other where the server refuses it."""
        first = self.address.transport
        for transport in (first, Transport.UDP if first is Transport.TCP else Transport.TCP):
            if transport is Transport.TCP:
                wanted = "RTP/AVP/TCP;unicast;interleaved=0-1"
            else:
                port = self._wire.open_udp()
                wanted = f"RTP/AVP;unicast;client_port={port}-{port + 1}"
            reply = dialogue.ask("SETUP", video.control, [("Transport", wanted)])
            if reply.status not in _WRONG_TRANSPORT or (reply.status != 461 and transport is not first):
                _check(reply, "does not set up the stream")
            way = _way(reply, transport) if reply.status == 200 else None
            if way is not None:
                self._way = way
                self._take_session(dialogue, reply)
                return
            self._wire.close_udp()
        raise StreamError(Trouble.NOT_VIDEO, "sends neither over TCP nor over UDP")

    def _take_session(self, dialogue: Dialogue, reply: Message) -> None:
        found = _SESSION.fullmatch(reply.header("session"))
        if found is None:
            raise StreamError(Trouble.NOT_VIDEO, "plays without a session, which is not known here")
        dialogue.session = found[1]
        lasts_s = float(found[2] or SESSION_S)
        self._keep_alive = (self._keep_alive[0], min(max(lasts_s / 2, 1.0), LONGEST_KEEP_ALIVE_S))

    def _stream(self) -> Iterator[AccessUnit]:
        dialogue, reception = self._dialogue, self._reception
        if dialogue is None or reception is None:
            raise ClosedError
        over_tcp = self._way.transport is Transport.TCP
        now_s = time.monotonic()
        watch = _Watch(self._patience, now_s)
        next_report_s, next_alive_s = now_s + 1.0, now_s + self._keep_alive[1]
        self._knock()
        yield from self._pictures(dialogue.early, now_s, watch)
        dialogue.early = []
        while True:
            due_s = min(watch.deadline_s, next_report_s, next_alive_s, reception.due_s or watch.deadline_s)
            ready = self._wire.wait(due_s - now_s)
            now_s = time.monotonic()
            for sock in ready:
                if self._wire.is_control(sock):
                    frames = dialogue.receive()
                    if frames and over_tcp:
                        yield from self._pictures(frames, now_s, watch)
                    self._hear_replies(dialogue)
                else:
                    for packet, is_report in self._wire.datagrams(sock):
                        yield from self._take(packet, now_s, watch, is_report=is_report)
            if reception.due_s is not None and now_s >= reception.due_s:
                yield from reception.overdue(now_s)
            watch.check(now_s, over_tcp=over_tcp)
            if now_s >= next_report_s:
                next_report_s = now_s + REPORT_EVERY_S
                self._report(now_s)
            if now_s >= next_alive_s:
                next_alive_s = now_s + self._keep_alive[1]
                dialogue.tell(self._keep_alive[0], self._play_url)

    def _pictures(self, frames: list[Frame], now_s: float, watch: _Watch) -> Iterator[AccessUnit]:
        media, reports = self._way.media, self._way.reports
        for channel, packet in frames:
            if channel == media:
                yield from self._take(packet, now_s, watch, is_report=False)
            elif channel == reports:
                yield from self._take(packet, now_s, watch, is_report=True)

    def _take(
        self, packet: bytes, now_s: float, watch: _Watch, *, is_report: bool
    ) -> Iterator[AccessUnit] | tuple[AccessUnit, ...]:
        reception = self._reception
        if reception is None:
            return ()
        if is_report:
            reception.hear_report(packet, now_s)
            return ()
        units = reception.take(packet, now_s)
        if units is None:
            return ()
        watch.packet_s = now_s
        if units:
            watch.picture_s = now_s
        return tuple(units)

    def _hear_replies(self, dialogue: Dialogue) -> None:
        for reply in dialogue.replies():
            if reply.status == 454:
                raise StreamError(Trouble.ENDED, "knows the session no more")
            if reply.status in {405, 451, 501, 551}:
                self._keep_alive = ("OPTIONS", self._keep_alive[1])

    def _report(self, now_s: float) -> None:
        reception = self._reception
        report = reception.written_report(self._ours, now_s) if reception else None
        if report is None:
            return
        if self._way.transport is Transport.UDP:
            if self._way.reports:
                self._wire.send_udp(report, self._way.reports, report=True)
        else:
            self._wire.send(struct.pack(">BBH", 0x24, self._way.reports, len(report)) + report)

    def _knock(self) -> None:
        """A first datagram from us lets a firewall pass what comes back."""
        if self._way.transport is Transport.UDP and self._way.media:
            empty = struct.pack(">BBHII", 0x80, 0, 0, 0, self._ours)
            self._wire.send_udp(empty, self._way.media, report=False)

    def _hang_up(self) -> None:
        """Say goodbye if that is possible without waiting, and give all sockets back."""
        if self._dialogue is not None and self._dialogue.session:
            with contextlib.suppress(StreamError, ClosedError):
                self._dialogue.tell("TEARDOWN", self._play_url)
            self._dialogue.session = ""
        self._wire.release()

    def _enter(self) -> None:
        with self._entering:
            if self._closed:
                raise StreamError(Trouble.ENDED, f"{self.address} was closed here")
            if self._inside:
                raise ValueError("one thread at a time")
            self._inside = True

    def _leave(self) -> None:
        with self._entering:
            self._inside = False
            if self._closed:
                self._hang_up()

    def _known_video(self) -> VideoMedia:
        if self._video is None:
            self.open()
        if self._video is None:
            raise StreamError(Trouble.ENDED, f"{self.address} was closed here")
        return self._video

    def _said(self, error: StreamError) -> StreamError:
        return StreamError(error.trouble, f"{self.address} {error}")


class _Watch:
    """When the last packet and the last whole picture came, and when that is too long ago."""

    def __init__(self, patience: Patience, now_s: float) -> None:
        self._patience = patience
        self._began_s = now_s
        self.packet_s = now_s
        self.picture_s = now_s

    @property
    def deadline_s(self) -> float:
        waits = self._patience
        allowed_s = waits.silence_s if self.packet_s > self._began_s else waits.first_packet_s
        return min(self.packet_s + allowed_s, self.picture_s + waits.picture_s + waits.silence_s)

    def check(self, now_s: float, *, over_tcp: bool) -> None:
        if now_s < self.deadline_s:
            return
        if self.packet_s > self._began_s:
            what = "froze" if now_s - self.packet_s >= self._patience.silence_s else "sends no whole picture"
            raise StreamError(Trouble.SILENT, what)
        hint = "" if over_tcp else ": a firewall may stop UDP, rtsp:// asks for TCP"
        raise StreamError(Trouble.SILENT, f"plays, and no picture comes{hint}")


def _check(reply: Message, what: str) -> None:
    match reply.status:
        case 200:
            return
        case 403:
            raise StreamError(Trouble.CREDENTIALS, "does not let this user in (403)")
        case status:
            raise StreamError(Trouble.UNREACHABLE, f"{what} ({status})")


def _way(reply: Message, wanted: Transport) -> _Way | None:
    """What the server made of our wish; None where it wants the other transport."""
    text = reply.header("transport").lower()
    is_tcp = "/tcp" in text or "interleaved" in text
    if is_tcp != (wanted is Transport.TCP):
        return None
    name = "interleaved" if is_tcp else "server_port"
    found = re.search(rf"{name}=(\d{{1,5}})(?:-(\d{{1,5}}))?", text)
    if found is None:
        return _Way(wanted, 0, 1) if is_tcp else _Way(wanted, 0, 0)
    media = int(found[1])
    reports = int(found[2]) if found[2] else media + 1
    highest = 255 if is_tcp else 65_535
    if max(media, reports) > highest:
        raise StreamError(Trouble.REFUSED, "answers with channels or ports that do not exist")
    return _Way(wanted, media, reports)
