"""A session with the embedded drone and what hangs below it, over real bytes and a clock of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from maps.geo import LatLon
from telemetry.camera.discover import discover
from telemetry.camera.order import CameraOrder, give
from telemetry.link.loopback import LoopbackLink
from telemetry.session import Session
from tests.missions.practice import Lossy
from training.payload.offer import StreamOffer
from training.payload.payload import Payload
from training.vehicle import EmbeddedDrone

if TYPE_CHECKING:
    from collections.abc import Callable

    from telemetry.camera.mount import Mount
    from telemetry.camera.state import Camera
    from telemetry.protocol import Start
    from telemetry.state import VehicleState

T = TypeVar("T")
HOME = LatLon(56.2, 25.3)
TICK_S = 0.02
OFFERS = (
    StreamOffer("thermal", "rtsp://127.0.0.1:8554/video1", thermal=True, size_px=(640, 512)),
    StreamOffer("zoom", "rtsp://127.0.0.1:8554/video2"),
)


class Aloft:
    """`share` of all frames are lost, both ways."""

    def __init__(self, payload: Payload | None, *, share: float = 0.0, seed: int = 3) -> None:
        self.payload = payload
        if payload is not None:
            payload.streams = payload.streams or OFFERS
        self.drone = EmbeddedDrone(HOME, ready=True, payload=payload)
        vehicle = Lossy(self.drone, share, seed) if share else self.drone
        self.link = LoopbackLink(vehicle, speed=None, tick_s=TICK_S)
        self.session = Session(self.link)
        self.until(lambda: self.session.peer is not None)
        self.live(3.0)

    @property
    def state(self) -> VehicleState:
        return self.session.state.get()

    @property
    def camera(self) -> Camera:
        return self.state.cameras[0]

    @property
    def mount(self) -> Mount:
        return next(mount for mount in self.state.mounts if mount.info is not None)

    def live(self, seconds: float) -> None:
        """Let time pass."""
        until_s = self.session.clock.monotonic_s() + seconds
        while self.session.clock.monotonic_s() < until_s:
            self.session.step(TICK_S)

    def until(self, true: Callable[[], bool], within_s: float = 30.0) -> None:
        until_s = self.session.clock.monotonic_s() + within_s
        while not true():
            assert self.session.clock.monotonic_s() < until_s, "it never came true"
            self.session.step(TICK_S)

    def done(self, start: Start[T], within_s: float = 60.0) -> T:
        """The result, or the error it ended in."""
        future = self.session.run(start)
        self.until(future.done, within_s)
        return future.result()

    def met(self) -> Aloft:
        """Its cameras and gimbals are known."""
        self.done(discover)
        self.live(0.5)
        return self

    def airborne(self, height_m: float = 40.0) -> Aloft:
        """It hovers in GUIDED."""
        ap = self.drone.autopilot
        for number, *values in ((176, 1, 4), (400, 1), (22, 0, 0, 0, 0, 0, 0, height_m)):
            self._command(number, *values)
        self.until(lambda: ap.copter.up_m > height_m - 0.5, 60.0)
        self.live(3.0)
        return self

    def _command(self, number: int, *values: float) -> None:

        self.done(lambda peer: give(peer, CameraOrder("get up", 1, number, values)))


def autopilots() -> Payload:
    """As a Siyi on an ArduCopter."""
    return Payload()


def own(*, strict: bool = False) -> Payload:
    """Components of their own."""
    return Payload(own_components=True, strict=strict)
