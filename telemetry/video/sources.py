"""Where pictures come from, chosen by a word and a text; opened where they are received."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from telemetry.video.access_unit import Encoding
from telemetry.video.address import Scheme, Transport, credentials_in, parse_stream_address
from telemetry.video.credentials import Credentials

if TYPE_CHECKING:
    from telemetry.video.access_unit import CodedSource
    from telemetry.video.address import StreamAddress
    from telemetry.video.picture_source import PictureSource


class SourceKind(StrEnum):
    """How `SourceSpec.text` is read."""

    ADDRESS = "address"  # rtsp://host:port/path, udp://host:port: as `parse_stream_address` takes it
    FILE = "file"  # the path of a recording
    SDP = "sdp"  # the path of an SDP file that describes an RTP stream
    GRABBER = "grabber"  # /dev/video0


@dataclass(frozen=True, slots=True)
class SourceSpec:
    """A source that a person chose. Never with a password in it."""

    kind: SourceKind
    text: str = field(repr=False)  # a path may hold a secret too
    real_time: bool = True  # a file is played at its own pace; False: as fast as it can be read
    payload: str | None = None  # "rtp" or "mpeg_ts", where a drone said what it sends to a port
    encoding: str | None = None  # "h264" or "hevc", as above

    @property
    def ends_by_itself(self) -> bool:
        """A file is over at its end: opening it again would be another showing."""
        return self.kind is SourceKind.FILE


@dataclass(frozen=True, slots=True)
class Login:
    """Name and password, as a person gave them."""

    user: str
    password: str

    def __repr__(self) -> str:
        return "Login(…)"  # a password is in no log and no traceback


def spec_of(text: str) -> SourceSpec:
    """What a person typed: an address, a grabber, an SDP file, or else the path of a recording.

    Name and password of an address are left out: `login_in` has them. What is wrong is said on opening.
    """
    text = text.strip()
    if "://" in text or text.isdecimal():
        return SourceSpec(SourceKind.ADDRESS, _without_login(text))
    if text.startswith("/dev/"):
        return SourceSpec(SourceKind.GRABBER, text)
    kind = SourceKind.SDP if text.lower().endswith(".sdp") else SourceKind.FILE
    return SourceSpec(kind, str(Path(text).absolute()))


def spec_of_address(address: StreamAddress) -> SourceSpec:
    """For what a drone announced, whose payload and encoding are known."""
    if address.scheme in {Scheme.FILE, Scheme.DEVICE}:
        return spec_of(address.path)
    payload = address.payload.value if address.payload else None
    encoding = address.encoding.value if address.encoding else None
    if address.scheme is Scheme.UDP:
        return SourceSpec(SourceKind.ADDRESS, str(address), payload=payload, encoding=encoding)
    scheme = "rtsp+udp" if address.transport is Transport.UDP else "rtsp"
    return SourceSpec(SourceKind.ADDRESS, scheme + address.url.removeprefix("rtsp"))


def login_in(text: str) -> Login | None:
    """Name and password, where they were typed into an address. StreamError: too long, or not printable."""
    found = credentials_in(text)
    return Login(found.user, found.password) if found is not None else None


def open_source(spec: SourceSpec, login: Login | None = None) -> CodedSource | PictureSource:
    """Connect. StreamError when that fails; it may take some seconds."""
    from telemetry.video import other_sources  # noqa: PLC0415  the decoder's library: not for the window

    match spec.kind:
        case SourceKind.ADDRESS:
            return _open_address(spec, login)
        case SourceKind.FILE:
            return other_sources.open_file(spec.text, real_time=spec.real_time)
        case SourceKind.SDP:
            return other_sources.open_sdp(spec.text)
        case SourceKind.GRABBER:
            return other_sources.open_grabber(spec.text)


def _open_address(spec: SourceSpec, login: Login | None) -> CodedSource | PictureSource:
    from telemetry.video import other_sources  # noqa: PLC0415  as above
    from telemetry.video.rtsp.source import RtspSource  # noqa: PLC0415  sockets: as above

    address = parse_stream_address(spec.text)
    match address.scheme:
        case Scheme.RTSP:
            return RtspSource(address, Credentials(login.user, login.password) if login else None)
        case Scheme.UDP:
            encoding = Encoding(spec.encoding) if spec.encoding else None
            return other_sources.open_udp(address.host, address.port, spec.payload, encoding)
        case Scheme.DEVICE:
            return other_sources.open_grabber(address.path)
        case Scheme.FILE:
            return other_sources.open_file(address.path, real_time=spec.real_time)


def _without_login(text: str) -> str:
    scheme, _, rest = text.partition("://")
    end = min((place for place in map(rest.find, "/?") if place >= 0), default=len(rest))
    if not scheme.lower().startswith("rtsp"):
        return text  # udp://@:5600
    return f"{scheme}://{rest[:end].rpartition('@')[2]}{rest[end:]}"
