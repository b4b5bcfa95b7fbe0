"""A link to a simulator on this computer: UDP on loopback, on a clock that the exercise moves."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

from telemetry.link.sockets import RECEIVE_BUFFER_BYTES, UdpLink

if TYPE_CHECKING:
    from telemetry.clock import Clock

_HERE = "127.0.0.1"


class SimulatedLink(UdpLink):
    """What comes over it is training, whatever it says; it can reach nothing but this computer."""

    def __init__(self, port: int, text: str, clock: Clock, speed: float = 1.0) -> None:
        """Talk to whoever waits at `port`, `speed` of whose seconds pass in one of ours."""
        sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        sock.setblocking(False)
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, RECEIVE_BUFFER_BYTES)
        sock.bind((_HERE, 0))
        super().__init__(sock, text, (_HERE, port), clock, speed)
