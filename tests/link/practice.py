"""What a fault matrix runs on: lists to bring aboard, a session, and the name of the state it all ends in."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from missions.download import DownloadError, download
from missions.items import MissionItem, MissionType, first_difference
from missions.order import CommandError, CommandRefused, CommandTimeout
from missions.parameter import ParameterError
from missions.upload import UploadError
from telemetry.link.link import LinkError
from telemetry.link.loopback import LoopbackLink
from telemetry.session import Session
from tests.missions import shapes
from training.vehicle import EmbeddedDrone

if TYPE_CHECKING:
    from missions.items import Items
    from telemetry.events import Event
    from telemetry.link.loopback import Vehicle
    from telemetry.protocol import Conversation, Peer, Start

T = TypeVar("T")

WITHIN_S = 30.0
TICK_S = 0.02
RADIO_HZ, BURST = 100, 500  # messages: more than that no radio carries, and no vehicle deserves
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
    kind: tuple(
        replace(item, x=item.x + 1000, y=item.y + 1000) if item.x else replace(item, params=(1.0, 0, 0, 0))
        for item in items
    )
    for kind, items in LISTS.items()
}


def drone() -> EmbeddedDrone:
    """One that stands at HOME, ready."""
    return EmbeddedDrone(HOME, ready=True)


class CountingLink(LoopbackLink):
    """Counts what is sent."""

    frames = 0

    def write(self, data: bytes) -> None:
        self.frames += 1
        super().write(data)


class Station:
    """A session that has met its vehicle; what it asks of every vehicle at the start is over."""

    def __init__(self, vehicle: Vehicle) -> None:
        self.link = CountingLink(vehicle, speed=None, tick_s=TICK_S)
        self.session = Session(self.link)
        while self.session.peer is None:
            self.session.step(TICK_S)
        self.live(2.0)

    @property
    def now_s(self) -> float:
        return self.session.clock.monotonic_s()

    def live(self, seconds: float) -> None:
        """Let time pass."""
        until_s = self.now_s + seconds
        while self.now_s < until_s:
            self.session.step(TICK_S)

    def events(self) -> list[Event]:
        """What was said since the last call."""
        found: list[Event] = []
        while not self.session.events.empty():
            found.append(self.session.events.get())
        return found

    def ended(self, start: Start[T], within_s: float = WITHIN_S) -> T | str:
        """The result, or the name of the state that the conversation ended in."""
        until_s, most = self.now_s + within_s, self.link.frames + BURST + RADIO_HZ * within_s
        future = self.session.run(start)
        try:
            while not future.done():
                if self.now_s > until_s or self.link.frames > most:
                    future.cancel()
                    return "HANGS" if self.now_s > until_s else "FLOODS"
                self.session.step(TICK_S)
            return future.result()
        except (UploadError, DownloadError, CommandError, ParameterError, LinkError) as error:
            return state_of(error)


WORDS = (
    (DownloadError, r"refused", "refused"),
    (DownloadError, r"did not answer", "unanswered"),
    (DownloadError, r"changed while", "changed"),
    (CommandRefused, r"refused", "refused"),
    (CommandTimeout, r"nothing shows it", "not seen"),
    (CommandTimeout, r"did not answer", "unanswered"),
    (ParameterError, r"did not answer|stopped telling", "unanswered"),
    (LinkError, r"", "link gone"),
)


def state_of(error: Exception) -> str:
    """An upload's state names the item; the others are told by what the pilot reads."""
    if isinstance(error, UploadError):
        return error.why.value if error.item is None else f"{error.why.value} at item {error.item}"
    for kind, words, state in WORDS:
        if isinstance(error, kind) and re.search(words, str(error)):
            return state
    return f"NO NAME: {error!r}"


def aboard(vehicle: EmbeddedDrone, kind: MissionType) -> Items:
    """The truth, asked of the drone itself over a good link, when an open upload has run out."""
    station = Station(vehicle)
    station.live(9.0)
    found = station.ended(partial(download, kind=kind))
    assert isinstance(found, tuple)
    return found


def means_the_same(one: Items, other: Items, kind: MissionType) -> bool:
    return first_difference(one, other, kind) is None


def to(autopilot: str, capabilities: int, start: Start[T]) -> Start[T]:
    """The same conversation with a vehicle that says it is this one and can do that."""

    def begin(peer: Peer) -> Conversation[T]:
        return start(replace(peer, autopilot=autopilot, capabilities=capabilities))

    return begin
