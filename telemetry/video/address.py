"""Where a stream comes from, as people type it and as drones announce it; never with a password in it.

rtsp://HOST[:554]/PATH      a camera that is asked, over TCP; over UDP where it wants so
rtsp+udp://HOST[:554]/PATH  the same, over UDP first
udp://@:PORT, PORT          what somebody sends to us: RTP or MPEG-TS
udp://OWN_HOST:PORT         the same, listened for at one of our addresses, or in a multicast group
/FOLDER/FILE, file:///…     a file, and /dev/video0 a grabber: only what the user typed
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Final
from urllib.parse import unquote

from telemetry.video.access_unit import Encoding
from telemetry.video.credentials import Credentials
from telemetry.video.errors import StreamError, Trouble

RTSP_PORT = 554
LONGEST_ADDRESS = 200
LONGEST_FILE_NAME = 1000
HELP = "write rtsp://HOST:PORT/PATH, udp://@:PORT, a port, or the whole path of a file"
_SECRET_IN_PATH = re.compile(r"((?:pass(?:word|wd)?|pwd|pw|token|key|secret|auth)=)[^&/?]+", re.IGNORECASE)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{0,19}):(?=//)")
_PATH = re.compile(r"[A-Za-z0-9/?&=._~:%+,*\[\]-]*")
_NAME = re.compile(r"(?!-)[A-Za-z0-9_-]{1,63}(?:\.[A-Za-z0-9_-]{1,63})*")
_WINDOWS_PATH = re.compile(r"[A-Za-z]:[\\/]")
_NEIGHBOURS_BITS = 24  # a drone's own network: cameras and link are in one /24
_STREAM_TYPES: Final = {0: "RTSP", 1: "RTP/UDP", 2: "TCP MPEG", 3: "MPEG-TS"}  # VIDEO_STREAM_TYPE
_ENCODINGS: Final = {1: Encoding.H264, 2: Encoding.H265}  # VIDEO_STREAM_ENCODING; 0 not known


class Scheme(StrEnum):
    RTSP = "rtsp"
    UDP = "udp"  # we listen
    FILE = "file"
    DEVICE = "device"  # a grabber of this computer


class Transport(StrEnum):
    """How an RTSP server is asked to send first; the other way follows where it refuses."""

    TCP = "tcp"
    UDP = "udp"


class Payload(StrEnum):
    """What the datagrams of `Scheme.UDP` hold."""

    RTP = "rtp"
    MPEG_TS = "mpeg_ts"


@dataclass(frozen=True, slots=True)
class StreamAddress:
    """`str` is for titles, logs and files: without user and password, secrets in the path starred."""

    scheme: Scheme
    host: str = ""  # whom to ask; UDP: where to listen, empty: everywhere
    port: int = 0
    path: str = ""  # from its first slash on, with the query; file and device: their name
    transport: Transport = Transport.TCP  # of RTSP
    payload: Payload | None = None  # of UDP; None: the first datagram tells
    encoding: Encoding | None = None  # of RTP over UDP, if somebody said so

    @property
    def url(self) -> str:
        """As an RTSP server is asked: with all that is in the path, so not for anybody's eyes."""
        return f"rtsp://{_written(self.host)}:{self.port}{self.path}"

    def __str__(self) -> str:
        path = _SECRET_IN_PATH.sub(r"\1***", self.path)
        if self.scheme is Scheme.RTSP:
            port = "" if self.port == RTSP_PORT else f":{self.port}"
            scheme = "rtsp+udp" if self.transport is Transport.UDP else "rtsp"
            return f"{scheme}://{_written(self.host)}{port}{path}"
        return f"udp://{_written(self.host) or '@'}:{self.port}" if self.scheme is Scheme.UDP else self.path

    def __repr__(self) -> str:
        return f"StreamAddress({str(self)!r}, {self.payload}, {self.encoding})"


def parse_stream_address(text: str) -> StreamAddress:
    """What the user typed; a name and password in it are left out (`credentials_in` has them).

    StreamError (REFUSED): one sentence, which repeats nothing that may hold a password.
    """
    text = text.strip()
    _check_characters(text)
    if text.isascii() and text.isdecimal():
        return StreamAddress(Scheme.UDP, "", _port(text))
    if text.startswith("/dev/"):
        return StreamAddress(Scheme.DEVICE, path=text)
    if text.startswith("/") or _WINDOWS_PATH.match(text):
        return StreamAddress(Scheme.FILE, path=text)
    return _of_url(text)


def credentials_in(text: str) -> Credentials | None:
    """Name and password written into an RTSP address, `rtsp://NAME:PASSWORD@…`; None without."""
    scheme = _SCHEME.match(text.strip())
    if scheme is None or not scheme[1].lower().startswith("rtsp"):
        return None
    authority = re.split(r"[/?]", text.strip()[scheme.end() + 2 :], maxsplit=1)[0]
    user_and_password, at, _ = authority.rpartition("@")
    if not at or not user_and_password:
        return None
    user, _, password = user_and_password.partition(":")
    return Credentials(unquote(user), unquote(password))


def from_vehicle(uri: str, stream_type: int, encoding: int = 0) -> StreamAddress:
    """What a drone announces in VIDEO_STREAM_INFORMATION: never a file or a device of this computer.

    Numbers of MAVLink's VIDEO_STREAM_TYPE and VIDEO_STREAM_ENCODING. StreamError (REFUSED) in one sentence.
    """
    text = uri.partition("\0")[0].strip()
    payload = {1: Payload.RTP, 3: Payload.MPEG_TS}.get(stream_type)
    if stream_type not in _STREAM_TYPES or (payload is None and stream_type != 0):
        kind = _STREAM_TYPES.get(stream_type, f"of type {stream_type}")
        raise _refused(f"the drone announces a stream {kind}; only RTSP, RTP/UDP and MPEG-TS are taken")
    address = parse_stream_address(text)
    if address.scheme is Scheme.RTSP:
        return address
    if address.scheme is not Scheme.UDP or payload is None:
        raise _refused("the drone announces as its stream what is neither an RTSP address nor a UDP port")
    # MAVLink gives the port we listen at; a host written beside it is the drone's own, unless it is a group.
    host = address.host if _is_group(address.host) else ""
    return replace(
        address,
        host=host,
        payload=payload,
        encoding=_ENCODINGS.get(encoding) if payload is Payload.RTP else None,
    )


def points_elsewhere(address: StreamAddress, link_host: str | None) -> bool:
    """Whether a person is asked first: the stream is not where the drone itself is heard from.

    `link_host`: the address of the link's peer; None where there is none (serial).
    """
    if address.scheme in {Scheme.FILE, Scheme.DEVICE}:
        return True
    if address.scheme is Scheme.UDP and (not address.host or not _is_group(address.host)):
        return False  # we only listen, and ask nobody
    there, drone = _ip(address.host), _ip(link_host or "")
    if there is None or drone is None:
        return not link_host or address.host.casefold() != link_host.casefold()
    if there == drone or (there.is_loopback and drone.is_loopback):
        return False
    if there.version != 4 or drone.version != 4 or not (there.is_private and drone.is_private):
        return True
    return there not in ip_network((drone, _NEIGHBOURS_BITS), strict=False)


def _of_url(text: str) -> StreamAddress:
    found = _SCHEME.match(text)
    if found is None:
        raise _refused(f"that is no stream address: {HELP}")
    scheme, rest = found[1].lower(), text[found.end() + 2 :]
    match scheme:
        case "rtsp" | "rtsp+udp":
            transport = Transport.UDP if scheme == "rtsp+udp" else Transport.TCP
            return _rtsp(rest, transport)
        case "udp":
            host, port, path = _split(rest)
            if path not in {"", "/"} or not port:
                raise _refused("a UDP address is a port and nothing after it, such as udp://@:5600")
            return StreamAddress(Scheme.UDP, "" if host in {"0.0.0.0", "::"} else host, _port(port))  # noqa: S104
        case "file":
            path = unquote(rest.removeprefix("localhost"))
            if not path.startswith("/") or not path.isprintable():
                raise _refused("a file address begins with file:/// and is followed by the whole path")
            drive = _WINDOWS_PATH.match(path[1:])
            return StreamAddress(Scheme.FILE, path=path[1:] if drive else path)
        case _:
            raise _refused(f"{scheme}:// is not taken: {HELP}")


def _rtsp(rest: str, transport: Transport) -> StreamAddress:
    host, port, path = _split(rest)
    if not host:
        raise _refused("an RTSP address needs a host, such as rtsp://192.168.144.25:8554/video1")
    if "@" in path:
        raise _refused("there is an @ after the host: write / ? and @ of a password as %2F, %3F and %40")
    if not _PATH.fullmatch(path):
        raise _refused("a stream's path has letters, digits and /?&=._~:%+,*[]- only: write others as %XX")
    if path.startswith("?"):
        path = f"/{path}"
    return StreamAddress(Scheme.RTSP, host, _port(port) if port else RTSP_PORT, path, transport)


def _split(rest: str) -> tuple[str, str, str]:
    """Host, port and path of what stands behind `scheme://`; name and password are dropped."""
    authority = re.split(r"[/?]", rest, maxsplit=1)[0]
    path = rest[len(authority) :]
    place = authority.rpartition("@")[2]
    if place.startswith("["):
        host, _, port = place[1:].partition("]")
        if (port and not port.startswith(":")) or ":" not in host or _ip(host) is None:
            raise _refused("that is no IPv6 address in brackets")
        return host, port[1:], path
    host, _, port = place.partition(":")
    if host and not _NAME.fullmatch(host):
        raise _refused("that is no host: letters, digits, dots and hyphens, or an IP address")
    # 127.1 and 0x7f000001 are names by their letters, and yet some systems read addresses in them.
    if re.fullmatch(r"(?:.*\.)?(?:[0-9]+|0[xX][0-9A-Fa-f]*)", host) and _ip(host) is None:
        raise _refused("that is no IPv4 address: four numbers from 0 to 255")
    return host, port, path


def _check_characters(text: str) -> None:
    is_file = text.startswith(("/", "file:")) or _WINDOWS_PATH.match(text) is not None
    longest = LONGEST_FILE_NAME if is_file else LONGEST_ADDRESS
    if len(text) > longest:
        raise _refused(f"a stream address has at most {longest} characters, this one has {len(text)}")
    if not text.isprintable():
        raise _refused("a stream address has no control characters: type it anew")


def _port(text: str) -> int:
    if not (text.isascii() and text.isdecimal()) or len(text) > 5 or not 0 < int(text) < 65_536:
        raise _refused("a port is a number from 1 to 65535")
    return int(text)


def _ip(host: str) -> IPv4Address | IPv6Address | None:
    if host.casefold() == "localhost":
        return IPv4Address("127.0.0.1")
    if "%" in host and not re.fullmatch(r"[0-9A-Fa-f:.]+%[A-Za-z0-9._-]{1,15}", host):
        return None
    try:
        found = ip_address(host)
    except ValueError:
        return None
    return (found.ipv4_mapped or found) if isinstance(found, IPv6Address) else found


def _is_group(host: str) -> bool:
    found = _ip(host)
    return found is not None and found.is_multicast


def _written(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _refused(sentence: str) -> StreamError:
    return StreamError(Trouble.REFUSED, sentence)
