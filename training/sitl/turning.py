"""Turns the simulation's knobs by PARAM_SET: the newest name first, an older one when nothing answers."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from telemetry.messages import mavlink, text_of
from telemetry.protocol import Ask, Conversation, Peer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from telemetry.messages import Message
    from training.sitl.knobs import Knob, Setting

WAIT_S = 0.5  # a set that is heard is echoed within 0.1 s
TRIES = 3  # then silence means: it has no parameter of this name
_FLOAT = mavlink.MAV_PARAM_TYPE_REAL32
_WANTS = frozenset({"PARAM_VALUE"})


def turn_all(peer: Peer, knobs: Sequence[Knob]) -> Conversation[tuple[str, ...]]:
    """One after the other. Returns the names of those that it knows under none of their names."""
    unknown: list[str] = []
    for knob in knobs:
        known = yield from turn(peer, knob)
        unknown += [knob[0].name] if known is None else []
    return tuple(unknown)


def turn(peer: Peer, knob: Knob) -> Conversation[str | None]:
    """Under the first name that is answered, which is returned. None: it is silent to all of them.

    ArduPilot answers nothing at all to a name it does not know.
    """
    for setting in knob:
        if (yield from _set(peer, setting)):
            return setting.name
    return None


def _set(peer: Peer, setting: Setting) -> Conversation[bool]:
    message = mavlink.MAVLink_param_set_message(
        peer.system, peer.component, setting.name.encode(), setting.value, _FLOAT
    )
    for _ in range(TRIES):
        heard = yield Ask((message,), _WANTS, WAIT_S)
        while heard is not None:
            if _is_echo(heard, setting):
                return True
            heard = yield Ask((), _WANTS, WAIT_S, goes_on=True)
    return False


def _is_echo(message: Message, setting: Setting) -> bool:
    """Another value under this name is an answer that was on its way before."""
    name, value = text_of(message.param_id), float(message.param_value)
    return name == setting.name and struct.pack("<f", value) == struct.pack("<f", setting.value)
