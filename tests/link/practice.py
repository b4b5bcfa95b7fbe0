"""What a fault matrix runs on: lists to bring aboard, a session, and the name of the state it all ends in."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from missions.download import DownloadError, download
from missions.items import MissionItem, MissionType, first_difference
from missions.order import CommandError
from missions.upload import UploadError
from telemetry.link.link import LinkError
from telemetry.link.loopback import LoopbackLink
from telemetry.session import Session
from tests.missions import shapes
from training.vehicle import EmbeddedDrone

if TYPE_CHECKING:
    from missions.items import Items
    from telemetry.link.loopback import Vehicle
    from telemetry.protocol import Conversation, Peer, Start

T = TypeVar("T")

WITHIN_S = 30.0
TICK_S = 0.02
HOME = shapes.at(-50.0, -50.0)
FTP = 32  # MAV_PROTOCOL_CAPABILITY_FTP


def _e7(east_m: float, north_m: float) -> dict[str, int]:
    at = shapes.at(east_m, north_m)
    return {"x": round(at.lat_deg * 1e7), "y": round(at.lon_deg * 1e7)}


LISTS: dict[MissionType, Items] = {
    MissionType.MISSION: (
        MissionItem(16, 0, **_e7(-50, -50)),
        MissionItem(22, z=40.0),
        *(MissionItem(16, **_e7(60.0 * n, 100.0), z=40.0 + n) for n in range(4)),
        MissionItem(20),
    ),
    MissionType.FENCE: (
        *(
            MissionItem(5001, 0, (4.0, 0.0, 0.0, 0.0), **_e7(*corner))
            for corner in ((-300, -300), (600, -300), (600, 500), (-300, 500))
        ),
        MissionItem(5004, 0, (30.0, 0.0, 0.0, 0.0), **_e7(300, 300)),
    ),
    MissionType.RALLY: tuple(MissionItem(5100, **_e7(20.0 * n, -20.0), z=30.0) for n in range(4)),
}
OLD: dict[MissionType, Items] = {  # what is aboard before: of the same length, at other places
    kind: tuple(replace(item, x=item.x + 1000, y=item.y + 1000) if item.x else item for item in items)
    for kind, items in LISTS.items()
}


def drone() -> EmbeddedDrone:
    """One that stands at HOME, ready."""
    return EmbeddedDrone(HOME, ready=True)


def connected(vehicle: Vehicle) -> Session:
    """A session that has met its vehicle; what it asks of every vehicle at the start is over."""
    session = Session(LoopbackLink(vehicle, speed=None, tick_s=TICK_S))
    while session.peer is None:
        session.step(TICK_S)
    live(session, 1.0)
    return session


def live(session: Session, seconds: float) -> None:
    """Let time pass."""
    until_s = session.clock.monotonic_s() + seconds
    while session.clock.monotonic_s() < until_s:
        session.step(TICK_S)


def ended(session: Session, start: Start[T], within_s: float = WITHIN_S) -> T | str:
    """The result, or the name of the state that the conversation ended in."""
    until_s = session.clock.monotonic_s() + within_s
    future = session.run(start)
    try:
        while not future.done():
            if session.clock.monotonic_s() > until_s:
                future.cancel()
                session.step(TICK_S)
                return "HANGS"
            session.step(TICK_S)
        return future.result()
    except (UploadError, DownloadError, CommandError, LinkError) as error:
        return state_of(error)


STATES = (
    (UploadError, r"could not be read back", "not read back"),
    (UploadError, r"aboard is not what was sent", "differs"),
    (UploadError, r"refused", "refused"),
    (UploadError, r"did not answer", "unanswered"),
    (UploadError, r"ended the upload|keeps asking", "given up"),
    (DownloadError, r"refused", "refused"),
    (DownloadError, r"did not answer", "unanswered"),
    (DownloadError, r"changed while", "changed"),
    (CommandError, r"refused", "refused"),
    (CommandError, r"did not answer", "unanswered"),
    (LinkError, r"", "link gone"),
)


def state_of(error: Exception) -> str:
    """By what the pilot reads; an upload's and a download's state names the item."""
    for kind, words, state in STATES:
        if isinstance(error, kind) and re.search(words, str(error)):
            item = getattr(error, "item", None)
            return state if item is None else f"{state} at item {item}"
    return f"NO NAME: {error}"


def aboard(vehicle: EmbeddedDrone, kind: MissionType) -> Items:
    """The truth, asked of the drone itself over a good link, when an open upload has run out."""
    session = connected(vehicle)
    live(session, 9.0)
    found = ended(session, partial(download, kind=kind))
    assert isinstance(found, tuple)
    return found


def means_the_same(one: Items, other: Items, kind: MissionType) -> bool:
    return first_difference(one, other, kind) is None


def to(autopilot: str, capabilities: int, start: Start[T]) -> Start[T]:
    """The same conversation with a vehicle that says it is this one and can do that."""

    def begin(peer: Peer) -> Conversation[T]:
        return start(replace(peer, autopilot=autopilot, capabilities=capabilities))

    return begin
