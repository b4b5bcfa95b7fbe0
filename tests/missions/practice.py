"""The embedded drone on a loopback link, and a link that loses frames, for tests of whole conversations."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING, TypeVar

from telemetry.framing import Framer
from telemetry.link.loopback import LoopbackLink
from telemetry.session import Session
from tests.missions import shapes
from training.vehicle import EmbeddedDrone

if TYPE_CHECKING:
    from telemetry.events import Event
    from telemetry.link.loopback import Vehicle
    from telemetry.protocol import Start

T = TypeVar("T")
HOME = shapes.at(-50.0, -50.0)


@dataclass
class Lossy:
    """Loses whole frames both ways, each by the same chance and always the same ones for a seed."""

    vehicle: Vehicle
    share: float
    seed: int = 1
    lost: int = 0
    _to: Framer = field(default_factory=Framer)
    _back: Framer = field(default_factory=Framer)

    def __post_init__(self) -> None:
        self._chance = Random(self.seed)

    def step(self, now_s: float, received: bytes) -> bytes:
        return self._thin(self._back, self.vehicle.step(now_s, self._thin(self._to, received)))

    def _thin(self, framer: Framer, data: bytes) -> bytes:
        kept = bytearray()
        for frame in framer.feed(data):
            if self._chance.random() < self.share:
                self.lost += 1
            else:
                kept += frame
        return bytes(kept)


@dataclass
class Cut:
    """Passes everything until `left` more frames went to the vehicle; then nothing, either way."""

    vehicle: Vehicle
    left: int | None = None
    _to: Framer = field(default_factory=Framer)

    def step(self, now_s: float, received: bytes) -> bytes:
        passed = b""
        for frame in self._to.feed(received):
            if self.left is None or self.left > 0:
                passed += frame
                self.left = None if self.left is None else self.left - 1
        said = self.vehicle.step(now_s, passed)
        return b"" if self.left == 0 else said


def connected(vehicle: Vehicle) -> Session:
    """A session that has met its vehicle."""
    session = Session(LoopbackLink(vehicle, speed=None))
    while session.peer is None:
        session.step()
    return session


def drone(*, ready: bool = True) -> EmbeddedDrone:
    """One that stands at HOME."""
    return EmbeddedDrone(HOME, ready=ready)


def done(session: Session, start: Start[T], within_s: float = 2000.0) -> T:
    """The result of a protocol, by as many steps as it takes."""
    until_s = session.clock.monotonic_s() + within_s
    future = session.run(start)
    while not future.done():
        assert session.clock.monotonic_s() < until_s, "the protocol did not end"
        session.step()
    return future.result()


def events(session: Session) -> list[Event]:
    """What was said so far."""
    found: list[Event] = []
    while not session.events.empty():
        found.append(session.events.get())
    return found
