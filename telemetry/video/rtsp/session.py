"""From an address to a stream that plays: asked, described, set up, begun (RFC 2326)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from telemetry.video.address import Scheme, StreamAddress, Transport, parse_stream_address
from telemetry.video.errors import StreamError, Trouble
from telemetry.video.rtsp.dialogue import Dialogue
from telemetry.video.rtsp.sdp import parse_description, pick_video

if TYPE_CHECKING:
    from telemetry.video.credentials import Credentials
    from telemetry.video.rtsp.message import Message
    from telemetry.video.rtsp.patience import Patience
    from telemetry.video.rtsp.sdp import VideoMedia
    from telemetry.video.rtsp.wire import Wire

REDIRECTS = 3
SESSION_S = 60.0  # RFC 2326 section 12.37, where a server does not say
LONGEST_KEEP_ALIVE_S = 25.0
_SESSION = re.compile(r"([!-:<-~]{1,200})\s*(?:;\s*timeout\s*=\s*(\d{1,6}))?.*")
_MOVED = {301, 302, 303, 305, 307, 308}
_WRONG_TRANSPORT = {400, 404, 406, 459, 461, 501}  # 461 by the book; the others are cameras' ways to say it


@dataclass(frozen=True, slots=True)
class Way:
    """How the packets come: TCP channels, or the server's UDP ports (0: it did not say)."""

    transport: Transport
    media: int
    reports: int


@dataclass(slots=True)
class Session:
    """A stream that plays."""

    dialogue: Dialogue
    video: VideoMedia
    way: Way
    url: str  # what is played, kept alive and ended
    alive_by: str  # the method of the keep-alive
    alive_every_s: float


def begin_session(
    wire: Wire, address: StreamAddress, credentials: Credentials | None, media: int, patience: Patience
) -> Session:
    """Waits for all answers. StreamError: why it does not play; ClosedError."""
    for _ in range(REDIRECTS + 1):
        wire.reopen()
        wire.connect(address.host, address.port, patience.connect_s)
        dialogue = Dialogue(wire, credentials, patience.reply_s)
        begun = _begin(wire, dialogue, address, media)
        if isinstance(begun, Session):
            return begun
        address = begun
    raise StreamError(Trouble.REFUSED, "sends us from one address to the next without end")


def _begin(wire: Wire, dialogue: Dialogue, address: StreamAddress, media: int) -> Session | StreamAddress:
    """Once it plays; or where on the same host it is to be asked for."""
    options = dialogue.ask("OPTIONS", address.url)
    described = dialogue.ask("DESCRIBE", address.url, [("Accept", "application/sdp")])
    if described.status in _MOVED:
        return _moved(address, described)
    _check(described, "has no such stream")
    description = parse_description(described.body, _base(described, address))
    video = pick_video(description, media)
    way, alive_every_s = _set_up(wire, dialogue, video, address.transport)
    _check(dialogue.ask("PLAY", description.control, [("Range", "npt=0.000-")]), "does not play")
    by = "GET_PARAMETER" if "GET_PARAMETER" in options.header("public").upper() else "OPTIONS"
    return Session(dialogue, video, way, description.control, by, alive_every_s)


def _base(described: Message, address: StreamAddress) -> str:
    """It becomes part of requests, so only what is a URL."""
    for name in ("content-base", "content-location"):
        if re.fullmatch(r"rtsp://[!-~]{1,1000}", described.header(name), re.IGNORECASE):
            return described.header(name)
    return address.url


def _moved(address: StreamAddress, reply: Message) -> StreamAddress:
    try:
        there = parse_stream_address(reply.header("location"))
    except StreamError:
        raise StreamError(Trouble.REFUSED, "sends us to what is no stream address") from None
    if there.scheme is not Scheme.RTSP or there.host.casefold() != address.host.casefold():
        raise StreamError(Trouble.REFUSED, "sends us to another host: type that address if you trust it")
    return replace(there, transport=address.transport)


def _set_up(wire: Wire, dialogue: Dialogue, video: VideoMedia, first: Transport) -> tuple[Way, float]:
    """By the wanted transport, or by the other where the server refuses it; and the keep-alive's pace."""
    for transport in (first, Transport.UDP if first is Transport.TCP else Transport.TCP):
        if transport is Transport.TCP:
            wanted = "RTP/AVP/TCP;unicast;interleaved=0-1"
        else:
            port = wire.open_udp()
            wanted = f"RTP/AVP;unicast;client_port={port}-{port + 1}"
        reply = dialogue.ask("SETUP", video.control, [("Transport", wanted)])
        if reply.status not in _WRONG_TRANSPORT or (reply.status != 461 and transport is not first):
            _check(reply, "does not set up the stream")
        way = _way(reply, transport) if reply.status == 200 else None
        if way is not None:
            dialogue.session, lasts_s = _session(reply)
            return way, min(max(lasts_s / 2, 1.0), LONGEST_KEEP_ALIVE_S)
        wire.close_udp()
    raise StreamError(Trouble.NOT_VIDEO, "sends neither over TCP nor over UDP")


def _session(reply: Message) -> tuple[str, float]:
    """Its name, and how many seconds it lasts without a word from us."""
    found = _SESSION.fullmatch(reply.header("session"))
    if found is None:
        raise StreamError(Trouble.NOT_VIDEO, "plays without a session, which is not known here")
    return found[1], float(found[2] or SESSION_S)


def _way(reply: Message, wanted: Transport) -> Way | None:
    """What the server made of our wish; None where it wants the other transport."""
    text = reply.header("transport").lower()
    is_tcp = "/tcp" in text or "interleaved" in text
    if is_tcp != (wanted is Transport.TCP):
        return None
    name = "interleaved" if is_tcp else "server_port"
    found = re.search(rf"{name}=(\d{{1,5}})(?:-(\d{{1,5}}))?", text)
    if found is None:
        return Way(wanted, 0, 1) if is_tcp else Way(wanted, 0, 0)
    media = int(found[1])
    reports = int(found[2]) if found[2] else media + 1
    if max(media, reports) > (255 if is_tcp else 65_535):
        raise StreamError(Trouble.REFUSED, "answers with channels or ports that do not exist")
    return Way(wanted, media, reports)


def _check(reply: Message, what: str) -> None:
    match reply.status:
        case 200:
            return
        case 403:
            raise StreamError(Trouble.CREDENTIALS, "does not let this user in (403)")
        case status:
            raise StreamError(Trouble.UNREACHABLE, f"{what} ({status})")
