"""A vehicle that fails as it is told: the embedded drone, with switches on its ear and its tongue.

A switch watches for one kind of message, heard or said by the vehicle, and says what happens instead. The
drone behind it is whole, so that what is aboard at the end can be asked of the drone itself.
"""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from telemetry.framing import message_id
from telemetry.messages import GCS_COMPONENT, GCS_SYSTEM, Codec, Message, Outgoing, mavlink
from training.chaos.way import datagrams

if TYPE_CHECKING:
    from collections.abc import Callable

    from telemetry.link.loopback import Vehicle


class Deed(NamedTuple):
    """What becomes of a message."""

    passes: bool = True
    says: tuple[Outgoing, ...] = ()  # by the vehicle, to the ground station
    later: tuple[tuple[float, Outgoing], ...] = ()  # the same, so many seconds afterwards
    then_silent: bool = False  # from here on the vehicle hears, and says heartbeats only
    then_cut: bool = False  # from here on nothing passes, either way


@dataclass(frozen=True)
class Switch:
    """One failure. `first`: so many times only; `after`: not before so many have passed."""

    by_vehicle: bool  # whether the vehicle says the message, or hears it
    message: str
    do: Callable[[Message], Deed]
    only: Callable[[Message], bool] = lambda _: True
    first: int | None = None
    after: int = 0


@dataclass(frozen=True)
class Intruder:
    """A message that nobody asked for, again and again."""

    message: Callable[[], Outgoing]
    every_s: float = 0.5


@dataclass
class ScriptedVehicle:
    """A Vehicle for LoopbackLink. The first switch that fits a message decides."""

    vehicle: Vehicle
    switches: tuple[Switch, ...] = ()
    intruders: tuple[Intruder, ...] = ()
    heard: Counter[str] = field(default_factory=Counter)  # what was sent to it, whatever became of it
    silent: bool = False
    cut: bool = False
    _codec: Codec = field(default_factory=lambda: Codec(1, 1))
    _now_s: float = 0.0
    _later: list[tuple[float, Outgoing]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._seen = [0] * len(self.switches)
        self._watched = {_id(switch.message) for switch in self.switches}

    def step(self, now_s: float, received: bytes) -> bytes:
        before_s, self._now_s = self._now_s, now_s
        out, passed = bytearray(), bytearray()
        for frame in datagrams(received):
            self.heard[_name(frame)] += 1
            deed = self._judge(frame, by_vehicle=False)
            passed += frame if deed.passes and not self.cut else b""
            out += self._packed(deed.says)
        for frame in datagrams(self.vehicle.step(now_s, bytes(passed))):
            if self.silent and message_id(frame, 0) != mavlink.MAVLINK_MSG_ID_HEARTBEAT:
                continue
            deed = self._judge(frame, by_vehicle=True)
            out += (frame if deed.passes else b"") + self._packed(deed.says)
        for intruder in self.intruders:
            if int(now_s / intruder.every_s) != int(before_s / intruder.every_s):
                out += self._packed((intruder.message(),))
        out += self._packed(tuple(message for due_s, message in self._later if due_s <= now_s))
        self._later = [(due_s, message) for due_s, message in self._later if due_s > now_s]
        return b"" if self.cut else bytes(out)

    def _judge(self, frame: bytes, *, by_vehicle: bool) -> Deed:
        if message_id(frame, 0) not in self._watched:
            return Deed()
        (message,) = Codec().decode(frame)
        for place, switch in enumerate(self.switches):
            if switch.by_vehicle is not by_vehicle or message.get_type() != switch.message:
                continue
            if not switch.only(message):
                continue
            self._seen[place] += 1
            times = self._seen[place] - switch.after
            if times < 1 or (switch.first is not None and times > switch.first):
                continue
            deed = switch.do(message)
            self.silent, self.cut = self.silent or deed.then_silent, self.cut or deed.then_cut
            self._later += [(self._now_s + after_s, later) for after_s, later in deed.later]
            return deed
        return Deed()

    def _packed(self, messages: tuple[Outgoing, ...]) -> bytes:
        return b"".join(self._codec.pack(message) for message in messages)


# --- words for tables of failures -----------------------------------------------------------------


def hears(message: str, do: Callable[[Message], Deed], **how: object) -> Switch:
    """When the vehicle hears this; `seq=` picks one item, `command=` one command, `name=` one parameter."""
    return _switch(False, message, do, **how)


def says(message: str, do: Callable[[Message], Deed], **how: object) -> Switch:
    """When the vehicle says this."""
    return _switch(True, message, do, **how)


def ignored(_: Message) -> Deed:
    """As if it had never been."""
    return Deed(passes=False)


def then_silence(_: Message) -> Deed:
    """It was heard, and nothing follows."""
    return Deed(then_silent=True)


def then_cut(_: Message) -> Deed:
    """It was heard, and the link broke."""
    return Deed(then_cut=True)


def instead(build: Callable[[Message], Outgoing]) -> Callable[[Message], Deed]:
    """The vehicle says this, and does nothing."""
    return lambda message: Deed(passes=False, says=(build(message),))


def instead_and_silence(build: Callable[[Message], Outgoing]) -> Callable[[Message], Deed]:
    """The vehicle says this, does nothing, and says nothing more."""
    return lambda message: Deed(passes=False, says=(build(message),), then_silent=True)


def changed(**fields: object) -> Callable[[Message], Deed]:
    """The same message with other fields; a function gets the old value."""

    def change(message: Message) -> Deed:
        for name, value in fields.items():
            setattr(message, name, value(getattr(message, name)) if callable(value) else value)
        return Deed(passes=False, says=(message,))

    return change


def mission_ack(result: int, kind: int | None = None) -> Callable[[Message], Outgoing]:
    """MISSION_ACK for the list that the message is of."""
    return lambda message: mavlink.MAVLink_mission_ack_message(
        GCS_SYSTEM, GCS_COMPONENT, result, message.mission_type if kind is None else kind
    )


def command_ack(result: int, progress: int = 0) -> Callable[[Message], Outgoing]:
    """COMMAND_ACK for the command of the message."""
    return lambda message: mavlink.MAVLink_command_ack_message(
        message.command, result, progress, 0, GCS_SYSTEM, GCS_COMPONENT
    )


def ftp_nak(message: Message) -> Outgoing:
    """FILE_TRANSFER_PROTOCOL: refused, error 1 (fail)."""
    asked = bytes(message.payload)
    number = (int.from_bytes(asked[:2], "little") + 1) & 0xFFFF
    nak = number.to_bytes(2, "little") + bytes((asked[2], 129, 1, asked[3], 0, 0, 0, 0, 0, 0, 1))
    return mavlink.MAVLink_file_transfer_protocol_message(0, GCS_SYSTEM, GCS_COMPONENT, nak.ljust(251, b"\0"))


def ftp_wrong_number(message: Message) -> Deed:
    """The answer has the number of another question."""
    payload = bytearray(bytes(message.payload))
    payload[0] = (payload[0] + 7) % 256
    message.payload = bytes(payload)
    return Deed(passes=False, says=(message,))


def every_third(do: Callable[[Message], Deed]) -> Callable[[Message], Deed]:
    """Two pass, and one does not."""
    count = itertools.count(1)
    return lambda message: do(message) if next(count) % 3 == 0 else Deed()


def _switch(by_vehicle: bool, message: str, do: Callable[[Message], Deed], **how: object) -> Switch:
    wanted = {name: how.pop(name) for name in ("seq", "command", "param_id", "type", "param1") if name in how}
    only = lambda heard: all(getattr(heard, name) == value for name, value in wanted.items())  # noqa: E731
    return Switch(by_vehicle, message, do, only, **how)


def _id(name: str) -> int:
    return getattr(mavlink, f"MAVLINK_MSG_ID_{name}")


def _name(frame: bytes) -> str:
    known = mavlink.mavlink_map.get(message_id(frame, 0))
    return known.msgname if known else "UNKNOWN"
