"""What a DroneKit script may say to the drone, and how it gets into the record."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from telemetry.events import EventCode
from telemetry.messages import mavlink
from telemetry.protocol import Ask, Said

if TYPE_CHECKING:
    from telemetry.messages import Outgoing
    from telemetry.protocol import Conversation, Peer, Start

ANSWER_S = 3.0
UPLOADS_ARE_OURS = (
    "{name} was not sent: DroneKit does not read the drone's answer to a mission. "
    "Upload it with `firedrone upload`, which reads it back and compares it."
)
NOT_ON_THIS_LINK = "{name} was not sent: it changes what this link is, and a script may not."
_TRANSFERS = frozenset(
    {
        "FENCE_POINT",
        "MISSION_CLEAR_ALL",
        "MISSION_COUNT",
        "MISSION_ITEM",
        "MISSION_ITEM_INT",
        "MISSION_WRITE_PARTIAL_LIST",
        "RALLY_POINT",
    }
)
_KEPT_FROM_SCRIPTS = frozenset({"FILE_TRANSFER_PROTOCOL", "SERIAL_CONTROL", "SETUP_SIGNING"})
_COMMANDS = frozenset({"COMMAND_LONG", "COMMAND_INT"})
# ArduPilot takes a MISSION_ITEM with these values of `current` as "go there now" and "change your height".
_GO_THERE, _CHANGE_HEIGHT = 2, 3
_POSITION_ONLY = 0b0000_1101_1111_1000  # POSITION_TARGET_TYPEMASK: velocity, acceleration and yaw ignored


class DroneKitError(Exception):
    """A script that cannot run, or did what a script may not. The text says what to do instead."""


def spoken(message: Any, system: int) -> Start[None]:
    """The conversation that sends a script's message to this vehicle and no other.

    DroneKitError if a script may not send it.
    """
    refusal = _refusal(message)
    if refusal is not None:
        raise DroneKitError(refusal)
    mine: Any = _exact(message) if _is_goto(message) else copy.copy(message)  # a script may use its own again
    if hasattr(mine, "target_system"):
        mine.target_system = (
            system  # DroneKit writes 0 for "my vehicle"; nothing leaves here addressed to all
        )
    return _command(mine) if mine.get_type() in _COMMANDS else _say(mine)


def _refusal(message: Any) -> str | None:
    name: str = message.get_type()
    if name in _KEPT_FROM_SCRIPTS:
        return NOT_ON_THIS_LINK.format(name=name)
    if name in _TRANSFERS and getattr(message, "current", None) not in (_GO_THERE, _CHANGE_HEIGHT):
        return UPLOADS_ARE_OURS.format(name=name)
    return None


def _is_goto(message: Any) -> bool:
    """What `simple_goto` sends."""
    return (
        message.get_type() == "MISSION_ITEM"
        and message.current == _GO_THERE
        and message.command == mavlink.MAV_CMD_NAV_WAYPOINT
        and message.frame == mavlink.MAV_FRAME_GLOBAL_RELATIVE_ALT
    )


def _exact(goto: Any) -> Outgoing:
    """The same target in the message made for it: a MISSION_ITEM has steps of 0.4 m there."""
    return mavlink.MAVLink_set_position_target_global_int_message(
        0,
        goto.target_system,
        goto.target_component,
        mavlink.MAV_FRAME_GLOBAL_RELATIVE_ALT_INT,
        _POSITION_ONLY,
        round(goto.x * 1e7),
        round(goto.y * 1e7),
        goto.z,
        *(0.0,) * 8,
    )


def _say(message: Outgoing) -> Start[None]:
    """Send it once: what DroneKit wants repeated, it repeats."""

    def start(_peer: Peer) -> Conversation[None]:
        yield Ask(send=(message,), wait_s=0.0)

    return start


def _command(message: Any) -> Start[None]:
    """Send a command once, with its answer in the record."""
    known = mavlink.enums["MAV_CMD"].get(message.command)
    sent = {"command": known.name if known else f"MAV_CMD {message.command}", "by": "dronekit"}

    def start(_peer: Peer) -> Conversation[None]:
        answer = yield Ask(
            send=(message,),
            wants=frozenset({"COMMAND_ACK"}),
            wait_s=ANSWER_S,
            say=(Said(EventCode.COMMAND_SENT, sent),),
        )
        while answer is not None:
            if answer.command == message.command:
                answered = {**sent, "result": _result(answer.result)}
                yield Ask(wait_s=0.0, say=(Said(EventCode.COMMAND_ANSWERED, answered),))
                return
            answer = yield Ask(wants=frozenset({"COMMAND_ACK"}), wait_s=ANSWER_S)

    return start


def _result(number: int) -> str:
    known = mavlink.enums["MAV_RESULT"].get(number)
    return known.name.removeprefix("MAV_RESULT_").lower() if known else f"result {number}"
