"""The camera below an ArduPilot SITL, which carries none: a component of its own beside the autopilot.

It says what it is and where its pictures come from. It looks straight down and takes no orders.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from telemetry.messages import Codec, mavlink
from training.heard import command_of
from training.payload import telling
from training.payload.desk import ACCEPTED, FAILED, UNSUPPORTED
from training.payload.payload import CAMERA, Payload
from training.practice import LOOKS_DEG, THERMAL_HFOV_DEG

if TYPE_CHECKING:
    from collections.abc import Callable

    from telemetry.messages import Message, Outgoing
    from training.heard import Command

BEAT_S = 1.0
FASTEST_S = 0.05
_CAN = mavlink.CAMERA_CAP_FLAGS_HAS_VIDEO_STREAM | mavlink.CAMERA_CAP_FLAGS_HAS_THERMAL_RANGE
_STREAMS = {
    mavlink.MAVLINK_MSG_ID_VIDEO_STREAM_INFORMATION: telling.stream_information,
    mavlink.MAVLINK_MSG_ID_VIDEO_STREAM_STATUS: telling.stream_status,
}


def fixed_payload() -> Payload:
    """What hangs there, with the lenses of the drone that crews practise with."""
    payload = Payload(own_components=True, pitch_deg=LOOKS_DEG)
    payload.camera.thermal_hfov_deg = THERMAL_HFOV_DEG
    return payload


class CameraBeside:
    """Used by the thread that steps. `system`: the number of the drone that it hangs below."""

    def __init__(self, payload: Payload, system: int) -> None:
        self.now_s = 0.0
        self._payload = payload
        self._system = system
        self._ear = Codec()
        self._mouth = Codec(system, CAMERA)
        self._beat_due_s = 0.0
        self._every: dict[int, tuple[float, float]] = {}  # which message: its interval, when it is due
        self._builders: dict[int, Callable[[], Outgoing | None]] = {
            mavlink.MAVLINK_MSG_ID_CAMERA_INFORMATION: lambda: telling.information(payload, self, _CAN),
            mavlink.MAVLINK_MSG_ID_CAMERA_SETTINGS: lambda: telling.settings(payload, self),
            mavlink.MAVLINK_MSG_ID_CAMERA_CAPTURE_STATUS: lambda: telling.capture_status(payload, self),
            mavlink.MAVLINK_MSG_ID_CAMERA_THERMAL_RANGE: lambda: telling.thermal_range(payload, self),
        }

    @property
    def boot_ms(self) -> int:
        return round(self.now_s * 1000)

    def step(self, now_s: float, received: bytes) -> bytes:
        """Hear what the crew's station says; returns what is said to it."""
        self.now_s = now_s
        said: list[Outgoing] = []
        if now_s >= self._beat_due_s:
            self._beat_due_s = now_s + BEAT_S
            kind, none = mavlink.MAV_TYPE_CAMERA, mavlink.MAV_AUTOPILOT_INVALID
            said.append(mavlink.MAVLink_heartbeat_message(kind, none, 0, 0, mavlink.MAV_STATE_ACTIVE, 3))
        for message in self._ear.decode(received):
            said += self._hear(message)
        for number, (interval_s, due_s) in self._every.items():
            told = self._builders[number]() if now_s >= due_s else None
            if told is not None:
                self._every[number] = (interval_s, now_s + interval_s)
                said.append(told)
        return b"".join(self._mouth.pack(message) for message in said)

    def _hear(self, message: Message) -> list[Outgoing]:
        if message.get_type() not in ("COMMAND_LONG", "COMMAND_INT"):
            return []
        if message.target_system not in (0, self._system) or message.target_component not in (0, CAMERA):
            return []
        command = command_of(message)
        result, told = self._obey(command)
        if message.target_component == 0 and result != ACCEPTED:
            return []  # it may have been meant for the autopilot
        ack = mavlink.MAVLink_command_ack_message(command.number, result, 0, 0, *command.sender)
        return [ack, *told]

    def _obey(self, command: Command) -> tuple[int, list[Outgoing]]:
        """The result, and what is said behind it."""
        number = int(command.p1)
        if command.number == mavlink.MAV_CMD_REQUEST_MESSAGE:
            told = self._streams(number, int(command.p2)) if number in _STREAMS else self._asked(number)
            return (ACCEPTED if told else FAILED), told
        if command.number == mavlink.MAV_CMD_SET_MESSAGE_INTERVAL and number in self._builders:
            self._every.pop(number, None)
            if command.p2 > 0.0:
                self._every[number] = (max(FASTEST_S, command.p2 / 1e6), self.now_s)
            return ACCEPTED, []
        return UNSUPPORTED, []

    def _asked(self, number: int) -> list[Outgoing]:
        told = self._builders[number]() if number in self._builders else None
        return [] if told is None else [told]

    def _streams(self, number: int, which: int) -> list[Outgoing]:
        """One of them, counted from 1, or (0) all."""
        count = len(self._payload.streams)
        wanted = range(1, count + 1) if which == 0 else [which] if 1 <= which <= count else []
        return [_STREAMS[number](self._payload, one) for one in wanted]
