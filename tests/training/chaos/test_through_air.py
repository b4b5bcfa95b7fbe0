from __future__ import annotations

import pytest

from maps.geo import LatLon
from telemetry.link.loopback import LoopbackLink
from telemetry.session import Session
from training.chaos.air import CLEAR, DEAD, Air
from training.chaos.through_air import ThroughAir
from training.vehicle import EmbeddedDrone


class Echo:
    """Says back what it hears, and when it heard it."""

    def __init__(self) -> None:
        self.heard: list[tuple[float, bytes]] = []

    def step(self, now_s: float, received: bytes) -> bytes:
        if received:
            self.heard.append((now_s, received))
        return received


def test_a_round_trip_takes_both_delays():
    echo = Echo()
    through = ThroughAir(echo, Air(delay_s=0.05))
    assert through.step(0.0, b"hello") == b""
    assert through.step(0.04, b"") == b""
    assert through.step(0.05, b"") == b""
    assert echo.heard == [(0.05, b"hello")]
    assert through.step(0.10, b"") == b"hello"


def test_each_direction_may_have_an_air_of_its_own():
    echo = Echo()
    through = ThroughAir(echo, CLEAR, down=DEAD)
    assert through.step(0.0, b"heard") == b""
    assert echo.heard == [(0.0, b"heard")]
    assert through.lost == 1


def test_the_air_may_change_in_between():
    through = ThroughAir(Echo(), DEAD)
    assert through.step(0.0, b"lost") == b""
    through.change(CLEAR)
    assert through.step(1.0, b"back again") == b"back again"


@pytest.mark.parametrize("seed", [1, 2])
def test_a_drone_behind_bad_air_is_the_same_flight_for_the_same_seed(seed: int):
    def counts() -> tuple[int, int]:
        drone = EmbeddedDrone(LatLon(56.2, 25.3), ready=True)
        through = ThroughAir(drone, Air(loss=0.1, reorder=0.05, bit_errors=1e-5), seed)
        session = Session(LoopbackLink(through, speed=None))
        while session.clock.monotonic_s() < 20.0:
            session.step()
        return session.state.get().link.messages, through.lost

    assert counts() == counts()
    assert all(count > 20 for count in counts())
