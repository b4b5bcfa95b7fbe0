"""Where this computer can be reached by a laptop beside it."""

from __future__ import annotations

import ipaddress
import socket

LOOPBACK = "127.0.0.1"
PORT = 47360
_NOBODY = ("192.0.2.1", 9)  # RFC 5737: nothing is sent to it, the system only says which way it would go


def own_addresses() -> tuple[str, ...]:
    """IPv4 addresses of this computer in networks, the one that leads outwards first; loopback is not one."""
    found = [_outward(), *_named()]
    good = [one for one in found if one is not None and not ipaddress.ip_address(one).is_loopback]
    return tuple(dict.fromkeys(good))


def host_and_port(text: str) -> tuple[str, int] | None:
    """HOST or HOST:PORT; None: it is neither."""
    host, colon, port = text.strip().rpartition(":")
    if not colon:
        host, port = port, str(PORT)
    if not host or not (port.isascii() and port.isdigit()) or not 0 < int(port) < 65_536:
        return None
    good = all(letter.isascii() and (letter.isalnum() or letter in "-._") for letter in host)
    return (host, int(port)) if good and len(host) <= 253 else None


def _outward() -> str | None:
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
            asking.connect(_NOBODY)
            return str(asking.getsockname()[0])
    except OSError:
        return None


def _named() -> list[str]:
    try:
        return [str(found[4][0]) for found in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)]
    except OSError:
        return []
