"""Vehicles that do not do what they say: wrapped around the embedded drone, for tests of what is believed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from telemetry.framing import Framer
from telemetry.messages import Codec, mavlink

if TYPE_CHECKING:
    from telemetry.link.loopback import Vehicle
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
