"""Parameters aboard by their names: set one and see it taken, read some. A default is never a value.

ArduPilot answers nothing at all to a name it does not know. So a name counts as unknown when others, asked in
the same breath, were answered time and again and it was not.
"""

from __future__ import annotations

import math
import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from maps.plain_error import PlainError
from missions.order import PATIENCE_S, REPEAT_S, TRIES, CommandRefused, CommandTimeout
from telemetry.events import EventCode
from telemetry.messages import mavlink, text_of
from telemetry.protocol import Ask, Conversation, Peer, Said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from telemetry.messages import Message, Outgoing

INT8 = mavlink.MAV_PARAM_TYPE_INT8
FLOAT = mavlink.MAV_PARAM_TYPE_REAL32
AT_ONCE = 10  # ArduPilot keeps a queue of 20 requests
UNKNOWN_AFTER = 6  # breaths with answers, none to this name: at 20 % loss each way 2 in 1,000 are wrong
_WANTS = frozenset({"PARAM_VALUE", "PARAM_ERROR"})


class ParameterError(PlainError):
    """Parameters that could not be read. What was read until then is not lost."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter as the vehicle told it. `kind` is its MAV_PARAM_TYPE."""

    name: str
    value: float
    kind: int


def set_parameter(peer: Peer, name: str, value: float, kind: int) -> Conversation[None]:
    """CommandTimeout without an echo, CommandRefused when the echo has another value, twice.

    Once is not enough: it may be the old value, told to somebody who asked a moment ago.
    """
    if not math.isfinite(value):
        raise ValueError(f"{value} is not a value for {name}")
    order = f"set {name} to {value:g}"
    message = mavlink.MAVLink_param_set_message(peer.system, peer.component, name.encode(), value, kind)
    say: tuple[Said, ...] = (Said(EventCode.COMMAND_SENT, {"command": order}),)
    heard = yield Ask((message,), _WANTS, REPEAT_S, say)
    waited_s, others = 0.0, 0
    while True:
        if heard is None:
            waited_s += REPEAT_S
            if waited_s > (TRIES - 0.5) * REPEAT_S:
                yield Ask(say=(_answered(order, "none"),), wait_s=0.0)
                raise CommandTimeout(order)
            heard = yield Ask((message,), _WANTS, REPEAT_S)
            continue
        told = told_by(heard, peer)
        if told is None or told.name != name:
            heard = yield Ask((), _WANTS, goes_on=True)
            continue
        if same_float(told.value, value):
            yield Ask(say=(_answered(order, "accepted"),), wait_s=0.0)
            return
        others += 1
        if others > 1:
            result = f"it is {told.value:g}"
            yield Ask(say=(_answered(order, result),), wait_s=0.0)
            raise CommandRefused(order, result, ())
        heard = yield Ask((message,), _WANTS, goes_on=True)


def read_parameters(
    peer: Peer, names: Mapping[str, tuple[str, ...]]
) -> Conversation[dict[str, Parameter | None]]:
    """What the vehicle says to each of `names`; the tuple holds the names of other firmware versions.

    None: the vehicle does not have it. ParameterError: it did not answer at all, or a name stayed open.
    """
    reading = _Reading(peer, names)
    message = yield Ask(reading.send(), _WANTS, REPEAT_S)
    while True:
        if message is None:
            reading.breath()
            if reading.is_over():
                return reading.found
            message = yield Ask(reading.send(), _WANTS, REPEAT_S)
        else:
            reading.hear(message)
            if reading.is_over():
                return reading.found
            message = yield Ask((), _WANTS, goes_on=True)


def told_by(message: Message, peer: Peer) -> Parameter | None:
    """The parameter of a PARAM_VALUE of the autopilot; None for anything else, or a value that is none."""
    if message.get_type() != "PARAM_VALUE" or message.get_srcComponent() != peer.component:
        return None
    kind, value = int(message.param_type), float(message.param_value)
    if (peer.capabilities or 0) & mavlink.MAV_PROTOCOL_CAPABILITY_PARAM_ENCODE_BYTEWISE:
        value = _reinterpreted(value, kind)
    return Parameter(text_of(message.param_id), value, kind) if math.isfinite(value) else None


def same_float(one: float, other: float) -> bool:
    """Equal as they travel: 32 bits."""
    return struct.pack("<f", one) == struct.pack("<f", other)


@dataclass(slots=True)
class _Reading:
    """Names asked for again and again, until each is answered or certainly not there."""

    peer: Peer
    names: Mapping[str, tuple[str, ...]]
    found: dict[str, Parameter | None] = field(default_factory=dict[str, "Parameter | None"])
    _left_out: dict[str, int] = field(default_factory=dict[str, int])  # breaths in which others were answered
    _denied: set[str] = field(default_factory=set[str])
    _asked: tuple[str, ...] = ()
    _breathes: bool = False  # the vehicle answered in this breath
    _silent_s: float = 0.0

    def send(self) -> tuple[Outgoing, ...]:
        """The next breath of requests: some that are open, and number 0, which every vehicle has."""
        self._asked = tuple(key for key in self.names if key not in self.found)[:AT_ONCE]
        self._breathes = False
        asked = [self._request(name) for key in self._asked for name in self._all_names(key)]
        return (*asked, self._request("", 0))

    def hear(self, message: Message) -> None:
        self._breathes = self._breathes or message.get_srcComponent() == self.peer.component
        told = told_by(message, self.peer)
        if told is None:
            self._hear_denial(message)
            return
        for key in self.names:
            if told.name in self._all_names(key):
                self.found[key] = told

    def breath(self) -> None:
        """REPEAT_S went by."""
        self._silent_s = 0.0 if self._breathes else self._silent_s + REPEAT_S
        if self._silent_s >= PATIENCE_S:
            missing = ", ".join(key for key in self.names if key not in self.found)
            raise ParameterError(f"the drone did not answer when asked for {missing}")
        if not self._breathes:
            return
        for key in self._asked:
            self._left_out[key] = self._left_out.get(key, 0) + 1
            if self._left_out[key] >= UNKNOWN_AFTER:
                self.found.setdefault(key, None)

    def is_over(self) -> bool:
        return len(self.found) == len(self.names)

    def _hear_denial(self, message: Message) -> None:
        """Newer vehicles say so when they do not have it."""
        if message.get_type() != "PARAM_ERROR" or message.error != mavlink.MAV_PARAM_ERROR_DOES_NOT_EXIST:
            return
        self._denied.add(text_of(message.param_id))
        for key in self._asked:
            if self._denied.issuperset(self._all_names(key)):
                self.found.setdefault(key, None)

    def _all_names(self, key: str) -> tuple[str, ...]:
        return (key, *self.names[key])

    def _request(self, name: str, number: int = -1) -> Outgoing:
        return mavlink.MAVLink_param_request_read_message(
            self.peer.system, self.peer.component, name.encode(), number
        )


def _reinterpreted(value: float, kind: int) -> float:
    """PX4 puts the bytes of an integer into the float."""
    form = {
        mavlink.MAV_PARAM_TYPE_INT8: "<bxxx",
        mavlink.MAV_PARAM_TYPE_INT16: "<hxx",
        mavlink.MAV_PARAM_TYPE_INT32: "<i",
        mavlink.MAV_PARAM_TYPE_UINT8: "<Bxxx",
        mavlink.MAV_PARAM_TYPE_UINT16: "<Hxx",
        mavlink.MAV_PARAM_TYPE_UINT32: "<I",
    }.get(kind, "<f")
    return float(struct.unpack(form, struct.pack("<f", value))[0])


def _answered(order: str, result: str) -> Said:
    return Said(EventCode.COMMAND_ANSWERED, {"command": order, "result": result, "text": None})
