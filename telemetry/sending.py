"""What we say: packed, sealed at the door, recorded, and only then on its way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telemetry.messages import Codec, mavlink
from telemetry.signing_record import for_the_record

if TYPE_CHECKING:
    from telemetry.door import Door
    from telemetry.link.link import Link
    from telemetry.messages import Outgoing
    from telemetry.record import Record

HEARTBEAT = mavlink.MAVLink_heartbeat_message(
    mavlink.MAV_TYPE_GCS, mavlink.MAV_AUTOPILOT_INVALID, 0, 0, mavlink.MAV_STATE_ACTIVE, 3
)


class Sending:
    """The only way out. Nothing is written down as sent while the port is gone."""

    def __init__(self, link: Link, door: Door) -> None:
        self.record: Record | None = None
        self._link = link
        self._door = door
        self._codec = Codec()

    def send(self, message: Outgoing) -> None:
        """To our peer."""
        if self._link.down is None:
            self._link.write(self._made(message))

    def answer(self, message: Outgoing) -> None:
        """To whoever spoke last, once."""
        if self._link.down is None:
            self._link.answer(self._made(message))

    def _made(self, message: Outgoing) -> bytes:
        frame = self._door.seal(self._codec.pack(message))
        if self.record is not None:
            self.record.frames(self._link.clock.utc(), (for_the_record(frame),))
        return frame
