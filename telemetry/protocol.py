"""Conversations with the vehicle as generators: no sockets, no clocks, so a test plays both sides.

A protocol yields an `Ask` (what to send, which answers it wants, how long to wait) and is sent the next
wanted message, or None when the time is over. It returns its result or raises its own error.
Several run at once (a pause during a mission); each is given every message it asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from telemetry.messages import Message, Outgoing
from telemetry.turns import Turns

if TYPE_CHECKING:
    from collections.abc import Mapping

    from telemetry.events import EventCode, Fact

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Peer:
    """The vehicle a protocol talks to; every message it builds is addressed to it."""

    system: int
    component: int
    autopilot: str  # "ardupilotmega", "px4", ...
    capabilities: int | None = None  # MAV_PROTOCOL_CAPABILITY bits; None: not heard yet
    turns: Turns = field(default_factory=Turns, compare=False, repr=False)  # `replace` keeps it


@dataclass(frozen=True, slots=True)
class Said:
    """Something the protocol wants in the record: becomes an Event with the time of the step."""

    code: EventCode
    facts: Mapping[str, Fact] = field(default_factory=dict[str, "Fact"])


@dataclass(frozen=True, slots=True)
class Ask:
    """One turn of a protocol. `wait_s` counts on the link's clock, anew from every Ask.

    With `goes_on` the wait of the Ask before goes on instead: what is heard meanwhile does not put off the
    moment when it is sent None. A protocol that counts its patience in Nones must ask so.
    """

    send: tuple[Outgoing, ...] = ()
    wants: frozenset[str] = frozenset()  # MAVLink message names
    wait_s: float = 1.0
    say: tuple[Said, ...] = ()
    goes_on: bool = False


Conversation: TypeAlias = Generator[Ask, Message | None, T]
Start: TypeAlias = Callable[[Peer], Conversation[T]]
