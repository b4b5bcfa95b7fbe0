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
from telemetry.link.kept import KeptLink, kept
from telemetry.link.link import LinkError
from telemetry.link.loopback import LoopbackLink
from telemetry.link.replay import ReplayLink
from telemetry.link.serial import SerialOpener
from telemetry.link.serial_devices import is_autopilot
from telemetry.link.simulated import SimulatedLink
from telemetry.link.sockets import NetworkOpener
from telemetry.recorder import Recorder
from telemetry.session import Session
from telemetry.session_thread import SessionThread

if TYPE_CHECKING:
    from collections.abc import Callable

    from telemetry.door import Door
    from telemetry.link.link import Link
    from telemetry.unfinished import Unfinished

# Where the demo and `sim` without a place stand: a field at Skaistkalne, on the Latvian bank of the Mēmele.
DEMO_PLACE = LatLon(56.3829, 24.6479)


def open_link(address: str, *, speed: float | None = 1.0, place: LatLon | None = None) -> Link:
    """The link that `address` names; when its port is gone it is opened again by itself.

    LinkError when it cannot be opened now. `place` is where a `sim` without one stands.
    """
    parsed = parse_address(address)
    match parsed:
        case NetworkAddress():
            return kept(NetworkOpener(parsed, address, speed or 1.0), address)
        case SerialAddress():
            return kept(SerialOpener(parsed, address), address)
        case ReplayAddress():
            return ReplayLink(Path(parsed.path), speed=speed)
        case SimAddress():
            home = LatLon(*parsed.place) if parsed.place else place or DEMO_PLACE
            return _sim(home, speed, address)


def await_link(address: str, *, speed: float | None = 1.0, place: LatLon | None = None) -> Link:
    """The same, but a port that is not there yet is tried until it is: the radio may be plugged in later.

    `down` says why it is not open so far. LinkError only when the address itself is wrong.
    """
    parsed = parse_address(address)
    match parsed:
        case NetworkAddress(
            kind="tcp"
        ):  # a host that does not answer takes seconds: not in the caller's time
            return KeptLink(NetworkOpener(parsed, address), address)
        case NetworkAddress() | SerialAddress():
            try:
                return open_link(address, speed=speed)
            except LinkError:
                return _to_come(parsed, address)
        case _:
            return open_link(address, speed=speed, place=place)


def open_session(
    address: str,
    *,
    data: Path,
    speed: float | None = 1.0,
    place: LatLon | None = None,
    door: Callable[[Link], Door] | None = None,
) -> SessionThread:
    """A session on its own thread, recorded below `data` unless it is a replay."""
    return record_link(open_link(address, speed=speed, place=place), data=data, door=door)


def record_link(
    link: Link,
    *,
    data: Path,
    door: Callable[[Link], Door] | None = None,
    again: Unfinished | None = None,
) -> SessionThread:
    """The same for a link that is open already. It is closed again when the flight cannot be recorded.

    `door` makes what judges and signs its frames; `again` is a flight to go on with.
    """
    if not link.live:
        return SessionThread(Session(link))

    def begin() -> Recorder:
        return Recorder(data, link.clock.utc(), address=link.address, training=is_training(link))

    try:
        recorder = begin() if again is None else Recorder.again(again, link.clock.utc())
    except RecordError:
        link.close()
        raise
    session = Session(link, recorder, None if door is None else door(link))
    return SessionThread(session, recorder.folder, begin)


def is_training(link: Link) -> bool:
    """True for the drone inside this program, or a simulator beside it. Its record says so on every page."""
    return isinstance(link, LoopbackLink | SimulatedLink)


def _to_come(parsed: NetworkAddress | SerialAddress, address: str) -> Link:
    if isinstance(parsed, SerialAddress):
        return KeptLink(SerialOpener(parsed, address), address, trusted=is_autopilot(parsed.port, None))
    return KeptLink(NetworkOpener(parsed, address), address)


def _sim(home: LatLon, speed: float | None, address: str) -> Link:
    try:
        from training.practice import practice_drone  # noqa: PLC0415 the product flies without training/
    except ImportError:
        raise LinkError("the embedded drone is not installed here") from None
    return LoopbackLink(practice_drone(home), speed=speed, address=address)
