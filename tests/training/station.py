"""A ground station small enough to see through: it plays the other side of the embedded drone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maps.geo import LatLon
from telemetry.messages import Codec, mavlink
from training.vehicle import EmbeddedDrone

if TYPE_CHECKING:
    from collections.abc import Callable

    from telemetry.messages import Message, Outgoing

HOME = LatLon(56.2, 25.3)
STEP_S = 0.02
SERVICE, GLOBAL, RELATIVE = 0, 0, 3


class Station:
    """Steps a drone and keeps all that it says, with the seconds since the first step."""

    def __init__(self, drone: EmbeddedDrone | None = None, *, beats: bool = True) -> None:
        self.drone = drone or EmbeddedDrone(HOME, ready=True)
        self.heard: list[tuple[float, Message]] = []
        self.raw = bytearray()
        self.now_s = 0.0
        self.beats = beats
        self._codec, self._ear, self._waiting = Codec(), Codec(), bytearray()
        self._beat_due_s = 0.0
        self.drone.step(0.0, b"")

    def send(self, *messages: Outgoing) -> None:
        for message in messages:
            self._waiting += self._codec.pack(message)

    def run(self, seconds: float, step_s: float = STEP_S) -> list[Message]:
        """Let time pass; returns what came meanwhile."""
        first, until_s = len(self.heard), self.now_s + seconds - 1e-9
        while self.now_s < until_s:
            self._step(step_s)
        return [message for _, message in self.heard[first:]]

    def ask(self, *messages: Outgoing, seconds: float = 0.1) -> list[Message]:
        """Send and listen a moment."""
        self.send(*messages)
        return self.run(seconds)

    def until(self, wanted: Callable[[Message], bool], seconds: float) -> Message:
        """Let time pass until such a message comes."""
        until_s = self.now_s + seconds
        while self.now_s < until_s:
            first = len(self.heard)
            self._step(0.1)
            for _, message in self.heard[first:]:
                if wanted(message):
                    return message
        raise AssertionError(f"nothing of that kind within {seconds} s")

    def command(self, number: int, *values: float) -> int:
        """The result of a COMMAND_LONG."""
        answer = self.ask(long(number, *values))
        return next(m.result for m in answer if m.get_type() == "COMMAND_ACK" and m.command == number)

    def texts(self) -> list[str]:
        return [m.text for _, m in self.heard if m.get_type() == "STATUSTEXT"]

    def last(self, name: str) -> Message:
        return next(m for _, m in reversed(self.heard) if m.get_type() == name)

    def all(self, name: str) -> list[Message]:
        return [m for _, m in self.heard if m.get_type() == name]

    def upload(self, items: list[mavlink.MAVLink_mission_item_int_message], kind: int = 0) -> int:
        """The type of the final MISSION_ACK."""
        self.send(mavlink.MAVLink_mission_count_message(1, 1, len(items), kind))
        while True:
            for message in self.run(STEP_S):
                if message.get_type() == "MISSION_ACK":
                    return message.type
                if message.get_type() == "MISSION_REQUEST":
                    self.send(items[message.seq])

    def fly_mission(self) -> None:
        """GUIDED, arm, AUTO, start."""
        for number, *values in ((176, 1, 4), (400, 1), (176, 1, 3), (300,)):
            assert self.command(number, *values) == 0

    def airborne(self, height_m: float) -> None:
        """Take off in GUIDED and wait until it is there."""
        for number, *values in ((176, 1, 4), (400, 1), (22, 0, 0, 0, 0, 0, 0, height_m)):
            assert self.command(number, *values) == 0
        self.run(12.0 + height_m / 2.0, step_s=0.1)

    def _step(self, step_s: float) -> None:
        self.now_s += step_s
        if self.beats and self.now_s >= self._beat_due_s:
            self._beat_due_s += 1.0
            self.send(mavlink.MAVLink_heartbeat_message(6, 8, 0, 0, 4, 3))
        sent, self._waiting = bytes(self._waiting), bytearray()
        said = self.drone.step(self.now_s, sent)
        self.raw += said
        self.heard += [(self.now_s, message) for message in self._ear.decode(said)] if said else []


def long(number: int, *values: float) -> Outgoing:
    filled = [*values, *([0.0] * (7 - len(values)))]
    return mavlink.MAVLink_command_long_message(1, 1, number, 0, *filled)


def item(
    seq: int,
    command: int,
    *,
    at: LatLon | None = None,
    z: float = 0.0,
    frame: int = RELATIVE,
    p: tuple[float, ...] = (),
) -> mavlink.MAVLink_mission_item_int_message:
    values = [*p, *([0.0] * (4 - len(p)))]
    x, y = (round(at.lat_deg * 1e7), round(at.lon_deg * 1e7)) if at else (0, 0)
    return mavlink.MAVLink_mission_item_int_message(1, 1, seq, frame, command, 0, 1, *values, x, y, z, 0)
