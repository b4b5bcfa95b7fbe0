"""Read a link address as people write it: `udp:127.0.0.1:14550`, `tcp:…`, `serial:/dev/ttyUSB0:57600`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from telemetry.link.link import LinkError

DEFAULT_BAUD = 57_600
_HELP = (
    "write udp:HOST:PORT, udpin:HOST:PORT, udpout:HOST:PORT, tcp:HOST:PORT, "
    "serial:PORT[:BAUD], replay:FILE or sim[:LAT,LON]"
)
Network = Literal["udp", "udpin", "udpout", "tcp"]


@dataclass(frozen=True, slots=True)
class NetworkAddress:
    """`udp` listens if nobody has the port and else talks to whoever has it; `udpin` and `udpout` insist."""

    kind: Network
    host: str
    port: int


@dataclass(frozen=True, slots=True)
class SerialAddress:
    """A serial port by its name, and its speed in baud."""

    port: str
    baud: int


@dataclass(frozen=True, slots=True)
class ReplayAddress:
    """A recorded flight, file or folder."""

    path: str


@dataclass(frozen=True, slots=True)
class SimAddress:
    """The embedded drone inside this program, at a place or wherever the plan is."""

    place: tuple[float, float] | None


Address = NetworkAddress | SerialAddress | ReplayAddress | SimAddress


def parse_address(text: str) -> Address:
    """The address, or a LinkError that says how to write one."""
    kind, _, rest = text.strip().partition(":")
    match kind:
        case "udp" | "udpin" | "udpout" | "tcp":
            return _network(kind, rest, text)
        case "serial":
            return _serial(rest, text)
        case "replay" if rest:
            return ReplayAddress(rest)
        case "sim":
            return SimAddress(_place(rest, text) if rest else None)
        case _:
            raise LinkError(f'"{text}" is not a link address: {_HELP}')


def _network(kind: Network, rest: str, text: str) -> NetworkAddress:
    host, _, port = rest.rpartition(":")
    host = host.removeprefix("//")
    if not host or not port.isdecimal() or not 0 < int(port) < 65_536:
        raise LinkError(f'"{text}" needs a host and a port from 1 to 65535, such as {kind}:127.0.0.1:14550')
    return NetworkAddress(kind, host, int(port))


def _serial(rest: str, text: str) -> SerialAddress:
    match = re.fullmatch(r"(?P<port>.+?)(:(?P<baud>\d+))?", rest)
    if match is None:
        raise LinkError(
            f'"{text}" names no serial port, write serial:/dev/ttyUSB0:57600 or serial:COM5:57600'
        )
    return SerialAddress(match["port"], int(match["baud"] or DEFAULT_BAUD))


def _place(rest: str, text: str) -> tuple[float, float]:
    try:
        lat, lon = (float(part) for part in rest.split(","))
    except ValueError:
        raise LinkError(f'"{text}" needs a place as LAT,LON in degrees, such as sim:56.2,24.75') from None
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise LinkError(f'"{text}": {lat}, {lon} is not a latitude and a longitude')
    return lat, lon
