from __future__ import annotations

import socket

from telemetry.clock import ScaledClock
from telemetry.link.simulated import SimulatedLink


def test_it_talks_to_one_port_of_this_computer_and_to_nobody_else():
    with (
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as simulator,
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as stranger,
    ):
        simulator.bind(("127.0.0.1", 0))
        simulator.settimeout(5.0)
        link = SimulatedLink(simulator.getsockname()[1], "sitl:127.0.0.1", ScaledClock(2.0), 2.0)
        link.write(b"hello")
        heard, where = simulator.recvfrom(100)
        stranger.sendto(b"me too", where)
        simulator.sendto(b"hello yourself", where)
        found: list[bytes] = []
        while not found:
            found = link.read(1.0)
        assert (heard, where[0], found) == (b"hello", "127.0.0.1", [b"hello yourself"])
        assert link.strangers == 1
        assert link.clock.monotonic_s() >= 0.0
        link.close()
