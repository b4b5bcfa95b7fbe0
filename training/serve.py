"""Run the embedded drone in real time on loopback sockets, for any ground station on this computer."""

from __future__ import annotations

import selectors
import time
from typing import TYPE_CHECKING, Protocol

from training.ports import Port, open_port

if TYPE_CHECKING:
    from collections.abc import Callable
    from threading import Event

    from training.ports import Listen

TICK_S = 0.02  # of the drone; it lives no finer than this
SHORTEST_WAIT_S = 0.004
STALL_S = 0.25  # a computer that slept does not make the drone jump further than this


class OnRadios(Protocol):
    """A vehicle that is heard over its USB and over radios."""

    def step(self, now_s: float, received: bytes, radio: bytes = b"") -> bytes: ...


def serve(
    drone: OnRadios,
    listen: list[Listen],
    stop: Event,
    *,
    speed: float = 1.0,
    started: Callable[[list[str]], None] = lambda _: None,
    tick: Callable[[], None] = lambda: None,
) -> None:
    """Fly `drone` until `stop` is set. LinkError: an address cannot be opened.

    `started` is told where to connect; `tick` is called at each of its steps. Every client hears everything,
    as on a radio. The first address is the drone's USB, the others are radios: they differ once the drone was
    given a signing key.
    """
    ports: list[Port] = []
    with selectors.DefaultSelector() as selector:
        try:
            for address in listen:
                ports.append(open_port(address, selector))  # noqa: PERF401 what is open is closed if one fails
            started([port.address for port in ports])
            _run(drone, ports, selector, stop, speed=speed, tick=tick)
        finally:
            for port in ports:
                port.close()


def _run(
    drone: OnRadios,
    ports: list[Port],
    selector: selectors.BaseSelector,
    stop: Event,
    *,
    speed: float,
    tick: Callable[[], None],
) -> None:
    wait_s = max(SHORTEST_WAIT_S, TICK_S / speed)
    now_s, before_s = 0.0, time.monotonic()
    while not stop.is_set():
        selector.select(wait_s)
        wall_s = time.monotonic()
        now_s += min(wall_s - before_s, STALL_S) * speed
        before_s = wall_s
        usb, *radios = [port.receive() for port in ports]
        said = drone.step(now_s, usb, b"".join(radios))
        tick()
        for port in ports:
            port.send(said)
