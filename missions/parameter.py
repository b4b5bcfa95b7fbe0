"""Set one parameter aboard and see it taken. ArduPilot answers nothing at all to a name it does not know."""

from __future__ import annotations

import math
import struct
from typing import TYPE_CHECKING

from missions.order import PATIENCE_S, REPEAT_S, CommandRefused, CommandTimeout
from telemetry.events import EventCode
from telemetry.messages import mavlink, text_of
from telemetry.protocol import Ask, Conversation, Peer, Said

if TYPE_CHECKING:
    from telemetry.messages import Message

INT8 = mavlink.MAV_PARAM_TYPE_INT8
FLOAT = mavlink.MAV_PARAM_TYPE_REAL32
_WANTS = frozenset({"PARAM_VALUE"})


def set_parameter(peer: Peer, name: str, value: float, kind: int) -> Conversation[None]:
    """CommandTimeout without an echo, CommandRefused when the echo has another value."""
    if not math.isfinite(value):
        raise ValueError(f"{value} is not a value for {name}")
    order = f"set {name} to {value:g}"
    message = mavlink.MAVLink_param_set_message(peer.system, peer.component, name.encode(), value, kind)
    say: tuple[Said, ...] = (Said(EventCode.COMMAND_SENT, {"command": order}),)
    send, waited_s = (message,), 0.0
    while True:
        heard = yield Ask(send, _WANTS, REPEAT_S, say)
        send, say = (), ()
        if heard is None:
            waited_s += REPEAT_S
            if waited_s >= PATIENCE_S:
                yield Ask(say=(_answered(order, "none"),), wait_s=0.0)
                raise CommandTimeout(order)
            send = (message,)
        elif _is_of(heard, peer, name):
            taken = struct.pack("<f", value) == struct.pack("<f", float(heard.param_value))
            result = "accepted" if taken else f"it is {heard.param_value:g}"
            yield Ask(say=(_answered(order, result),), wait_s=0.0)
            if not taken:
                raise CommandRefused(order, result, ())
            return


def _is_of(heard: Message, peer: Peer, name: str) -> bool:
    return heard.get_srcComponent() == peer.component and text_of(heard.param_id) == name


def _answered(order: str, result: str) -> Said:
    return Said(EventCode.COMMAND_ANSWERED, {"command": order, "result": result, "text": None})
