"""From a link address to a running, recorded session: the one place that knows every kind of link."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from maps.geo import LatLon
from telemetry.flight_folder import RecordError
from telemetry.link.address import (
    NetworkAddress,
    ReplayAddress,
    SerialAddress,
    SimAddress,
    parse_address,
)
from telemetry.link.link import LinkError
from telemetry.link.loopback import LoopbackLink
from telemetry.link.replay import ReplayLink
from telemetry.link.serial import SerialLink
from telemetry.link.sockets import open_network
from telemetry.recorder import Recorder
from telemetry.session import Session
from telemetry.session_thread import SessionThread

if TYPE_CHECKING:
    from telemetry.link.link import Link

# Where the demo and `sim` without a place stand: a field at Skaistkalne, on the Latvian bank of the Mēmele.
DEMO_PLACE = LatLon(56.3829, 24.6479)


def open_link(address: str, *, speed: float | None = 1.0, place: LatLon | None = None) -> Link:
    """The link that `address` names. `place` is where a `sim` without one stands."""
    parsed = parse_address(address)
    match parsed:
        case NetworkAddress():
            return open_network(parsed, address, speed or 1.0)
        case SerialAddress():
            return SerialLink(parsed, address)
        case ReplayAddress():
            return ReplayLink(Path(parsed.path), speed=speed)
        case SimAddress():
            home = LatLon(*parsed.place) if parsed.place else place or DEMO_PLACE
            return _sim(home, speed, address)


def open_session(
    address: str, *, data: Path, speed: float | None = 1.0, place: LatLon | None = None
) -> SessionThread:
    """A session on its own thread, recorded below `data` unless it is a replay."""
    return record_link(open_link(address, speed=speed, place=place), data=data)


def record_link(link: Link, *, data: Path) -> SessionThread:
    """The same for a link that is open already. It is closed again when the flight cannot be recorded."""
    if not link.live:
        return SessionThread(Session(link))

    def begin() -> Recorder:
        return Recorder(data, link.clock.utc(), address=link.address, training=is_training(link))

    try:
        recorder = begin()
    except RecordError:
        link.close()
        raise
    return SessionThread(Session(link, recorder), recorder.folder, begin)


def is_training(link: Link) -> bool:
    """True for the drone inside this program. Its record says so on every page."""
    return isinstance(link, LoopbackLink)


def _sim(home: LatLon, speed: float | None, address: str) -> Link:
    try:
        from training.practice import practice_drone  # noqa: PLC0415 the product flies without training/
    except ImportError:
        raise LinkError("the embedded drone is not installed here") from None
    return LoopbackLink(practice_drone(home), speed=speed, address=address)
