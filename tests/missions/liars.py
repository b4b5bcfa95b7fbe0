"""Vehicles with a mind of their own: wrapped around the embedded drone, for tests of what is believed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from shapely import Point, Polygon

from telemetry.framing import Framer
from telemetry.messages import Codec, mavlink
from training.mission_store import FENCE_INCLUSION, Kind

if TYPE_CHECKING:
    from telemetry.link.loopback import Vehicle
    from telemetry.messages import Message
    from training.vehicle import EmbeddedDrone

FTP_WRITE = 7
SECOND_ITEM = (
    12 + 10 + 2 * 38 + 16
)  # in a payload: behind its header, the file's, two items; then the latitude


@dataclass
class Deaf:
    """Does not hear messages of one name."""

    vehicle: Vehicle
    name: str
    _framer: Framer = field(default_factory=Framer)
    _ear: Codec = field(default_factory=Codec)

    def step(self, now_s: float, received: bytes) -> bytes:
        heard = bytearray()
        for frame in self._framer.feed(received):
            if [message.get_type() for message in self._ear.decode(frame)] != [self.name]:
                heard += frame
        return self.vehicle.step(now_s, bytes(heard))


@dataclass
class Garbling:
    """Acknowledges every byte of a file, and keeps a wrong one."""

    vehicle: Vehicle
    _framer: Framer = field(default_factory=Framer)
    _ear: Codec = field(default_factory=Codec)

    def step(self, now_s: float, received: bytes) -> bytes:
        heard = bytearray()
        for frame in self._framer.feed(received):
            heard += self._garbled(frame)
        return self.vehicle.step(now_s, bytes(heard))

    def _garbled(self, frame: bytes) -> bytes:
        (message,) = self._ear.decode(frame)
        if message.get_type() != "FILE_TRANSFER_PROTOCOL" or message.payload[3] != FTP_WRITE:
            return frame
        payload = bytearray(message.payload)
        payload[SECOND_ITEM] ^= 1
        return self._ear.pack(mavlink.MAVLink_file_transfer_protocol_message(0, 1, 1, bytes(payload)))


@dataclass
class Forgetful:
    """Takes every mission and keeps another height of item 4."""

    vehicle: EmbeddedDrone

    def step(self, now_s: float, received: bytes) -> bytes:
        said = self.vehicle.step(now_s, received)
        items = self.vehicle.autopilot.missions.mission()
        if len(items) > 4:
            items[4] = replace(items[4], z=99.0)
        return said


@dataclass
class FenceMinded:
    """Refuses waypoints outside the fence that is aboard, as some autopilots do."""

    vehicle: EmbeddedDrone
    _framer: Framer = field(default_factory=Framer)
    _ear: Codec = field(default_factory=Codec)
    _voice: Codec = field(default_factory=lambda: Codec(1, 1))

    def step(self, now_s: float, received: bytes) -> bytes:
        heard, said = bytearray(), bytearray()
        for frame in self._framer.feed(received):
            (message,) = self._ear.decode(frame)
            if message.get_type() == "MISSION_ITEM_INT" and self._is_outside(message):
                heard += self._ear.pack(mavlink.MAVLink_mission_ack_message(1, 1, 15, 0))  # ends the upload
                said += self._voice.pack(mavlink.MAVLink_mission_ack_message(255, 190, 5, 0))
            else:
                heard += frame
        return self.vehicle.step(now_s, bytes(heard)) + bytes(said)

    def _is_outside(self, message: Message) -> bool:
        kept = self.vehicle.autopilot.missions.items[Kind.FENCE]
        corners = [(item.x, item.y) for item in kept if item.command == FENCE_INCLUSION]
        placed = message.mission_type == 0 and message.x != 0
        return placed and bool(corners) and not Polygon(corners).contains(Point(message.x, message.y))
