"""The crew's end of an ArduPilot SITL for a link that steps its vehicle, as it does the embedded drone.

While it is frozen the last words are repeated once a second, as `training.exercise.standing_still` has it:
silence would be an alarm of the link.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from telemetry.messages import Codec
from training.chaos.udp_proxy import UdpEnd
from training.chaos.way import datagrams
from training.exercise.standing_still import EVERY_S

if TYPE_CHECKING:
    from telemetry.messages import Outgoing

_REPEATED = ("HEARTBEAT", "ATTITUDE", "GLOBAL_POSITION_INT", "VFR_HUD", "SYS_STATUS", "GPS_RAW_INT")


class SteppedEnd:
    """Used by the thread that steps."""

    def __init__(self, station_port: int, system: int, component: int) -> None:
        self._end = UdpEnd(station_port)
        self._ear = Codec()
        self._mouth = Codec(system, component)
        self._last: dict[str, Outgoing] = {}
        self._due_s = 0.0

    def step(self, now_s: float, received: bytes, *, frozen: bool) -> bytes:
        """Hand on what was received; returns what was said since."""
        for frame in datagrams(received):  # one each: it reads no more at once than its buffer holds
            self._end.send(frame)
        said = b"".join(self._end.receive())
        for message in self._ear.decode(said):
            if message.get_type() in _REPEATED:
                self._last[message.get_type()] = cast("Outgoing", message)
        if not frozen or now_s < self._due_s:
            return said
        self._due_s = now_s + EVERY_S
        return said + b"".join(self._mouth.pack(message) for message in self._last.values())

    def close(self) -> None:
        self._end.pull()
