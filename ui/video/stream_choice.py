"""A stream that was announced, and one that somebody chose; a password is never written out with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

SCHEMES = ("rtsp", "udp")
MOST_LETTERS = 160  # as long as a drone can announce


@dataclass(frozen=True, slots=True)
class AnnouncedStream:
    """As the drone says it. `thermal` None: it does not say. `own`: the address is the drone's own, or in its
    network; others are asked about first."""

    name: str
    address: str
    thermal: bool | None
    own: bool
    size: str = ""  # "640 × 512"


@dataclass(frozen=True, slots=True)
class StreamChoice:
    """`approved`: a person said yes to an address that is not the drone's own, or typed it."""

    address: str
    thermal: bool | None = None
    user: str = ""
    password: str = field(default="", repr=False)
    approved: bool = False


def is_stream(address: str) -> bool:
    """Whether it can be tried at all: rtsp:// or udp:// with a host and a port that can be one, and no name
    or password in it, which would be seen by everybody."""
    if not 0 < len(address) <= MOST_LETTERS or any(c.isspace() or not c.isprintable() for c in address):
        return False
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return False
    if parts.scheme not in SCHEMES or not parts.hostname:
        return parts.scheme == "udp" and port is not None and not parts.username
    if parts.username is not None or parts.password is not None:
        return False
    return port is not None if parts.scheme == "udp" else True


def has_credentials(address: str) -> bool:
    """A name or a password in the address itself."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.username is not None or parts.password is not None
