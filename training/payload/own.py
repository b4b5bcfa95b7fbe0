"""A camera and a gimbal that are MAVLink components of their own: 100 and 154, beside the autopilot.

The camera also manages the gimbal. What is meant for one of them the autopilot does not hear.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from telemetry.messages import mavlink
from training.heard import command_of
from training.payload import telling
from training.payload.desk import ACCEPTED, FAILED, UNSUPPORTED, PayloadDesk
from training.payload.payload import CAMERA, GIMBAL
from training.streams import Streams

if TYPE_CHECKING:
    from telemetry.messages import Message, Outgoing
    from training.autopilot import Autopilot
    from training.heard import Command
    from training.payload.payload import Payload

BEAT_S = 1.0
_ATTITUDE = mavlink.MAVLINK_MSG_ID_GIMBAL_DEVICE_ATTITUDE_STATUS
_TYPES = {CAMERA: mavlink.MAV_TYPE_CAMERA, GIMBAL: mavlink.MAV_TYPE_GIMBAL}


class OwnComponents:
    """Speaks and hears for both. Made anew with each boot of the autopilot, which carries their frames."""

    def __init__(self, payload: Payload, ap: Autopilot) -> None:
        self._ap = ap
        self._desk = PayloadDesk(payload, self._behind_camera)
        camera = telling.camera_builders(payload) | telling.gimbal_builders(payload)
        attitude = {_ATTITUDE: camera.pop(_ATTITUDE)}
        self._streams = {
            CAMERA: Streams(camera, self._say_camera),
            GIMBAL: Streams(attitude, self._say_gimbal),
        }
        self._streams[GIMBAL].set_interval(_ATTITUDE, 1e6 / 5.0, ap.now_s)  # unasked
        self._behind: list[Outgoing] = []
        self._beat_due_s = ap.now_s

    def step(self, dt_s: float) -> None:
        ap = self._ap
        self._desk.step(ap, dt_s)
        if ap.now_s >= self._beat_due_s:
            self._beat_due_s = ap.now_s + BEAT_S
            for component, kind in _TYPES.items():
                beat = mavlink.MAVLink_heartbeat_message(
                    kind, mavlink.MAV_AUTOPILOT_INVALID, 0, 0, mavlink.MAV_STATE_ACTIVE, 3
                )
                ap.voice.say_as(component, beat)
        for streams in self._streams.values():
            streams.step(ap)
        self._flush()

    def hear(self, message: Message) -> bool:
        """True: it was for one of these alone, and the autopilot need not hear it."""
        target = int(getattr(message, "target_component", 0))
        if target not in (0, CAMERA, GIMBAL):
            return False
        if message.get_type() in ("COMMAND_LONG", "COMMAND_INT"):
            command = command_of(message)
            for component in (CAMERA, GIMBAL) if target == 0 else (target,):
                self._obey(component, command, aloud=target != 0)
        elif target != GIMBAL:
            self._desk.hear(message)
        self._flush()
        return target != 0

    def _obey(self, component: int, command: Command, *, aloud: bool) -> None:
        """`aloud`: it was meant for this one, who answers also when it cannot do it."""
        result = self._desk.obey(self._ap, command) if component == CAMERA else None
        if result is None:
            result = self._message(component, command)
        if aloud or result == ACCEPTED:
            ack = mavlink.MAVLink_command_ack_message(command.number, result, 0, 0, *command.sender)
            self._ap.voice.say_as(component, ack)

    def _message(self, component: int, command: Command) -> int:
        streams, number = self._streams[component], int(command.p1)
        if command.number == mavlink.MAV_CMD_REQUEST_MESSAGE:
            message = streams.builders[number](self._ap) if number in streams.builders else None
            if message is None:
                return FAILED
            self._behind_of(component, message)
            return ACCEPTED
        if command.number == mavlink.MAV_CMD_SET_MESSAGE_INTERVAL and number in streams.builders:
            streams.set_interval(number, command.p2, self._ap.now_s)
            return ACCEPTED
        return UNSUPPORTED

    def _behind_of(self, component: int, message: Outgoing) -> None:
        if component == CAMERA:
            self._behind.append(message)
        else:
            self._say_gimbal(message)

    def _say_camera(self, message: Outgoing) -> None:
        self._ap.voice.say_as(CAMERA, message)

    def _say_gimbal(self, message: Outgoing) -> None:
        self._ap.voice.say_as(GIMBAL, message)

    def _behind_camera(self, message: Outgoing) -> None:
        self._behind.append(message)

    def _flush(self) -> None:
        waiting, self._behind = self._behind, []
        for message in waiting:
            self._say_camera(message)
